import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { replay } from '../../server/audit/replay.js';
import { factsAt } from '../../server/documents/issue/facts-at.js';
import { NotAllowed } from '../../server/errors.js';
import { lawName } from '../../server/machines/rules/book.js';
import { lawNamed } from '../../server/machines/rules/shelf.js';
import type { Subject } from '../../server/people/subject.js';
import { approveYear, proposeYear } from '../../server/rules/calendar-years.js';
import { approveVersion, proposeVersion } from '../../server/rules/district-versions.js';
import { type LawLibrary, lawLibrary } from '../../server/rules/law-library.js';
import type { Story } from '../../server/transactions/story.js';
import { makeWorld, World } from '../helpers/world.js';
import * as s from '../machines/samples.js';

const DISTRICT = '330203';
const YEAR = {
  year: '2026',
  basis: '演示通知',
  source: '演示公报',
  workdays: ['2026-01-04'],
  holidays: ['2026-01-01', '2026-01-02', '2026-02-16', '2026-02-17', '2026-02-18', '2026-02-19', '2026-02-20'],
};

describe('law that a district put in force', () => {
  let world: World;
  let library: LawLibrary;
  let first: Subject;
  let second: Subject;

  before(async () => {
    const made = await makeWorld();
    library = await lawLibrary(made.db);
    const door = { ...made.door, law: library.law, versionOn: library.versionOn };
    world = new World(made.fresh, door, made.key, null as never);
    [first, second] = (await Promise.all([1, 2].map(administrator))) as [Subject, Subject];
  });
  beforeEach(() => world.setClock(Date.parse('2025-11-03T10:00:00+08:00')));
  after(() => world.drop());

  async function administrator(no: number): Promise<Subject> {
    const account = randomUUID();
    const username = `quguanli${no}`;
    await world
      .admin('accounts')
      .insert({ id: account, username, password_hash: '-', display_name: '区管理员(演示)', created_at: new Date() });
    await world.admin('grants').insert({ account, role: 'district', organisation: DISTRICT });
    return {
      account,
      username,
      kind: 'staff',
      displayName: '',
      grants: [{ role: 'district', organisation: DISTRICT }],
    };
  }
  /** As a second process would find it. */
  const putUp = async (changes: Record<string, number>, from: string) => {
    const { version } = await proposeVersion(world.db, first, { district: DISTRICT, from, reason: '演示', changes });
    await approveVersion(world.db, second, version);
    await library.refresh();
    return version;
  };
  const rulesOf = async (project: string) => (await world.facts(project)).row.rules_version;
  /** The rows are what the log replays to, under the law that each entry names. */
  async function assertReplays(project: string): Promise<void> {
    const entries = await world.log(project);
    const { state, facts } = replay(entries, (name) => lawNamed(library.shelf, name));
    const trade = await world.facts(project);
    assert.deepEqual(trade.state, state);
    assert.deepEqual(trade.facts, facts);
  }

  it('holds for projects registered from its date on, and running projects keep theirs', async () => {
    const before = await world.register();
    const version = await putUp(
      { 'limit.working_days/valuation': 6, 'mode.external_lines/works': 200_000_00 },
      '2025-11-10',
    );
    await world.setClock(Date.parse('2025-11-09T23:59:00+08:00'));
    const stillBefore = await world.register();
    await world.setClock(Date.parse('2025-11-10T00:01:00+08:00'));
    const after = await world.register();
    assert.deepEqual(
      [await rulesOf(before), await rulesOf(stillBefore), await rulesOf(after)],
      ['2025-05-01', '2025-05-01', `2025-05-01+${version}`],
    );

    const apply = async (project: string) => {
      const file = await world.attach(project, '预算.pdf');
      const data = {
        description: '路灯',
        place: '村口',
        estimate: 200_000_00,
        fundSource: '村集体',
        statutoryTender: true,
      };
      const clean = { noOverlap: true, noDispute: true, notIllegalBuilding: true };
      return world.act('accountant', project, 'submit_application', {
        ...data,
        ...clean,
        evidence: [{ kind: 'budget', file }],
      });
    };
    await apply(before);
    await assert.rejects(
      apply(after),
      (error) => error instanceof NotAllowed && error.refusal.rule === 'mode.external_lines',
    );
    await assertReplays(before);
    await assertReplays(after);
  });

  it('the program’s next book takes the district’s values with it', async () => {
    await putUp({ 'lease.years': 15 }, '2025-12-01');
    assert.match(library.versionOn(DISTRICT, '2025-12-31'), /^2025-05-01\+330203-\d{3}$/);
    const next = library.versionOn(DISTRICT, '2026-01-01');
    assert.match(next, /^2026-01-01\+330203-\d{3}$/);
    const { book } = library.law(next);
    assert.equal(book.rules['lease.years'].value, 15);
    assert.match(book.rules['decision.order'].basis, /2026年1月1日/);
  });

  it('an edition of the calendar holds for what is decided from then on, and earlier entries replay under theirs', async () => {
    const project = await world.register();
    const file = await world.attach(project, '预算2.pdf');
    const play = { facts: (await world.facts(project)).facts, today: '2025-11-03' } as never;
    await world.act('accountant', project, 'submit_application', {
      ...s.application(play),
      evidence: [{ kind: 'budget', file }],
    });
    const { id } = await proposeYear(world.db, first, YEAR);
    const { edition } = await approveYear(world.db, second, id);
    await library.refresh();
    await world.act('town_officer', project, 'terminate', { reasons: '不再需要', ownWish: false });
    const entries = await world.log(project);
    const own = entries.filter((e) => e.event === 'submit_application' || e.event === 'terminate').map((e) => e.rules);
    const version = await rulesOf(project);
    assert.deepEqual(own, [version, `${version}#${edition}`]);
    await assertReplays(project);
  });

  it('a document made late counts the days as they were counted then', async () => {
    // In the calendar of that day 1 May 2026 was a holiday; by the edition that came since it is none.
    const at = Date.parse('2026-04-01T10:00:00+08:00');
    const project = { side: 'procurement', mode: 'comparison', category: 'works', emergency: null };
    const entry = { at, rules: '2025-05-01', role: 'town_officer', actor: 'town', found: {} };
    const entries = [
      { ...entry, event: 'register_project', data: { project } },
      { ...entry, event: 'suspend', data: {} },
    ];
    const until = async (story: object) => (await factsAt(story as Story, library.law('2025-05-01'))).suspension?.until;
    assert.equal(await until({ id: 'p', entries }), Date.parse('2026-05-06T16:00:00+08:00'));
    const now = entries.map((e) => ({ ...e, rules: lawName(library.law('2025-05-01')) }));
    assert.equal(await until({ id: 'p', entries: now }), Date.parse('2026-05-01T16:00:00+08:00'));
  });

  it('law that another process put up a moment ago is read when it is asked for', async () => {
    const other = await lawLibrary(world.db);
    const version = `2025-05-01+${await putUp({ 'deposit.asset': 19 }, '2025-11-20')}`;
    assert.throws(() => other.law(version), /no rule book/);
    assert.equal(await other.retrying(async () => other.law(version).book.rules['deposit.asset'].value), 19);
  });
});
