import assert from 'node:assert/strict';
import { retireAsset } from '../../server/assets/register.js';
import { makeWorld, type World } from '../helpers/world.js';
import { perform, prepare } from '../journeys/perform.js';
import { published, WAYS } from '../journeys/ways.js';
import { planOf } from '../machines/journey.js';

const LEASE = planOf('sealed_lease');

describe('what is traded on the asset side stands in the register', () => {
  let world: World;

  beforeEach(async () => {
    world = await makeWorld();
  });
  afterEach(() => world.drop());

  /** A project that stands before its application, and the data of the application. */
  async function applying() {
    const play = published(LEASE);
    const { project } = await prepare(world, play, { upTo: 0 });
    const { data } = play.acts[0] as (typeof play.acts)[number];
    const apply = (assetCode: string, more: object = {}) => world.act('accountant', project, 'submit_application', { ...data, assetCode, ...more } as never);
    return { project, apply };
  }

  it('under a number of this very village', async () => {
    const { apply } = await applying();
    await assert.rejects(apply('330203102230-Z-9999'), /资产台账里没有/);
    const code = await world.asset();
    await world.admin('assets').where({ code }).update({ village: '330203102209' });
    await assert.rejects(apply(code), /资产台账里没有/);
    await apply(await world.asset());
  });

  it('undisputed, not written off, and in no building that the law forbids to let', async () => {
    const { apply } = await applying();
    await assert.rejects(apply(await world.asset({ disputed: true })), /有争议/);
    await assert.rejects(apply(await world.asset({ building: 'illegal' })), /不得出租/);
    const today = new Date(await world.now()).toISOString().slice(0, 10);
    await assert.rejects(apply(await world.asset({ building: 'temporary', buildingUntil: '2025-01-31' })), /超期/);
    await assert.rejects(apply(await world.asset({ building: 'unrecognised' })), /无证且未认定/);
    const retired = await world.asset();
    const { id } = await world.admin('assets').where({ code: retired }).first();
    await retireAsset(world.db, { subject: await world.subject('accountant'), id, expectedVersion: 1, reason: '已拆除' });
    await assert.rejects(apply(retired), /已核销/);
    await apply(await world.asset({ building: 'temporary', buildingUntil: today }));
  });

  it('in one trade at a time, however many apply at once', async () => {
    const code = await world.asset();
    const trades = [await applying(), await applying(), await applying()];
    const results = await Promise.allSettled(trades.map(({ apply }) => apply(code)));
    assert.deepEqual(results.map((r) => r.status).sort(), ['fulfilled', 'rejected', 'rejected']);
    const refused = results.find((r) => r.status === 'rejected') as PromiseRejectedResult;
    assert.match(refused.reason.message, /正在项目 330203102230-2025-\d{3} 中交易/);
    const { id } = await world.admin('assets').where({ code }).first();
    const retiring = retireAsset(world.db, { subject: await world.subject('accountant'), id, expectedVersion: 1, reason: '拆除' });
    await assert.rejects(retiring, /正在项目/);
  });

  it('and again once its trade is archived', async () => {
    await perform(world, (WAYS['a lease by sealed offers'] as () => ReturnType<typeof published>)());
    const [{ code }] = (await world.admin.raw('select a.code from asset_trades t join assets a on a.id = t.asset')).rows;
    await (await applying()).apply(code);
  });

  it('while a contract runs, only for the time after it', async () => {
    const rehearsal = (WAYS['a lease by sealed offers'] as () => ReturnType<typeof published>)();
    const upTo = rehearsal.acts.findIndex((act) => act.type === 'confirm_handover') + 1;
    const { project: first } = await prepare(world, rehearsal, { upTo });
    const [{ asset }] = (await world.admin.raw('select asset from asset_trades where project = ?', [first])).rows;
    const { endsOn } = (await world.facts(first)).facts.contract as { endsOn: string };

    const play = published(LEASE);
    const compile = play.acts.findIndex((act) => act.type === 'compile_tender_file');
    const { project } = await prepare(world, play, { upTo: compile });
    await world.admin('asset_trades').where({ project }).update({ asset });
    const act = play.acts[compile] as (typeof play.acts)[number];
    const compiling = (startsOn: string) => world.act('station-1', project, 'compile_tender_file', { ...act.data, startsOn } as never);
    await assert.rejects(compiling(endsOn), new RegExp(`到 ${endsOn} 才届满`));
    const next = new Date(Date.parse(endsOn) + 86_400_000).toISOString().slice(0, 10);
    await compiling(next);
  });
});
