import assert from 'node:assert/strict';
import { composeContractLease } from '../../../server/documents/issue/compose-contract-lease.js';
import { composeContractWorks } from '../../../server/documents/issue/compose-contract-works.js';
import { composeNotice } from '../../../server/documents/issue/compose-notice.js';
import {
  type DocumentRow,
  type Material,
  needed,
  readMaterial,
} from '../../../server/documents/issue/material.js';
import { MODEL_LEASE, MODEL_WORKS, shareOf } from '../../../server/documents/issue/model-terms.js';
import { contractTotal } from '../../../server/machines/contract-dues.js';
import { daysBetween } from '../../../server/machines/time.js';
import { freshDatabase } from '../../helpers/database.js';
import { LEASE, lawOf, Scene, Trade, WORKS } from './trade.js';

function numbersOf(value: unknown): number[] {
  if (typeof value === 'number') return [value];
  return value !== null && typeof value === 'object' ? Object.values(value).flatMap(numbersOf) : [];
}

describe('what a document says once an act records it', function () {
  this.timeout(30_000);
  let scene: Scene;
  beforeEach(async () => {
    scene = await Scene.open(await freshDatabase());
  });
  afterEach(() => scene.close());

  async function materialFor(plan: typeof WORKS, kind: string): Promise<Material> {
    const trade = await new Trade(scene, plan).register();
    const steps = ['setUp', 'announce', 'takePart', 'open', 'select', 'sign'] as const;
    for (const step of kind === 'notice' ? steps.slice(0, 2) : steps) await trade[step]();
    const row: DocumentRow = await scene.fresh
      .db('documents')
      .where({ project: trade.id, kind })
      .first();
    return readMaterial(scene.fresh.db, row, lawOf);
  }
  function record(m: Material, event: string, data: object, personal?: object): void {
    const entry = m.story.entries.find((e) => e.event === event);
    Object.assign(entry?.data as object, data);
    if (entry && personal) entry.personal = personal as never;
  }

  it('the notice: quantity, use, bank, priorities, offices, duration, number of the approval', async () => {
    const m = await materialFor(
      { ...WORKS, file: { priorityHolders: 1, prioritiesServedOn: '2025-06-20' } },
      'notice',
    );
    record(m, 'submit_application', { quantity: '道路620平方米', use: '村道' });
    record(m, 'approve_project', { number: '集三资审〔2025〕41号' });
    record(m, 'compile_tender_file', {
      depositBank: '样例银行',
      duration: '60日历天',
      priorities: [{ holder: '原承包人', ground: '民法典第七百三十四条' }],
      offices: {
        station: { phone: '1', address: '二楼' },
        town: { phone: '2' },
        discipline: { phone: '3' },
      },
    });
    const facts = composeNotice(m);
    assert.equal(facts.subject.quantity, '道路620平方米');
    assert.equal(facts.subject.use, '村道');
    assert.equal(facts.approvalNumber, '集三资审〔2025〕41号');
    assert.equal(facts.deposit?.bank, '样例银行');
    assert.equal(facts.term, '60日历天');
    assert.deepEqual(facts.priority, [{ holder: '原承包人', ground: '民法典第七百三十四条' }]);
    assert.equal(facts.offices.discipline.phone, '3');
  });

  it('the lease: announced terms before the model ones, and the winner’s particulars', async () => {
    const m = await materialFor(LEASE, 'contract-lease');
    assert.equal(composeContractLease(m).lateDaily, 5);
    record(m, 'compile_tender_file', {
      contractTerms: { lateDailyBasisPoints: 8, returnWithinDays: null, rentFree: '15日' },
    });
    record(
      m,
      'prepare_contract',
      {},
      {
        winner: { address: '样例路8号', contact: '电话' },
        account: { name: '样例合作社', bank: '样例银行', number: '2010' },
      },
    );
    const facts = composeContractLease(m);
    assert.equal(facts.lateDaily, 8);
    assert.equal(facts.returnWithinDays, 10, 'left open in the file: the model term holds');
    assert.equal(facts.term.rentFree, '15日');
    assert.equal(facts.lessee.address, '样例路8号');
    assert.equal(facts.account.number, '2010');
  });

  it('a contract: every number comes from an act, from the model terms, or is reckoned from them', async () => {
    for (const [plan, kind] of [
      [LEASE, 'contract-lease'],
      [WORKS, 'contract-works'],
    ] as const) {
      const m = await materialFor(plan, kind);
      const facts = kind === 'contract-lease' ? composeContractLease(m) : composeContractWorks(m);
      const signed = needed(m, 'prepare_contract').data;
      const announced = needed(m, 'compile_tender_file').data;
      const model = kind === 'contract-lease' ? MODEL_LEASE : MODEL_WORKS;
      const reckoned = [
        contractTotal(m.facts, signed.amount),
        Math.floor(signed.amount / 12),
        daysBetween(signed.startsOn, signed.endsOn) + 1,
        signed.retention * 100,
        shareOf(signed.amount, MODEL_WORKS.safetyFeeBasisPoints),
        shareOf(signed.amount, MODEL_WORKS.delayDailyBasisPoints),
        1, // pages of a picture
      ];
      const known = new Set([...numbersOf(signed), ...numbersOf(announced), ...numbersOf(model), ...reckoned]);
      assert.deepEqual(numbersOf(facts).filter((n) => !known.has(n)), [], kind);
      assert.ok(numbersOf(facts).includes(signed.amount));
    }
  });

  it('works: who stands on the site, and nothing of persons once it was erased', async () => {
    const m = await materialFor(WORKS, 'contract-works');
    record(
      m,
      'prepare_contract',
      {},
      { siteManager: { name: '样例', certificate: '二级建造师' }, employerAgent: '样例代表' },
    );
    assert.equal(composeContractWorks(m).siteManager.name, '样例');
    for (const entry of m.story.entries) entry.personal = null;
    assert.equal(composeContractWorks(m).siteManager.name, '由乙方在开工前书面报备');
  });
});
