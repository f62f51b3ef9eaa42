/**
 * What may be done where, written by hand from the by-law (domain §4). The machine is tested against this table
 * and never the other way round.
 */
import type { EventType } from '../../server/machines/events.js';

/** Wherever a trade lives: deposits go back, complaints are answered, the clock flags what was missed. */
export const ALWAYS: readonly EventType[] = ['return_deposit', 'decide_complaint', 'flag_overdue'];
/** Until both have signed, and after a failure; so long also the head may stand aside. */
export const TERMINATE: readonly EventType[] = ['terminate', 'name_acting_head'];
/** In 5 to 15. */
export const SUSPEND: readonly EventType[] = ['suspend', 'request_stop'];
/** What the suspension itself takes. */
export const SUSPENDED: readonly EventType[] = [
  'suspend',
  'renew_suspension',
  'resume',
  'resume_by_limit',
];

const OBJECTIONS = ['raise_objection', 'dismiss_objection', 'uphold_objection'] as const;
/** Beside all of stage 3. */
const NOTICE_LIVES = [
  ...OBJECTIONS,
  'ask_question',
  'answer_question',
  'clarify_notice',
  'amend_terms',
  'record_deposit',
  'negotiate',
] as const;
const OFFERING = ['submit_offer', 'withdraw_offer'] as const;
const MONEY = [
  'convert_deposit',
  'demand_payment',
  'reverse_booking',
  'receive_payment',
  'apply_payment',
  'release_payment',
] as const;
const RATIFY = ['ratify_emergency'] as const;
/** To the town, after the publicity. */
const COMPLAIN = ['file_complaint'] as const;
/** Between the parties, once both have signed. */
const DISPUTE = ['record_dispute', 'settle_dispute'] as const;
const AFTERWARDS = [...COMPLAIN, ...DISPUTE, ...RATIFY] as const;
/** Blacklisted, or in arrears that may be cured until the close. */
const CURE = ['clear_arrears'] as const;
const BAR = ['record_bar', ...CURE] as const;

