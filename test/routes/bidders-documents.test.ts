import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import request from 'supertest';
import { documentByNumber } from '../../db/queries/documents.js';
import { publicLogEntries } from '../../db/queries/log-entries.js';
import { peopleOffice } from '../../server/people/office.js';
import { dataKey } from '../../server/people/sealed-identity.js';
import { newSessionToken, SESSION_COOKIE } from '../../server/people/session-token.js';
import type { Subject } from '../../server/people/subject.js';
import { checkingRenderer } from '../documents/issue/checking-renderer.js';
import { Scene, Trade, WORKS } from '../documents/issue/trade.js';
import { freshDatabase } from '../helpers/database.js';
import { notice } from '../machines/samples.js';
import { type TestApp, testApp } from './app.js';

const STAFF = ['accountant', 'head', 'supervisor', 'town', 'station', 'agent', 'discipline'] as const;
interface Listed {
  id: string;
  title: string;
  round: number;
  number: string | null;
  bidder: string | null;
  createdAt: number;
}

describe('a bidder’s own documents', function () {
  this.timeout(60_000);
  let scene: Scene;
  let t: TestApp;
  let trade: Trade;
  const cookies = new Map<string, string>();

  beforeEach(async () => {
    scene = await Scene.open(await freshDatabase(), 4);
    const { db } = scene.fresh;
    const people = peopleOffice({ db, key: dataKey(randomBytes(32)), codesRequired: false });
    t = await testApp({ db, files: scene.store, people });
    cookies.clear();
    trade = await new Trade(scene, { ...WORKS, wd: 5 }).register();
    for (const step of ['setUp', 'announce'] as const) await trade[step]();
    await trade.issueAll(checkingRenderer);
  });
  afterEach(async () => {
    await t.stop();
    await scene.close();
  });

  async function cookieOf({ account }: Subject): Promise<string> {
    const known = cookies.get(account);
    if (known) return known;
    const { token, hash } = newSessionToken();
    const now = new Date();
    const expires = new Date(now.getTime() + 3_600_000);
    await scene.fresh.admin('sessions').insert({
      token_hash: hash,
      account,
      created_at: now,
      last_seen_at: now,
      expires_at: expires,
    });
    cookies.set(account, `${SESSION_COOKIE}=${token}`);
    return `${SESSION_COOKIE}=${token}`;
  }
  async function get(path: string, who: Subject | null) {
    const asked = request(t.app).get(path);
    return who ? asked.set('Cookie', await cookieOf(who)) : asked;
  }
  async function listed(who: Subject | null): Promise<Listed[]> {
    const res = await get(`/api/projects/${trade.id}/documents`, who);
    assert.equal(res.status, 200, res.text);
    return res.body.items;
  }
  const own = (title: string) =>
    scene.fresh.db('documents').where({ project: trade.id, title }).orderBy(['round', 'created_at']);
  const watchers = (): [string, Subject | null][] => [
    ...STAFF.map((who) => [who, scene.person(who)] as [string, Subject]),
    ['another bidder', scene.bidders[3] as Subject],
    ['anybody', null],
  ];
  const everything = async () =>
    Object.fromEntries(
      await Promise.all(watchers().map(async ([name, who]) => [name, await listed(who)] as const)),
    );

  it('appear in nobody else’s list before the opening, change no number, and open for nobody else', async () => {
    const before = await everything();
    await trade.takePart();
    await trade.issueAll(checkingRenderer);
    assert.deepEqual(await everything(), before);
    assert.deepEqual((await listed(scene.bidders[0] as Subject)).map((d) => d.title).slice(-2), ['报名回执', '报价回执']);

    const [receipt] = await own('报名回执');
    for (const [name, who] of watchers())
      assert.equal((await get(`/api/documents/${receipt.id}`, who)).status, 404, name);
    assert.equal((await get(`/api/documents/${receipt.id}`, scene.bidders[0] as Subject)).status, 200);
    assert.equal(await documentByNumber(scene.fresh.db, receipt.number), null, 'nor is there a check page');

    await trade.act('clarify_notice', 'station', { clarification: '以图纸为准。' });
    await trade.issueAll(checkingRenderer);
    const office = (await listed(scene.person('town'))).map((d) => d.number?.split('-').at(-1));
    assert.equal(office.at(-1), `W${String(office.length).padStart(2, '0')}`, 'a number counts office documents only');
  });

  it('stand in the public log as leaf hashes only, like the acts they prove', async () => {
    await trade.takePart();
    await trade.issueAll(checkingRenderer);
    const entries: { seq: number }[] = await scene.fresh.db('log.entries').where({ project: trade.id, secret: true });
    assert.ok(entries.length >= 12, 'three bidders, each registering, paying, offering, with two receipts');
    const shown = await publicLogEntries(scene.fresh.db, { start: 0, end: 200 });
    for (const { seq } of entries) assert.equal(shown.find((e) => e.seq === seq)?.bytes, undefined);
  });

  it('are read after the opening by those who work on the trade, and by no rival nor the public', async () => {
    await trade.takePart();
    await trade.open();
    await trade.issueAll(checkingRenderer);
    const titles = async (who: Subject | null) => (await listed(who)).filter((d) => /回执/.test(d.title)).length;
    assert.equal(await titles(scene.person('station')), 6);
    assert.equal(await titles(scene.person('discipline')), 6);
    assert.equal(await titles(scene.bidders[1] as Subject), 2, 'one’s own');
    assert.equal(await titles(scene.bidders[3] as Subject), 0);
    assert.equal(await titles(null), 0);
    const [receipt] = await own('报价回执');
    assert.equal((await get(`/api/documents/${receipt.id}`, scene.person('town'))).status, 200);
    assert.equal((await get(`/api/documents/${receipt.id}`, scene.bidders[3] as Subject)).status, 404);
  });

  it('say after the opening whose they are, to those who may read them; what is nobody’s own says so', async () => {
    await trade.takePart();
    await trade.open();
    await trade.issueAll(checkingRenderer);
    const shown = await listed(scene.person('station'));
    for (const { id, number, bidder } of shown) {
      const { audience } = await scene.fresh.db('documents').where({ id }).first('audience');
      assert.equal(bidder, ['public', 'work'].includes(audience) ? null : audience, number ?? id);
    }
    assert.equal(new Set(shown.map((d) => d.bidder)).size, 4, 'three bidders and nobody');
    const own = (await listed(scene.bidders[0] as Subject)).filter((d) => d.bidder !== null);
    assert.equal(new Set(own.map((d) => d.bidder)).size, 1);
  });

  it('are listed by the moment of the act that is printed on them, not by the job that drew them', async () => {
    await trade.takePart();
    await trade.open();
    await trade.issueAll(checkingRenderer);
    for (const { id, title, createdAt } of await listed(scene.person('town'))) {
      const { facts } = await scene.fresh.db('documents').where({ id }).first('facts');
      assert.equal(createdAt, facts.frame.issuedAt, title);
    }
  });

  it('of a round that failed unopened stay closed, also when a later round is opened', async () => {
    for (const n of [1, 2]) await trade.enter(n);
    await trade.wait((trade.facts.dates?.offersCloseAt ?? 0) + 60_000);
    for (const [bidder, b] of Object.entries(trade.facts.bidders))
      await trade.act('return_deposit', 'agent', { bidder, amount: b.deposit.received, bankReference: '退' });
    await trade.act('choose_next_round', 'accountant', { choice: 'same_terms', mode: null });
    await trade.act('publish_notice', 'station', notice(trade.play, 5));
    trade.pseudonyms.clear();
    await trade.takePart();
    await trade.open();
    await trade.issueAll(checkingRenderer);
    const seen = (await listed(scene.person('town'))).filter((d) => d.title === '报名回执');
    assert.deepEqual(seen.map((d) => d.round), [2, 2, 2]);
    const [first] = await own('报名回执');
    assert.equal(first.round, 1);
    assert.equal((await get(`/api/documents/${first.id}`, scene.person('town'))).status, 404);
    assert.equal((await get(`/api/documents/${first.id}`, scene.bidders[0] as Subject)).status, 200);
  });
});
