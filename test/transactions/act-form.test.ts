import assert from 'node:assert/strict';
import { actForm } from '../../server/transactions/act-form.js';
import { makeWorld, type World } from '../helpers/world.js';
import { prepare } from '../journeys/perform.js';
import { published } from '../journeys/ways.js';
import { planOf } from '../machines/journey.js';

describe('what the form of an act begins with', () => {
  let world: World;
  let earlier: string;
  let project: string;

  before(async () => {
    world = await makeWorld();
    ({ project: earlier } = await prepare(world, published(planOf('comparison'))));
    ({ project } = await prepare(world, published(planOf('comparison'))));
  });
  after(() => world.drop());

  it('is the resolution as it was recorded, for whoever is to countersign it', async () => {
    const { toConfirm } = await actForm(world.db, { project, type: 'countersign_resolution' });
    assert.equal(toConfirm?.event, 'record_resolution');
    assert.equal(typeof toConfirm?.data.agree, 'number');
    assert.equal(toConfirm?.data.personal, undefined);
  });

  it('is nothing to confirm where an act answers for nobody else’s', async () => {
    assert.equal((await actForm(world.db, { project, type: 'compile_tender_file' })).toConfirm, null);
  });

  it('offers what another trade of the village said last, and names that trade', async () => {
    const { earlier: offers } = await actForm(world.db, { project, type: 'compile_tender_file' });
    const { code } = await world.db('projects').where({ id: earlier }).first('code');
    const contact = offers.find(({ pointer }) => pointer === '/contact');
    assert.equal(contact?.code, code);
    assert.notEqual(contact?.value, '');
  });

  it('offers nothing of another village’s trades', async () => {
    await world.admin('projects').where({ id: earlier }).update({ village: '330203102209' });
    assert.deepEqual((await actForm(world.db, { project, type: 'compile_tender_file' })).earlier, []);
  });

  it('asks the database the same number of questions however many trades the village has had', async () => {
    let questions = 0;
    const count = () => {
      questions += 1;
    };
    world.db.on('query', count);
    await actForm(world.db, { project, type: 'submit_application' });
    world.db.off('query', count);
    assert.equal(questions, 1);
  });
});
