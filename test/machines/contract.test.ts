import assert from 'node:assert/strict';
import {
  accept,
  archive,
  award,
  fileContract,
  landToAward,
  perform,
  playTo,
  settle,
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
