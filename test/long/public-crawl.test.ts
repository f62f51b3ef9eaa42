import assert from 'node:assert/strict';
import { type Crowded, crawl, crowded, idsOf, spilled } from '../people/public-crawl.js';

const PERSONS = 10_000;

describe('what everybody may read, with ten thousand persons behind it', () => {
  let place: Crowded;

  before(async function () {
    this.timeout(300_000);
    place = await crowded(PERSONS);
  });
  after(() => place.stop());

  it('holds none of their ID numbers, phones and accounts, and no name but the winners’', async function () {
    this.timeout(300_000);
    const { world, t, crowd, winners } = place;
    assert.ok(crowd.secrets.numbers.size >= 3 * PERSONS);
    assert.deepEqual(spilled(await crawl(t, await idsOf(world)), crowd.secrets, winners), []);
  });
});
