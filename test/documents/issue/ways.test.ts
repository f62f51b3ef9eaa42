import assert from 'node:assert/strict';
import { createRenderer, type Renderer } from '../../../server/documents/pool.js';
import { freshDatabase } from '../../helpers/database.js';
import * as s from '../../machines/samples.js';
import { LEASE, type Plan, Scene, Trade, WORKS } from './trade.js';

/** What checkpoints 1 to 4 call for. */
const SET_UP = ['application', 'resolution', 'reserve', 'approval'];
/** What a contract of works calls for until the archive. */
const WORKS_CARRIED_OUT = [
  'contract-works',
  'filing-receipt',
  'start-order',
  'inspection',
  'payments',
  'payment-approval',
  'inspection',
  'acceptance',
  'payment-approval',
  'archive',
];

/** Every way of trading calls for documents that can be drawn, and for none that would say what did not happen. */
describe('the documents of every way of trading', function () {
  this.timeout(60_000);
  let renderer: Renderer;
  let scene: Scene;
  before(() => {
    renderer = createRenderer({ workers: 1, publicUrl: 'https://cunjitong.example' });
  });
  after(() => renderer.close());
  beforeEach(async () => {
    scene = await Scene.open(await freshDatabase(), 5);
  });
  afterEach(() => scene.close());

  const open = (plan: Plan) => new Trade(scene, plan).register();
  /** What everybody or those at work may read, in the order in which it was called for. */
  async function drawn(trade: Trade): Promise<string[]> {
    await trade.issueAll(renderer);
    const rows = await scene.fresh
      .db('documents')
      .where({ project: trade.id })
      .orderBy(['entry_no', 'number'])
      .select('kind', 'audience', 'state', 'problem');
    for (const row of rows) assert.equal(row.state, 'issued', `${row.kind}: ${row.problem}`);
    return rows
      .filter((r: { audience: string }) => ['public', 'work'].includes(r.audience))
      .map((r: { kind: string }) => r.kind);
  }
  const factsOf = async (trade: Trade, kind: string) =>
    (
      await scene.fresh
        .db('documents')
        .where({ project: trade.id, kind })
        .orderBy('number', 'desc')
        .first('facts')
    ).facts;
  async function toTheEnd(trade: Trade): Promise<void> {
    for (const step of ['sign', 'perform', 'accept', 'giveBack'] as const) await trade[step]();
    await trade.issueAll(renderer); // an archive is refused while a document is missing
    await trade.archive();
  }

  it('agreement: no notice, no opening, no result of a competition', async () => {
    const trade = await open({
      ...LEASE,
      mode: 'agreement',
      ground: 'public_interest',
      offers: {},
    });
    await trade.setUp();
    await trade.announce();
    await trade.agree();
    await trade.wait((trade.facts.publicityEndsAt ?? 0) + 60_000);
    await toTheEnd(trade);
    assert.deepEqual(await drawn(trade), [
      ...SET_UP,
      'not-applicable',
      'tender-file',
      'result-agreement',
      'award',
      'contract-lease',
      'certificate',
      'receipt',
      'handover',
      'inspection',
      'receipt',
      'payments',
      'receipt',
      'inspection',
      'acceptance',
      'archive',
    ]);
    const { facts } = await factsOf(trade, 'archive');
    assert.deepEqual(
      facts.trail
        .filter((c: { state: string }) => c.state === 'not_applicable')
        .map((c: { key: string }) => c.key),
      ['notice', 'registration', 'offers', 'opening', 'evaluation'],
    );
    assert.match(facts.trail[5].remark, /协议方式/);
  });

  it('external: the exchange issues its own opening and result', async () => {
    const trade = await open({ ...WORKS, mode: 'external', offers: {} });
    await trade.setUp();
    await trade.recordFromExchange('S0000000001');
    await toTheEnd(trade);
    assert.deepEqual(await drawn(trade), [
      ...SET_UP,
      'not-applicable',
      'result-external',
      'award-procurement',
      ...WORKS_CARRIED_OUT,
    ]);
  });

  it('emergency: the contract of works that began before it, under the model terms alone', async () => {
    const trade = await open({
      ...WORKS,
      category: 'repair',
      mode: 'agreement',
      emergency: true,
      offers: {},
      resolution: { body: 'council' },
    });
    await trade.setUp();
    for (const step of ['sign', 'perform', 'accept'] as const) await trade[step]();
    await trade.act('ratify_emergency', 'supervisor', {
      meetingOn: trade.today,
      resolution: '追认决议',
    });
    await trade.issueAll(renderer);
    await trade.archive();
    assert.deepEqual(await drawn(trade), [
      ...SET_UP,
      'not-applicable',
      'award-procurement',
      ...WORKS_CARRIED_OUT,
    ]);
    const contract = (await factsOf(trade, 'contract-works')).facts;
    assert.equal(contract.retention, undefined, 'none is kept, so no clause speaks of one');
  });

  it('scored: the result tells the scores as the ranking was made of them', async () => {
    const trade = await open({ ...WORKS, mode: 'scored', wd: 5 });
    for (const step of ['setUp', 'announce', 'takePart', 'open'] as const) await trade[step]();
    await trade.act('check_substance', 'station', s.substance(trade.play));
    await trade.act('draw_reviewers', 'station', { count: 3 });
    const reviewers = [...scene.people]
      .filter(([, p]) => trade.facts.panel?.drawn.includes(p.account))
      .map(([name]) => name);
    for (const who of reviewers) await trade.act('score_offers', who, s.scores(trade.play));
    await trade.act('confirm_ranking', 'station', { report: '评审完毕' });
    await trade.act('publish_result', 'station', {});
    const kinds = await drawn(trade);
    assert.equal(kinds.at(-1), 'result');
    const { facts } = await factsOf(trade, 'result');
    assert.ok(facts.ranking.every((r: { score: string }) => /^\d+\.\d\d$/.test(r.score)));
    assert.equal(facts.ranking[0].score, '92.00', '60 for the lowest price and 0.4 × 80');
    assert.equal(facts.reviewers.length, 3);
  });

  it('the next in rank is published in a version of its own', async () => {
    const trade = await open(WORKS);
    for (const step of ['setUp', 'announce', 'takePart', 'open', 'select'] as const)
      await trade[step]();
    await trade.act('give_up', trade.winner, { reasons: '资金不足' });
    await trade.act('publish_result', 'station', {});
    assert.deepEqual(await drawn(trade), [
      ...SET_UP,
      'tender-file',
      'notice',
      'opening',
      'evaluation',
      'result',
      'giving-up',
      'result',
    ]);
    const { facts, frame } = await factsOf(trade, 'result');
    assert.equal(frame.documentVersion, 2);
    assert.equal(facts.candidate.name, '样例建设有限公司3号');
    assert.deepEqual(
      facts.ranking.map((r: { name: string; remark?: string }) => [r.name, r.remark]),
      [
        ['王**', '已放弃'],
        ['样例建设有限公司3号', undefined],
        ['样例建设有限公司1号', undefined],
      ],
    );
  });

  it('a sale ends without a term and without a return', async () => {
    const trade = await open({
      ...LEASE,
      category: 'equipment',
      offers: { 1: 26_000 },
      wd: 20,
      application: { dealing: 'transfer', termMonths: null },
      resolution: { body: 'delegates' },
    });
    for (const step of ['setUp', 'announce', 'takePart', 'open', 'select', 'sign'] as const)
      await trade[step]();
    await trade.wait(`${trade.facts.contract?.startsOn} 10:00`);
    await trade.settle('handover');
    await trade.act('record_handover', 'accountant', s.handover(trade.play));
    await trade.act('confirm_handover', trade.winner, { confirmed: true });
    await trade.accept();
    await trade.giveBack();
    await trade.issueAll(renderer);
    await trade.archive();
    assert.deepEqual(await drawn(trade), [
      ...SET_UP,
      'tender-file',
      'notice',
      'opening',
      'evaluation',
      'result',
      'award',
      'contract-transfer',
      'certificate',
      'receipt',
      'handover',
      'payments',
      'acceptance',
      'archive',
    ]);
    const { facts } = await factsOf(trade, 'notice');
    assert.match(facts.term, /一次性转让/);
  });

  it('terminated before the notice: the archive shows what was cut off', async () => {
    const trade = await open(WORKS);
    await trade.setUp();
    await trade.act('terminate', 'town', { reasons: '规划调整', ownWish: false });
    await trade.issueAll(renderer);
    await trade.act('archive_project', 'town', {});
    assert.deepEqual(await drawn(trade), [...SET_UP, 'termination', 'archive']);
    const { facts } = await factsOf(trade, 'archive');
    assert.equal(facts.ending, '终止交易：规划调整');
    assert.equal(facts.counterparty, '无');
    assert.deepEqual(
      new Set(facts.trail.slice(4, 19).map((c: { state: string }) => c.state)),
      new Set(['cut_off']),
    );
  });

  it('odd texts: invisible ones count as nothing, long ones are cut where the reader can see it', async () => {
    const trade = await open({
      ...WORKS,
      application: { description: '需要修缮。\u200b', fundSource: '\u200b\u2060' },
      file: {
        paymentTerms: `${'很长的付款方式'.repeat(140)}`,
        conditions: '一、具备资质\n\n二、信誉良好',
      },
    });
    await trade.setUp();
    await trade.announce();
    await drawn(trade);
    assert.equal((await factsOf(trade, 'application')).facts.procurement.fundSource, '未登记');
    const { facts } = await factsOf(trade, 'notice');
    assert.deepEqual(facts.eligibility, ['一、具备资质', '二、信誉良好']);
    assert.equal(facts.payments[0].length, 980);
  });
});