/** By position, as `stateLine` prints it; 17 and 18 run side by side. */
export const BY_LAW: Record<string, readonly EventType[]> = {
  'setup.application': ['submit_application', ...TERMINATE],
  'setup.resolution': [
    'record_resolution',
    'countersign_resolution',
    'reject_resolution',
    ...TERMINATE,
  ],
  'setup.valuation': [
    'propose_valuation',
    'confirm_valuation',
    'seal_reserve',
    'countersign_reserve',
    ...TERMINATE,
  ],
  'setup.approval': ['approve_project', 'return_project', ...TERMINATE],
  'announcement.tender_file': [
    'dismiss_objection',
    'compile_tender_file',
    'confirm_tender_file',
    'return_tender_file',
    ...TERMINATE,
    ...SUSPEND,
  ],
  'announcement.notice': [
    'dismiss_objection',
    'publish_notice',
    'reopen_tender_file',
    'leave_deposit',
    ...TERMINATE,
    ...SUSPEND,
  ],
  'bidding.registration': [
    ...NOTICE_LIVES,
    'register_bidder',
    'withdraw_registration',
    ...OFFERING,
    'close_registration',
    ...TERMINATE,
    ...SUSPEND,
  ],
  'bidding.qualification': [
    ...NOTICE_LIVES,
    'withdraw_registration',
    'complete_formal_check',
    'review_qualification',
    'confirm_qualification',
    'miss_offer_window',
    ...BAR,
    ...TERMINATE,
    ...SUSPEND,
  ],
  'bidding.offers': [
    ...NOTICE_LIVES,
    'withdraw_registration',
    ...OFFERING,
    ...CURE,
    'close_offers',
    ...TERMINATE,
    ...SUSPEND,
  ],
  'bidding.opening': [
    ...NOTICE_LIVES,
    'attest_opening',
    'open_offers',
    'record_external_opening',
    ...TERMINATE,
    ...SUSPEND,
  ],
  'selection.evaluation': [
    ...OBJECTIONS,
    'check_substance',
    'accept_explanation',
    'reject_explanation',
    'exercise_priority',
    'lapse_priority',
    ...BAR,
    'decide_relation',
    'draw_reviewers',
    'recuse',
    'score_offers',
    'confirm_ranking',
    'record_external_evaluation',
    ...TERMINATE,
    ...SUSPEND,
  ],
  'selection.publicity': [
    ...OBJECTIONS,
    'publish_result',
    'close_publicity',
    'record_external_publicity',
    'give_up',
    ...TERMINATE,
    ...SUSPEND,
  ],
  'selection.award': [
    'confirm_award',
    'certify_award',
    'give_up',
    ...COMPLAIN,
    ...TERMINATE,
    ...SUSPEND,
  ],
  'contract.signing': [
    'grant_winner_approval',
    'prepare_contract',
    'sign_contract',
    'countersign_contract',
    'witness_contract',
    'serve_signing_notice',
    'forfeit_for_not_signing',
    'give_up',
    // Between the last party's signature and the witness.
    'terminate_contract',
    ...AFTERWARDS,
    ...TERMINATE,
    ...SUSPEND,
  ],
  'contract.filing': [
    'file_contract',
    'return_contract',
    'issue_certificate',
    'terminate_contract',
    'name_acting_head',
    ...AFTERWARDS,
    ...SUSPEND,
  ],
  'performance.handover': [
    ...MONEY,
    'record_handover',
    'confirm_handover',
    'terminate_contract',
    ...AFTERWARDS,
  ],
  'performance.running(collecting,watching)': [
    ...MONEY,
    'write_off_due',
    'record_inspection',
    'close_rectification',
    'record_measurement',
    'amend_contract',
    'complete_works',
    'end_term',
    'terminate_contract',
    ...AFTERWARDS,
  ],
  'performance.running(settled,watching)': [
    'reverse_booking',
    'record_inspection',
    'close_rectification',
    'record_measurement',
    'amend_contract',
    'complete_works',
    'end_term',
    'terminate_contract',
    ...AFTERWARDS,
  ],
  'performance.running(collecting,concluded)': [
    ...MONEY,
    'write_off_due',
    'record_measurement',
    'terminate_contract',
    ...AFTERWARDS,
  ],
  'closing.acceptance': [
    ...MONEY,
    'write_off_due',
    'return_bond',
    'propose_settlement',
    'sign_acceptance',
    'file_engineer_acceptance',
    'reject_acceptance',
    ...AFTERWARDS,
  ],
  'closing.archive': ['rate', 'reverse_booking', 'return_bond', 'archive_project', ...AFTERWARDS],
  failed: ['leave_deposit', 'dismiss_objection', 'choose_next_round', ...TERMINATE],
  terminated: ['dismiss_objection', 'archive_project', 'settle_dispute'],
  archived: ['release_retention'],
};

/** Acts of trade that go on while it is suspended: objections, answers to them, refunds, termination. */
export const WHILE_SUSPENDED: Record<string, readonly EventType[]> = {
  'announcement.tender_file': ['dismiss_objection', 'terminate'],
  'announcement.notice': ['dismiss_objection', 'terminate'],
  'bidding.registration': ['raise_objection', 'dismiss_objection', 'terminate'],
  'bidding.qualification': ['raise_objection', 'dismiss_objection', 'terminate'],
  'bidding.offers': ['raise_objection', 'dismiss_objection', 'terminate'],
  'bidding.opening': ['raise_objection', 'dismiss_objection', 'terminate'],
  'selection.evaluation': ['raise_objection', 'dismiss_objection', 'terminate'],
  'selection.publicity': ['raise_objection', 'dismiss_objection', 'terminate'],
  'selection.award': ['file_complaint', 'terminate'],
  'contract.signing': ['file_complaint', 'terminate'],
  'contract.filing': ['file_complaint'],
};

/** Two regions take these together, each for its own part. */
export const BY_TWO: Record<string, readonly EventType[]> = {
  'performance.running(settled,watching)': ['amend_contract'],
};
