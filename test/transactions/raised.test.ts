import assert from 'node:assert/strict';
import { generatePlatformKey } from '../../server/bidding/sealing.js';
import { projectView } from '../../server/transactions/view.js';
import { makeWorld, type World } from '../helpers/world.js';
import { prepare } from '../journeys/perform.js';
import { offered } from '../journeys/ways.js';
import * as journey from '../machines/journey.js';
import { planOf } from '../machines/journey.js';

describe('what waits for an answer', () => {
  let world: World;
  let project: string;

  before(async () => {
    world = await makeWorld();
    const plan = planOf('comparison');
    const play = offered(plan);
    journey.openOffers(play, plan.offers);
    journey.publicise(journey.evaluate(play));
    ({ project } = await prepare(world, play));
  });
  after(() => world.drop());
  afterEach(() => world.check(project));

  type Who = Parameters<World['subject']>[0];
  const view = async (who: Who | null) =>
    projectView({ door: world.door, db: world.db, key: generatePlatformKey() }, { id: project, subject: who && (await world.subject(who)) });
  const raised = async (who: Who) => (await view(who)).raised?.map(({ event, no, text }) => [event, no, text]);
  const OBJECTIONS = [
    ['raise_objection', 1, '排名有误'],
    ['raise_objection', 2, '报价过低'],
  ];

  it('is told in its own words to the station that answers objections, oldest first', async () => {
    assert.deepEqual(await raised('station-1'), []);
    await world.act('delegate', project, 'raise_objection', { content: '排名有误', personal: { objector: '某某' } });
    await world.act('delegate', project, 'raise_objection', { content: '报价过低' });
    assert.deepEqual(await raised('station-1'), OBJECTIONS);
    assert.doesNotMatch(JSON.stringify((await view('station-1')).raised), /某某/);
  });

  it('and to nobody who answers none of it', async () => {
    for (const who of ['accountant', 'head', 'supervisor', 'discipline'] as Who[]) assert.equal((await view(who)).raised, null, String(who));
    assert.equal((await view(null)).raised, null);
    assert.deepEqual(await raised('town_officer'), [], 'a complaint is the town’s, an objection is not');
  });

  it('and no longer once it is answered', async () => {
    await world.act('station-1', project, 'dismiss_objection', { no: 1, answer: '已复核' });
    assert.deepEqual(await raised('station-1'), [OBJECTIONS[1]]);
  });

  it('tells the town why the discipline committee asked for a stop, until it has decided', async () => {
    await world.act('discipline', project, 'request_stop', { reasons: '需核对评审记录' });
    assert.deepEqual(await raised('town_officer'), [['request_stop', null, '需核对评审记录']]);
    await world.act('town_officer', project, 'resume', { reasons: '核对无误' });
    assert.deepEqual(await raised('town_officer'), []);
  });

  it('tells the town why it suspended, as long as it lasts, and not why it did so before', async () => {
    await world.act('town_officer', project, 'suspend', { ground: 'fault', reasons: '系统故障' });
    assert.deepEqual(await raised('town_officer'), [['suspend', null, '系统故障']]);
    await world.act('town_officer', project, 'resume', { reasons: '已修复' });
    await world.act('discipline', project, 'request_stop', { reasons: '再核对' });
    await world.act('town_officer', project, 'suspend', { ground: 'discipline', reasons: '同意提请' });
    assert.deepEqual(await raised('town_officer'), [['suspend', null, '同意提请']]);
  });
});
