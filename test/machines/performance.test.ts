import assert from 'node:assert/strict';
import { plusDays } from '../../server/machines/time.js';
import { accept, archive, fileContract, handOver, playTo, settle, sign } from './journey.js';
import { bidder, type Input, on, type Play, WHO } from './play.js';
import * as s from './samples.js';

const awarded = () => playTo('comparison', 'awarded');
const refusedContract = (play: Play, over: Partial<Input<'prepare_contract'>>) =>
  play.refused('prepare_contract', WHO.accountant, s.contract(play, over));

describe('handover', () => {
  it('comes after the first dues, not before the signing, and is confirmed by the winner', () => {
    const play = playTo('sealed_lease', 'filed');
    play.do('record_handover', WHO.accountant, s.handover(play));
    assert.equal(
      play.refused('confirm_handover', bidder(2), { confirmed: true }).rule,
      'handover.first_due',
    );
    settle(play, 'handover');
    assert.equal(
      play.refused('confirm_handover', bidder(1), { confirmed: true }).rule,
      'registration.person',
    );
    const early = playTo('comparison', 'filed');
    const before = { ...s.handover(early), actualStart: '2025-06-26' };
    assert.equal(
      early.refused('record_handover', WHO.accountant, before).rule,
      'handover.first_due',
    );
    play.do('confirm_handover', bidder(2), { confirmed: true });
  });

  it('has ten working days from the contract’s start, not from the certificate', () => {
    const play = playTo('sealed_lease', 'filed');
    play.wait('2025-09-01 10:00');
    // The contract starts on 19 August.
    assert.ok(!play.types.includes('flag_overdue'));
    play.wait('2025-09-02 16:00');
    assert.ok(play.types.includes('flag_overdue'));
  });

  it('of an emergency may bear the earlier real date', () => {
    const play = playTo('emergency', 'filed');
    settle(play, 'handover');
    play.do('record_handover', WHO.accountant, { ...s.handover(play), actualStart: '2025-06-14' });
  });
});

describe('money', () => {
  it('is demanded from the day after it was due, and by a day that is still to come', () => {
    const play = playTo('sealed_lease', 'handed_over');
    const due = play.facts.dues.find((d) => d.state === 'open')?.dueOn ?? '';
    const demand = (payBy: string) => play.refused('demand_payment', WHO.agent, { payBy }).rule;
    play.wait(on(`${due} 23:59`));
    assert.equal(demand(plusDays(due, 10)), 'payment.due');
    play.wait(on(`${plusDays(due, 1)} 00:00`));
    assert.equal(demand(plusDays(due, 1)), 'payment.due');
    play.do('demand_payment', WHO.agent, { payBy: plusDays(due, 2) });
    play.do('demand_payment', WHO.accountant, { payBy: plusDays(due, 2) });
  });

  it('of progress is paid up to what was measured, and no further', () => {
    const play = playTo('comparison', 'handed_over');
    assert.equal(
      play.refused('apply_payment', WHO.accountant, s.payment(play, 2)).rule,
      'payment.due',
    );
    play.do('record_measurement', WHO.town, { value: s.yuan(139_999.99) });
    assert.equal(
      play.refused('apply_payment', WHO.accountant, s.payment(play, 2)).rule,
      'payment.due',
    );
    play.do('record_measurement', WHO.town, { value: 1 });
    play.do('apply_payment', WHO.accountant, s.payment(play, 2));
  });

  it('may be measured even after the work was reported complete: no progress payment is stranded', () => {
    const play = playTo('comparison', 'handed_over');
    play.do('complete_works', WHO.accountant, { completedOn: play.today });
    assert.equal(play.line, 'performance.running(collecting,concluded)');
    play.do('record_measurement', WHO.town, { value: s.yuan(280_000) });
    settle(play, 'payments');
    assert.equal(play.line, 'closing.acceptance');
  });

  it('of settlement is paid after three have signed the acceptance; retention stays past the archive', () => {
    const play = playTo('comparison', 'performed');
    play.do('propose_settlement', WHO.accountant, s.settlement(play));
    assert.equal(
      play.refused('apply_payment', WHO.accountant, s.payment(play, 3)).rule,
      'payment.due',
    );
    accept(play);
    assert.equal(
      play.refused('apply_payment', WHO.accountant, s.payment(play, 4)).rule,
      'flow.order',
    );
    archive(play);
    assert.equal(play.facts.dues[3]?.state, 'open');
    const release = { due: 4, bankReference: '退' };
    assert.equal(play.refused('release_retention', WHO.agent, release).rule, 'contract.retention');
    play.wait(on(`${play.facts.dues[3]?.dueOn} 00:00`)).do('release_retention', WHO.agent, release);
    assert.equal(play.line, 'archived');
    assert.equal(play.refused('release_retention', WHO.agent, release).rule, 'flow.order');
  });

  it('of retention is not applied for before, not even when all have signed', () => {
    const play = playTo('comparison', 'performed');
    play.do('propose_settlement', WHO.accountant, s.settlement(play));
    for (const who of [WHO.supervisor, WHO.delegate, WHO.town])
      play.do('sign_acceptance', who, { opinion: '同意', passed: true });
    assert.equal(
      play.refused('apply_payment', WHO.accountant, s.payment(play, 4)).rule,
      'contract.retention',
    );
  });

  it('comes in by instalments, never more than is owed, and may be written off by decision', () => {
    const play = playTo('sealed_lease', 'handed_over');
    const rent = s.receipt(play, 2);
    assert.equal(
      play.refused('receive_payment', WHO.agent, { ...rent, amount: rent.amount + 1 }).rule,
      'payment.due',
    );
    assert.equal(
      play.refused('receive_payment', WHO.agent, { ...rent, receivedOn: '2099-01-01' }).rule,
      'payment.account',
    );
    play.do('receive_payment', WHO.agent, { ...rent, amount: rent.amount - 1 });
    assert.equal(play.facts.dues[1]?.state, 'open');
    play.do('receive_payment', WHO.agent, { ...rent, amount: 1 });
    assert.equal(
      play.refused('apply_payment', WHO.accountant, s.payment(play, 3)).rule,
      'payment.due',
    );
    play.do('write_off_due', WHO.town, { due: 3, decision: '受灾减免,决议2027-3' });
    assert.equal(play.line, 'performance.running(settled,watching)');
  });
});

