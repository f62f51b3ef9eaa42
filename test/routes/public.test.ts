import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import request from 'supertest';
import type { z } from 'zod';
import type { Facts } from '../../server/machines/facts.js';
import { publicProjectDetail, publicProjectItem } from '../../server/routes/public-answers.js';
import { OTHER_VILLAGE, type SignedIn, signedIn, type TestApp, testApp, VILLAGE } from './app.js';
import {
  DATES,
  DAY,
  insertEntries,
  insertProject,
  NOON,
  projectRow,
} from './projects-in-database.js';
import { countStatements } from './statements.js';

type Item = z.output<typeof publicProjectItem>;
type Detail = z.output<typeof publicProjectDetail>;

const PASSED = { application: NOON, resolution: NOON, valuation: NOON, approval: NOON };
const VALUATION = {
  method: 'budget',
  appraised: null,
  secret: false,
  amount: 12_300_000,
  packageHash: null,
} as const;
const TENDER_FILE = {
  postQualification: true,
  deposit: 100_000,
  bond: 0,
  minOffers: 3,
  award: 'price',
  priceWeight: 100,
  scoring: [],
  termMonths: null,
  startsOn: null,
  escalation: 0,
  retention: 3,
  advance: 0,
  priorityHolders: 0,
  prioritiesServedOn: null,
} satisfies Facts['tenderFile'];

