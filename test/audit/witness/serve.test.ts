import assert from 'node:assert/strict';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { toBase64 } from '../../../server/audit/base64.js';
import { cosignatureVerifier, formatWitnessKey } from '../../../server/audit/cosignature.js';
import { noteVerifier, openNote } from '../../../server/audit/note.js';
import { inTurn } from '../../../server/audit/witness/in-turn.js';
import { Kept } from '../../../server/audit/witness/kept.js';
import { witnessServer } from '../../../server/audit/witness/serve.js';
import { ed25519 } from '@noble/curves/ed25519.js';
import { folder, MadeLog, witnessOf } from './made-log.js';

describe('add-checkpoint of a witness', () => {
  let dir: string;
  let log: MadeLog;
  let server: Server;
  let url: string;
  beforeEach(async () => {
    dir = await folder();
    log = MadeLog.of(20);
    server = witnessServer(await witnessOf(log, dir), inTurn(), assert.fail).listen(0, '127.0.0.1');
    await once(server, 'listening');
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/add-checkpoint`;
  });
  afterEach(() => {
    server.close();
    rmSync(dir, { recursive: true, force: true });
  });

  async function post(body: string): Promise<{ status: number; text: string; type: string | null }> {
    const answer = await fetch(url, { method: 'POST', body });
    return { status: answer.status, text: await answer.text(), type: answer.headers.get('content-type') };
  }
  const body = (old: number, size: number, from = log) =>
    `old ${old}\n${from.consistency(old, size).map((hash) => `${toBase64(hash)}\n`).join('')}\n${from.noteOf(size)}`;

  it('answers with lines that open as part of the note', async () => {
    const { status, text } = await post(body(0, 7));
    assert.equal(status, 200);
    const key = formatWitnessKey('jiwei.example/witness', ed25519.getPublicKey(new Uint8Array(32).fill(9)));
    const opened = openNote(log.noteOf(7) + text, [noteVerifier(await log.key()), cosignatureVerifier(key)]);
    assert.deepEqual(opened.signatures.map((s) => s.verified), [true, true]);
    assert.equal((await Kept.open(dir)).last?.size, 7);
  });

  it('follows a log from size to size and tells whoever is behind where it stands', async () => {
    assert.equal((await post(body(0, 7))).status, 200);
    assert.equal((await post(body(7, 20))).status, 200);
    const behind = await post(body(7, 20));
    assert.deepEqual([behind.status, behind.text, behind.type], [409, '20\n', 'text/x.tlog.size']);
    assert.equal((await post(body(20, 20))).status, 200);
  });

  it('answers what the protocol says to each wrong request', async () => {
    await post(body(0, 7));
    const other = Object.assign(MadeLog.of(20), { origin: 'example.cn/other' });
    const thief = Object.assign(MadeLog.of(20), { seed: new Uint8Array(32).fill(1) });
    const fork = MadeLog.of(20);
    fork.entries[3] = Buffer.from('another');
    const cases: [string, number, string][] = [
      ['no request at all', 400, 'nothing'],
      ['an old size of another form', 400, body(7, 20).replace('old 7', 'old 07')],
      ['a proof line that is no hash', 400, body(7, 20).replace('old 7\n', 'old 7\nAAAA\n')],
      ['too many proof lines', 400, `old 7\n${`${toBase64(new Uint8Array(32))}\n`.repeat(64)}\n${log.noteOf(20)}`],
      ['an old size above the checkpoint', 400, `old 8\n\n${log.noteOf(7)}`],
      ['another log', 404, body(0, 20, other)],
      ['an unknown key', 403, body(7, 20, thief)],
      ['a bit turned in the note', 403, body(7, 20).replace('\n20\n', '\n21\n')],
      ['a fork', 422, body(7, 20, fork)],
      ['another root at the same size', 409, `old 7\n\n${fork.noteOf(7)}`],
      ['a proof that is missing', 422, `old 7\n\n${log.noteOf(20)}`],
    ];
    for (const [title, status, text] of cases) assert.equal((await post(text)).status, status, title);
    assert.equal((await fetch(url)).status, 405);
    assert.equal((await Kept.open(dir)).last?.size, 7, 'something was kept all the same');
  });

  it('puts its name to one of two that come at the same moment', async () => {
    const answers = await Promise.all([post(body(0, 7)), post(body(0, 9)), post(body(0, 11))]);
    assert.deepEqual(answers.map((a) => a.status).sort(), [200, 409, 409]);
  });
});
