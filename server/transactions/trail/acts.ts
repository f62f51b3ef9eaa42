/** At which checkpoint an act counts. */
import { CHECKPOINT_KEYS, type CheckpointKey } from '../../machines/checkpoints.js';
import { definitionOf, type EventType, isEventType } from '../../machines/events.js';

/** `here`: at the checkpoint where the trade stood; `beside`: on no checkpoint, but on the way beside them. */
type Place = CheckpointKey | 'here' | 'beside';

/** A record, so that a new event does not compile before somebody decided where the trail shows it. */
const PLACES: Record<EventType, Place> = {
  submit_application: 'application',
  record_resolution: 'resolution',
  countersign_resolution: 'resolution',
  reject_resolution: 'resolution',
  propose_valuation: 'valuation',
  seal_reserve: 'valuation',
  countersign_reserve: 'valuation',
  confirm_valuation: 'valuation',
  approve_project: 'approval',
  return_project: 'approval',
  compile_tender_file: 'tender_file',
  confirm_tender_file: 'tender_file',
  return_tender_file: 'tender_file',
  reopen_tender_file: 'tender_file',
  publish_notice: 'notice',
  ask_question: 'notice',
  answer_question: 'notice',
  clarify_notice: 'notice',
  amend_terms: 'notice',
  register_bidder: 'registration',
  withdraw_registration: 'registration',
  record_deposit: 'registration',
  return_deposit: 'registration',
  leave_deposit: 'registration',
  close_registration: 'registration',
  complete_formal_check: 'qualification',
  review_qualification: 'qualification',
  confirm_qualification: 'qualification',
  miss_offer_window: 'qualification',
  submit_offer: 'offers',
  withdraw_offer: 'offers',
  close_offers: 'offers',
  negotiate: 'here',
  attest_opening: 'opening',
  open_offers: 'opening',
  record_external_opening: 'opening',
  check_substance: 'evaluation',
  accept_explanation: 'evaluation',
  reject_explanation: 'evaluation',
  exercise_priority: 'evaluation',
  lapse_priority: 'evaluation',
  draw_reviewers: 'evaluation',
  recuse: 'evaluation',
  score_offers: 'evaluation',
  confirm_ranking: 'evaluation',
  record_external_evaluation: 'evaluation',
  publish_result: 'publicity',
  record_external_publicity: 'publicity',
  close_publicity: 'publicity',
  raise_objection: 'here',
  dismiss_objection: 'here',
  uphold_objection: 'here',
  confirm_award: 'award',
  certify_award: 'award',
  give_up: 'here',
  grant_winner_approval: 'signing',
  prepare_contract: 'signing',
  sign_contract: 'signing',
  countersign_contract: 'signing',
  witness_contract: 'signing',
  serve_signing_notice: 'signing',
  forfeit_for_not_signing: 'signing',
  file_contract: 'filing',
  return_contract: 'filing',
  issue_certificate: 'filing',
  record_handover: 'handover',
  confirm_handover: 'handover',
  convert_deposit: 'payments',
  receive_payment: 'payments',
  apply_payment: 'payments',
  release_payment: 'payments',
  reverse_booking: 'payments',
  demand_payment: 'payments',
  write_off_due: 'payments',
  return_bond: 'payments',
  release_retention: 'payments',
  record_inspection: 'inspection',
  close_rectification: 'inspection',
  record_measurement: 'inspection',
  amend_contract: 'inspection',
  complete_works: 'inspection',
  end_term: 'inspection',
  terminate_contract: 'inspection',
  propose_settlement: 'acceptance',
  sign_acceptance: 'acceptance',
  file_engineer_acceptance: 'acceptance',
  reject_acceptance: 'acceptance',
  rate: 'archive',
  ratify_emergency: 'archive',
  archive_project: 'archive',
  choose_next_round: 'beside',
  suspend: 'beside',
  request_stop: 'beside',
  renew_suspension: 'beside',
  resume: 'beside',
  resume_by_limit: 'beside',
  terminate: 'beside',
  flag_overdue: 'here',
  record_bar: 'here',
  clear_arrears: 'here',
  decide_relation: 'evaluation',
  file_complaint: 'beside',
  decide_complaint: 'beside',
  record_dispute: 'inspection',
  settle_dispute: 'inspection',
  name_acting_head: 'here',
};

/** The first entry of every project: no act of the machine, but somebody's. */
const REGISTERED = 'register_project';

/** Whether an entry is somebody's act, as against the record of something the platform made. */
export const isAct = (event: string) => event === REGISTERED || isEventType(event);

export const nameOfAct = (event: string) =>
  isEventType(event) ? definitionOf(event).name : '登记交易项目';

/** Null for an act beside the checkpoints. */
export function checkpointOfAct({
  event,
  from,
}: {
  event: string;
  from: string;
}): CheckpointKey | null {
  if (event === REGISTERED) return 'application';
  const place = isEventType(event) ? PLACES[event] : 'beside';
  if (place === 'beside') return null;
  return place === 'here' ? (checkpointsAt(from)[0] ?? null) : place;
}

/** The checkpoints that are current at a line of the log: `bidding.offers`, `performance.running(settled,watching)!`. */
export function checkpointsAt(line: string): CheckpointKey[] {
  const regions = /\((\w+),(\w+)\)/.exec(line);
  if (regions) {
    const open: CheckpointKey[] = [];
    if (regions[1] === 'collecting') open.push('payments');
    if (regions[2] === 'watching') open.push('inspection');
    return open;
  }
  const key = line.replace('!', '').split('.')[1];
  return CHECKPOINT_KEYS.filter((k) => k === key);
}
