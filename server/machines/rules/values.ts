/** The kinds of values that rules have, by key. Amounts are fen, shares per cent, `wd` working days, else calendar days. */
import type { Category, Mode, Side } from '../modes.js';

/** A part of all, as numerator and denominator: `[2, 3]`. */
export type Fraction = readonly [number, number];

export interface NoticeRow {
  /** What a district's version names it by; what it says is made from its conditions. */
  name: string;
  wd: number;
  /** The row matches a trade that has all the features named here. */
  side?: Side;
  categories?: readonly Category[];
  modes?: readonly Mode[];
  dealing?: 'transfer';
  /** Amount in fen: yearly reserve of a lease, or ceiling of a procurement. */
  below?: number;
  from?: number;
  /** Longest term in years for the row; `overYears` the shortest (exclusive), `fromYears` (inclusive). */
  upToYears?: number;
  overYears?: number;
  fromYears?: number;
  fromMu?: number;
}

/** Human limits of checkpoints, in working days; of the archive in calendar days. */
export interface CheckpointLimits {
  valuation: number;
  approval: number;
  tender_file: number;
  evaluation: number;
  award: number;
  filing: number;
  handover: number;
  acceptance: number;
}

export interface RuleValues {
  'flow.order': null;
  'flow.terms': null;
  'evidence.required': null;
  'duties.separate': null;
  'duties.opening': null;
  'duties.head': null;
  'station.closing_hour': string;
  'station.earliest_hour': string;
  'calendar.official': null;
  'limit.working_days': CheckpointLimits;
  'limit.archive': number;

  'application.clean': null;
  'application.register': null;
  'application.budget': null;
  'building.illegal': null;
  'building.unpermitted': null;
  'mode.open': null;
  'mode.side': null;
  'mode.agreement_grounds': null;
  'mode.negotiation_grounds': number;
  'mode.external_lines': { works: number; goods: number; services: number };
  'mode.construction_land': number;
  'lease.years': number;
  'lease.overlap': null;
  'lease.entrusted': null;
  'lease.reminder': number;

  'decision.small': { leaseYearlyBelow: number; leaseYears: number; procurementBelow: number };
  'decision.tally': null;
  'decision.proxies': null;
  'decision.council': { quorum: Fraction; majority: Fraction };
  'decision.delegates': Fraction;
  'decision.assembly': Fraction;
  'decision.outsiders': null;
  'decision.order': null;
  'decision.assembly_notice': number;
  'decision.plan_publicity': number;
  'decision.result_publicity': number;

  'reserve.floor': null;
  'reserve.appraisal': number;
  'reserve.comparables': number;
  'reserve.secret': null;
  'reserve.lowering': { once: number; inAll: number };
  'reserve.review': number;
  'appraisal.required': number;

  'fairness.check': null;
  'offers.minimum': Partial<Record<Mode, Partial<Record<Side, number>>>>;
  'scoring.weights': null;
  'notice.period': readonly NoticeRow[];
  'notice.second': { share: number; wd: number };
  'notice.dates': null;
  'registration.open': number;
  'questions.close': number;
  'questions.hold': number;
  'amendment.remaining': number;
  'window.restart': number;
  'deposit.asset': number;
  'deposit.procurement': number;
  'bond.works': number;

  'registration.person': null;
  'registration.kin': null;
  'registration.blacklist': null;
  'registration.arrears': null;
  'deposit.received': null;
  'deposit.return': number;
  'deposit.kept_ranks': number;
  /** Basis points a year. */
  'deposit.interest': number;
  'offer.in_time': null;
  'offer.package': null;
  'opening.time': null;
  'auction.time': { freeMinutes: number; extensionMinutes: number };
  'auction.step': { share: number; least: number };

  'evaluation.announced': null;
  'evaluation.panel': number;
  'evaluation.below_cost': { ceiling: number; mean: number };
  'evaluation.related': null;
  'price.equal': null;
  'priority.notice': number;
  'priority.claim': number;
  'publicity.asset': number;
  'publicity.procurement': number;
  'publicity.agreement': number;
  'publicity.next_rank': number;
  'publicity.open': null;
  'objection.file': number;
  'objection.result': null;
  'objection.answer': number;
  'complaint.file': number;
  'complaint.answer': number;
  'award.after_publicity': null;
  'rank.next': number;

  'signing.asset': number;
  'signing.procurement': number;
  'signing.latest': number;
  'signing.notice': number;
  'signing.equal': null;
  'signing.approvals': number;
  'contract.retention': { share: number; months: number };
  'contract.advance': number;
  'contract.amendment': { decision: number; town: number };
  'contract.extension': null;

  'handover.first_due': null;
  'payment.account': null;
  'payment.voucher': null;
  'payment.invoice': null;
  'payment.due': null;
  'payment.receipt': number;
  'payment.receipt_number': null;
  'payment.red_entry': null;
  'payment.public': number;
  'inspection.open': null;
  'inspection.quarterly': number;
  'dispute.open': null;
  'acceptance.persons': number;
  'archive.open_items': null;

  'failed.choice': number;
  'failed.deposits': null;
  'suspension.days': number;
  'suspension.request': number;
  'suspension.acts': null;
  'emergency.filing': number;
  'external.record': null;
}
export type RuleKey = keyof RuleValues;
