import assert from 'node:assert/strict';
import {
  accept,
  archive,
  award,
  fileContract,
  handOver,
  landToAward,
  open,
  perform,
  planOf,
  playTo,
  settle,
  setUp,
  sign,
} from './journey.js';
import { bidder, type Input, on, type Play, WHO } from './play.js';
import * as s from './samples.js';

const awarded = () => playTo('comparison', 'awarded');
const leased = () => playTo('sealed_lease', 'awarded');
const refusedContract = (play: Play, over: Partial<Input<'prepare_contract'>>) =>
  play.refused('prepare_contract', WHO.accountant, s.contract(play, over));

describe('a contract equals the file and the offer, field by field', () => {
  it('in its price', () => {
    const play = awarded();
    assert.equal(refusedContract(play, { amount: s.yuan(280_000) - 1 }).pointer, '/amount');
    sign(play);
  });

  it('in term, start, escalation, retention and bond', () => {
    const play = leased();
    for (const over of [
      { endsOn: '2029-01-01' },
      { startsOn: '2025-08-17' },
      { escalation: 2 },
      { bond: 1 },
    ]) {
      assert.equal(refusedContract(play, over).rule, 'signing.equal', JSON.stringify(over));
    }
    assert.equal(refusedContract(awarded(), { retention: 2 }).rule, 'signing.equal');
  });

  it('does not end before it starts, also where no file fixed its dates', () => {
    const play = playTo('emergency', 'awarded');
    assert.equal(
      refusedContract(play, { startsOn: '2025-08-01', endsOn: '2025-07-31' }).pointer,
      '/endsOn',
    );
  });

  it('in a plan of payments that adds up to the whole term', () => {
    const play = leased();
    const [first, ...others] = s.contract(play).dues;
    assert.ok(first);
    assert.equal(refusedContract(play, { dues: others }).rule, 'signing.equal');
    const late = [{ ...first, by: 'payments' as const }, ...others];
    assert.equal(refusedContract(play, { dues: late }).rule, 'handover.first_due');
  });

  it('with rent escalated year by year', () => {
    const play = playTo('sealed_lease', 'awarded', { file: { escalation: 2 } });
    sign(play);
    assert.equal(play.facts.contract?.total, s.yuan(27_000) + s.yuan(27_540) + s.yuan(28_090.8));
  });

  it('and names only dues of its side, each at its place', () => {
    const works = awarded();
    const dues = s.contract(works).dues;
    const moved = (kind: string, by: 'handover' | 'payments' | 'acceptance' | 'after') =>
      dues.map((d) => (d.kind === kind ? { ...d, by } : d));
    assert.equal(
      refusedContract(works, { dues: moved('settlement', 'payments') }).rule,
      'payment.due',
    );
    assert.equal(
      refusedContract(works, { dues: moved('settlement', 'after') }).rule,
      'payment.due',
    );
    assert.equal(
      refusedContract(works, { dues: moved('retention', 'payments') }).rule,
      'payment.due',
    );
    assert.equal(refusedContract(works, { dues: moved('progress', 'after') }).rule, 'payment.due');
    const price = dues.map((d) => (d.kind === 'progress' ? { ...d, kind: 'price' as const } : d));
    assert.equal(
      refusedContract(works, { dues: price }).rule,
      'payment.due',
      'works are paid by measurement',
    );
    const lease = leased();
    const hidden = s
      .contract(lease)
      .dues.map((d, i) => (i === 2 ? { ...d, by: 'after' as const } : d));
    assert.equal(
      refusedContract(lease, { dues: hidden }).rule,
      'payment.due',
      'no rent slips past the archive',
    );
  });

  it('with a retention of at most the announced share, for at most 24 months', () => {
    const play = awarded();
    const dues = s.contract(play).dues;
    const more = dues.map((d) =>
      d.kind === 'retention'
        ? { ...d, amount: d.amount + 1 }
        : d.kind === 'settlement'
          ? { ...d, amount: d.amount - 1 }
          : d,
    );
    assert.equal(refusedContract(play, { dues: more }).rule, 'contract.retention');
    const longer = dues.map((d) => (d.kind === 'retention' ? { ...d, dueOn: '2030-01-01' } : d));
    assert.equal(refusedContract(play, { dues: longer }).rule, 'contract.retention');
  });

  it('and is not changed once somebody has signed it', () => {
    const play = awarded().do('prepare_contract', WHO.accountant, s.contract(awarded()));
    play.do('sign_contract', WHO.head, { signed: true });
    assert.equal(refusedContract(play, {}).rule, 'signing.equal');
    assert.equal(play.refused('sign_contract', WHO.head, { signed: true }).rule, 'flow.order');
  });
});

