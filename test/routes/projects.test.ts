import assert from 'node:assert/strict';
import { Readable } from 'node:stream';
import { randomUUID } from 'node:crypto';
import request from 'supertest';
import type { Role } from '../../server/machines/roles.js';
import type { Asking, Trades } from '../../server/routes/use-cases.js';
import type { Accepted, Advance } from '../../server/transactions/advance.js';
import { bookOf, bookOn } from '../../server/machines/rules/books.js';
import { CALENDAR } from '../../server/machines/rules/calendars.js';
import { dateOf } from '../../server/machines/time.js';
import { registrationForm } from '../../server/transactions/registration-form.js';
import type { Register } from '../../server/transactions/register.js';
import {
  DISTRICT,
  OTHER_VILLAGE,
  type SignedIn,
  signedIn,
  type TestApp,
  testApp,
  TOWN,
  VILLAGE,
} from './app.js';
import { DAY, insertProject, NOON, projectRow } from './projects-in-database.js';
import { countStatements } from './statements.js';

const PROJECT = '0b0e7d1c-6a53-4b52-8d3c-5d0a3f1c2e11';
const INPUT = { village: VILLAGE, title: '村道修缮', category: 'works', mode: 'comparison' };

describe('projects at the desks', () => {
  let t: TestApp;
  let clerk: SignedIn;
  let bidder: SignedIn;
  const asked = { advance: [] as Advance[], register: [] as Register[], view: [] as Asking[] };

  const accepted: Accepted = {
    kind: 'accepted',
    project: PROJECT,
    version: 3,
    termsVersion: 1,
    entryNo: 4,
    seq: 17,
    at: NOON,
    stage: 'setup',
    checkpoints: ['resolution'],
  };
  const trades: Trades = {
    async advance(request) {
      asked.advance.push(request);
      return accepted;
    },
    async register(request) {
      asked.register.push(request);
      return { id: PROJECT, code: 'c', version: 1, entryNo: 1, seq: 5 };
    },
    async view(request) {
      asked.view.push(request);
      return { id: PROJECT };
    },
    form: (asking) => registrationForm({ db: t.db, law: (version) => ({ book: bookOf(version), calendar: CALENDAR }) }, asking),
    trail: async () => ({ checkpoints: [] }),
    bundle: async () => Readable.from([]),
    actForm: async () => ({ toConfirm: [], earlier: [] }),
    preview: async () => Buffer.from('%PDF-'),
    notice: async () => ({}),
    todo: async () => ({ now: 0, items: [], more: false }),
    town: async () => assert.fail('town'),
  };

  before(async () => {
    t = await testApp({ trades });
    clerk = await signedIn(t, [['accountant', VILLAGE]]);
    bidder = await signedIn(t, 'bidder');
  });
  beforeEach(() => {
    for (const list of Object.values(asked)) list.length = 0;
  });
  afterEach(async () => {
    await t.admin('trade_bidders').delete();
    await t.admin('projects').delete();
  });
  after(() => t.stop());

  const list = async (who: SignedIn, query = '') => {
    const res = await request(t.app).get(`/api/projects?${query}`).set('Cookie', who.cookie);
    assert.equal(res.status, 200, res.text);
    return res.body as { items: { id: string; registeredAt: number }[]; next: string | null };
  };
  const ids = async (who: SignedIn) => (await list(who)).items.map((p) => p.id).sort();

  describe('the first form', () => {
    const form = (query: string, who = clerk) => request(t.app).get(`/api/projects/form?${query}`).set('Cookie', who.cookie);

    it('comes with its schema, the rules that will hold, and the hints of what was chosen', async () => {
      const res = await form(`village=${VILLAGE}&category=goods&mode=agreement`);
      assert.equal(res.status, 200, res.text);
      const { hints, schema, rules, at } = res.body;
      assert.ok(schema.properties.emergencyStartedAt && schema.required.includes('village'));
      assert.equal(rules, bookOn(dateOf(at)).version);
      const small = hints.find((h: { pointer: string; rule: string }) => h.pointer === '/ground' && h.rule === 'decision.small');
      assert.equal(small.most, 4_999_999);
      assert.match(small.basis, /农村集体经济组织法/);
      assert.match(small.says, /理事会/);
    });

    it('is for the accountant of that village only, and of a village that there is', async () => {
      assert.equal((await form(`village=${OTHER_VILLAGE}`)).status, 403);
      assert.equal((await form(`village=${VILLAGE}`, bidder)).status, 403);
      assert.equal((await form(`village=${VILLAGE}`, await signedIn(t, [['head', VILLAGE]]))).status, 403);
      assert.equal((await request(t.app).get(`/api/projects/form?village=${VILLAGE}`)).status, 401);
      const nowhere = await signedIn(t, [['accountant', '330203102999']]).catch(() => null);
      assert.equal(nowhere, null, 'no role can be held in a village that is not there');
    });

    it('says what it does not know, and that a village is missing', async () => {
      assert.equal((await form('')).status, 422);
      assert.equal((await form(`village=${VILLAGE}&category=moon`)).status, 422);
      assert.equal((await form(`village=${VILLAGE}&mode=`)).status, 422);
    });
  });

  it('are listed within the scope of one’s roles, and nowhere else', async () => {
    const here = await insertProject(t.admin, clerk.account, { publicAt: null });
    const beside = await insertProject(t.admin, clerk.account, { village: OTHER_VILLAGE });
    const away = await insertProject(t.admin, clerk.account, {
      row: { town: '330203103', district: '330299' },
    }).catch(() => null);
    assert.equal(away, null, 'places are real ones');
    const sees = async (...grants: [Role, string][]) => ids(await signedIn(t, grants));
    assert.deepEqual(await sees(['accountant', VILLAGE]), [here]);
    assert.deepEqual(await sees(['supervisor', OTHER_VILLAGE]), [beside]);
    assert.deepEqual(await sees(['station', TOWN]), [here, beside].sort());
    assert.deepEqual(await sees(['discipline', TOWN]), [here, beside].sort());
    assert.deepEqual(await sees(['district', DISTRICT]), [here, beside].sort());
    assert.deepEqual(
      await sees(['accountant', VILLAGE], ['head', OTHER_VILLAGE]),
      [here, beside].sort(),
    );
    assert.deepEqual(await sees(['keyholder', TOWN]), []);
    assert.deepEqual(await sees(), []);
  });

  it('are listed for a reviewer only when drawn, for a bidder only where it takes part', async () => {
    const reviewer = await signedIn(t, [['reviewer', DISTRICT]]);
    const other = await signedIn(t, [['reviewer', DISTRICT]]);
    const drawn = { size: 3, drawn: [reviewer.account], recused: [], scored: [] };
    const reviewed = await insertProject(t.admin, clerk.account, { facts: { panel: drawn } });
    await insertProject(t.admin, clerk.account);
    assert.deepEqual(await ids(reviewer), [reviewed]);
    assert.deepEqual(await ids(other), []);
    assert.deepEqual(await ids(bidder), []);
    await t
      .admin('trade_bidders')
      .insert({ project: reviewed, pseudonym: 'b-1', account: bidder.account, facts: '{}' });
    assert.deepEqual(await ids(bidder), [reviewed]);
  });

  it('are found by a part of their title or number and by their place, and only within one’s scope', async () => {
    const wall = await insertProject(t.admin, clerk.account, { title: '村道A段 100%_挡墙' });
    const pond = await insertProject(t.admin, clerk.account, { title: '村北鱼塘', village: OTHER_VILLAGE });
    const found = async (query: Record<string, string>, ...grants: [Role, string][]) =>
      (await list(await signedIn(t, grants), String(new URLSearchParams(query)))).items.map((p) => p.id).sort();
    const station: [Role, string] = ['station', TOWN];
    assert.deepEqual(await found({ search: '鱼塘' }, station), [pond]);
    assert.deepEqual(await found({ search: ' 村道a段 ' }, station), [wall]);
    assert.deepEqual(await found({ search: '0%_' }, station), [wall]);
    assert.deepEqual(await found({ search: '%' }, station), [wall]);
    assert.deepEqual(await found({ search: pond.slice(0, 13) }, station), [pond]);
    assert.deepEqual(await found({ village: OTHER_VILLAGE }, station), [pond]);
    assert.deepEqual(await found({ village: OTHER_VILLAGE, search: '挡墙' }, station), []);
    assert.deepEqual(await found({ town: TOWN, search: '村' }, station), [wall, pond].sort());
    assert.deepEqual(await found({ search: '村' }, ['accountant', VILLAGE]), [wall]);
    assert.deepEqual(await found({ village: OTHER_VILLAGE }, ['accountant', VILLAGE]), []);
  });

  it('come in complete pages without repetition, with a constant number of statements', async () => {
    const rows = Array.from({ length: 500 }, (_, i) =>
      projectRow(clerk.account, { registeredAt: NOON + Math.floor(i / 9) }),
    );
    await t.admin.batchInsert('projects', rows, 100);
    const seen: string[] = [];
    const statements = new Set<number>();
    for (let after: string | null = ''; after !== null; ) {
      let page: Awaited<ReturnType<typeof list>> | undefined;
      const query: string = `limit=100${after && `&after=${after}`}`;
      statements.add(
        await countStatements(t.db, async () => {
          page = await list(clerk, query);
        }),
      );
      seen.push(...(page?.items ?? []).map((p) => p.id));
      after = page?.next ?? null;
      await insertProject(t.admin, clerk.account, { registeredAt: NOON + DAY });
    }
    assert.equal(seen.length, 500);
    assert.deepEqual(new Set(seen), new Set(rows.map((r) => r.id)));
    assert.deepEqual([...statements], [2], 'who asks, and the list');
  });

  it('say nothing that counts registrations', async () => {
    await insertProject(t.admin, clerk.account);
    const text = JSON.stringify((await list(clerk)).items);
    assert.doesNotMatch(text, /version|entryNo|entry_no|counts|facts/i);
  });

  it('are registered with the key of the request and the hash of what was meant', async () => {
    const send = (body: string) =>
      request(t.app)
        .post('/api/projects')
        .set({
          Cookie: clerk.cookie,
          'Idempotency-Key': 'key-0001',
          'Content-Type': 'application/json',
        })
        .send(body);
    const res = await send(JSON.stringify(INPUT));
    assert.equal(res.status, 201, res.text);
    assert.equal(res.headers.location, `/api/projects/${PROJECT}`);
    const reordered = Object.fromEntries(Object.entries(INPUT).reverse());
    await send(JSON.stringify(reordered, null, 2));
    await send(JSON.stringify({ ...INPUT, title: '别的' }));
    const [first, same, other] = asked.register;
    assert.equal(first?.idempotencyKey, 'key-0001');
    assert.equal(first?.subject.account, clerk.account);
    assert.match(first?.requestHash ?? '', /^[0-9a-f]{64}$/);
    assert.equal(same?.requestHash, first?.requestHash);
    assert.notEqual(other?.requestHash, first?.requestHash);
  });

  const act = (who: SignedIn, body: object, headers: Record<string, string> = {}) =>
    request(t.app)
      .post(`/api/projects/${PROJECT}/events`)
      .set({ Cookie: who.cookie, ...headers })
      .send(body);

  it('advance by an event that its schema has read, on the version that was seen', async () => {
    const body = { type: 'raise_objection', data: { content: ' 评分有误 ' }, role: 'delegate' };
    const res = await act(clerk, body, { 'If-Match': '"12"', 'Idempotency-Key': 'key-0002' });
    assert.equal(res.status, 200, res.text);
    const { kind: _, ...shown } = accepted;
    assert.deepEqual(res.body, shown);
    const [{ requestHash, subject, ...rest }] = asked.advance as [Advance];
    assert.equal(subject.account, clerk.account);
    assert.match(requestHash ?? '', /^[0-9a-f]{64}$/);
    assert.deepEqual(rest, {
      id: PROJECT,
      type: 'raise_objection',
      data: { content: '评分有误' },
      role: 'delegate',
      expectedVersion: 12,
      expectedTerms: undefined,
      idempotencyKey: 'key-0002',
    });
  });

  it('take a bidder’s version for that of the terms, and no content where none is needed', async () => {
    assert.equal((await act(bidder, { type: 'withdraw_offer' }, { 'If-Match': '2' })).status, 200);
    const [{ data, expectedTerms, expectedVersion }] = asked.advance as [Advance];
    assert.deepEqual(
      { data, expectedTerms, expectedVersion },
      { data: {}, expectedTerms: 2, expectedVersion: undefined },
    );
    assert.equal((await act(bidder, { type: 'submit_offer' })).status, 422);
  });

  it('read instants with their zone into the moment they name', async () => {
    const at = (time: string) => `2025-07-0${time}:00+08:00`;
    const data = {
      registrationClosesAt: at('4T16:00'),
      offersOpenAt: at('2T17:00'),
      offersCloseAt: at('7T16:00'),
      openingAt: at('7T16:30'),
    };
    assert.equal((await act(clerk, { type: 'publish_notice', data })).status, 200);
    const [{ data: read }] = asked.advance as [Advance & { data: Record<string, number> }];
    assert.equal(read.offersCloseAt, Date.parse('2025-07-07T08:00:00Z'));
  });

  it('are shown to visitors as to nobody, to those signed in as to themselves', async () => {
    await request(t.app).get(`/api/projects/${PROJECT}`);
    await request(t.app).get(`/api/projects/${PROJECT}`).set('Cookie', clerk.cookie);
    assert.deepEqual(
      asked.view.map((v) => v.subject?.account ?? null),
      [null, clerk.account],
    );
    const trail = await request(t.app).get(`/api/projects/${randomUUID()}/trail`);
    assert.deepEqual(trail.body, { checkpoints: [] });
    assert.equal(trail.headers['cache-control'], 'no-store');
  });
});
