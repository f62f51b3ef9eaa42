import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import request from 'supertest';
import { checkpointFileIn } from '../../server/audit/checkpoint-file.js';
import { signHead } from '../../server/audit/checkpointer.js';
import { appendStatement } from '../../server/audit/entry.js';
import { logVerifierKey, newLogKey } from '../../server/audit/log-key.js';
import { noteVerifier } from '../../server/audit/note.js';
import { verifyProof } from '../../server/audit/tlog-proof.js';
import { type SignedIn, signedIn, type TestApp, testApp, VILLAGE } from './app.js';
import { insertProject } from './projects-in-database.js';

const ORIGIN = 'cjt.example/cunjitong/0badcafe';
const key = newLogKey();
const vkey = logVerifierKey(ORIGIN, key);

describe('a bidder’s receipts', () => {
  let t: TestApp;
  let dir: string;
  let project: string;
  let bidder: SignedIn;
  let rival: SignedIn;
  let clerk: SignedIn;

  before(async () => {
    t = await testApp({ signing: { origin: ORIGIN, vkey, witnesses: [], status: () => ({ size: 0, signedAt: null, refused: null, failing: false }) } });
    dir = await mkdtemp(join(tmpdir(), 'cjt-receipts-'));
    await t.admin('log.origin').insert({ origin: ORIGIN, demo: false, born_at: new Date() });
    [bidder, rival, clerk] = [await signedIn(t, 'bidder'), await signedIn(t, 'bidder'), await signedIn(t, [['accountant', VILLAGE]])];
    project = await insertProject(t.admin, clerk.account);
    await t.admin('trade_bidders').insert([
      { project, pseudonym: 'bidder-a', account: bidder.account },
      { project, pseudonym: 'bidder-b', account: rival.account },
    ]);
    for (const actor of ['bidder-a', 'bidder-b']) await act(actor, 'register_bidder');
    for (const actor of ['bidder-b', 'bidder-a']) await act(actor, 'submit_offer');
    await sign();
    await act('bidder-a', 'submit_offer');
  });
  after(async () => {
    await t.stop();
    await rm(dir, { recursive: true });
  });

  let entryNo = 0;
  async function act(actor: string, event: string): Promise<void> {
    entryNo += 1;
    const at = 1_750_000_000_000 + entryNo;
    const entry = { project, entryNo, event, from: 'bidding.offers', to: 'bidding.offers', actor, role: 'bidder', at, rules: '2025', secret: true };
    await t.db.raw(appendStatement({ ...entry, data: { data: {}, found: {} }, personal: undefined }));
  }
  const sign = () => signHead({ db: t.db, origin: ORIGIN, key, file: checkpointFileIn(dir) });
  const get = (who: SignedIn, path: string) => request(t.app).get(`/api/projects/${project}/${path}`).set('Cookie', who.cookie);
  const leafOf = async (seq: number) => new Uint8Array((await t.admin('log.entries').where({ seq }).first('leaf')).leaf);

  it('list their own acts, with what is signed already, and nobody else’s', async () => {
    const list = async (who: SignedIn) => (await get(who, 'receipts')).body.items.map((i: { seq: number; event: string; signed: boolean }) => `${i.seq} ${i.event} ${i.signed}`);
    assert.deepEqual(await list(bidder), ['0 register_bidder true', '3 submit_offer true', '4 submit_offer false']);
    assert.deepEqual(await list(rival), ['1 register_bidder true', '2 submit_offer true']);
    assert.deepEqual(await list(clerk), []);
    assert.equal((await request(t.app).get(`/api/projects/${project}/receipts`)).status, 401);
    assert.equal((await request(t.app).get(`/api/projects/${randomUUID()}/receipts`).set('Cookie', bidder.cookie)).status, 404);
  });

  it('never show an entry’s number in its project, whose gaps would count the bidders', async () => {
    const { text } = await get(bidder, 'receipts');
    assert.doesNotMatch(text, /entryNo|bytes/);
    assert.doesNotMatch((await get(bidder, 'receipt?seq=3')).text, /entryNo|bidder-/);
  });

  it('come as a proof that the key alone checks', async () => {
    const res = await get(rival, 'receipt');
    assert.equal(res.status, 200);
    assert.match(String(res.headers['content-disposition']), /receipt-2\.tlog-proof/);
    const { index } = verifyProof(res.text, { leaf: await leafOf(2), verifiers: [noteVerifier(vkey)], origin: ORIGIN });
    assert.equal(index, 2);
  });

  it('ask for a moment’s patience while nothing signed covers the act, and are whole thereafter', async () => {
    const early = await get(bidder, 'receipt');
    assert.equal(early.status, 202);
    assert.equal(early.headers['retry-after'], '1');
    await sign();
    const later = await get(bidder, 'receipt');
    assert.equal(later.status, 200);
    assert.equal(verifyProof(later.text, { leaf: await leafOf(4), verifiers: [noteVerifier(vkey)] }).index, 4);
  });

  it('are of one’s own acts only', async () => {
    for (const [who, query] of [[bidder, '?seq=2'], [rival, '?seq=3'], [rival, '?seq=99'], [clerk, '']] as const) {
      const res = await get(who, `receipt${query}`);
      assert.equal(res.status, 404);
      assert.match(res.body.detail, /\p{Script=Han}/u);
    }
  });
});
