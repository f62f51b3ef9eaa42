import assert from 'node:assert/strict';
import { inTransaction } from '../../db/transaction.js';
import { NotAllowed } from '../../server/errors.js';
import type { Refusal } from '../../server/machines/refusal.js';
import { actingHeadWing } from '../../server/transactions/acting-head.js';
import type { Held } from '../../server/transactions/door.js';
import { receiptNumberWing } from '../../server/transactions/receipt-numbers.js';
import { LAW } from '../machines/play.js';
import { addHead } from '../helpers/people.js';
import { makeWorld, type World } from '../helpers/world.js';

const TOWN = '330203102';
const VILLAGE = '330203102230';

describe('what an act names is looked up under the project’s lock', () => {
  let world: World;
  const projects: string[] = [];

  before(async () => {
    world = await makeWorld();
    for (let n = 0; n < 2; n += 1) projects.push(await world.register());
    await addHead(world, 'gs-lishi-dai');
  });
  after(() => world.drop());

  const held = (n: number) => ({ id: projects[n], town: TOWN, village: VILLAGE, law: LAW }) as unknown as Held;
  /** Takes a receipt's number for a project as the door does; the refusal where it may not. */
  const take = (n: number, receiptNumber: string, { voucher = 'unified_receipt', accepted = true } = {}) =>
    inTransaction<Refusal | null>(world.db, async (trx) => {
      const finding = await receiptNumberWing.find({
        trx,
        held: held(n),
        data: { voucher, receiptNumber },
        actor: null as never,
      });
      if ('refused' in finding) return { value: () => finding.refused };
      if (accepted) await finding.write?.();
      return { value: () => null };
    });

  it('a receipt’s number is taken once, in whichever project; another kind of voucher counts for itself', async () => {
    assert.equal(await take(0, '0001'), null);
    const again = await take(1, '0001');
    assert.equal(again?.rule, 'payment.receipt_number');
    assert.equal(again?.pointer, '/receiptNumber');
    assert.match(again?.message ?? '', /0001已用于项目330203102230-/);
    assert.equal((await take(0, '0001'))?.rule, 'payment.receipt_number', 'nor twice in the same project');
    assert.equal(await take(1, '0001', { voucher: 'digital_invoice' }), null);
  });

  it('an act that was refused takes no number', async () => {
    assert.equal(await take(0, '0002', { accepted: false }), null);
    assert.equal(await take(1, '0002'), null);
  });

  it('of two projects that are given the same number at once, one has it', async () => {
    const both = await Promise.all([take(0, '0003'), take(1, '0003')]);
    assert.deepEqual(both.map((refused) => refused?.rule ?? null).sort(), [null, 'payment.receipt_number'].sort());
  });

  it('the acting head is somebody who holds the office in this village', async () => {
    const name = (director: string, village = VILLAGE) =>
      inTransaction(world.db, async (trx) => {
        const asked = { trx, held: { ...held(0), village }, data: { director }, actor: null as never };
        const finding = await actingHeadWing.find(asked);
        return { value: () => ('found' in finding ? (finding.found.account ?? null) : null) };
      });
    const { id } = await world.admin('accounts').where({ username: 'gs-lishi-dai' }).first();
    assert.equal(await name('GS-Lishi-Dai'), id);
    assert.equal(await name('gs-lishi-dai', '330203102209'), null, 'not another village’s');
    assert.equal(await name('gs-kuaiji'), null, 'nor somebody in another office');
    assert.equal(await name('nobody'), null);
  });

  it('whose head stood aside is led by the director from then on', async () => {
    const [project = ''] = projects;
    const naming = { director: 'gs-lishi-dai', resolution: '理事会决定', reasons: '亲属参加' };
    await world.act('supervisor', project, 'name_acting_head', naming);
    const refused = (error: unknown) => error instanceof NotAllowed && error.refusal.rule === 'duties.head';
    await assert.rejects(world.act('head', project, 'name_acting_head', { ...naming, director: 'gs-lishi' }), refused);
    await world.check(project);
  });

  it('a way of trading that is not open yet is refused at the registration', async () => {
    const asked = world.register({ category: 'premises', mode: 'auction_up' });
    await assert.rejects(asked, (error) => error instanceof NotAllowed && error.refusal.rule === 'mode.open');
  });
});
