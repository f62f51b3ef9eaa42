import assert from 'node:assert/strict';
import { COMPOSERS } from '../../../server/documents/issue/composers.js';
import { type DocumentRow, type Material, materialOf, readMaterial } from '../../../server/documents/issue/material.js';
import type { Kind } from '../../../server/documents/templates/index.js';
import { readStory, type Story } from '../../../server/transactions/story.js';
import { freshDatabase } from '../../helpers/database.js';
import { countStatements } from '../../routes/statements.js';
import { makeWorld } from '../../helpers/world.js';
import { prepare } from '../../journeys/perform.js';
import { offered } from '../../journeys/ways.js';
import * as journey from '../../machines/journey.js';
import { WHO } from '../../machines/play.js';
import * as s from '../../machines/samples.js';
import { lawOf, type Plan, Scene, Trade, WORKS } from './trade.js';

const THREE = { 1: 290_000, 2: 280_000, 3: 285_000 };
const OWN = ['registration', 'offer', 'qualification', 'deposit-refund'];

describe('a paper of one bidder’s own', function () {
  this.timeout(60_000);
  let scene: Scene;
  before(async () => {
    scene = await Scene.open(await freshDatabase(), 5);
  });
  after(() => scene.close());

  const begun = async (plan: Plan): Promise<Trade> => {
    const trade = await new Trade(scene, plan).register();
    for (const step of ['setUp', 'announce'] as const) await trade[step]();
    return trade;
  };
  const papersOf = ({ id }: { id: string }, db = scene.fresh.db): Promise<DocumentRow[]> =>
    db<DocumentRow>('documents').where({ project: id }).whereIn('kind', OWN).orderBy(['entry_no', 'number']);
  const read = (row: DocumentRow, db = scene.fresh.db) => readMaterial(db, row, lawOf);
  const told = async (m: Material, kind: string) => JSON.stringify(await COMPOSERS[kind as Kind].compose(m));

  /** Of each what its bidder's acts alone say, which must be what the whole story says. @returns how many of each kind */
  async function assertTold(trade: { id: string }, db = scene.fresh.db): Promise<Record<string, number>> {
    const count: Record<string, number> = {};
    for (const row of await papersOf(trade, db)) {
      const story = (await readStory(db, row.project, row.entry_no)) as Story;
      const whole = await materialOf(db, row, story, lawOf(row.rules_version));
      assert.equal(await told(await read(row, db), row.kind), await told(whole, row.kind), row.title);
      count[row.kind] = (count[row.kind] ?? 0) + 1;
    }
    return count;
  }
  /** Of all, or of those whose rank keeps none. */
  async function refund(trade: Trade, kept = 0): Promise<void> {
    for (const [bidder, { deposit, rank }] of Object.entries(trade.facts.bidders))
      if (deposit.state === 'received' && (rank === null || rank > kept)) await trade.act('return_deposit', 'agent', { bidder, amount: deposit.received, bankReference: '退' });
  }

  it('says of its bidder what the whole story says: from the registration to the refund after signing', async () => {
    const trade = await begun({ ...WORKS, offers: THREE });
    for (const step of ['takePart', 'open', 'select', 'sign'] as const) await trade[step]();
    await refund(trade);
    assert.deepEqual(await assertTold(trade), { registration: 3, offer: 3, qualification: 3, 'deposit-refund': 3 });
    const reasons = (await Promise.all((await papersOf(trade)).filter((d) => d.kind === 'deposit-refund').map(async (d) => JSON.parse(await told(await read(d), d.kind)).reason))).sort();
    assert.deepEqual(reasons, ['合同已经签订', '未成交，合同已经签订', '未成交，合同已经签订']);
  });

  it('and after a round that failed, in the next one, and where the winner fell and the next came forward', async () => {
    const trade = await begun({ ...WORKS, offers: THREE });
    await trade.offer(1, 280_000);
    await trade.wait((trade.facts.dates?.offersCloseAt ?? 0) + 60_000);
    await refund(trade);
    await trade.act('choose_next_round', 'accountant', { choice: 'same_terms', mode: null });
    await trade.act('publish_notice', 'station', s.notice(trade.play, 5));
    trade.pseudonyms.clear();
    for (const step of ['takePart', 'open'] as const) await trade[step]();
    await trade.act('check_substance', 'station', s.substance(trade.play));
    await trade.act('confirm_ranking', 'station', { report: '按公告载明的办法评审并排序。' });
    await trade.act('publish_result', 'station', {});
    await trade.act('give_up', trade.winner, { reasons: '无力承接' });
    await trade.act('publish_result', 'station', {});
    await trade.wait((trade.facts.publicityEndsAt ?? 0) + 60_000);
    await trade.sign();
    await refund(trade);
    assert.deepEqual(await assertTold(trade), { registration: 4, offer: 4, qualification: 3, 'deposit-refund': 3 });
  });

  it('and of an offer below a secret reserve that another one reached', async () => {
    const world = await makeWorld();
    const lease: journey.Plan = { ...journey.planOf('sealed_lease'), valuation: { secret: true, amount: null } };
    const play = offered(lease);
    journey.openOffers(play, lease.offers, s.yuan(26_500)).do('check_substance', WHO.station, s.substance(play));
    const { project: id } = await prepare(world, play);
    assert.deepEqual(await assertTold({ id }, world.db), { registration: 2, offer: 2, qualification: 2 });
    const tables = (await papersOf({ id }, world.db)).filter((d) => d.kind === 'qualification');
    const said = await Promise.all(tables.map(async (d) => told(await read(d, world.db), d.kind)));
    await world.drop();
    assert.equal(said.filter((text) => text.includes('报价低于底价')).length, 1);
  });

  it('is made of its own bidder’s acts only: one bidder more adds neither an act, nor a name, nor a statement', async () => {
    const cost = async (offers: Plan['offers']) => {
      const trade = await begun({ ...WORKS, offers });
      for (const step of ['takePart', 'open', 'select'] as const) await trade[step]();
      await refund(trade, 3);
      const size: Record<string, object> = {};
      for (const row of await papersOf(trade)) {
        const statements = await countStatements(scene.fresh.db, async () => {
          const { story, bidders } = await read(row);
          const strangers = story.entries.filter((e) => e.role === 'bidder' && e.secret && e.actor !== row.audience);
          assert.deepEqual(strangers, [], row.title);
          size[row.kind] = { entries: story.entries.length, bidders: bidders.size };
        });
        size[row.kind] = { ...size[row.kind], statements };
      }
      assert.deepEqual(Object.keys(size).sort(), [...OWN].sort());
      return size;
    };
    assert.deepEqual(await cost({ ...THREE, 4: 295_000, 5: 296_000 }), await cost({ ...THREE, 4: 295_000 }));
  });
});
