import assert from 'node:assert/strict';
import { turns } from '../../server/people/turns.js';

const pause = () => new Promise((resolve) => setTimeout(resolve, 1));

describe('taking turns', () => {
  it('never lets more run at once than allowed, nor fewer when others wait', async () => {
    const inTurn = turns(2);
    let running = 0;
    const seen: number[] = [];
    await Promise.all(
      Array.from({ length: 20 }, () =>
        inTurn(async () => {
          seen.push(++running);
          await pause();
          running--;
        }),
      ),
    );
    assert.equal(Math.max(...seen), 2);
    assert.equal(seen.length, 20);
  });

  it('keeps the order', async () => {
    const inTurn = turns(1);
    const order: number[] = [];
    await Promise.all(
      [1, 2, 3, 4].map((n) =>
        inTurn(async () => {
          await pause();
          order.push(n);
        }),
      ),
    );
    assert.deepEqual(order, [1, 2, 3, 4]);
  });

  it('hands the turn on after a failure', async () => {
    const inTurn = turns(1);
    const failed = inTurn(() => Promise.reject(new Error('no')));
    const next = inTurn(() => Promise.resolve('yes'));
    await assert.rejects(failed, /no/);
    assert.equal(await next, 'yes');
    assert.equal(await inTurn(() => Promise.resolve('again')), 'again');
  });
});
