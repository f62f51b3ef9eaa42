/**
 * A rule book: every number the software enforces, with the basis it comes from. Books are dated and
 * never edited; a project keeps the book it was registered under. `H` is law, which a district may not
 * loosen; `D` is a default that a district may tighten or replace with a dated new version.
 * Amounts are fen, shares are per cent, `wd` are working days, `d` calendar days.
 */
import type { Calendar } from './calendars.js';

export interface NoticeRow {
  name: string;
  wd: number;
  /** The row matches a trade that has all the features named here. */
  side?: 'asset' | 'procurement';
  categories?: readonly string[];
  modes?: readonly string[];
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

export interface RuleValues {
  'flow.order': null;
  'flow.terms': null;
  'evidence.required': null;
  'duties.separate': null;
  'duties.opening': null;
  'station.closing_hour': string;
  'station.earliest_hour': string;
  'calendar.official': null;
  'application.clean': null;
  'mode.open': null;
  'mode.side': null;
  'mode.agreement_grounds': null;
  'mode.negotiation_grounds': number;
  'mode.external_lines': { works: number; goods: number; services: number };
  'decision.small': { leaseYearlyBelow: number; leaseYears: number; procurementBelow: number };
  'decision.tally': null;
  'decision.council': { quorum: [number, number] };
  'decision.delegates': [number, number];
  'decision.assembly': [number, number];
  'decision.order': null;
  'decision.assembly_notice': number;
  'decision.plan_publicity': number;
  'decision.result_publicity': number;
  'lease.years': number;
  'lease.overlap': null;
  'lease.entrusted': null;
  'reserve.floor': null;
  'reserve.appraisal': number;
  'reserve.comparables': number;
  'reserve.secret': null;
  'reserve.lowering': { once: number; inAll: number };
  'reserve.review': number;
  'appraisal.required': number;
  'fairness.check': null;
  'offers.minimum': null;
  'scoring.weights': null;
  'notice.period': readonly NoticeRow[];
  'notice.second': { share: number; wd: number };
  'notice.dates': null;
  'registration.open': number;
  'registration.person': null;
  'questions.close': number;
  'questions.hold': number;
  'amendment.remaining': number;
  'window.restart': number;
  'deposit.asset': number;
  'deposit.procurement': number;
  'deposit.received': null;
  'deposit.return': number;
  'bond.works': number;
  'offer.in_time': null;
  'offer.package': null;
  'opening.time': null;
  'evaluation.announced': null;
  'evaluation.panel': number;
  'evaluation.below_cost': { ceiling: number; mean: number };
  'evaluation.related': null;
  'priority.claim': number;
  'publicity.asset': number;
  'publicity.procurement': number;
  'publicity.agreement': number;
  'publicity.next_rank': number;
  'publicity.open': null;
  'objection.file': number;
  'objection.result': null;
  'objection.answer': number;
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
  'payment.invoice': null;
  'payment.due': null;
  'payment.receipt': number;
  'inspection.open': null;
  'inspection.quarterly': number;
  'acceptance.persons': null;
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

export interface RuleEntry<K extends RuleKey = RuleKey> {
  name: string;
  kind: 'H' | 'D';
  basis: string;
  value: RuleValues[K];
}
export interface RuleBook {
  version: string;
  /** The first civil date on which the book holds. */
  from: string;
  rules: { readonly [K in RuleKey]: RuleEntry<K> };
}

/** What a decision is made under: one rule book and the official calendars. */
export interface Law {
  book: RuleBook;
  calendar: Calendar;
}

/** The value of a rule under a law. */
export function ruleValue<K extends RuleKey>(law: Law, key: K): RuleValues[K] {
  return law.book.rules[key].value;
}
