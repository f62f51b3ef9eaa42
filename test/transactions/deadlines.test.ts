import assert from 'node:assert/strict';
import { originOf } from '../../server/audit/origin.js';
import { InvalidInput } from '../../server/errors.js';
import { nextDeadline } from '../../server/machines/deadlines.js';
import { settleProject } from '../../server/transactions/advance.js';
import { setDemoClock, settleAllDue } from '../../server/transactions/demo-clock.js';
import { type FreshDatabase, freshDatabase } from '../helpers/database.js';
import { makeWorld, type World } from '../helpers/world.js';
import { planOf } from '../machines/journey.js';
import { prepare } from '../journeys/perform.js';
import { offered, published } from '../journeys/ways.js';

const DAY = 86_400_000;

describe('deadlines are settled', () => {
  let world: World;

  before(async () => {
    world = await makeWorld();
  });
  after(() => world.drop());

  const clockEntries = async (project: string) =>
    (await world.check(project)).filter((e) => e.role === 'clock' && e.event !== 'document_issued');

  it('all of them after an outage, each once and dated at its own moment', async () => {
    const play = offered(planOf('comparison'));
    const { project } = await prepare(world, play, { upTo: play.acts.length });
    const close = play.facts.dates?.offersCloseAt ?? 0;
    await world.setClock(close + 60 * DAY);
    await settleAllDue(world.door);
    const settled = await clockEntries(project);
    assert.deepEqual(
      settled.filter((e) => e.event !== 'flag_overdue').map((e) => [e.event, e.at]),
      ['close_registration', 'complete_formal_check', 'close_offers'].map((event) => [event, close]),
    );
    assert.equal((await world.facts(project)).row.position, 'bidding.opening');
    await settleAllDue(world.door);
    assert.equal((await clockEntries(project)).length, settled.length);
  });

  it('once, by however many who find them due at the same moment', async () => {
    const play = published(planOf('comparison'));
    const { project } = await prepare(world, play);
    await world.setClock((play.facts.dates?.offersCloseAt ?? 0) + 1);
    const counts = await Promise.all(Array.from({ length: 10 }, () => settleProject(world.door, project)));
    assert.equal(counts.filter((n) => n > 0).length, 1);
    assert.equal((await clockEntries(project)).filter((e) => e.event === 'close_registration').length, 1);
  });

  it('and where row and facts disagree about the next one, the row is put right, not asked for ever', async () => {
    const { project } = await prepare(world, published(planOf('comparison')));
    await world.admin('projects').where({ id: project }).update({ next_due_at: 1 });
    assert.equal(await settleProject(world.door, project), 0);
    const { row, state, facts } = await world.facts(project);
    assert.equal(row.next_due_at, nextDeadline(state, facts, world.door.law(facts.rules))?.at);
    await settleAllDue(world.door);
    await world.check(project);
  });

  it('of no project that is not there', async () => {
    assert.equal(await settleProject(world.door, '00000000-0000-4000-8000-000000000000'), 0);
  });
});

describe('the demonstration’s clock', () => {
  let world: World;

  beforeEach(async () => {
    world = await makeWorld();
  });
  afterEach(() => world.drop());

  it('goes anywhere at first, then only forward, and settles what is due before it answers', async () => {
    const play = published(planOf('comparison'));
    const { project } = await prepare(world, play);
    const close = play.facts.dates?.offersCloseAt ?? 0;
    await setDemoClock(world.door, close - DAY);
    assert.equal((await world.facts(project)).row.position, 'bidding.registration');
    const { now } = await setDemoClock(world.door, close);
    assert.ok(now >= close && now < close + 60_000);
    assert.equal((await world.facts(project)).row.position, 'failed');
    await assert.rejects(setDemoClock(world.door, close - 1), (e) => e instanceof InvalidInput && e.code === 'clock-moves-forward');
    await world.check(project);
  });
});

describe('a real log', () => {
  let fresh: FreshDatabase;

  before(async () => {
    fresh = await freshDatabase();
  });
  after(() => fresh.drop());

  const turn = () => fresh.db.raw('update clock_offset set millis = 1');

  it('has a clock that nobody can turn, before it is born and after', async () => {
    await assert.rejects(turn(), /only a log that was born as a demonstration/);
    const first = await originOf(fresh.db, { demo: false, publicUrl: 'https://cjt.example' });
    await assert.rejects(turn(), /only a log that was born as a demonstration/);
    await assert.rejects(fresh.admin.raw('update clock_offset set millis = 1'), /only a log that was born/);
    assert.match(first.origin, /^cjt\.example\/cunjitong\/[0-9a-f]{8}$/);
    assert.deepEqual(await originOf(fresh.db, { demo: true, publicUrl: 'https://other.example' }), first, 'it keeps its first name');
  });

  it('keeps the row of its clock: it is neither added to nor taken away', async () => {
    await assert.rejects(fresh.db.raw('insert into clock_offset values (false, 1, 1)'), { code: '42501' });
    await assert.rejects(fresh.db.raw('delete from clock_offset'), { code: '42501' });
    const { rows } = await fresh.db.raw('select platform_clock() as now');
    assert.ok(Math.abs(rows[0].now - Date.now()) < 5_000);
  });
});
