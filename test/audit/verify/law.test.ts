import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import type { Kind } from '../../../server/audit/verify/finding.js';
import { databaseSource } from '../../../server/audit/verify/database-source.js';
import { verify } from '../../../server/audit/verify/verify.js';
import type { Subject } from '../../../server/people/subject.js';
import { approveYear, proposeYear, rejectYear } from '../../../server/rules/calendar-years.js';
import { approveVersion, proposeVersion, withdrawVersion } from '../../../server/rules/district-versions.js';
import { lawLibrary } from '../../../server/rules/law-library.js';
import { makeWorld, World } from '../../helpers/world.js';
import { Thief } from './thief.js';

const DISTRICT = '330203';
const YEAR = {
  year: '2026',
  basis: '演示通知',
  source: '演示公报',
  workdays: ['2026-01-04'],
  holidays: ['2026-01-01', '2026-01-02', '2026-02-16', '2026-02-17', '2026-02-18', '2026-02-19', '2026-02-20'],
};
const on = (moment: string) => Date.parse(`${moment}+08:00`);

describe('the verifier, of law that a district put in force,', () => {
  let world: World;
  /** Registered before the version held, while it does, and when the calendar had another year. */
  let early: string;
  let middle: string;
  let late: string;
  let version: string;

  before(async () => {
    const made = await makeWorld();
    const library = await lawLibrary(made.db);
    world = new World(made.fresh, { ...made.door, law: library.law, versionOn: library.versionOn }, made.key, null as never);
    const [first, second] = (await Promise.all([1, 2].map(administrator))) as [Subject, Subject];
    await world.setClock(on('2025-11-03T10:00:00'));
    early = await world.register();
    const given = { district: DISTRICT, from: '2025-11-10', reason: '演示' };
    const dropped = await proposeVersion(world.db, first, { ...given, changes: { 'deposit.asset': 18 } });
    await withdrawVersion(world.db, first, dropped.version);
    ({ version } = await proposeVersion(world.db, first, { ...given, changes: { 'deposit.asset': 19 } }));
    await approveVersion(world.db, second, version);
    await library.refresh();
    await world.setClock(on('2025-11-11T10:00:00'));
    middle = await world.register();
    const wrong = await proposeYear(world.db, first, YEAR);
    await rejectYear(world.db, second, wrong.id, '与通知不符');
    const { id } = await proposeYear(world.db, first, YEAR);
    await approveYear(world.db, second, id);
    await library.refresh();
    await world.setClock(on('2025-11-12T10:00:00'));
    late = await world.register();
    for (const project of [early, middle]) await world.act('town_officer', project, 'terminate', { reasons: '不再需要', ownWish: false });
  });
  after(() => world?.drop());

  async function administrator(no: number): Promise<Subject> {
    const account = randomUUID();
    const username = `quguanli${no}`;
    await world.admin('accounts').insert({ id: account, username, password_hash: '-', display_name: '区管理员(演示)', created_at: new Date() });
    await world.admin('grants').insert({ account, role: 'district', organisation: DISTRICT });
    return { account, username, kind: 'staff', displayName: '', grants: [{ role: 'district', organisation: DISTRICT }] };
  }

  /** What is said of law once somebody who owns the database has done this. */
  async function found(does: (thief: Thief) => Promise<unknown>): Promise<{ kind: Kind; seq?: number; row?: string; detail?: string }[]> {
    let findings: Awaited<ReturnType<typeof verify>>['findings'] = [];
    await Thief.at({} as never, { admin: world.admin } as never, async (thief) => {
      await does(thief);
      ({ findings } = await verify(await databaseSource(thief.trx, 'database', {}), {}));
    });
    return findings.filter(({ kind }) => kind.startsWith('law-')).map(({ kind, seq, row, detail }) => ({ kind, seq, row, detail }));
  }
  const has = (findings: { kind: Kind; seq?: number; row?: string }[], kind: Kind, at: { seq?: number; row?: string }) =>
    assert.ok(findings.some((f) => f.kind === kind && (at.seq === undefined || f.seq === at.seq) && (at.row === undefined || f.row === at.row)), JSON.stringify(findings));
  const platform = '00000000-0000-0000-0000-000000000000';

  it('finds nothing where two administrators put it in force and every trade kept to it', async () => {
    const verdict = await world.admin.transaction(async (trx) => verify(await databaseSource(trx, 'database', {}), {}));
    assert.deepEqual(verdict.findings, []);
    const named = (await world.log()).map((e) => e.rules).filter((rules) => rules !== '-');
    assert.deepEqual([...new Set(named)], ['2025-05-01', `2025-05-01+${version}`, '2025-05-01#1', `2025-05-01+${version}#1`]);
  });

  it('finds a version and a year that one and the same person proposed and approved, or rejected', async () => {
    for (const [kind, decision] of [['rules', 'approved'], ['calendar', 'approved'], ['calendar', 'rejected']]) {
      const findings = await found(async (thief) => {
        const { actor } = await thief.entry(await thief.find(platform, `${kind}_proposed`));
        await thief.edit(await thief.find(platform, `${kind}_${decision}`), () => ({ actor }));
      });
      has(findings, 'law-approval', {});
      assert.match(findings[0]?.detail ?? '', /the same person/);
    }
  });

  it('finds a version that was approved though it had been withdrawn', async () => {
    const findings = await found(async (thief) => {
      const withdrawn = JSON.parse((await thief.trx('log.payloads').where({ seq: await thief.find(platform, 'rules_withdrawn') }).first()).data).data.version;
      await thief.say(await thief.find(platform, 'rules_approved'), ({ data }) => Object.assign(data, { version: withdrawn }));
    });
    has(findings, 'law-approval', {});
    has(findings, 'law-shelf', { row: version });
  });

  it('finds a version whose numbers are not those that were approved, and a year whose days are not', async () => {
    has(await found((thief) => thief.trx('rule_versions').where({ version }).update({ changes: JSON.stringify({ 'deposit.asset': 5 }) })), 'law-shelf', { row: version });
    has(await found((thief) => thief.trx('rule_versions').where({ version }).update({ holds_from: '2025-11-01' })), 'law-shelf', { row: version });
    has(await found((thief) => thief.trx('calendar_years').update({ workdays: '[]' })), 'law-shelf', { row: 'edition 1' });
  });

  it('finds a version that is on the shelf and that nobody approved, and one that is gone from it', async () => {
    const findings = await found((thief) => thief.trx('rule_versions').whereNotNull('withdrawn_at').update({ withdrawn_at: null, approved_at: 1, approved_by: randomUUID() }));
    has(findings, 'law-shelf', {});
    assert.match(findings[0]?.detail ?? '', /nobody approved/);
    assert.match((await found((thief) => thief.trx('calendar_years').delete()))[0]?.detail ?? '', /is not there/);
  });

  it('finds a project registered under what did not hold yet, and one registered without what held', async () => {
    const first = await world.admin('log.entries').where({ project: early }).min('seq as seq').first();
    has(await found((thief) => thief.edit(first?.seq, () => ({ rules: `2025-05-01+${version}` }))), 'law-in-force', { seq: first?.seq });
    const own = await world.admin('log.entries').where({ project: late }).min('seq as seq').first();
    has(await found((thief) => thief.edit(own?.seq, () => ({ rules: '2025-05-01' }))), 'law-in-force', { seq: own?.seq });
    has(await found((thief) => thief.edit(own?.seq, () => ({ rules: '2026-01-01' }))), 'law-in-force', { seq: own?.seq });
  });

  it('finds an act decided under another book than the project’s, and under an edition of the calendar that was not in force', async () => {
    for (const rules of ['2026-01-01', '2025-05-01']) {
      let seq = 0;
      const findings = await found(async (thief) => {
        seq = await thief.find(early, 'terminate');
        await thief.edit(seq, () => ({ rules }));
      });
      has(findings, 'law-in-force', { seq });
    }
    const findings = await found(async (thief) => {
      const approval = await thief.find(platform, 'calendar_approved');
      await thief.rechain((seqs) => [...seqs.filter((seq) => seq !== approval), approval]);
    });
    assert.ok(findings.some((f) => f.kind === 'law-in-force' && f.detail?.includes('was not approved yet')), JSON.stringify(findings));
  });
});
