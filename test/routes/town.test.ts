import assert from 'node:assert/strict';
import request from 'supertest';
import { askingAs } from '../../db/subject.js';
import { appendStatement } from '../../server/audit/entry.js';
import type { Facts } from '../../server/machines/facts.js';
import { bookOf } from '../../server/machines/rules/books.js';
import { CALENDAR } from '../../server/machines/rules/calendars.js';
import { type TownAsking, tradesOfTown } from '../../server/transactions/town-trades.js';
import { DISTRICT, OTHER_VILLAGE, type SignedIn, signedIn, noTrades, type TestApp, testApp, TOWN, VILLAGE } from './app.js';
import { DAY, insertProject, NOON } from './projects-in-database.js';
import { countStatements } from './statements.js';

const OTHER_TOWN = '330203103';
const lawOf = (version: string) => ({ book: bookOf(version), calendar: CALENDAR });
const RULES = { rules_version: '2025-05-01' };

describe('a town’s trades, for those who watch it', () => {
  let t: TestApp;
  let discipline: SignedIn;
  let officer: SignedIn;
  let clerk: SignedIn;

  beforeEach(async () => {
    const town = (asking: TownAsking) => tradesOfTown({ db: askingAs(t.db, asking.subject.account), lawOf }, asking);
    t = await testApp({ trades: { ...noTrades, town } });
    await t.admin('organisations').insert({ id: OTHER_TOWN, kind: 'town', name: '古林镇', parent: DISTRICT });
    discipline = await signedIn(t, [['discipline', TOWN]]);
    officer = await signedIn(t, [['town_officer', TOWN]]);
    clerk = await signedIn(t, [['accountant', VILLAGE]]);
  });
  afterEach(() => t.stop());

  const numbers = new Map<string, number>();
  async function happens(project: string, event: string, more: { role?: string; secret?: boolean } = {}): Promise<void> {
    const entryNo = (numbers.get(project) ?? 0) + 1;
    numbers.set(project, entryNo);
    const entry = { project, entryNo, event, from: '-', to: 'setup.resolution', actor: 'a', role: 'station', at: NOON + entryNo, rules: '-', secret: false, ...more };
    await t.db.raw(appendStatement({ ...entry, data: {}, personal: undefined }));
  }
  const project = (given: Parameters<typeof insertProject>[2] = {}) => insertProject(t.admin, clerk.account, { ...given, row: { ...RULES, ...given.row } });
  async function look(who: SignedIn, query = '') {
    const res = await request(t.app).get(`/api/town/trades?${query}`).set('Cookie', who.cookie);
    assert.equal(res.status, 200, res.text);
    return res.body as { town: string; seen: number; head: number; next: string | null; items: { title: string; changed: boolean; last: { name: string } | null; overdueDays: number | null }[] };
  }
  const visit = (who: SignedIn, seen: number) => request(t.app).put('/api/town/visit').set('Cookie', who.cookie).send({ seen });
  const titles = async (who: SignedIn, query = '') => (await look(who, query)).items.map((i) => i.title);

  it('are all of that town, public or not, newest first, and no other town’s', async () => {
    await project({ title: '旧', registeredAt: NOON - DAY });
    await project({ title: '未公开', publicAt: null, village: OTHER_VILLAGE, at: 'setup.application' });
    await project({ title: '别处', row: { town: OTHER_TOWN } });
    assert.deepEqual(await titles(discipline), ['未公开', '旧']);
    assert.deepEqual(await titles(officer), ['未公开', '旧']);
  });

  it('are shown to nobody else', async () => {
    for (const who of [clerk, await signedIn(t, 'bidder'), await signedIn(t, [['district', DISTRICT]]), await signedIn(t, [['discipline', OTHER_TOWN]])]) {
      assert.equal((await request(t.app).get(`/api/town/trades?town=${TOWN}`).set('Cookie', who.cookie)).status, 403);
    }
    assert.equal((await request(t.app).get('/api/town/trades')).status, 401);
  });

  it('tell what happened since the last visit, to each who looks their own', async () => {
    const [first, second] = [await project({ title: '甲', registeredAt: NOON + 1 }), await project({ title: '乙' })];
    await happens(first, 'submit_application');
    await happens(second, 'submit_application');
    const before = await look(discipline);
    assert.deepEqual([before.seen, before.head], [-1, 1]);
    assert.deepEqual(before.items.map((i) => i.changed), [true, true]);
    await happens(second, 'record_resolution');
    // What came between looking and marking was not seen.
    assert.deepEqual((await visit(discipline, before.head)).body, { seen: 1 });
    const after = await look(discipline);
    assert.deepEqual(after.items.map((i) => [i.title, i.changed, i.last?.name]), [['甲', false, '提交立项申报'], ['乙', true, '登记民主决策']]);
    assert.deepEqual(await titles(discipline, 'changed=1'), ['乙']);
    assert.deepEqual(await titles(officer, 'changed=1'), ['甲', '乙']);
  });

  it('keep a visit from going back, or beyond what there is', async () => {
    const id = await project();
    await happens(id, 'submit_application');
    assert.deepEqual((await visit(discipline, 99)).body, { seen: 0 });
    assert.deepEqual((await visit(discipline, -1)).body, { seen: 0 });
    for (const wrong of [-2, 0.5, '1']) assert.equal((await visit(discipline, wrong as number)).status, 422);
  });

  it('do not betray before the opening that somebody registered or offered', async () => {
    const id = await project();
    await happens(id, 'publish_notice');
    await visit(discipline, 0);
    await happens(id, 'register_bidder', { role: 'bidder', secret: true });
    await happens(id, 'record_deposit', { role: 'agent_accountant', secret: true });
    await happens(id, 'ask_question', { role: 'bidder' });
    await happens(id, 'document_issued', { role: 'clock', secret: true });
    assert.deepEqual((await look(discipline)).items.map((i) => [i.changed, i.last?.name]), [[false, '发布公告']]);
    await t.admin('projects').where({ id }).update({ facts: t.admin.raw(`facts || '{"openedAt": 5}'`) });
    assert.deepEqual((await look(discipline)).items.map((i) => [i.changed, i.last?.name]), [[true, '提问']]);
  });

  it('show what is late, and only that where it is asked for', async () => {
    const since = NOON - 30 * DAY;
    const late: Partial<Facts> = { since, flagged: [`limit:1:${since}`] };
    await project({ title: '逾期', at: 'setup.approval', facts: late });
    await project({ title: '旧账', at: 'setup.approval', facts: { since: Date.now(), flagged: [`limit:1:${since}`] } });
    const { items } = await look(discipline);
    const days = Object.fromEntries(items.map((i) => [i.title, i.overdueDays]));
    assert.ok((days.逾期 as number) > 0);
    assert.equal(days.旧账, null);
    assert.deepEqual(await titles(discipline, 'overdue=1'), ['逾期']);
  });

  it('come in pages that neither repeat nor skip, by the same statements however many they are', async () => {
    for (let n = 0; n < 7; n += 1) await project({ title: String(n), registeredAt: NOON + Math.floor(n / 2) });
    const seen: string[] = [];
    for (let after = ''; ; ) {
      const { items, next } = await look(discipline, `limit=3${after}`);
      seen.push(...items.map((i) => i.title));
      if (!next) break;
      after = `&after=${next}`;
    }
    assert.deepEqual(seen.toSorted(), ['0', '1', '2', '3', '4', '5', '6']);
    const [three, seven] = [await countStatements(t.db, () => look(discipline, 'limit=3')), await countStatements(t.db, () => look(discipline, 'limit=7'))];
    assert.equal(three, seven);
  });

  it('leave a note that somebody looked', async () => {
    await look(discipline);
    const { account, role, kind, project: of, object } = await t.admin('log.access_log').first();
    assert.deepEqual([account, role, kind, of, object], [discipline.account, 'discipline', 'town', null, TOWN]);
  });
});
