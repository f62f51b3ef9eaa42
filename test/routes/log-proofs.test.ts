import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ed25519 } from '@noble/curves/ed25519.js';
import request from 'supertest';
import { fromBase64 } from '../../server/audit/base64.js';
import { parseCheckpoint } from '../../server/audit/checkpoint.js';
import { checkpointFileIn } from '../../server/audit/checkpoint-file.js';
import { signHead } from '../../server/audit/checkpointer.js';
import { cosign, cosignatureVerifier, formatWitnessKey } from '../../server/audit/cosignature.js';
import { logVerifierKey, newLogKey } from '../../server/audit/log-key.js';
import { verifyConsistency, verifyInclusion } from '../../server/audit/merkle.js';
import { noteVerifier, openNote, splitNote } from '../../server/audit/note.js';
import { verifyProof } from '../../server/audit/tlog-proof.js';
import { fillLog } from '../audit/fill-log.js';
import { type TestApp, testApp } from './app.js';

const ORIGIN = 'cjt.example/cunjitong/0badcafe';
const key = newLogKey();
const vkey = logVerifierKey(ORIGIN, key);
const witness = { name: 'jiwei.example/w1', secretKey: new Uint8Array(32).fill(5) };
const witnessKey = formatWitnessKey(witness.name, ed25519.getPublicKey(witness.secretKey));

