import assert from 'node:assert/strict';
import { generatePlatformKey } from '../../server/bidding/sealing.js';
import { scopeOf } from '../../server/routes/projects.js';
import { todoOf } from '../../server/transactions/todo.js';
import { projectView } from '../../server/transactions/view.js';
import { makeWorld, type NewBidder, type World } from '../helpers/world.js';
import { prepare } from '../journeys/perform.js';
import { published } from '../journeys/ways.js';
import { planOf } from '../machines/journey.js';

const ACCOUNT = { name: '样例交易站保证金专户', bank: '样例银行', number: '样例账号0042' };

describe('a deposit to be paid', () => {
  let world: World;
  let project: string;
  let bidder: NewBidder;

  before(async () => {
    world = await makeWorld();
    const plan = planOf('comparison');
    const file = {
      deposit: 600_000,
      depositAccount: ACCOUNT.name,
      depositBank: ACCOUNT.bank,
      depositAccountNumber: ACCOUNT.number,
    };
    ({ project } = await prepare(world, published({ ...plan, file: { ...plan.file, ...file } })));
    bidder = await world.newBidder();
  });
  after(() => world.drop());

  const seen = async (who: Parameters<World['subject']>[0] | null) =>
    projectView({ door: world.door, db: world.db, key: generatePlatformKey() }, { id: project, subject: who && (await world.subject(who)) });

  const waiting = async () => {
    const subject = await world.subject(bidder);
    const { items } = await todoOf({ db: world.db, lawOf: world.door.law }, { subject, scope: scopeOf(subject) });
    return items.map(({ event, amount }) => [event, amount]);
  };

  it('has its account told whole to the bidder who registered, and waits for them first until it is paid', async () => {
    assert.equal((await seen(bidder)).me, null);
    await world.act(bidder, project, 'register_bidder', { commitment: true, noConflict: true, consentToPublish: true });
    const { me } = await seen(bidder);
    assert.ok(me && 'depositAccount' in me);
    assert.deepEqual(me.depositAccount, ACCOUNT);
    assert.deepEqual(await waiting(), [
      ['pay_deposit', 600_000],
      ['submit_offer', null],
    ]);
    await world.act('agent_accountant', project, 'record_deposit', {
      bidder: await world.pseudonym(project, bidder),
      amount: 600_000,
      receivedAt: new Date(await world.now()).toISOString(),
      bankReference: '流水',
    });
    assert.deepEqual(await waiting(), [['submit_offer', null]]);
    await world.act(bidder, project, 'withdraw_registration', {});
    assert.deepEqual(await waiting(), []);
    const after = (await seen(bidder)).me;
    assert.ok(after && 'depositAccount' in after);
    assert.equal(after.depositAccount, null);
  });

  it('has its account in nobody else’s view of the trade', async () => {
    for (const who of [null, await world.newBidder(), 'discipline', 'station-1'] as const)
      assert.doesNotMatch(JSON.stringify(await seen(who)), /样例账号0042/, String(who));
  });
});
