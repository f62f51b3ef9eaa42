import assert from 'node:assert/strict';
import { makeWorld, type World } from '../helpers/world.js';
import { perform } from './perform.js';
import { WAYS } from './ways.js';

describe('through the real door, after every act the rows are what the log replays to:', () => {
  let world: World;

  before(async () => {
    world = await makeWorld();
  });
  after(() => world.drop());

  for (const [name, rehearse] of Object.entries(WAYS)) {
    it(`${name}, from registration to archive`, async () => {
      const { project } = await perform(world, rehearse());
      assert.equal((await world.facts(project)).row.position, 'archived');
    });
  }
});
