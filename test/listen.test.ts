import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Listener, listen } from '../server/listen.js';

describe('the listener', () => {
  let listener: Listener;
  let url: string;

  beforeEach(async () => {
    listener = await listen('127.0.0.1', 0);
    url = `http://127.0.0.1:${listener.port}`;
  });

  it('lets a request that comes too early wait for the platform', async () => {
    const early = fetch(url);
    await sleep(50);
    listener.serve((_req, res) => res.end('ready'));
    assert.equal(await (await early).text(), 'ready');
    await listener.drain(1000);
  });

  it('says which port is taken', async () => {
    await assert.rejects(listen('127.0.0.1', listener.port), /端口已被占用/);
    await listener.drain(1000);
  });

  it('finishes what is running, though it takes nothing new', async () => {
    listener.serve((_req, res) => setTimeout(() => res.end('finished'), 200));
    const running = fetch(url);
    await sleep(50);
    const drained = listener.drain(5000);
    await assert.rejects(fetch(url));
    assert.equal(await (await running).text(), 'finished');
    await drained;
  });

  it('cuts what does not finish in time', async () => {
    listener.serve(() => undefined);
    const endless = fetch(url);
    await sleep(50);
    await Promise.all([assert.rejects(endless), listener.drain(100)]);
  });
});