describe('what is public', () => {
  let t: TestApp;
  let clerk: SignedIn;

  beforeEach(async () => {
    t = await testApp();
    clerk = await signedIn(t, [['accountant', VILLAGE]]);
  });
  afterEach(() => t.stop());

  const insert = (given: Parameters<typeof insertProject>[2]) =>
    insertProject(t.admin, clerk.account, given);
  const get = async <T>(path: string): Promise<T> => {
    const res = await request(t.app).get(path);
    assert.equal(res.status, 200, res.text);
    return res.body;
  };
  const list = (query = '') =>
    get<{ items: Item[]; next: string | null }>(`/api/public/projects?${query}`);
  const detail = (id: string) => get<Detail>(`/api/public/projects/${id}`);

  /** A registered bidder with a profile, in a project under a pseudonym. */
  async function takePart(project: string, pseudonym: string, name: string): Promise<SignedIn> {
    const bidder = await signedIn(t, 'bidder');
    await t.admin('bidder_profiles').insert({
      account: bidder.account,
      party_code: `S${pseudonym}`,
      kind: 'person',
      name,
      identity_sealed: Buffer.from('x'),
      identity_index: Buffer.from(pseudonym),
      phone_sealed: Buffer.from('x'),
    });
    await t
      .admin('trade_bidders')
      .insert({ project, pseudonym, account: bidder.account, facts: '{}' });
    return bidder;
  }

  it('is only what the town has approved', async () => {
    const hidden = await insert({ publicAt: null, at: 'setup.approval' });
    const shown = await insert({});
    assert.deepEqual(
      (await list()).items.map((p) => p.id),
      [shown],
    );
    assert.equal((await request(t.app).get(`/api/public/projects/${hidden}`)).status, 404);
  });

  it('is these fields and no others, in the list and in the detail', async () => {
    const facts = { dates: DATES, valuation: VALUATION, passed: PASSED, tenderFile: TENDER_FILE };
    const id = await insert({ facts });
    publicProjectItem.parse((await list()).items[0]);
    const shown = publicProjectDetail.parse(await detail(id));
    assert.equal(shown.limit, 12_300_000);
    assert.equal(shown.terms?.deposit, 100_000);
    assert.equal(shown.checkpointDates.length, 20);
    assert.deepEqual(shown.dates, DATES);
    assert.equal(shown.checkpointDates[6]?.state, 'current');
    assert.equal(shown.checkpointDates[0]?.at, NOON);
  });

  it('says the same, byte for byte, however many register, ask and offer before the opening', async () => {
    const facts = { dates: DATES, valuation: VALUATION, passed: PASSED, tenderFile: TENDER_FILE };
    const id = await insert({ facts });
    const paths = [
      `/api/public/projects/${id}`,
      '/api/public/projects',
      '/api/public/feed',
      '/api/public/stats',
      `/api/projects/${id}/documents`,
    ];
    const headersOf = ({ headers }: { headers: Record<string, string> }) => {
      const { date: _, 'x-request-id': __, ...rest } = headers;
      return rest;
    };
    const ask = async () => {
      const fresh = await testAppBeside(t);
      const answers = await Promise.all(paths.map((path) => request(fresh).get(path)));
      return answers.map((res) => ({ body: res.text, headers: headersOf(res) }));
    };
    const before = await ask();
    for (const n of [1, 2, 3]) {
      const pseudonym = `b-00000000000${n}`;
      const bidder = await takePart(id, pseudonym, '李四');
      await insertAttachment(t, id, bidder.account, n);
      await insertDocument(t, id, { audience: pseudonym, title: '报名回执', no: n });
    }
    const counts = { registered: 3, offers: 3, depositsHeld: 3, mayStay: 0 };
    const acts = { register_bidder: ['x'] };
    const questions = { open: [1], asked: 2 };
    await t.admin('projects').update({
      facts: JSON.stringify({
        ...JSON.parse(String(projectRow('', { id, facts }).facts)),
        counts,
        acts,
        questions,
      }),
      version: 8,
      entry_no: 30,
      next_due_at: NOON + 1,
    });
    await insertEntries(
      t.admin,
      Array.from({ length: 5 }, () => ({ project: id, event: 'submit_offer', secret: true })),
    );
    assert.deepEqual(await ask(), before);
  });

  it('keeps a secret reserve until the award, and an open one until the town has approved it', async () => {
    const secret = { ...VALUATION, secret: true };
    const opened = await insert({
      at: 'selection.evaluation',
      facts: { valuation: secret, passed: PASSED, openedAt: NOON },
    });
    assert.equal((await detail(opened)).limit, null);
    const awarded = await insert({
      at: 'contract.signing',
      facts: { valuation: secret, passed: { ...PASSED, award: NOON } },
    });
    assert.equal((await detail(awarded)).limit, 12_300_000);
    const lowering = await insert({
      at: 'setup.valuation',
      facts: { valuation: VALUATION, passed: { resolution: NOON } },
    });
    assert.equal((await detail(lowering)).limit, null);
  });

  it('tells the terms with the notice, not while the next file is being written', async () => {
    const id = await insert({
      at: 'announcement.tender_file',
      facts: { tenderFile: TENDER_FILE, dates: null },
    });
    assert.equal((await detail(id)).terms, null);
  });

  it('names the candidate in full from the day of publicity, and not before', async () => {
    const bidder = 'b-0123456789ab';
    const facts = {
      candidate: { bidder, amount: 9_900_000, rank: 1 },
      publicityEndsAt: null,
      passed: PASSED,
    };
    const early = await insert({ at: 'selection.publicity', facts });
    await takePart(early, bidder, '张㛃');
    const { result } = await detail(early);
    assert.equal(result, null);
    assert.doesNotMatch(JSON.stringify(await detail(early)), /张㛃|9900000|b-0123/);

    const published = await insert({
      at: 'selection.publicity',
      facts: { ...facts, publicityEndsAt: NOON + DAY },
    });
    await t.admin('trade_bidders').update({ project: published });
    assert.deepEqual((await detail(published)).result, {
      name: '张㛃',
      amount: 9_900_000,
      rank: 1,
      publicityEndsAt: NOON + DAY,
      awardedAt: null,
    });
    // Back at the notice after an objection: the old result no longer stands.
    const again = await insert({
      at: 'announcement.notice',
      facts: { ...facts, publicityEndsAt: NOON + DAY },
    });
    assert.equal((await detail(again)).result, null);
  });

  it('tells a contract only when all have signed, a failure by its reason, and what was cut off', async () => {
    const contract = {
      amount: 1,
      total: 3,
      startsOn: '2025-08-01',
      endsOn: '2028-07-31',
      signedBy: [],
      signedAt: null,
      returned: false,
      changes: 0,
    };
    const drafting = await insert({ at: 'contract.signing', facts: { contract } });
    assert.equal((await detail(drafting)).contract, null);
    const signed = await insert({
      at: 'contract.filing',
      facts: { contract, passed: { signing: NOON } },
    });
    assert.equal((await detail(signed)).contract?.total, 3);
    const failed = await insert({
      at: 'failed',
      facts: { failed: { reason: 'too_few_offers', at: NOON }, failures: 1 },
    });
    assert.match((await detail(failed)).failed?.reason ?? '', /有效报价不足/);
    const ended = await insert({
      at: 'terminated',
      facts: { passed: PASSED, terminated: { reason: '张三的身份证', at: NOON } },
    });
    const shown = await detail(ended);
    assert.equal(shown.terminatedAt, NOON);
    assert.equal(shown.checkpointDates.at(-1)?.state, 'cut_off');
    assert.doesNotMatch(JSON.stringify(shown), /张三/);
  });

  it('lists public documents that are issued, without numbers that run through all documents', async () => {
    const id = await insert({});
    await insertDocument(t, id, { audience: 'public', title: '交易公告', no: 1 });
    await insertDocument(t, id, { audience: 'work', title: '交易申请表', no: 2 });
    await insertDocument(t, id, { audience: 'public', title: '开标记录', no: 3, state: 'pending' });
    const { documents } = await detail(id);
    assert.deepEqual(
      documents.map((d) => d.title),
      ['交易公告'],
    );
    assert.doesNotMatch(JSON.stringify(documents), /W0/);
  });

  it('comes in pages that are complete and repeat nothing, also among equal instants and with new rows between', async () => {
    const rows = Array.from({ length: 500 }, (_, i) =>
      projectRow(clerk.account, { publicAt: NOON + Math.floor(i / 7) }),
    );
    await t.admin.batchInsert('projects', rows, 100);
    const seen: Item[] = [];
    for (let after: string | null = ''; after !== null; ) {
      const page = await list(`limit=37${after && `&after=${after}`}`);
      seen.push(...page.items);
      after = page.next;
      await insert({ publicAt: NOON + DAY });
    }
    assert.deepEqual(new Set(seen.map((p) => p.id)), new Set(rows.map((r) => r.id)));
    assert.equal(seen.length, 500);
    const order = seen.map((p) => [-p.publicAt, p.id] as const);
    assert.deepEqual(
      order,
      [...order].sort((a, b) => a[0] - b[0] || (a[1] < b[1] ? -1 : 1)),
    );
  });

  it('is filtered by village, town, side, category, mode and stage', async () => {
    const here = await insert({ at: 'bidding.registration' });
    await insert({
      village: OTHER_VILLAGE,
      at: 'closing.archive',
      row: { side: 'asset', category: 'premises', mode: 'sealed' },
    });
    for (const query of [
      `village=${VILLAGE}`,
      'side=procurement',
      'category=works',
      'mode=comparison',
      'stage=bidding',
    ]) {
      assert.deepEqual(
        (await list(query)).items.map((p) => p.id),
        [here],
        query,
      );
    }
    assert.equal((await list('town=330203102')).items.length, 2);
    assert.equal((await list(`village=${VILLAGE}&stage=closing`)).items.length, 0);
  });

  it('asks the database once for a list and once for a detail, however long they are', async () => {
    const id = await insert({});
    const count = (path: string) => countStatements(t.db, () => get(path));
    await get('/readyz'); // opens a connection, which takes statements of its own
    assert.equal(await count('/api/public/projects?limit=99'), 1);
    const rows = Array.from({ length: 100 }, () => projectRow(clerk.account));
    await t.admin.batchInsert('projects', rows, 50);
    assert.equal(await count('/api/public/projects?limit=100'), 1);
    assert.equal(await count(`/api/public/projects/${id}`), 1);
  });

  it('is asked for once when a crowd asks, and said again only when it has changed', async () => {
    await insert({});
    await get('/readyz');
    const crowd = () => Promise.all(Array.from({ length: 20 }, () => get('/api/public/projects')));
    assert.equal(await countStatements(t.db, crowd), 1);
    const first = await request(t.app).get('/api/public/projects');
    const again = await request(t.app)
      .get('/api/public/projects')
      .set('If-None-Match', String(first.headers.etag));
    assert.deepEqual([again.status, again.text], [304, '']);
    const other = await request(t.app).get('/api/public/projects').set('If-None-Match', '"other"');
    assert.equal(other.status, 200);
  });

  it('does not depend on who asks', async () => {
    await insert({});
    const plain = await request(t.app).get('/api/public/projects');
    const signed = await request(t.app).get('/api/public/projects').set('Cookie', clerk.cookie);
    assert.equal(signed.text, plain.text);
    assert.equal(signed.headers['set-cookie'], undefined);
  });

  it('comes as a feed in the order of the log: public acts of public projects, and a place to go on from', async () => {
    const shown = await insert({});
    const hidden = await insert({ publicAt: null });
    await insertEntries(t.admin, [
      { project: shown, event: 'submit_application', to: 'setup.resolution' },
      { project: shown, event: 'approve_project', to: 'announcement.tender_file' },
      { project: hidden, event: 'approve_project', to: 'announcement.tender_file' },
      { project: shown, event: 'publish_notice' },
      { project: shown, event: 'register_bidder', secret: true },
      { project: shown, event: 'raise_objection' },
      { project: shown, event: 'close_offers', to: 'failed' },
    ]);
    const feed = await get<{ items: { seq: number; name: string; stage: string }[]; next: number }>(
      '/api/public/feed',
    );
    assert.deepEqual(
      feed.items.map((i) => [i.seq, i.name, i.stage]),
      [
        [1, '审核通过', 'announcement'],
        [3, '发布公告', 'bidding'],
        [6, '报价截止', 'failed'],
      ],
    );
    assert.deepEqual(await get(`/api/public/feed?after=${feed.next}`), { items: [], next: 6 });
    const page = await get<{ items: { seq: number }[]; next: number }>(
      '/api/public/feed?limit=1&after=1',
    );
    assert.deepEqual([page.items.map((i) => i.seq), page.next], [[3], 3]);
  });

  it('comes as figures with their formulas, made of signed trades only, and none out of nothing', async () => {
    const keys = async (fresh = true) => {
      const app = fresh ? await testAppBeside(t) : t.app;
      const { figures } = (await request(app).get('/api/public/stats')).body;
      return Object.fromEntries(
        figures.map((f: { key: string; value: number }) => [f.key, f.value]),
      );
    };
    assert.deepEqual(await keys(), { trades: 0 });

    const contract = (amount: number, total: number) => ({
      amount,
      total,
      startsOn: '',
      endsOn: '',
      signedBy: [],
      signedAt: NOON,
      returned: false,
      changes: 0,
    });
    const counts = (offers: number) => ({
      registered: offers,
      offers,
      depositsHeld: 0,
      mayStay: 0,
    });
    const passed = {
      notice: NOON,
      evaluation: NOON + 3 * DAY,
      award: NOON + 8 * DAY,
      signing: NOON + 9 * DAY,
    };
    await insert({
      at: 'contract.filing',
      row: { side: 'asset', category: 'premises', mode: 'sealed' },
      facts: {
        passed,
        contract: contract(120, 360),
        winningAmount: 120,
        firstLimit: 100,
        counts: counts(1),
        failures: 1,
        application: {
          dealing: 'lease',
          estimate: 1,
          termMonths: 36,
          areaMu: null,
          declaredMajor: false,
          openToOutsiders: true,
          statutoryTender: false,
        },
        tenderFile: { ...TENDER_FILE, termMonths: 36 },
      },
    });
    await insert({
      at: 'contract.filing',
      facts: {
        passed,
        contract: contract(90, 90),
        winningAmount: 90,
        firstLimit: 100,
        counts: counts(4),
      },
    });
    await insert({
      at: 'closing.archive',
      facts: {
        passed,
        contract: contract(80, 80),
        contractEnded: true,
        winningAmount: 80,
        firstLimit: 100,
        counts: counts(3),
        dues: [
          {
            no: 1,
            label: '',
            kind: 'progress',
            amount: 60,
            dueOn: '',
            by: 'payments',
            state: 'paid',
            paid: 50,
          },
          {
            no: 2,
            label: '',
            kind: 'bond',
            amount: 8,
            dueOn: '',
            by: 'handover',
            state: 'returned',
            paid: 8,
          },
        ],
      },
    });
    await insert({
      at: 'contract.signing',
      facts: { passed: { award: NOON }, contract: contract(7, 7), winningAmount: 7, firstLimit: 9 },
    });
    assert.deepEqual(await keys(), {
      trades: 3,
      turnover: 360 + 90 + 50,
      first_year: 120 + 90 + 80,
      gain: 60,
      premium: 20,
      saved: 30,
      saving: 15,
      single: 33.3,
      failure: 20,
      days_to_select: 3,
      days_to_close: 8,
    });
  });
});

/** Another process on the same database: it has kept no answers yet. */
async function testAppBeside(t: TestApp) {
  const { buildApp } = await import('../../server/app.js');
  return buildApp(t.deps);
}

async function insertAttachment(
  { admin }: TestApp,
  project: string,
  account: string,
  n: number,
): Promise<void> {
  const sha256 = String(n).padStart(64, '0');
  await admin('attachments').insert({
    project,
    sha256,
    name: 'a.pdf',
    mime: 'application/pdf',
    size: 1,
    uploaded_by: account,
    uploaded_at: NOON,
  });
}

async function insertDocument(
  { admin }: TestApp,
  project: string,
  {
    audience,
    title,
    no,
    state = 'issued',
  }: { audience: string; title: string; no: number; state?: string },
): Promise<void> {
  await admin('documents').insert({
    id: randomUUID(),
    project,
    number: `${project}-W0${no}`,
    kind: 'x',
    title,
    checkpoint: 'notice',
    round: 1,
    entry_no: no,
    audience,
    template: '1',
    rules_version: '2025',
    facts: '{}',
    state,
    created_at: NOON + no,
    issued_at: NOON,
  });
}
