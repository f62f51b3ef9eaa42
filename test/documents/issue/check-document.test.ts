import assert from 'node:assert/strict';
import { checkDocument } from '../../../server/documents/check-document.js';
import { createRenderer, type Renderer } from '../../../server/documents/pool.js';
import { freshDatabase } from '../../helpers/database.js';
import { type Plan, Scene, Trade, WORKS } from './trade.js';

describe('the number on a document', function () {
  this.timeout(60_000);
  let renderer: Renderer;
  let scene: Scene;
  before(async () => {
    renderer = createRenderer({ workers: 1, publicUrl: 'https://cunjitong.example' });
    scene = await Scene.open(await freshDatabase());
  });
  after(async () => {
    await renderer.close();
    await scene.close();
  });

  const check = (number: string) => checkDocument(scene.fresh.db, number);
  const rowsOf = (trade: Trade) =>
    scene.fresh
      .db('documents')
      .where({ project: trade.id })
      .orderBy(['entry_no', 'number'])
      .select<{ number: string; kind: string; audience: string; sha256: string; issued_entry: number }[]>();
  const isShared = ({ audience }: { audience: string }) => ['public', 'work'].includes(audience);

  async function upTo(plan: Plan, steps: readonly ('setUp' | 'announce' | 'takePart' | 'open' | 'select' | 'sign')[]) {
    const trade = await new Trade(scene, plan).register();
    for (const step of steps) await trade[step]();
    return trade;
  }

  it('counts what everybody may read, so that no number tells how many registered', async () => {
    const numbers = async (offers: Plan['offers']) => {
      const trade = await upTo({ ...WORKS, offers }, ['setUp', 'announce', 'takePart', 'open']);
      const shared = (await rowsOf(trade)).filter(isShared);
      return shared.map(({ number }) => number.split('-').at(-1));
    };
    const three = { 1: 290_000, 2: 280_000, 3: 285_000 };
    assert.deepEqual(await numbers(three), await numbers({ ...three, 4: 287_000 }));
  });

  it('of one bidder’s paper cannot be guessed, and is not there before the opening', async () => {
    const trade = await upTo(WORKS, ['setUp', 'announce', 'takePart']);
    await trade.issueAll(renderer);
    const own = (await rowsOf(trade)).filter((row) => !isShared(row));
    assert.equal(own.length, 6, 'a receipt for each registration and each offer of three');
    for (const { number } of own) {
      assert.match(number, /-R[2-9A-HJ-NP-Z]{12}$/);
      assert.equal(await check(number), null);
    }
    await trade.open();
    const opened = await check(own[0]?.number ?? '');
    assert.equal(opened?.sha256, own[0]?.sha256);
    const owners = new Set((await Promise.all(own.map((row) => check(row.number)))).map((d) => d?.parties[1]));
    assert.ok(owners.has('王**'), 'a natural person is masked');
  });

  it('leads to what it is, its hash, its entry in the log and masked parties', async () => {
    const trade = await upTo(WORKS, ['setUp', 'announce', 'takePart', 'open', 'select', 'sign']);
    await trade.issueAll(renderer);
    const contract = (await rowsOf(trade)).find(({ kind }) => kind === 'contract-works');
    assert.ok(contract);
    const found = await check(contract.number);
    const entry = await scene.fresh
      .admin('log.entries')
      .where({ project: trade.id, entry_no: contract.issued_entry })
      .first('seq', 'leaf', 'event');
    assert.equal(entry.event, 'document_issued');
    assert.deepEqual(found?.entry.seq, entry.seq);
    assert.equal(found?.entry.leaf, entry.leaf.toString('hex'));
    assert.equal(found?.sha256, contract.sha256);
    assert.equal(found?.renderedSha256, contract.sha256, 'nobody signs here');
    assert.equal(found?.title, '施工合同');
    assert.equal(found?.issuer, '集士港镇广昇村集体经济组织');
    assert.deepEqual(found?.parties, ['集士港镇广昇村集体经济组织', '王**']);
    assert.doesNotMatch(JSON.stringify(found), /王样例/);
  });

  it('leads to the original itself where everybody may read it, and to no file of those at work', async () => {
    const trade = await upTo(WORKS, ['setUp', 'announce']);
    await trade.issueAll(renderer);
    const rows = await scene.fresh.db('documents').where({ project: trade.id }).select('id', 'number', 'audience');
    assert.deepEqual(new Set(rows.map((row) => row.audience)), new Set(['public', 'work']));
    for (const { id, number, audience } of rows) {
      assert.equal((await check(number))?.file, audience === 'public' ? id : null, number);
    }
  });

  it('is not there before its project is public, nor before it was issued', async () => {
    const trade = await new Trade(scene, WORKS).register();
    await trade.setUp();
    const pending = (await rowsOf(trade))[0]?.number ?? '';
    assert.equal(await check(pending), null);
    await trade.issueAll(renderer);
    assert.ok(await check(pending));
    await scene.fresh.admin('projects').where({ id: trade.id }).update({ public_at: null });
    assert.equal(await check(pending), null);
    assert.equal(await check(`${pending}0`), null);
  });
});
