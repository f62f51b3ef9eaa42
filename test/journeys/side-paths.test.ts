import assert from 'node:assert/strict';
import { makeWorld, type World } from '../helpers/world.js';
import { perform } from './perform.js';
import { ROUNDS } from './rounds.js';
import { SIDE_PATHS } from './side-paths.js';

describe('off the plain way too, after every act the rows are what the log replays to:', () => {
  let world: World;

  before(async () => {
    world = await makeWorld();
  });
  after(() => world.drop());

  for (const [name, rehearse] of Object.entries({ ...ROUNDS, ...SIDE_PATHS })) {
    it(name, async () => {
      const { project } = await perform(world, rehearse());
      assert.equal((await world.facts(project)).row.position, 'archived');
    });
  }
});
