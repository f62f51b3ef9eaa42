/** What stands beside a field before anybody has filled it in: the rule, its basis, and what would pass here and now. */
import type { EventType } from './events.js';
import type { Facts } from './facts.js';
import { noticePeriod } from './notice-period.js';
import { type Law, type RuleKey, ruleValue } from './rules/book.js';
import { FIELD_RULES } from './rules/fields.js';
import { sentenceOf } from './rules/sentences.js';
import { shareOf } from './shares.js';
import { dateOf, type Instant, instantOf } from './time.js';
import { endOfWorkingDays, workingDayAfter, workingTime } from './working-days.js';

export interface Hint {
  /** JSON pointer into the act's data. */
  pointer: string;
  rule: RuleKey;
  name: string;
  kind: 'H' | 'D';
  basis: string;
  /** The rule as a sentence. */
  says: string;
  /** The earliest instant that passes, and the latest. */
  earliest?: Instant;
  latest?: Instant;
  /** The least and the most that pass, in fen or as the field counts. */
  least?: number;
  most?: number;
}

/** Rules that speak of one side only. */
const SIDE_OF: Partial<Record<RuleKey, Facts['project']['side']>> = {
  'deposit.asset': 'asset',
  'deposit.procurement': 'procurement',
  'bond.works': 'procurement',
  'contract.retention': 'procurement',
  'contract.advance': 'procurement',
  'application.budget': 'procurement',
  'mode.external_lines': 'procurement',
  'application.register': 'asset',
  'building.illegal': 'asset',
  'building.unpermitted': 'asset',
  'lease.years': 'asset',
  'contract.extension': 'asset',
};
const CATEGORY_OF: Partial<Record<RuleKey, Facts['project']['category']>> = {
  'lease.entrusted': 'entrusted_land',
  'mode.construction_land': 'construction_land',
};

function concerns(rule: RuleKey, { project, notices }: Facts): boolean {
  if ((SIDE_OF[rule] ?? project.side) !== project.side) return false;
  if ((CATEGORY_OF[rule] ?? project.category) !== project.category) return false;
  if (rule === 'notice.period') return notices === 0;
  return rule !== 'notice.second' || notices > 0;
}

type Bounds = Pick<Hint, 'earliest' | 'least' | 'most'>;

/** What would pass here and now, where it can be known beforehand. */
function boundsOf(type: EventType, rule: RuleKey, facts: Facts, law: Law, at: Instant): Bounds {
  const time = workingTime(law);
  const base = facts.valuation?.amount ?? facts.resolution?.limit ?? 0;
  switch (`${type} ${rule}`) {
    case 'publish_notice notice.period':
    case 'publish_notice notice.second':
      return { earliest: endOfWorkingDays(time, at, noticePeriod(facts, law).wd) };
    case 'amend_terms amendment.remaining':
      return { earliest: endOfWorkingDays(time, at, ruleValue(law, 'amendment.remaining')) };
    case 'confirm_qualification window.restart':
    case 'uphold_objection window.restart': {
      const first = workingDayAfter(law.calendar, dateOf(at), ruleValue(law, 'window.restart'));
      return { earliest: instantOf(first, ruleValue(law, 'station.earliest_hour')) };
    }
    case 'submit_application lease.years':
      return { most: ruleValue(law, 'lease.years') * 12 };
    case 'compile_tender_file deposit.asset':
      return { most: shareOf(ruleValue(law, 'deposit.asset'), base) };
    case 'compile_tender_file deposit.procurement':
      return { most: shareOf(ruleValue(law, 'deposit.procurement'), base) };
    case 'compile_tender_file bond.works':
      return { most: shareOf(ruleValue(law, 'bond.works'), base) };
    case 'compile_tender_file offers.minimum':
      return { least: ruleValue(law, 'offers.minimum')[facts.project.mode]?.[facts.project.side] ?? 1 };
    case 'compile_tender_file contract.advance':
      return { most: ruleValue(law, 'contract.advance') };
    case 'draw_reviewers evaluation.panel':
      return { least: ruleValue(law, 'evaluation.panel') };
    case 'propose_valuation reserve.floor': {
      const limit = facts.resolution?.limit;
      if (limit === undefined || facts.lowering) return {};
      return facts.project.side === 'asset' ? { least: limit } : { most: limit };
    }
    default:
      return {};
  }
}

/** A rule beside a field, before it is worked out what would pass. */
export function hintOf(pointer: string, rule: RuleKey, { book }: Law): Hint {
  const { name, kind, basis } = book.rules[rule];
  return { pointer, rule, name, kind, basis, says: sentenceOf(book.rules, rule) };
}

/** The rules that the fields of an act meet in this trade. */
export function hintsFor(type: EventType, facts: Facts, law: Law, at: Instant): Hint[] {
  return Object.entries(FIELD_RULES[type] ?? {}).flatMap(([pointer, rules]) =>
    rules
      .filter((rule) => concerns(rule, facts))
      .map((rule) => ({ ...hintOf(pointer, rule, law), ...boundsOf(type, rule, facts, law, at) })),
  );
}
