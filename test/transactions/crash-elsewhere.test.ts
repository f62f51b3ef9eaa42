import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { connect } from '../../db/connect.js';
import { settleProject } from '../../server/transactions/advance.js';
import type { Door } from '../../server/transactions/door.js';
import { checkLog } from '../helpers/log-check.js';
import { makeWorld, World } from '../helpers/world.js';
import { planOf } from '../machines/journey.js';
import { prepare } from '../journeys/perform.js';
import { offered, published } from '../journeys/ways.js';
import { calm, countsOf, failing, onCommit, settledCounts, stopAt } from './crashing.js';
import { type LossyWire, lossyWire } from './lossy-wire.js';

const LOSSES = ['commit', 'answer'] as const;

describe('what is cut off elsewhere than in an act alone', () => {
  let world: World;
  let wire: LossyWire;
  let wired: Door;
  let project: string;

  before(async () => {
    world = await makeWorld();
    wire = await lossyWire(world.fresh.url);
    wired = { ...world.door, db: connect({ url: wire.url, poolSize: 2 }) };
    ({ project } = await prepare(world, published(planOf('comparison'))));
  });
  after(async () => {
    await wired.db.destroy();
    await wire.close();
    await world.drop();
  });

  const clarify = (key: string) => world.act('station-1', project, 'clarify_notice', { clarification: '开标地点在二楼' }, { key });

  it('a commit that the database refuses is an error, and nothing is there', async () => {
    await onCommit(world, `raise exception 'disk full';`);
    const key = randomUUID();
    const before = await countsOf(world);
    await assert.rejects(clarify(key), /disk full/);
    assert.deepEqual(await countsOf(world), before);
    await calm(world);
    await clarify(key);
    await world.check(project);
  });

  it('an append that is refused takes everything with it', async () => {
    const key = randomUUID();
    const before = await countsOf(world);
    await world.admin('projects').where({ id: project }).increment('entry_no', 1);
    await assert.rejects(clarify(key), /not the next one/);
    await world.admin('projects').where({ id: project }).decrement('entry_no', 1);
    assert.deepEqual(await countsOf(world), before);
    await clarify(key);
    await world.check(project);
  });

  it('what was settled on the way falls with the act, and is settled once by its retry', async () => {
    const play = offered(planOf('comparison'));
    const stage = await prepare(world, play);
    await world.setClock((play.facts.dates?.openingAt ?? 0) + 1);
    const types = async () => (await world.log(stage.project)).map((e) => e.event);
    const before = await types();
    const key = randomUUID();
    const attest = (door?: Door) => world.act('supervisor', stage.project, 'attest_opening', { sealsIntact: true }, { key, door });
    await assert.rejects(attest(stopAt(world, 'appended', failing)), /stopped/);
    assert.deepEqual(await types(), before);
    await attest();
    await attest();
    const settled = ['close_registration', 'complete_formal_check', 'close_offers'];
    assert.deepEqual(await types(), [...before, ...settled, 'attest_opening']);
    await world.check(stage.project);
  });

  for (const what of LOSSES) {
    it(`a deadline is settled once, although the ${what} of its settling is lost`, async () => {
      const play = published(planOf('comparison'));
      const stage = await prepare(world, play);
      await world.setClock((play.facts.dates?.openingAt ?? 0) + 1);
      wire.lose(what);
      await assert.rejects(settleProject(wired, stage.project));
      await settledCounts(world);
      await settleProject(world.door, stage.project);
      const closes = (await world.log(stage.project)).filter((e) => e.event === 'close_registration');
      assert.equal(closes.length, 1);
      await world.check(stage.project);
    });

    it(`a registration makes one project, although its ${what} is lost`, async () => {
      const elsewhere = new World(world.fresh, wired, world.key, undefined as never);
      const key = randomUUID();
      const before = (await countsOf(world))['log.entries'];
      wire.lose(what);
      await assert.rejects(elsewhere.register({}, { key }));
      await settledCounts(world);
      const first = await world.register({}, { key });
      assert.equal(await world.register({}, { key }), first);
      assert.equal((await countsOf(world))['log.entries'], before + 1);
      await checkLog(world.admin, world.accepted);
    });
  }
});
