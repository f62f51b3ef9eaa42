import assert from 'node:assert/strict';
import { NotAllowed } from '../../server/errors.js';
import { drawOrder } from '../../server/transactions/draw-reviewers.js';
import type { LogRow } from '../helpers/log-check.js';
import { makeWorld, type World } from '../helpers/world.js';
import * as journey from '../machines/journey.js';
import { planOf } from '../machines/journey.js';
import { WHO } from '../machines/play.js';
import * as s from '../machines/samples.js';
import { prepare } from '../journeys/perform.js';
import { offered } from '../journeys/ways.js';

const REVIEWERS = [1, 2, 3, 4, 5].map((n) => `hs-pingshen${n}`);

describe('reviewers are drawn', () => {
  let world: World;
  let project: string;

  beforeEach(async () => {
    world = await makeWorld();
    const plan = planOf('scored');
    const play = offered(plan);
    journey.openOffers(play, plan.offers).do('check_substance', WHO.station, s.substance(play));
    ({ project } = await prepare(world, play));
  });
  afterEach(async () => {
    await world.check(project);
    await world.drop();
  });

  const draw = (count: number) => world.act('station-1', project, 'draw_reviewers', { count });
  const drawn = async () => (await world.facts(project)).facts.panel?.drawn ?? [];
  const accounts = (): Promise<string[]> => world.admin('accounts').whereIn('username', REVIEWERS).orderBy('username').pluck('id');
  async function recuse(account: string): Promise<void> {
    const { username } = await world.admin('accounts').where({ id: account }).first();
    await world.act(await world.named(username), project, 'recuse', { reasons: '亲属' });
  }

  it('by a seed that is logged, from which anybody repeats the draw', async () => {
    await draw(3);
    const entry = (await world.log(project)).find((e) => e.event === 'draw_reviewers') as LogRow;
    const { seed, drawn: said } = entry.payload.found as { seed: string; drawn: string[] };
    assert.deepEqual(said, drawOrder(seed, await accounts()).slice(0, 3));
    assert.deepEqual(await drawn(), said);
    assert.deepEqual(drawOrder(seed, (await accounts()).reverse()).slice(0, 3), said, 'in whatever order the list comes');
  });

  it('in place of who stands aside, nobody twice, until nobody is left', async () => {
    await draw(3);
    for (const round of [4, 5]) {
      const [first] = (await drawn()).slice(round - 4);
      await recuse(first as string);
      await draw(3);
      assert.equal(new Set(await drawn()).size, round);
    }
    await recuse((await drawn()).at(-1) as string);
    await assert.rejects(draw(3), (error) => error instanceof NotAllowed && /只有0人/.test(error.message));
  });

  it('from those who may: no disabled account, nobody who grants roles, nobody who has another duty here', async () => {
    const [one, two, three] = (await accounts()) as [string, string, string, string, string];
    await world.admin('accounts').where({ id: one }).update({ disabled_at: new Date() });
    await world.admin('grants').insert({ account: two, role: 'district', organisation: '330203' });
    await world.admin('grants').insert({ account: three, role: 'delegate', organisation: '330203102230' });
    await world.act(await world.named(REVIEWERS[2] as string), project, 'raise_objection', { content: '开标有误' });
    await assert.rejects(draw(5), (error) => error instanceof NotAllowed && /只有2人/.test(error.message));
  });
});