describe('papers and receipts', () => {
  it('nothing is paid without the contractor’s invoice', () => {
    const play = playTo('comparison', 'handed_over').do('record_measurement', WHO.town, { value: s.yuan(280_000) });
    const bare = { ...s.payment(play, 2), evidence: [] };
    const refused = play.refused('apply_payment', WHO.accountant, bare);
    assert.equal(refused.rule, 'payment.invoice');
    assert.equal(refused.pointer, '/evidence');
    play.do('apply_payment', WHO.accountant, s.payment(play, 2));
  });

  it('a handover is photographed', () => {
    const play = playTo('comparison', 'filed');
    const without = { ...s.handover(play), evidence: [] };
    assert.equal(
      play.refused('record_handover', WHO.accountant, without).rule,
      'evidence.required',
    );
  });

  it('a receipt is made out within one working day of the money, or flagged', () => {
    const play = playTo('sealed_lease', 'handed_over');
    const late = (receivedOn: string) => {
      const after = play
        .fork()
        .do('receive_payment', WHO.agent, s.receipt(play, 2, { receivedOn }));
      return after.facts.flagged.some((f) => f.startsWith('receipt:'));
    };
    play.wait('2025-07-14 16:00');
    // Monday: money of Friday is in time until 16:00, money of Thursday is not.
    assert.equal(late('2025-07-11'), false);
    assert.equal(late('2025-07-10'), true);
  });

  it('an advance is paid only as far as the notice announced one', () => {
    const advanced = (play: Play) => {
      const [bond, progress, ...others] = s.contract(play).dues;
      assert.ok(bond && progress);
      const advance = {
        ...progress,
        kind: 'advance' as const,
        label: '预付款',
        by: 'handover' as const,
        amount: s.yuan(56_000),
      };
      return [bond, advance, { ...progress, amount: progress.amount - advance.amount }, ...others];
    };
    const none = awarded();
    assert.equal(refusedContract(none, { dues: advanced(none) }).rule, 'contract.advance');
    const some = playTo('comparison', 'awarded', { file: { advance: 20 } });
    sign(some, { dues: advanced(some) });
    handOver(fileContract(some));
    assert.equal(some.facts.dues[1]?.state, 'paid');
  });
});

describe('a lease that ends', () => {
  const reminders = (play: Play) => play.facts.flagged.filter((f) => f.startsWith('lease-ends:'));

  it('is reminded of once, 120 days before, whether or not anybody looks', () => {
    const play = playTo('sealed_lease', 'handed_over');
    const { endsOn } = play.facts.contract ?? { endsOn: '' };
    play.wait(on(plusDays(endsOn, -120)) - 1);
    assert.deepEqual(reminders(play), []);
    play.wait(play.at + 1);
    assert.deepEqual(reminders(play), [`lease-ends:${endsOn}`]);
    assert.equal(reminders(play.wait(on(endsOn))).length, 1);
  });

  it('after less than 120 days is reminded of when it is handed over; a sale and works never are', () => {
    const short = playTo('sealed_lease', 'handed_over', { application: { termMonths: 1 } });
    assert.equal(reminders(short.wait(short.at)).length, 1);
    for (const key of ['sale', 'comparison'] as const) {
      const play = playTo(key, 'handed_over');
      assert.deepEqual(reminders(play.wait(play.at + 400 * 86_400_000)), []);
    }
  });
});

describe('inspections', () => {
  it('are due every quarter, and a missed one is flagged', () => {
    const play = playTo('sealed_lease', 'handed_over');
    const flags = () => play.facts.flagged.filter((f) => f.startsWith('inspection:')).length;
    play.wait(play.at + 85 * 86_400_000).do('record_inspection', WHO.town, { finding: '正常' });
    play.wait(play.at + 85 * 86_400_000);
    assert.equal(flags(), 0);
    play.wait(play.at + 10 * 86_400_000);
    assert.equal(flags(), 1);
  });

  it('leave no rectification open at the end', () => {
    const play = playTo('comparison', 'handed_over');
    play.do('record_inspection', WHO.town, { finding: '裂缝', rectification: '修补' });
    const done = { completedOn: play.today };
    assert.equal(play.refused('complete_works', WHO.accountant, done).rule, 'inspection.open');
    assert.equal(
      play.refused('close_rectification', WHO.town, { no: 2, result: '已修' }).rule,
      'inspection.open',
    );
    play
      .do('close_rectification', WHO.town, { no: 1, result: '已修' })
      .do('complete_works', WHO.accountant, done);
    const lease = settle(playTo('sealed_lease', 'handed_over'), 'payments');
    lease.do('record_inspection', WHO.town, { finding: '漏水', rectification: '修缮' });
    lease.wait(on(`${lease.facts.contract?.endsOn} 23:59`) + 86_400_000);
    assert.equal(
      lease.line,
      'performance.running(settled,watching)',
      'the term is over, the repair is not',
    );
    lease.do('close_rectification', WHO.accountant, { no: 1, result: '已修' });
    assert.equal(lease.line, 'closing.acceptance');
  });
});
