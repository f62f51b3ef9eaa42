import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { CALENDAR } from '../../server/machines/rules/calendars.js';
import type { Subject } from '../../server/people/subject.js';
import { approveYear, proposeYear } from '../../server/rules/calendar-years.js';
import { type LawLibrary, lawLibrary } from '../../server/rules/law-library.js';
import { redateProjects } from '../../server/transactions/redate.js';
import { prepare } from '../journeys/perform.js';
import { Rehearsal } from '../journeys/rehearsal.js';
import * as journey from '../machines/journey.js';
import { planOf } from '../machines/journey.js';
import { on } from '../machines/play.js';
import { makeWorld, World } from '../helpers/world.js';

const DISTRICT = '330203';
/** As announced, but that the Sunday after New Year is no working day. */
const CORRECTED = { year: '2026', basis: '演示:更正通知', source: '演示公报', holidays: [...(CALENDAR['2026']?.holidays ?? [])], workdays: [] as string[] };

describe('a corrected calendar', () => {
  let world: World;
  let library: LawLibrary;
  let told: string[][];

  before(async () => {
    const made = await makeWorld();
    library = await lawLibrary(made.db);
    told = [];
    library.onNewYears((years) => told.push(years));
    world = new World(made.fresh, { ...made.door, law: library.law, versionOn: library.versionOn }, made.key, null as never);
  });
  after(() => world.drop());

  async function administrator(no: number): Promise<Subject> {
    const id = randomUUID();
    const username = `quguanli${no}`;
    await world.admin('accounts').insert({ id, username, password_hash: '-', display_name: '区管理员(演示)', created_at: new Date() });
    await world.admin('grants').insert({ account: id, role: 'district', organisation: DISTRICT });
    return { account: id, username, kind: 'staff', displayName: '', grants: [{ role: 'district', organisation: DISTRICT }] };
  }
  /** A trade whose file is to be made within three working days. */
  async function approvedAfter(start: string): Promise<string> {
    const plan = planOf('comparison');
    const play = new Rehearsal(plan.project, on(start));
    journey.setUp(play, plan);
    return (await prepare(world, play)).project;
  }
  const wakes = async (project: string) => Number((await world.admin('projects').where({ id: project }).first('next_due_at')).next_due_at);
  const redate = () => redateProjects({ door: world.door, years: told.flat(), failed: (_, error) => assert.fail(String(error)) });

  it('moves at once when the clock wakes for trades whose limit it moved, and looks at no others', async () => {
    const early = await approvedAfter('2025-12-22 10:00');
    const across = await approvedAfter('2025-12-24 10:00');
    assert.deepEqual([await wakes(early), await wakes(across)], [on('2025-12-30 16:00'), on('2026-01-04 16:00')]);
    const entries = (await world.log(across)).length;

    const [first, second] = [await administrator(1), await administrator(2)];
    const { id } = await proposeYear(world.db, first, CORRECTED);
    await library.refresh();
    assert.deepEqual(told, [], 'nothing holds that is only proposed');
    await approveYear(world.db, second, id);
    await library.refresh();
    await library.refresh();
    assert.deepEqual(told, [['2026']], 'told once');

    assert.equal(await redate(), 1);
    assert.deepEqual([await wakes(early), await wakes(across)], [on('2025-12-30 16:00'), on('2026-01-05 16:00')]);
    assert.equal((await world.log(across)).length, entries, 'it is no act, and the log says nothing of it');
    assert.equal(await redateProjects({ door: world.door, years: [], failed: assert.fail }), 0);
  });

  it('settles nothing before its new moment, and everything at it', async () => {
    const [row] = await world.admin('projects').orderBy('next_due_at', 'desc').select('id');
    const flagged = async () => (await world.facts(row.id)).facts.flagged.some((f) => f.startsWith('limit:'));
    await world.setClock(on('2026-01-05 15:00'));
    await redate();
    assert.equal(await flagged(), false);
    await world.setClock(on('2026-01-05 16:00'));
    await redate();
    assert.equal(await flagged(), true);
  });

  it('stops between batches when the platform stops', async () => {
    assert.equal(await redateProjects({ door: world.door, years: ['2026'], stopped: () => true, failed: assert.fail }), 0);
  });
});
