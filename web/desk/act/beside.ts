/** Which acts stand folded below the others: they are possible, but not what the trade waits for. */
import type { AvailableEvent, ProjectView } from '../forms/circumstances.js';

const BESIDE = new Set([
  'reject_resolution',
  'return_project',
  'return_tender_file',
  'reopen_tender_file',
  'clarify_notice',
  'amend_terms',
  'withdraw_registration',
  'withdraw_offer',
  'raise_objection',
  'reject_explanation',
  'recuse',
  'give_up',
  'return_contract',
  'write_off_due',
  'amend_contract',
  'terminate_contract',
  'reject_acceptance',
  'suspend',
  'request_stop',
  'renew_suspension',
  'terminate',
  'demand_payment',
  'reverse_booking',
  'record_bar',
  'clear_arrears',
  'file_complaint',
  'record_dispute',
  'name_acting_head',
]);

/** Acts that may be repeated step back once they were done. */
const DONE: Record<string, (view: ProjectView) => boolean> = {
  record_resolution: ({ facts }) => facts?.resolution != null,
  propose_valuation: ({ facts }) => facts?.valuation != null,
  compile_tender_file: ({ facts }) => facts?.tenderFile != null,
  review_qualification: ({ facts }) => facts?.isReviewed === true,
  prepare_contract: ({ facts }) => facts?.contract != null,
  propose_settlement: ({ facts }) => facts?.settlement != null,
  answer_question: ({ facts }) => facts?.questions.open.length === 0,
  dismiss_objection: ({ facts }) => facts?.objections.every((o) => !o.open) ?? true,
  uphold_objection: ({ facts }) => facts?.objections.every((o) => !o.open) ?? true,
  close_rectification: ({ facts }) => facts?.rectifications.length === 0,
  accept_explanation: () => true,
  decide_relation: () => true,
  decide_complaint: ({ facts }) => facts?.complaints.every((one) => !one.open) ?? true,
  settle_dispute: ({ facts }) => facts?.disputes.every((one) => !one.open) ?? true,
  leave_deposit: () => true,
  ask_question: ({ me }) => me?.registered === true,
  submit_offer: ({ me }) => me?.offer != null,
  negotiate: ({ facts, mode }) => mode.key !== 'negotiation' || facts?.negotiated === true,
};

export function isBeside({ type }: AvailableEvent, view: ProjectView): boolean {
  // What the discipline committee has stopped is decided on one way or the other.
  if (type === 'suspend' && view.facts?.suspension?.by === 'discipline') return false;
  return BESIDE.has(type) || (DONE[type]?.(view) ?? false);
}

/** Possible at any time, and so named after what the trade waits for. */
const LAST = new Set(['ask_question', 'return_deposit', 'convert_deposit']);

/**
 * In the order in which they are offered: the main one first.
 * @param awaited what stands in the list of what waits for this person
 */
export function mainFirst(events: readonly AvailableEvent[], awaited: readonly string[]): AvailableEvent[] {
  const place = ({ type }: AvailableEvent) => (awaited.includes(type) ? 0 : LAST.has(type) ? 2 : 1);
  return [...events].sort((a, b) => place(a) - place(b));
}
