import assert from 'node:assert/strict';
import { setTimeout as pause } from 'node:timers/promises';
import { pino } from 'pino';
import { startRounds } from '../../server/background/rounds.js';

const log = pino({ level: 'silent' });
const FAR = 60_000;

describe('rounds', () => {
  it('runs at once, then when woken, and gathers wakings', async () => {
    let rounds = 0;
    const work = startRounds({
      name: 'x',
      log,
      every: FAR,
      gather: 10,
      work: async () => {
        rounds += 1;
        return false;
      },
    });
    await pause(5);
    assert.equal(rounds, 1);
    for (let n = 0; n < 100; n += 1) work.wake();
    await pause(40);
    assert.equal(rounds, 2);
    await work.stop();
  });

  it('loses no waking that comes while a round runs', async () => {
    let rounds = 0;
    const work = startRounds({
      name: 'x',
      log,
      every: FAR,
      work: async () => {
        rounds += 1;
        await pause(10);
        return false;
      },
    });
    work.wake();
    await pause(50);
    assert.equal(rounds, 2);
    await work.stop();
  });

  it('goes on at once while more is waiting', async () => {
    let left = 5;
    const work = startRounds({
      name: 'x',
      log,
      every: FAR,
      work: async () => {
        left -= 1;
        return left > 0;
      },
    });
    await pause(50);
    assert.equal(left, 0);
    await work.stop();
  });

  it('survives a round that fails, without running hot', async () => {
    let rounds = 0;
    const work = startRounds({
      name: 'x',
      log,
      every: 20,
      work: async () => {
        rounds += 1;
        if (rounds > 3) return false;
        setTimeout(() => work.wake(), 0); // as somebody who commits while it fails
        await pause(1);
        throw new Error('no database');
      },
    });
    await pause(150);
    assert.ok(rounds >= 4 && rounds <= 9, `${rounds} rounds`);
    await work.stop();
  });

  it('stops after the round that is running', async () => {
    let done = false;
    const work = startRounds({
      name: 'x',
      log,
      every: 1,
      work: async () => {
        await pause(30);
        done = true;
        return false;
      },
    });
    await work.stop();
    assert.ok(done);
  });
});
