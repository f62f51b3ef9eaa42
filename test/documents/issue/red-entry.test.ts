import assert from 'node:assert/strict';
import { createRenderer, type Renderer } from '../../../server/documents/pool.js';
import { freshDatabase } from '../../helpers/database.js';
import * as s from '../../machines/samples.js';
import { Scene, Trade, WORKS } from './trade.js';

/** What is asked here of the facts of either kind. */
interface Paper {
  title: string;
  direction: string;
  amount: number;
  reason: string;
  left: number;
  redNumber?: string;
  original: { entry: number; amount: number };
  reversed: { by: string };
  vouchers: { due: number; kind: string; number: string; amount: number; on: string }[];
  totals: { paid: number };
  persons: { role: string; name: string }[];
}

describe('the papers of money that was booked wrong', function () {
  this.timeout(60_000);
  let renderer: Renderer;
  let scene: Scene;
  before(async () => {
    renderer = createRenderer({ workers: 1, publicUrl: 'https://cunjitong.example' });
    scene = await Scene.open(await freshDatabase(), 1);
  });
  after(async () => {
    await renderer.close();
    await scene.close();
  });

  const issued = async (trade: Trade, kind: string) => {
    await trade.issueAll(renderer);
    const rows = await scene.fresh.db('documents').where({ project: trade.id, kind }).orderBy('entry_no').select('title', 'state', 'problem', 'facts');
    for (const row of rows) assert.equal(row.state, 'issued', `${kind}: ${row.problem}`);
    return rows.map((row: { title: string; facts: { facts: object } }) => ({ title: row.title, ...row.facts.facts }) as Paper);
  };

  it('say what was taken back, why and by whom, the summary adds up with a red line for each, and the engineer’s paper stands among the signatures', async () => {
    const trade = await new Trade(scene, { ...WORKS, mode: 'external', offers: {} }).register();
    await trade.setUp();
    await trade.act('record_external_opening', 'station', { centre: '区公共资源交易中心', reference: 'A-1', openedOn: trade.today, offers: 5 });
    await trade.act('record_external_evaluation', 'station', { winnerCode: 'S0000000001', amount: s.yuan(280_000) });
    const publishedOn = trade.today;
    await trade.wait(trade.at + 7 * 86_400_000);
    await trade.act('record_external_publicity', 'station', { publishedOn, endedOn: trade.today });
    await trade.sign({ supervisingEngineer: '演示监理公司' });
    await trade.perform();

    const wrong = trade.facts.dues.findLast((d) => d.state === 'paid' && d.kind !== 'bond');
    assert.ok(wrong, 'something was paid');
    const { entry_no: entry } = await scene.fresh
      .admin('log.entries')
      .where({ project: trade.id, event: 'release_payment' })
      .orderBy('entry_no', 'desc')
      .first('entry_no');
    await trade.act('reverse_booking', 'town', { entry, reason: '收款账号填错', bankReference: '退汇1' });
    const [red] = (await issued(trade, 'red-entry')) as [Paper];
    assert.deepEqual([red.title, red.direction, red.amount, red.reason], ['付款冲销单', 'out', -wrong.paid, '收款账号填错']);
    assert.deepEqual([red.original.entry, red.original.amount, red.left, red.redNumber], [entry, wrong.paid, wrong.amount, undefined]);
    assert.match(red.reversed.by, /三资办/);

    const [before, after] = (await issued(trade, 'payments')) as [Paper, Paper];
    const sum = (vouchers: { amount: number }[]) => vouchers.reduce((total, v) => total + v.amount, 0);
    assert.equal(sum(before.vouchers) - sum(after.vouchers), wrong.paid, 'the public summary is told again with a red line');
    assert.deepEqual(after.vouchers.at(-1), { due: wrong.no, kind: '付款冲销', number: `冲第${entry}条`, amount: -wrong.paid, on: trade.today });
    assert.equal(before.totals.paid - after.totals.paid, wrong.paid);

    await trade.act('apply_payment', 'accountant', s.payment(trade.play, wrong.no));
    await trade.act('release_payment', 'agent', s.release(trade.play, wrong.no));
    await trade.act('propose_settlement', 'accountant', s.settlement(trade.play));
    for (const who of ['supervisor', 'delegate'] as const) await trade.act('sign_acceptance', who, { opinion: '同意', passed: true });
    await trade.act('file_engineer_acceptance', 'supervisor', s.engineersPaper());
    await trade.settle('acceptance');
    const [acceptance] = (await issued(trade, 'acceptance')) as [Paper];
    assert.match(acceptance.persons.map(({ role, name }) => `${role} ${name}`)[2] ?? '', /^监理（演示监理公司），由村监会.*登记 某监理$/);
    await trade.giveBack();
    await trade.issueAll(renderer);
    await trade.archive();
    assert.equal(trade.line, 'archived');
  });
});
