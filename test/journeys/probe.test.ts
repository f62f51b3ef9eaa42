import { makeWorld, type World } from '../helpers/world.js';
import { planOf, setUp, announce, takePart, select, sign, fileContract, handOver, perform as performed, accept, archive } from '../machines/journey.js';
import { perform } from './perform.js';
import { Rehearsal } from './rehearsal.js';

describe('probe', () => {
  let world: World;
  before(async () => { console.time('world'); world = await makeWorld(); console.timeEnd('world'); });
  after(() => world.drop());
  it('goes', async () => {
    const plan = planOf('comparison');
    const play = new Rehearsal(plan.project);
    console.time('rehearse');
    setUp(play, plan); announce(play, plan); takePart(play, plan); select(play, plan); sign(play); fileContract(play); handOver(play); performed(play); accept(play); archive(play);
    console.timeEnd('rehearse');
    console.time('perform');
    await perform(world, play);
    console.timeEnd('perform');
    console.log(play.acts.length, (globalThis as any).T);
  });
});
