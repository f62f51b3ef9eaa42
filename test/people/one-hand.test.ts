/**
 * No single account takes a trade from draft to award. The machine's own search tries everything that one account can do in
 * every plan (test/machines/duties); here: that no mode is left out of it, and that the door holds to it.
 */
import assert from 'node:assert/strict';
import { MODES, type Mode } from '../../server/machines/modes.js';
import { ROLES, type Role, SEAT } from '../../server/machines/roles.js';
import type { Grant, Subject } from '../../server/people/subject.js';
import { makeWorld, type World } from '../helpers/world.js';
import { published, whole } from '../journeys/ways.js';
import { FILE } from '../machines/samples.js';
import { PLANS, type PlanName, planOf } from '../machines/journey.js';

const PLACE = { village: '330203102230', town: '330203102', district: '330203' };

describe('one hand', () => {
  it('is searched for in every mode that can be registered', () => {
    const planned = new Set(Object.values(PLANS).map(({ project }) => (project as { mode?: Mode }).mode ?? 'comparison'));
    const missing = (Object.keys(MODES) as Mode[]).filter((mode) => MODES[mode].open && !planned.has(mode));
    assert.deepEqual(missing, [], 'a mode was opened without a plan in test/machines/journey');
  });

  describe('through the door', () => {
    let world: World;
    let one: Subject;

    before(async () => {
      world = await makeWorld();
      const accountant = await world.subject('accountant');
      const roles = (Object.keys(ROLES) as Role[]).filter((role) => SEAT[role] !== null && role !== 'district');
      const grants = roles.map((role): Grant => ({ role, organisation: PLACE[SEAT[role] as keyof typeof PLACE] }));
      one = { ...accountant, grants };
    });
    after(() => world.drop());

    for (const key of ['comparison', 'sealed_lease', 'agreement', 'external'] as const satisfies PlanName[]) {
      it(`with every role there is does not get a trade by ${key.replace('_', ' ')} past its own part, let alone to the award`, async () => {
        const plan = planOf(key);
        const rehearsal = plan.wd > 0 ? published(plan) : whole(plan);
        await world.setClock(rehearsal.begunAt);
        const { mode, category, ground } = rehearsal.registered;
        const project = await world.register({ mode, category, ground: ground as never });
        await world.attach(project, '证明材料.png', FILE);
        const refusals = new Set<string>();
        for (const { type, data: said } of rehearsal.acts) {
          const data = (said as { assetCode?: string }).assetCode ? { ...said, assetCode: await world.asset() } : said;
          await world.act(one, project, type, data as never).catch((error) => refusals.add(error.refusal?.rule ?? error.code ?? error.name));
        }
        const { facts } = await world.facts(project);
        for (const passed of ['resolution', 'approval', 'notice', 'award'] as const) assert.equal(facts.passed[passed], undefined, passed);
        const entries = await world.log(project);
        assert.ok(entries.every(({ role }) => role === 'accountant' || role === 'clock'), 'it did what an accountant does, and nothing else');
        assert.ok(entries.length > 1 && refusals.size > 0, 'it was let do its own part and refused the next');
      });
    }

    it('is not helped by being an administrator besides: then it does nothing at all', async () => {
      const both: Subject = { ...one, grants: [...one.grants, { role: 'district', organisation: PLACE.district }] };
      const project = await world.register({});
      await assert.rejects(world.act(both, project, 'submit_application', published(planOf('comparison')).acts[0]?.data as never), /区管理员不参与/);
    });
  });
});
