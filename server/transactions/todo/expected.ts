/**
 * Which acts wait for somebody, as against those that merely could be done: a list of duties would be of no use
 * if it also offered to suspend every trade. Where an act may be repeated, it waits only under a condition.
 */
import { complaintDue, objectionDue } from '../../machines/answer-limits.js';
import { CHECKPOINTS } from '../../machines/checkpoints.js';
import type { EventType } from '../../machines/events.js';
import type { Bidder, Due, Facts } from '../../machines/facts.js';
import type { Law } from '../../machines/rules/book.js';
import { type CivilDate, type Instant, instantOf } from '../../machines/time.js';

export interface Circumstances {
  facts: Facts;
  today: CivilDate;
  /** The bidder who asks, if one does. */
  own: Bidder | null;
  law: Law;
}

export interface Expected {
  /** Positions in which it is waited for. */
  at: readonly string[];
  when?: (c: Circumstances) => boolean;
  /** Until when, where the checkpoint's own limit is not it. */
  dueAt?: (c: Circumstances) => number | null;
}

const OFFERING = ['bidding.registration', 'bidding.qualification', 'bidding.offers'];
const PERFORMING = ['performance.handover', 'performance.running'];
const PAYING = [...PERFORMING, 'closing.acceptance'];
const AFTER_SIGNING = ['contract.filing', ...PAYING, 'closing.archive', 'failed', 'terminated'];

const inward = ({ facts }: Circumstances, due: Due) =>
  facts.project.side === 'asset' || due.kind === 'bond';
const owed = (c: Circumstances) =>
  c.facts.dues.filter((d) => d.state === 'open' && d.by !== 'after' && d.amount > d.paid);
const comeDue = (c: Circumstances) =>
  owed(c).filter((d) => d.dueOn <= c.today || d.by === 'handover');
const payable = (c: Circumstances) =>
  comeDue(c).filter(
    (d) => !inward(c, d) && (d.by !== 'acceptance' || c.facts.acceptedBy.length > 0),
  );
const retentionsDue = ({ facts, today }: Circumstances) =>
  facts.dues.filter((d) => d.by === 'after' && d.state === 'open' && d.dueOn <= today);

const first = (instants: readonly Instant[]) => (instants.length === 0 ? null : Math.min(...instants));