describe('signing', () => {
  it('is due five working days after the award of an asset, ten of a procurement', () => {
    const asset = leased();
    assert.equal(asset.facts.awardedAt, on('2025-07-03 16:00'));
    assert.equal(asset.facts.signingDueAt, on('2025-07-10 16:00'));
    const works = awarded();
    assert.equal(works.facts.awardedAt, on('2025-06-27 16:00'));
    assert.equal(works.facts.signingDueAt, on('2025-07-11 16:00'));
  });

  it('is refused when 30 days have passed', () => {
    const play = awarded().do('prepare_contract', WHO.accountant, s.contract(awarded()));
    const last = play.facts.signingLatestAt ?? 0;
    assert.equal(last, on('2025-07-28 16:00'), '27 July is a Sunday');
    play
      .wait(last - 1)
      .fork()
      .do('sign_contract', WHO.head, { signed: true });
    play.wait(last);
    assert.equal(play.refused('sign_contract', WHO.head, { signed: true }).rule, 'signing.latest');
    assert.equal(
      play.refused('countersign_contract', bidder(2), { signed: true }).rule,
      'signing.latest',
    );
  });

  it('of land open to outsiders waits for the town, and its limit runs from the approval', () => {
    const play = award(landToAward());
    play.do('prepare_contract', WHO.accountant, s.contract(play));
    assert.equal(
      play.refused('sign_contract', WHO.head, { signed: true }).rule,
      'signing.approvals',
    );
    play.wait(play.facts.signingDueAt ?? 0);
    assert.ok(!play.types.includes('flag_overdue'), 'the town has twenty working days');
    assert.equal(play.refused('serve_signing_notice', WHO.station, {}).rule, 'signing.approvals');
    play.do('grant_winner_approval', WHO.town, {
      creditChecked: true,
      capacityChecked: true,
      opinion: '同意',
    });
    assert.equal(
      play.refused('grant_winner_approval', WHO.town, {
        creditChecked: true,
        capacityChecked: true,
        opinion: '同意',
      }).rule,
      'signing.approvals',
    );
    assert.ok((play.facts.signingDueAt ?? 0) > play.at);
    for (const [type, who] of [
      ['sign_contract', WHO.head],
      ['countersign_contract', bidder(2)],
    ] as const)
      play.do(type, who, { signed: true });
    play.do('witness_contract', WHO.supervisor, { witnessed: true });
    assert.equal(play.line, 'contract.filing');
  });

  it('is done again when filing returns the contract, even after the 30 days', () => {
    const play = sign(awarded());
    play.wait('2025-08-20 10:00').do('return_contract', WHO.town, { reasons: '附件不全' });
    assert.equal(play.line, 'contract.signing');
    assert.equal(play.facts.passed.signing, undefined);
    assert.deepEqual(play.facts.contract?.signedBy, []);
    sign(play);
    assert.equal(play.facts.contract?.returned, true);
    assert.equal(fileContract(play).line, 'performance.handover');
  });
});

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

describe('an amendment of the contract', () => {
  const running = () => playTo('comparison', 'handed_over');
  const AMEND = { reason: '设计变更', change: 0, dueOn: '2025-12-01' };

  it('needs a decision above 5 % of the price and the town’s approval above 10 %, cumulatively', () => {
    const play = running();
    const five = s.yuan(14_000);
    assert.equal(
      play.refused('amend_contract', WHO.accountant, { ...AMEND, change: five + 1 }).pointer,
      '/decision',
    );
    play.do('amend_contract', WHO.accountant, { ...AMEND, change: five });
    assert.equal(
      play.refused('amend_contract', WHO.accountant, { ...AMEND, change: 1 }).pointer,
      '/decision',
    );
    assert.equal(
      play.refused('amend_contract', WHO.accountant, { ...AMEND, change: -1 }).pointer,
      '/decision',
      'up and down do not cancel out',
    );
    const decided = { ...AMEND, decision: '2025-12' };
    play.do('amend_contract', WHO.accountant, { ...decided, change: five });
    assert.equal(
      play.refused('amend_contract', WHO.accountant, { ...decided, change: 1 }).pointer,
      '/townApproval',
    );
    play.do('amend_contract', WHO.accountant, { ...decided, townApproval: '镇复-1', change: 1 });
    assert.equal(play.facts.contract?.changes, five * 2 + 1);
  });

  it('that delays the works is allowed; one that extends a lease is a new trade', () => {
    running().do('amend_contract', WHO.accountant, { ...AMEND, endsOn: '2026-06-30' });
    const lease = playTo('sealed_lease', 'handed_over');
    assert.equal(
      lease.refused('amend_contract', WHO.accountant, { ...AMEND, endsOn: '2030-01-01' }).rule,
      'contract.extension',
    );
  });

  it('with more to pay opens the payments again', () => {
    const play = playTo('sealed_lease', 'handed_over');
    settle(play, 'payments');
    assert.equal(play.line, 'performance.running(settled,watching)');
    play.do('amend_contract', WHO.accountant, { ...AMEND, change: s.yuan(1_000) });
    assert.equal(play.line, 'performance.running(collecting,watching)');
    assert.equal(play.facts.passed.payments, undefined);
    settle(play, 'payments');
    assert.equal(archive(accept(perform(play))).line, 'archived');
  });

  it('that lowers the price is taken from the settlement', () => {
    const play = running();
    const before = play.facts.dues[2]?.amount ?? 0;
    play.do('amend_contract', WHO.accountant, { ...AMEND, change: -s.yuan(10_000) });
    assert.equal(play.facts.dues[2]?.amount, before - s.yuan(10_000));
    assert.equal(archive(accept(perform(play))).line, 'archived');
  });
});

