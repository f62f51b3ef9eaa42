import assert from 'node:assert/strict';
import { EVENT_TYPES } from '../../server/machines/events.js';
import { addHead } from '../helpers/people.js';
import { makeWorld, type World } from '../helpers/world.js';
import { DETAILS, DIRECTOR } from './details.js';
import { perform } from './perform.js';
import { ROUNDS } from './rounds.js';
import { SIDE_PATHS } from './side-paths.js';
import { WAYS } from './ways.js';

describe('in rare acts too, after every act the rows are what the log replays to:', () => {
  let world: World;

  before(async () => {
    world = await makeWorld();
    await addHead(world, DIRECTOR);
  });
  after(() => world.drop());

  for (const [name, rehearse] of Object.entries(DETAILS)) {
    it(name, async () => {
      const { project } = await perform(world, rehearse());
      assert.equal((await world.facts(project)).row.position, 'archived');
    });
  }

  it('every event of the machine passes the real door in one of the journeys', () => {
    const all = Object.values({ ...WAYS, ...ROUNDS, ...SIDE_PATHS, ...DETAILS });
    const played = new Set(all.flatMap((rehearse) => rehearse().types));
    assert.deepEqual(EVENT_TYPES.filter((type) => !played.has(type)), []);
  });
});