export const EXPECTED: Partial<Record<EventType, Expected>> = {
  submit_application: { at: ['setup.application'] },
  record_resolution: { at: ['setup.resolution'], when: ({ facts }) => facts.resolution === null },
  countersign_resolution: { at: ['setup.resolution'] },
  propose_valuation: { at: ['setup.valuation'], when: ({ facts }) => facts.valuation === null },
  seal_reserve: {
    at: ['setup.valuation'],
    when: ({ facts }) => facts.valuation?.packageHash === null,
  },
  countersign_reserve: { at: ['setup.valuation'] },
  confirm_valuation: { at: ['setup.valuation'] },
  approve_project: { at: ['setup.approval'] },
  compile_tender_file: {
    at: ['announcement.tender_file'],
    when: ({ facts }) => facts.tenderFile === null,
  },
  confirm_tender_file: { at: ['announcement.tender_file'] },
  publish_notice: { at: ['announcement.notice'] },
  answer_question: {
    at: [...OFFERING, 'bidding.opening'],
    when: ({ facts }) => facts.questions.open.length > 0,
    dueAt: ({ facts }) => facts.dates?.registrationClosesAt ?? null,
  },
  submit_offer: {
    at: ['bidding.registration', 'bidding.offers'],
    when: ({ own }) => own?.offer === null && !own.withdrawn,
    dueAt: ({ facts }) => facts.dates?.offersCloseAt ?? null,
  },
  review_qualification: {
    at: ['bidding.qualification'],
    when: ({ facts }) => facts.reviewed === null,
    dueAt: ({ facts }) => facts.dates?.offersOpenAt ?? null,
  },
  confirm_qualification: {
    at: ['bidding.qualification'],
    dueAt: ({ facts }) => facts.dates?.offersOpenAt ?? null,
  },
  attest_opening: {
    at: ['bidding.opening'],
    dueAt: ({ facts }) => facts.dates?.openingAt ?? null,
  },
  open_offers: { at: ['bidding.opening'], dueAt: ({ facts }) => facts.dates?.openingAt ?? null },
  record_external_opening: { at: ['bidding.opening'] },
  negotiate: {
    at: ['bidding.opening', 'selection.evaluation'],
    when: ({ facts }) => facts.project.mode === 'negotiation' && !facts.negotiated,
  },
  check_substance: { at: ['selection.evaluation'] },
  draw_reviewers: { at: ['selection.evaluation'] },
  score_offers: { at: ['selection.evaluation'] },
  exercise_priority: {
    at: ['selection.evaluation'],
    dueAt: ({ facts }) => facts.priorityUntil,
  },
  confirm_ranking: { at: ['selection.evaluation'] },
  record_external_evaluation: { at: ['selection.evaluation'] },
  publish_result: { at: ['selection.publicity'] },
  record_external_publicity: { at: ['selection.publicity'] },
  dismiss_objection: {
    at: [...OFFERING, 'bidding.opening', 'selection.evaluation', 'selection.publicity'],
    when: ({ facts }) => facts.objections.some((o) => o.open),
    dueAt: ({ facts, law }) => first(facts.objections.filter((o) => o.open).map((o) => objectionDue(o, law))),
  },
  confirm_award: { at: ['selection.award'] },
  certify_award: { at: ['selection.award'] },
  grant_winner_approval: { at: ['contract.signing'] },
  prepare_contract: { at: ['contract.signing'], when: ({ facts }) => facts.contract === null },
  sign_contract: { at: ['contract.signing'] },
  countersign_contract: { at: ['contract.signing'] },
  witness_contract: { at: ['contract.signing'] },
  serve_signing_notice: { at: ['contract.signing'] },
  file_contract: { at: ['contract.filing'] },
  issue_certificate: { at: ['contract.filing'] },
  record_handover: { at: ['performance.handover'] },
  confirm_handover: { at: ['performance.handover'] },
  receive_payment: { at: PAYING, when: (c) => comeDue(c).some((d) => inward(c, d)) },
  apply_payment: { at: PAYING, when: (c) => payable(c).length > 0 },
  release_payment: {
    at: PAYING,
    when: ({ facts }) => facts.dues.some((d) => d.state === 'applied'),
  },
  return_deposit: { at: AFTER_SIGNING, when: ({ facts }) => facts.counts.depositsHeld > 0 },
  return_bond: {
    at: ['closing.archive'],
    when: ({ facts }) => facts.dues.some((d) => d.kind === 'bond' && d.state === 'paid'),
  },
  close_rectification: {
    at: ['performance.running'],
    when: ({ facts }) => facts.rectifications.length > 0,
  },
  record_measurement: {
    at: ['performance.running'],
    when: ({ facts }) => {
      const planned = facts.dues.filter((d) => d.kind === 'progress');
      return planned.reduce((sum, d) => sum + d.amount, 0) > facts.measured;
    },
  },
  complete_works: {
    at: ['performance.running'],
    when: ({ facts, today }) =>
      facts.passed.payments !== undefined ||
      (facts.contract !== null && facts.contract.endsOn <= today),
  },
  propose_settlement: {
    at: ['closing.acceptance'],
    when: ({ facts }) => facts.settlement === null,
  },
  sign_acceptance: { at: ['closing.acceptance'] },
  ratify_emergency: {
    at: ['contract.signing', 'contract.filing', ...PAYING],
    when: ({ facts }) => facts.project.emergency !== null && !facts.ratified,
  },
  decide_complaint: {
    at: [
      ...OFFERING,
      'bidding.opening',
      'selection.evaluation',
      'selection.publicity',
      'selection.award',
      'contract.signing',
      'contract.filing',
      ...PAYING,
      'closing.archive',
    ],
    when: ({ facts }) => facts.complaints.some((one) => one.open),
    dueAt: ({ facts, law }) => first(facts.complaints.filter((one) => one.open).map((one) => complaintDue(one, law))),
  },
  settle_dispute: {
    at: ['contract.filing', ...PAYING, 'closing.archive', 'terminated'],
    when: ({ facts }) => facts.disputes.some((one) => one.open),
  },
  archive_project: { at: ['closing.archive'] },
  // Of archived trades only those come here whose retention is due (db/queries/todo.ts).
  release_retention: {
    at: ['archived'],
    when: (c) => retentionsDue(c).length > 0,
    dueAt: (c) => {
      const [first] = retentionsDue(c).map((d) => d.dueOn).sort();
      return first ? instantOf(first, '16:00') : null;
    },
  },
  choose_next_round: { at: ['failed'] },
  resume: {
    at: CHECKPOINTS.filter(({ no }) => no >= 5 && no <= 15).map(({ stage, key }) => `${stage}.${key}`),
    when: ({ facts }) => facts.suspension !== null,
    dueAt: ({ facts }) => facts.suspension?.until ?? null,
  },
};

/** Could be done where the trade stands, and is nobody's duty. */
export const AT_WILL: ReadonlySet<EventType> = new Set<EventType>([
  'reject_resolution',
  'return_project',
  'return_tender_file',
  'reopen_tender_file',
  'ask_question',
  'clarify_notice',
  'amend_terms',
  'register_bidder',
  'withdraw_registration',
  'record_deposit',
  'withdraw_offer',
  'convert_deposit',
  'leave_deposit',
  'accept_explanation',
  'reject_explanation',
  'recuse',
  'raise_objection',
  'uphold_objection',
  'give_up',
  'return_contract',
  'write_off_due',
  'reverse_booking',
  'record_inspection',
  'amend_contract',
  'terminate_contract',
  'file_engineer_acceptance',
  'reject_acceptance',
  'rate',
  'suspend',
  'request_stop',
  'renew_suspension',
  'terminate',
  'decide_relation',
  'demand_payment',
  'record_bar',
  'clear_arrears',
  'file_complaint',
  'record_dispute',
  'name_acting_head',
]);
