import assert from 'node:assert/strict';
import { generatePlatformKey } from '../../server/bidding/sealing.js';
import { actForm } from '../../server/transactions/act-form.js';
import { projectView } from '../../server/transactions/view.js';
import { makeWorld, type World } from '../helpers/world.js';
import { prepare } from '../journeys/perform.js';
import { offered, published } from '../journeys/ways.js';
import * as journey from '../machines/journey.js';
import { planOf } from '../machines/journey.js';
import { WHO } from '../machines/play.js';
import * as s from '../machines/samples.js';
import { collectiveCode } from '../people/people.js';

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
    const [toConfirm] = (await actForm(world.db, { project, type: 'countersign_resolution' })).toConfirm;
    assert.equal(toConfirm?.event, 'record_resolution');
    assert.equal(typeof toConfirm?.data.agree, 'number');
    assert.equal(toConfirm?.data.personal, undefined);
  });

  it('is nothing to confirm where an act answers for nobody else’s', async () => {
    assert.deepEqual((await actForm(world.db, { project, type: 'compile_tender_file' })).toConfirm, []);
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

  it('is told the village’s collective beside the project, from when it is registered', async () => {
    const asked = { id: project, subject: await world.subject('accountant') };
    const collective = async () =>
      (await projectView({ door: world.door, db: world.db, key: generatePlatformKey() }, asked)).collective;
    assert.equal(await collective(), null);
    const { village } = await world.db('projects').where({ id: project }).first('village');
    const registered = { name: '演示村股份经济合作社', creditCode: collectiveCode(1), seat: '演示路1号' };
    await world
      .admin('organisations')
      .where({ id: village })
      .update({ collective_name: registered.name, credit_code: registered.creditCode, seat: registered.seat });
    assert.deepEqual(await collective(), registered);
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

  it('is every application that waits for its payment, and none that is paid', async () => {
    const play = offered(planOf('agreement'));
    journey.select(play, planOf('agreement'));
    journey.handOver(journey.fileContract(journey.sign(play)));
    play.do('record_measurement', WHO.town, { value: play.facts.contract?.total ?? 0 });
    const due = play.facts.dues.find(({ kind, by }) => kind !== 'bond' && by === 'payments')?.no as number;
    play.do('apply_payment', WHO.accountant, s.payment(play, due));
    const { project: paying } = await prepare(world, play);
    const waiting = async () =>
      (await actForm(world.db, { project: paying, type: 'release_payment' })).toConfirm.map(({ event, data }) => [event, data.due, data.invoiceNumber]);
    assert.deepEqual(await waiting(), [['apply_payment', due, `发票${due}`]]);
    await world.act('agent_accountant', paying, 'release_payment', { ...s.release(play, due) });
    assert.deepEqual(await waiting(), []);
  });
});
