import assert from 'node:assert/strict';
import { replay } from '../../../server/audit/replay.js';
import { factsAt } from '../../../server/documents/issue/facts-at.js';
import { onPool, rootAt } from '../../../server/audit/tree-store.js';
import { createRenderer, type Renderer } from '../../../server/documents/pool.js';
import type { Facts } from '../../../server/machines/facts.js';
import { readStory } from '../../../server/transactions/story.js';
import { freshDatabase } from '../../helpers/database.js';
import { LAW } from '../../machines/play.js';
import { merkleRoot } from './merkle.js';
import { LEASE, lawOf, type Plan, Scene, Trade, WORKS } from './trade.js';

const STEPS = [
  'setUp',
  'announce',
  'takePart',
  'open',
  'select',
  'sign',
  'perform',
  'accept',
  'giveBack',
  'archive',
] as const;

const SETUP = ['application', 'resolution', 'reserve', 'approval'];

describe('the documents of a whole trade', function () {
  this.timeout(60_000);
  let renderer: Renderer;
  before(() => {
    renderer = createRenderer({ workers: 1, publicUrl: 'https://cunjitong.example' });
  });
  after(() => renderer.close());

  // biome-ignore lint/suspicious/noExplicitAny: facts of many kinds, looked into here and there
  type AnyFacts = Record<string, any>;

  async function played(plan: Plan): Promise<{ trade: Trade; scene: Scene; archiveNumber: string; facts: AnyFacts }> {
    const scene = await Scene.open(await freshDatabase());
    const trade = await new Trade(scene, plan).register();
    for (const step of STEPS) {
      await trade[step]();
      await trade.issueAll(renderer);
    }
    const rows = await scene.fresh
      .db('documents')
      .where({ project: trade.id })
      .orderBy(['entry_no', 'number']);
    assert.deepEqual(
      rows.filter((r: { state: string }) => r.state !== 'issued'),
      [],
    );
    return {
      trade,
      scene,
      archiveNumber: rows.at(-1).number,
      facts: Object.fromEntries(
        rows.map((r: { kind: string; facts: { facts: object } }) => [r.kind, r.facts.facts]),
      ),
    };
  }

  it('are drawn for works, one each stage', async () => {
    const { trade, scene, archiveNumber, facts } = await played(WORKS);
    assert.deepEqual(Object.keys(facts), [
      ...SETUP,
      'tender-file',
      'notice',
      'registration',
      'offer',
      'opening',
      'qualification',
      'evaluation',
      'result',
      'award-procurement',
      'contract-works',
      'filing-receipt',
      'receipt',
      'start-order',
      'inspection',
      'payments',
      'payment-approval',
      'acceptance',
      'deposit-refund',
      'security-return',
      'archive',
    ]);
    const { opening, result, notice, acceptance, archive } = facts;

    assert.equal(notice.price.amount, 30_000_000);
    assert.deepEqual(
      opening.offers.map((o: { name: string; amount: number }) => [o.name, o.amount]),
      [
        ['样例建设有限公司1号', 29_000_000],
        ['王**', 28_000_000],
        ['样例建设有限公司3号', 28_500_000],
      ],
    );
    assert.deepEqual(opening.counts, { received: 3, valid: 3, invalid: 0 });
    const closed = (await readStory(scene.fresh.db, trade.id))?.entries.find(
      (e) => e.event === 'close_offers',
    );
    assert.equal(closed?.found.offersCount, 3);
    assert.deepEqual(opening.box, {
      count: 3,
      root: closed?.found.offersRoot,
      entry: `第${closed?.seq}条`,
      unchanged: true,
    });
    assert.equal(opening.outcome, 'succeeded');
    assert.equal(opening.leading.name, '王**', 'nobody is named in full before the result');

    assert.equal(result.candidate.name, '王样例2');
    assert.deepEqual(
      result.ranking.map((r: { name: string }) => r.name),
      ['王样例2', '样例建设有限公司3号', '样例建设有限公司1号'],
    );
    assert.match(result.noticeNumber, /-W06$/, 'receipts to bidders do not count');

    const works = facts['contract-works'];
    assert.equal(
      works.contractor.identity,
      '平台主体编号 S0000000002',
      'no identity number leaves the database',
    );
    assert.equal(works.price.amount, 28_000_000);
    assert.deepEqual(
      works.dues.map((d: { amount: number }) => d.amount).reduce((a: number, b: number) => a + b),
      28_000_000,
    );

    const { settlement, paid, retention, dueNow, deductions } = acceptance.works;
    assert.equal(settlement - paid - deductions - retention.amount, dueNow);
    assert.equal(acceptance.persons.length, 3);

    assert.equal(archive.trail.length, 20);
    assert.deepEqual(
      new Set(archive.trail.map((c: { state: string }) => c.state)),
      new Set(['done']),
    );
    const issued = await scene.fresh.db('documents').where({ project: trade.id }).pluck('number');
    assert.deepEqual(
      archive.documents.map((d: { number: string }) => d.number).sort(),
      issued.filter((n: string) => n !== archiveNumber).sort(),
      'every one but itself, receipts of the opened round included',
    );
    assert.deepEqual(archive.openDuties, ['质量保证金于2027年9月10日到期后办理退还。']);
    const leaves = await scene.fresh
      .db('log.entries')
      .where('seq', '<', archive.log.treeSize)
      .orderBy('seq')
      .pluck('leaf');
    assert.equal(archive.log.root, merkleRoot(leaves).toString('hex'));
    assert.equal(archive.log.lastEntry, archive.log.treeSize - 1);
    await sameFacts(scene, trade);
    await scene.close();
  });

  it('are drawn for a lease to its end and return', async () => {
    const { trade, scene, facts } = await played(LEASE);
    assert.deepEqual(Object.keys(facts), [
      ...SETUP,
      'tender-file',
      'notice',
      'registration',
      'offer',
      'opening',
      'qualification',
      'evaluation',
      'result',
      'award',
      'contract-lease',
      'certificate',
      'receipt',
      'handover',
      'inspection',
      'payments',
      'acceptance',
      'deposit-refund',
      'archive',
    ]);
    const lease = facts['contract-lease'];
    assert.equal(lease.rent.yearly, 2_700_000);
    assert.equal(lease.rent.total, 8_100_000);
    assert.equal(lease.dues.length, 3);
    const { leaseReturn } = facts.acceptance;
    assert.equal(leaseReturn.rentDue, leaseReturn.rentPaid);
    assert.equal(leaseReturn.arrears, 0);
    await sameFacts(scene, trade);
    await scene.close();
  });

  it('say of an opening that failed that the secret stays secret, and list every offer', async () => {
    const scene = await Scene.open(await freshDatabase());
    const trade = await new Trade(scene, {
      ...WORKS,
      offers: { 1: 310_000, 2: 290_000, 3: 320_000 },
    }).register();
    for (const step of ['setUp', 'announce', 'takePart', 'open'] as const) await trade[step]();
    await trade.issueAll(renderer);
    const { facts } = await scene.fresh
      .db('documents')
      .where({ project: trade.id, kind: 'opening' })
      .first('facts');
    assert.equal(facts.facts.outcome, 'failed');
    assert.deepEqual(facts.facts.counts, { received: 3, valid: 1, invalid: 2 });
    assert.deepEqual(
      facts.facts.offers.map((o: { ground: string }) => o.ground),
      ['报价高于限价', '符合要求', '报价高于限价'],
    );
    assert.equal(facts.facts.leading, undefined);
    await scene.close();
  });

  /** The fold over the log knows what the machine itself arrives at. */
  async function sameFacts(scene: Scene, trade: Trade): Promise<void> {
    const story = await readStory(scene.fresh.db, trade.id);
    assert.ok(story);
    const { facts } = replay(
      story.entries.map((e) => ({ ...e, payload: { data: e.data, found: e.found } })),
      lawOf,
    );
    const folded = await factsAt(story, LAW);
    // What the machine adds when it moves is no concern of a document.
    const { passed: _p, since: _s, failed: _f, failures: _n, flagged: _g, ...rest } = facts;
    for (const key of Object.keys(rest) as (keyof typeof rest)[]) {
      assert.deepEqual(folded[key as keyof Facts], rest[key], key);
    }
  }

  it('the root of the log is that of RFC 6962 at every size', async () => {
    const scene = await Scene.open(await freshDatabase());
    const trade = await new Trade(scene, WORKS).register();
    await trade.setUp();
    const leaves: Buffer[] = await scene.fresh.db('log.entries').orderBy('seq').pluck('leaf');
    for (let size = 1; size <= leaves.length; size += 1) {
      assert.equal(
        Buffer.from(await rootAt(onPool(scene.fresh.db), size)).toString('hex'),
        merkleRoot(leaves.slice(0, size)).toString('hex'),
        `${size}`,
      );
    }
    await assert.rejects(rootAt(onPool(scene.fresh.db), leaves.length + 1), /entries/);
    await scene.close();
  });
});