describe('the signed log, asked by anybody', () => {
  let t: TestApp;
  let dir: string;
  let leaves: Uint8Array[];

  before(async () => {
    const status = () => ({ size: 7, signedAt: 1000, refused: null, failing: false });
    t = await testApp({ signing: { origin: ORIGIN, vkey, witnesses: [witnessKey], status } });
    dir = await mkdtemp(join(tmpdir(), 'cjt-log-proofs-'));
    await t.admin('log.origin').insert({ origin: ORIGIN, demo: false, born_at: new Date() });
    assert.equal((await get('/api/log/checkpoint')).status, 404);
    for (const more of [5, 6]) {
      leaves = await fillLog(t.admin, more);
      await signHead({ db: t.db, origin: ORIGIN, key, file: checkpointFileIn(dir) });
    }
    leaves = await fillLog(t.admin, 1);
  });
  after(async () => {
    await t.stop();
    await rm(dir, { recursive: true });
  });

  const get = (path: string) => request(t.app).get(path);
  const head = async (query = '') => {
    const res = await get(`/api/log/checkpoint${query}`);
    assert.equal(res.status, 200, res.text);
    return res.text;
  };
  const post = (note: string) => request(t.app).post('/api/log/cosignatures').send({ note });
  const hashes = (list: string[]) => list.map((hash) => fromBase64(hash) as Uint8Array);
  const rootOfSize = async (size: number) => parseCheckpoint(splitNote(await head(`?size=${size}`)).text).root;

  it('gives its newest head, or that of a size, and the key that signed it', async () => {
    const key = await get('/api/log/key');
    assert.equal(key.text, `${vkey}\n`);
    for (const [query, size] of [['', 11], ['?size=11', 11], ['?size=5', 5]] as const) {
      const { text } = openNote(await head(query), [noteVerifier(key.text.trim())]);
      const { origin, size: signed } = parseCheckpoint(text);
      assert.deepEqual([origin, signed], [ORIGIN, size]);
    }
    const res = await get('/api/log/checkpoint');
    assert.match(String(res.headers['content-type']), /^text\/plain; charset=utf-8/);
    assert.match(String(res.headers['cache-control']), /public/);
    assert.equal((await get('/api/log/checkpoint?size=6')).status, 404);
  });

  it('proves an entry against the first head above it, or against any size that is signed', async () => {
    for (const [query, size] of [['index=3', 5], ['index=5', 11], ['index=3&size=11', 11], ['index=3&size=8', 8]] as const) {
      const { body } = await get(`/api/log/proof?${query}`);
      assert.equal(body.size, size, query);
      assert.deepEqual(fromBase64(body.leaf), leaves[body.index]);
      const root = fromBase64(body.root) as Uint8Array;
      assert.ok(verifyInclusion({ index: body.index, size, leaf: leaves[body.index] as Uint8Array, path: hashes(body.path), root }));
      assert.equal(body.checkpoint === null, size === 8);
      if (size !== 8) assert.deepEqual(root, await rootOfSize(size));
    }
  });

  it('gives the same as a file that is checked with nothing but the key', async () => {
    for (const [query, size] of [['index=4', 5], ['index=10', 11], ['index=0&size=11', 11]] as const) {
      const res = await get(`/api/log/proof.txt?${query}`);
      const { index, checkpoint } = verifyProof(res.text, { leaf: leaves[Number(/\d+/.exec(query))] as Uint8Array, verifiers: [noteVerifier(vkey)], origin: ORIGIN });
      assert.equal(checkpoint.size, size);
      assert.match(String(res.headers['content-disposition']), new RegExp(`entry-${index}\\.tlog-proof`));
    }
    assert.equal((await get('/api/log/proof.txt?index=0&size=8')).status, 404);
  });

  it('proves that it only grew', async () => {
    for (const [query, oldSize, newSize] of [['old=5', 5, 11], ['old=5&new=11', 5, 11], ['old=11', 11, 11]] as const) {
      const { body } = await get(`/api/log/consistency?${query}`);
      assert.deepEqual([body.old, body.new], [oldSize, newSize]);
      const [oldRoot, newRoot] = [await rootOfSize(oldSize), await rootOfSize(newSize)];
      assert.ok(verifyConsistency({ oldSize, newSize, oldRoot, newRoot, path: hashes(body.path) }));
    }
    assert.deepEqual((await get('/api/log/consistency?old=0&new=7')).body.path, []);
  });

  it('says so of what is not signed yet, and that it will be in a moment', async () => {
    const res = await get('/api/log/proof?index=11');
    assert.equal(res.status, 404);
    assert.match(res.body.detail, /尚未进入/);
    assert.equal(res.headers['retry-after'], '1');
    assert.equal((await get('/api/log/proof.txt?index=11')).status, 404);
  });

  it('proves nothing that is not signed, and answers nonsense with what was wrong', async () => {
    const wrong = { 'proof?index=3&size=12': 404, 'proof?index=5&size=5': 404, 'consistency?old=3&new=12': 404, 'consistency?old=6&new=5': 422, 'consistency?old=12': 422, proof: 422, 'proof?index=-1': 422, 'proof?index=1.5': 422, 'proof?index=9999999999999999': 422, 'proof?index=999999999999999': 404, 'consistency?old=1e3': 422, 'checkpoint?size=x': 422 };
    for (const [path, status] of Object.entries(wrong)) {
      const res = await get(`/api/log/${path}`);
      assert.equal(res.status, status, `${path} ${res.text}`);
      assert.match(res.body.detail, /\p{Script=Han}/u, path);
    }
  });

  it('takes a witness’s line once, shows it with the head, and proves with it', async () => {
    const note = await head('?size=11');
    const { text } = splitNote(note);
    const line = cosign(text, { ...witness, timestamp: Math.floor(Date.now() / 1000) });
    for (let n = 0; n < 2; n += 1) assert.deepEqual((await post(`${note}${line}\n`)).body, { taken: 1 });
    const again = cosign(text, { ...witness, timestamp: Math.floor(Date.now() / 1000) + 1 });
    assert.equal((await post(`${note}${again}\n`)).status, 200);
    const shown = await head();
    assert.equal(shown, `${note}${line}\n`);
    const opened = openNote(shown, [noteVerifier(vkey), cosignatureVerifier(witnessKey)]);
    assert.deepEqual(opened.signatures.map((s) => s.verified), [true, true]);
    // Entry 3 is below a head of 5 as well, but that one nobody has put a name to.
    const { text: file } = await get('/api/log/proof.txt?index=3');
    const proved = verifyProof(file, { leaf: leaves[3] as Uint8Array, verifiers: [cosignatureVerifier(witnessKey)] });
    assert.equal(proved.checkpoint.size, 11);
  });

  it('takes nothing else: no strange key, no wrong line, no other text, no line from tomorrow', async () => {
    const note = await head('?size=5');
    const { text } = splitNote(note);
    const now = Math.floor(Date.now() / 1000);
    const lineOf = (more: object) => `${cosign(text, { ...witness, timestamp: now, ...more })}\n`;
    const stranger = lineOf({ secretKey: new Uint8Array(32).fill(6) });
    const other = `${cosign(`${text}x\n`, { ...witness, timestamp: now })}\n`;
    const before = await t.admin('log.cosignatures').orderBy('size');
    const wrong = ['', 'x', text, note, `${note}${stranger}`, `${note}${other}`, `${note}${lineOf({ timestamp: now + 86_400 })}`, `${note.replace('\n5\n', '\n6\n')}${lineOf({})}`, `${note}${lineOf({})}`.replace(ORIGIN, 'other.example/log'), 'x'.repeat(100_001)];
    for (const sent of wrong) {
      const res = await post(sent);
      assert.equal(res.status, 422, sent);
      assert.match(res.body.detail, /\p{Script=Han}/u);
    }
    assert.deepEqual(await t.admin('log.cosignatures').orderBy('size'), before);
  });

  it('tells the machines that watch how the signing goes', async () => {
    const { text } = await request(t.app).get('/metrics');
    assert.match(text, /^log_checkpoint_size 7$/m);
    assert.match(text, /^log_checkpoint_signed_seconds 1$/m);
    assert.match(text, /^log_signing_refused 0$/m);
    assert.match(text, /^log_signing_failing 0$/m);
  });
});
