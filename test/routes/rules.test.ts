import assert from 'node:assert/strict';
import request from 'supertest';
import { originOf } from '../../server/audit/origin.js';
import { lawName } from '../../server/machines/rules/book.js';
import { BOOKS } from '../../server/machines/rules/books.js';
import { CALENDAR } from '../../server/machines/rules/calendars.js';
import { lawNamed, lawToday } from '../../server/machines/rules/shelf.js';
import { allBooks } from '../../db/queries/rule-versions.js';
import { DISTRICT, type SignedIn, signedIn, type TestApp, testApp, TOWN } from './app.js';

const HOLIDAYS_2026 = CALENDAR['2026']?.holidays ?? [];
const WORKED_2026 = CALENDAR['2026']?.workdays ?? [];
const OTHER_DISTRICT = '330205';
const YEAR = {
  year: '2027',
  basis: '演示:国务院办公厅关于2027年部分节假日安排的通知',
  source: '演示公报',
  holidays: ['2027-01-01', '2027-02-08', '2027-02-09', '2027-02-10', '2027-04-05', '2027-05-03', '2027-10-01'],
  workdays: ['2027-02-06'],
};

describe('the rule book over HTTP', () => {
  let t: TestApp;
  let first: SignedIn;
  let second: SignedIn;
  let stranger: SignedIn;
  let town: SignedIn;

  before(async () => {
    t = await testApp();
    await originOf(t.db, { demo: true, publicUrl: 'http://localhost' });
    await t.admin('organisations').insert({ id: OTHER_DISTRICT, kind: 'district', name: '江北区', parent: null });
    first = await signedIn(t, [['district', DISTRICT]]);
    second = await signedIn(t, [['district', DISTRICT]]);
    stranger = await signedIn(t, [['district', OTHER_DISTRICT]]);
    town = await signedIn(t, [['town_officer', TOWN]]);
  });
  beforeEach(() => setClock('2026-11-10T10:00:00+08:00'));
  after(() => t.stop());

  async function setClock(moment: string): Promise<void> {
    await t.admin.raw(
      'update clock_offset set millis = ? - floor(extract(epoch from clock_timestamp()) * 1000)::bigint',
      [Date.parse(moment)],
    );
  }
  const get = (path: string, who?: SignedIn) => {
    const asked = request(t.app).get(path);
    return who ? asked.set('Cookie', who.cookie) : asked;
  };
  const post = (path: string, who: SignedIn, body: object = {}) =>
    request(t.app).post(path).set('Cookie', who.cookie).send(body);
  const propose = (changes: object, more: object = {}, who = first) =>
    post('/api/rules/versions', who, {
      district: DISTRICT,
      from: '2026-12-01',
      reason: '区委会议决定',
      changes,
      ...more,
    });

  /** Entries of the platform's own chain, by act. */
  async function recorded(act: string): Promise<object[]> {
    const rows = await t.admin('log.entries as e').join('log.payloads as y', 'y.seq', 'e.seq').where('e.event', act).orderBy('e.seq').select('e.actor', 'y.data');
    return rows.map(({ actor, data }) => ({ actor, data: JSON.parse(data).data ?? JSON.parse(data) }));
  }

  it('is public: every rule with its law, its sentence, since when, and the fields it meets', async () => {
    const res = await get('/api/rules');
    assert.equal(res.status, 200, res.text);
    assert.equal(res.body.version, '2026-01-01');
    assert.equal(res.body.rules.length, Object.keys(BOOKS[0]?.rules ?? {}).length);
    const rule = (key: string) => res.body.rules.find((r: { key: string }) => r.key === key);
    assert.equal(rule('lease.years').kind, 'H');
    assert.match(rule('lease.years').basis, /民法典.*705/);
    assert.match(rule('lease.years').says, /20年/);
    assert.equal(rule('lease.years').from, '2025-05-01');
    // 村民委员会组织法 has two dated entries: the amended one holds from 2026 on.
    assert.equal(rule('decision.order').from, '2026-01-01');
    assert.match(rule('decision.order').basis, /2026年1月1日/);
    assert.ok(rule('deposit.asset').fields.some((f: { event: string }) => f.event === 'compile_tender_file'));
    assert.deepEqual(
      res.body.calendar.years.map((y: { year: string }) => y.year),
      ['2024', '2025', '2026'],
    );
    const then = await get('/api/rules?date=2025-12-31');
    assert.equal(then.body.version, '2025-05-01');
  });

  it('an earlier book is read by its name, an unknown one is not found', async () => {
    const old = await get('/api/rules/versions/2025-05-01');
    assert.equal(old.status, 200, old.text);
    assert.equal(old.body.version, '2025-05-01');
    assert.equal((await get('/api/rules/versions/2024-01-01')).status, 404);
    assert.equal((await get('/api/rules/versions/330203-999')).status, 404);
  });

  it('refuses a version that loosens the law, with the law and what would pass', async () => {
    const res = await propose({ 'lease.years': 21, 'decision.delegates': [3, 5], 'deposit.asset': 21 });
    assert.equal(res.status, 422);
    const { errors } = res.body;
    assert.deepEqual(
      errors.map((e: { pointer: string }) => e.pointer),
      ['/changes/lease.years', '/changes/decision.delegates', '/changes/deposit.asset'],
    );
    assert.match(errors[0].message, /法定要求.*民法典.*705.*不得高于20/);
    assert.match(errors[1].message, /不得低于2\/3/);
    assert.match(errors[2].message, /只可收紧/);
  });

  it('refuses what is no value of the book, no such path, no difference, and a day that is not ahead', async () => {
    for (const changes of [
      { 'lease.years': 19.5 },
      { 'lease.years': -1 },
      { 'station.closing_hour': '26:00' },
      { 'deposit.nothing': 1 },
    ]) {
      assert.equal((await propose(changes)).status, 422, JSON.stringify(changes));
    }
    assert.match((await propose({ 'deposit.asset': 20 })).body.detail, /没有差别/);
    assert.equal((await propose({ 'evaluation.panel': 4 })).status, 422);
    const late = await propose({ 'deposit.asset': 15 }, { from: '2026-11-10' });
    assert.equal(late.status, 422);
    assert.match(late.body.detail, /最早为2026年11月11日/);
  });

  it('only administrators of the district make one', async () => {
    assert.equal((await propose({ 'deposit.asset': 15 }, {}, stranger)).status, 403);
    assert.equal((await propose({ 'deposit.asset': 15 }, {}, town)).status, 403);
    assert.equal((await request(t.app).post('/api/rules/versions').send({})).status, 401);
  });

  it('a version is seen with its difference, approved by a second person, and holds from its date', async () => {
    const made = await propose({ 'deposit.asset': 15, 'decision.small/leaseYearlyBelow': 3_000_000 });
    assert.equal(made.status, 201, made.text);
    const { version } = made.body;
    assert.equal(version, '330203-001');
    // What is only proposed nobody else sees.
    assert.equal((await get(`/api/rules/versions/${version}`)).status, 404);
    assert.equal((await get(`/api/rules/versions/${version}`, stranger)).status, 404);
    assert.equal((await get('/api/rules/proposals', second)).body.versions[0].version, version);

    const seen = await get(`/api/rules/versions/${version}/difference`, second);
    assert.equal(seen.status, 200, seen.text);
    assert.deepEqual(
      seen.body.difference.map((d: { path: string; before: number; after: number }) => [d.path, d.before, d.after]),
      [
        ['decision.small/leaseYearlyBelow', 5_000_000, 3_000_000],
        ['deposit.asset', 20, 15],
      ],
    );

    const approve = (who: SignedIn) => post(`/api/rules/versions/${version}/approve`, who);
    assert.equal((await approve(first)).status, 403, 'whoever proposed it does not approve it');
    assert.equal((await approve(stranger)).status, 404);
    assert.equal((await approve(second)).status, 204);
    assert.equal((await approve(second)).status, 409);

    const on = async (date: string, district = DISTRICT) =>
      (await get(`/api/rules?district=${district}&date=${date}`)).body;
    assert.equal((await on('2026-11-30')).version, '2026-01-01');
    const then = await on('2026-12-01');
    assert.equal(then.version, '2026-01-01+330203-001');
    assert.equal(then.rules.find((r: { key: string }) => r.key === 'deposit.asset').value, 15);
    assert.equal(then.rules.find((r: { key: string }) => r.key === 'deposit.asset').from, '2026-12-01');
    assert.equal(then.rules.find((r: { key: string }) => r.key === 'lease.years').from, '2025-05-01');
    assert.equal((await on('2026-12-01', OTHER_DISTRICT)).version, '2026-01-01', 'another district keeps its own');
    assert.equal((await get(`/api/rules/versions/${version}`)).status, 200, 'now it is public');
    const named = await get(`/api/rules/versions/${encodeURIComponent(then.version)}`);
    assert.equal(named.body.version, then.version, 'under the name that projects bear, too');
  });

  it('is not approved any more once its date has come', async () => {
    const { version } = (await propose({ 'deposit.asset': 12 }, { from: '2026-11-12' })).body;
    await setClock('2026-11-12T09:00:00+08:00');
    const late = await post(`/api/rules/versions/${version}/approve`, second);
    assert.equal(late.status, 422);
    assert.match(late.body.detail, /起始日期须晚于今天/);
    assert.deepEqual((await get('/api/rules/proposals', second)).body.versions, [], 'and waits for nobody');
  });

  it('is taken back by whoever proposed it, before it is approved, and waits for nobody then', async () => {
    const { version } = (await propose({ 'deposit.asset': 11 })).body;
    const withdraw = (who: SignedIn, name = version) => post(`/api/rules/versions/${name}/withdraw`, who);
    assert.equal((await withdraw(second)).status, 403, 'another administrator leaves it unapproved');
    assert.equal((await withdraw(stranger)).status, 404);
    assert.equal((await withdraw(town)).status, 403);
    assert.equal((await withdraw(first, '330203-001')).status, 409, 'law that was approved stays');
    const waits = async () => (await get('/api/rules/proposals', second)).body.versions.some((v: { version: string }) => v.version === version);
    assert.equal(await waits(), true);
    assert.equal((await withdraw(first)).status, 204);
    assert.equal((await withdraw(first)).status, 409);
    assert.equal(await waits(), false);
    const late = await post(`/api/rules/versions/${version}/approve`, second);
    assert.equal(late.status, 409);
    assert.match(late.body.detail, /已由提出人撤回/);
    assert.equal(typeof (await get(`/api/rules/versions/${version}`, first)).body.withdrawnAt, 'number');
    assert.equal((await get(`/api/rules/versions/${version}`)).status, 404, 'the public never saw it and never will');
    assert.deepEqual(await recorded('rules_withdrawn'), [{ actor: first.account, data: { version } }]);
    const next = (await propose({ 'deposit.asset': 11 })).body.version;
    assert.ok(next > version, 'its number is not used again');
  });

  it('once taken back is as unchangeable as what was approved, whoever asks the database', async () => {
    for (const set of ['withdrawn_at = null', 'approved_at = 1, approved_by = (select id from accounts limit 1)', `changes = '{}'`]) {
      await assert.rejects(t.admin.raw(`update rule_versions set ${set} where withdrawn_at is not null`), /withdrawn stays/, set);
    }
  });

  it('what was approved never changes, whoever asks the database', async () => {
    for (const statement of [
      `update rule_versions set changes = '{}' where version = '330203-001'`,
      `delete from rule_versions where version = '330203-001'`,
      'truncate rule_versions',
    ]) {
      await assert.rejects(t.admin.raw(statement), /stays|refused/, statement);
    }
    await assert.rejects(
      t.admin.raw(`update rule_versions set changes = '{}' where approved_at is null`),
      /approved as it stands/,
    );
  });

  describe('the working calendar', () => {
    const importYear = (more: object = {}, who = first) => post('/api/rules/calendar', who, { ...YEAR, ...more });

    it('takes a year of which it could be true that it was announced', async () => {
      for (const [more, message] of [
        [
          { year: '2028', holidays: YEAR.holidays.map((d) => d.replace('2027', '2028')) },
          /2028年的节假日安排尚不可能公布/,
        ],
        [{ holidays: [...YEAR.holidays, '2027-02-06'] }, /2027-02-06/],
        [{ holidays: [...YEAR.holidays, '2027-10-02'] }, /2027-10-02是周末/],
        [{ workdays: ['2027-02-05'] }, /2027-02-05不是周末/],
        [{ holidays: [...YEAR.holidays, '2026-10-01'] }, /不在2027年/],
        [{ holidays: YEAR.holidays.slice(0, 3) }, /少于7天/],
      ] as const) {
        const res = await importYear(more);
        assert.equal(res.status, 422, JSON.stringify(more));
        assert.match(res.body.detail, message);
      }
      assert.equal((await importYear({}, town)).status, 403);
    });

    it('holds when a second person approved it, and an entry of the log keeps the edition it was decided under', async () => {
      const { id } = (await importYear()).body;
      assert.equal((await get('/api/rules')).body.calendar.edition, 0);
      assert.equal((await post(`/api/rules/calendar/${id}/approve`, first)).status, 403);
      // Any district's administrator may confirm what the whole country reads.
      const approved = await post(`/api/rules/calendar/${id}/approve`, stranger);
      assert.equal(approved.status, 200, approved.text);
      assert.equal(approved.body.edition, 1);
      const { calendar } = (await get('/api/rules?date=2026-11-10')).body;
      assert.deepEqual(
        calendar.years.map((y: { year: string }) => y.year),
        ['2024', '2025', '2026', '2027'],
      );

      const shelf = await allBooks(t.db);
      const now = lawToday(shelf, '2026-01-01');
      assert.equal(lawName(now), '2026-01-01#1');
      assert.ok('2027' in now.calendar);
      assert.ok(!('2027' in lawNamed(shelf, '2026-01-01').calendar));
      assert.deepEqual(lawNamed(shelf, lawName(now)), now);
    });

    it('is taken back by whoever brought it, before it is approved', async () => {
      const { id } = (await importYear({ source: '误录' })).body;
      const withdraw = (who: SignedIn) => post(`/api/rules/calendar/${id}/withdraw`, who);
      assert.equal((await withdraw(stranger)).status, 403);
      assert.equal((await withdraw(town)).status, 403);
      assert.equal((await withdraw(first)).status, 204);
      assert.equal((await withdraw(first)).status, 409);
      assert.deepEqual((await get('/api/rules/proposals', second)).body.years, []);
      assert.equal((await post(`/api/rules/calendar/${id}/approve`, second)).status, 409);
      assert.deepEqual(await recorded('calendar_withdrawn'), [{ actor: first.account, data: { id, year: '2027' } }]);
    });

    it('is rejected by another than brought it, with the reason, and then waits for nobody', async () => {
      const { id } = (await importYear({ source: '待核' })).body;
      const reject = (who: SignedIn, body: object = { reason: '与公布的通知不符' }) => post(`/api/rules/calendar/${id}/reject`, who, body);
      assert.equal((await get('/api/rules/proposals', second)).body.years[0].redated, 0);
      assert.equal((await reject(town)).status, 403);
      assert.match((await reject(first)).body.detail, /请撤回/);
      assert.equal((await reject(second, {})).status, 422);
      assert.equal((await reject(second)).status, 204);
      assert.equal((await reject(second)).status, 409);
      assert.equal((await post(`/api/rules/calendar/${id}/approve`, second)).status, 409);
      assert.deepEqual((await get('/api/rules/proposals', second)).body.years, []);
      assert.deepEqual(await recorded('calendar_rejected'), [{ actor: second.account, data: { id, year: '2027' } }]);
    });

    it('does not change days that have passed', async () => {
      const passed = { year: '2026', holidays: HOLIDAYS_2026.filter((d) => d !== '2026-10-01'), workdays: WORKED_2026 };
      const res = await importYear(passed);
      assert.equal(res.status, 422);
      assert.match(res.body.detail, /2026-10-01已经过去/);
    });
  });
});