describe('acceptance', () => {
  it('is signed by a supervisor, a villagers’ delegate and the town, one each', () => {
    const play = playTo('sealed_lease', 'performed');
    const SIGN = { opinion: '同意', passed: true } as const;
    assert.equal(play.refused('sign_acceptance', WHO.supervisor, SIGN).rule, 'flow.order');
    play.do('propose_settlement', WHO.accountant, s.settlement(play));
    play.do('sign_acceptance', WHO.supervisor, SIGN);
    assert.equal(
      play.refused('sign_acceptance', { ...WHO.supervisor, account: 'supervisor-2' }, SIGN).rule,
      'acceptance.persons',
    );
    assert.equal(
      play.refused('propose_settlement', WHO.accountant, s.settlement(play)).rule,
      'acceptance.persons',
    );
    play.do('sign_acceptance', WHO.delegate, SIGN);
    play.do('sign_acceptance', WHO.town, SIGN);
    assert.equal(play.line, 'closing.archive');
  });

  it('refused by one begins again, and the settlement may then be larger or smaller', () => {
    const play = playTo('comparison', 'performed');
    play.do('propose_settlement', WHO.accountant, s.settlement(play, { amount: s.yuan(148_400) }));
    assert.equal(play.facts.dues[2]?.amount, 0);
    play.do('reject_acceptance', WHO.delegate, { reasons: '工程量有误' });
    assert.equal(accept(play).line, 'closing.archive');
    assert.equal(play.facts.dues[2]?.state, 'paid');
    assert.equal(play.facts.dues[2]?.paid, s.yuan(131_600));
  });

  it('settles no more than price and amendments together', () => {
    const play = playTo('comparison', 'performed');
    assert.equal(
      play.refused(
        'propose_settlement',
        WHO.accountant,
        s.settlement(play, { amount: s.yuan(280_000) + 1 }),
      ).rule,
      'signing.equal',
    );
    assert.equal(
      play.refused(
        'propose_settlement',
        WHO.accountant,
        s.settlement(play, { amount: s.yuan(148_400) - 1 }),
      ).rule,
      'payment.due',
    );
  });

  it('of a lease takes the asset back, or hands over to the trade that renews it', () => {
    const play = playTo('sealed_lease', 'performed');
    const kept = s.settlement(play, { returned: false });
    assert.equal(
      play.refused('propose_settlement', WHO.accountant, kept).rule,
      'acceptance.persons',
    );
    play.do('propose_settlement', WHO.accountant, { ...kept, renewedBy: '330203102230-2028-001' });
  });
});

describe('the archive', () => {
  it('is refused while a deposit, bond, due, document or ratification is open', () => {
    const play = playTo('comparison', 'accepted');
    const refused = (missingDocuments: string[] = []) =>
      play.refused('archive_project', WHO.town, {}, { missingDocuments });
    assert.match(refused().message, /保证金3笔未退.*履约保证金未退/);
    assert.match(refused(['合同']).message, /文书尚未生成:合同/);
    archive(play);
    const emergency = playTo('emergency', 'accepted');
    assert.match(emergency.refused('archive_project', WHO.town, {}).message, /尚未追认/);
    assert.equal(archive(emergency).line, 'archived');
  });

  it('is rated by the parties and the villagers before', () => {
    const play = playTo('sealed_lease', 'accepted');
    play.do('rate', bidder(2), { stars: 5 }).do('rate', WHO.delegate, { stars: 4 });
    assert.equal(play.facts.ratings, 2);
  });
});

describe('an emergency', () => {
  it('decided and filed later than three working days after its start is flagged, and goes on', () => {
    const plan = planOf('emergency');
    const play = open(plan).wait('2025-06-18 16:00');
    assert.ok(play.facts.flagged.includes('emergency:late'));
    setUp(play, plan);
    archive(accept(perform(handOver(fileContract(sign(award(play)))))));
    const inTime = playTo('emergency', 'archived');
    assert.ok(!inTime.facts.flagged.includes('emergency:late'));
  });

  it('is ratified whenever the next assembly meets', () => {
    const play = playTo('emergency', 'awarded');
    play.do('ratify_emergency', WHO.supervisor, { meetingOn: play.today, resolution: '追认' });
    assert.equal(
      play.refused('ratify_emergency', WHO.supervisor, {
        meetingOn: play.today,
        resolution: '追认',
      }).rule,
      'emergency.filing',
    );
    handOver(fileContract(sign(play)));
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
