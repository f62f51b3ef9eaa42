import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { httpLog, NotRead } from '../../../server/audit/witness/http-log.js';

const LEAF = Buffer.alloc(32, 1).toString('base64');
const MEGABYTE = Buffer.alloc(1 << 20, 'a');

describe('the log over HTTP', () => {
  const servers: Server[] = [];
  const close = () => {
    for (const server of servers.splice(0)) {
      server.close();
      server.closeAllConnections();
    }
  };
  afterEach(close);

  async function reading(listener: RequestListener, patience = 5000) {
    const server = createServer(listener).listen(0, '127.0.0.1');
    servers.push(server);
    await once(server, 'listening');
    return httpLog(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`, patience);
  }
  const answering = (body: unknown, status = 200, headers = {}) =>
    reading((_request, response) => response.writeHead(status, headers).end(typeof body === 'string' ? body : JSON.stringify(body)));
  const refuses = (work: Promise<unknown>, said: RegExp) => assert.rejects(work, (error: Error) => error instanceof NotRead && said.test(error.message));

  it('is read entry by entry', async () => {
    const log = await answering({ entries: [{ seq: 7, leaf: LEAF, bytes: 'AAEC' }, { seq: 8, leaf: LEAF }] });
    const leaves = await log.leaves(7, 8);
    assert.deepEqual(leaves.map(({ leaf, bytes }) => [leaf.length, bytes && [...bytes]]), [[32, [0, 1, 2]], [32, null]]);
  });

  it('has one key for a witness, also where it signs with two', async () => {
    assert.equal(await (await answering('first+key\nsecond+key\n')).key(), 'first+key');
  });

  const wrong: [what: string, body: unknown, said: RegExp][] = [
    ['a page of something else', '<html>', /not what a log answers/],
    ['another shape', { entries: { seq: 0 } }, /not what a log answers/],
    ['no base64', { entries: [{ seq: 0, leaf: '§§§§' }] }, /not what a log answers/],
    ['a hash of another length', { entries: [{ seq: 0, leaf: 'AAAA' }] }, /leaf of 0 is no hash/],
    ['another entry than was asked for', { entries: [{ seq: 5, leaf: LEAF }] }, /5 where 0 was asked for/],
    ['a gap', { entries: [{ seq: 0, leaf: LEAF }, { seq: 2, leaf: LEAF }] }, /2 where 1 was asked for/],
  ];
  for (const [what, body, said] of wrong) {
    it(`is not read where it answers ${what}`, async () => {
      await refuses((await answering(body)).leaves(0, 2), said);
    });
  }

  it('is not read further than a log could be long, and the rest is not taken in', async () => {
    let sent = 0;
    let broken = false;
    const log = await reading((_request, response) => {
      response.on('close', () => {
        broken = true;
      });
      const more = () => {
        while (!broken && response.write(MEGABYTE)) sent += 1;
        sent += 1;
      };
      response.on('drain', more);
      more();
    });
    await refuses(log.checkpoint(), /more than 8388608 bytes/);
    while (!broken) await sleep(5);
    assert.ok(sent < 64, `${sent} MB were sent`);
  });

  it('is not waited for when it says nothing, or begins and does not end', async () => {
    await refuses((await reading(() => undefined, 100)).checkpoint(), /within 0.1 s/);
    await refuses((await reading((_request, response) => void response.write('begin'), 100)).checkpoint(), /within 0.1 s/);
  });

  it('is not followed elsewhere: the message names the address', async () => {
    await refuses((await answering('', 302, { location: 'http://elsewhere.example/' })).checkpoint(), /redirects to http:\/\/elsewhere.example\/.*--log/);
  });

  it('is told apart from one that refuses or is not there', async () => {
    await refuses((await answering('x'.repeat(100_000), 500)).checkpoint(), /^checkpoint: 500 x{300} \/ 平台答复 500$/);
    await refuses((await answering({ detail: '请稍后再试。' }, 503)).checkpoint(), /^checkpoint: 503 \/ 请稍后再试。$/);
    const gone = await answering('');
    close();
    await refuses(gone.checkpoint(), /cannot be reached \(ECONNREFUSED\)/);
  });
});
