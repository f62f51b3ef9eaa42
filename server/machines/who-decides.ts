/** Which body must decide a trade, by category and amount (domain §5, who decides). */
import type { Application, Facts } from './facts.js';
import { type Law, type RuleKey, ruleValue } from './rules/book.js';
import { LAND } from './winner-approval.js';

export type Body = 'council' | 'delegates' | 'assembly';
const BODIES: readonly Body[] = ['council', 'delegates', 'assembly'];
export const BODY_NAMES: Record<Body, string> = {
  council: '理事会',
  delegates: '成员代表大会',
  assembly: '成员大会',
};
const ALWAYS_MAJOR = new Set(['equity', 'collective_land']);

/** What is decided: the larger of what was applied for and what is asked now, so that no line is slipped under. */
export interface Asked {
  amount: number;
  termMonths: number | null;
}

/** The lowest body that may decide this trade. */
export function requiredBody(facts: Facts, law: Law, asked?: Asked): Body {
  return bodyByRule(facts, law, asked).body;
}

/** The rule that names the body. */
export function ruleOnBody(facts: Facts, law: Law, asked?: Asked): RuleKey {
  return bodyByRule(facts, law, asked).rule;
}

function bodyByRule(facts: Facts, law: Law, asked?: Asked): { body: Body; rule: RuleKey } {
  const { project, application } = facts;
  if (project.emergency) return { body: 'council', rule: 'emergency.filing' };
  if (!application || application.declaredMajor || ALWAYS_MAJOR.has(project.category)) {
    return { body: 'assembly', rule: 'decision.assembly' };
  }
  // Land to an outsider is never the council's alone (土地承包法 52).
  if (LAND.has(project.category) && application.openToOutsiders) {
    return { body: 'delegates', rule: 'decision.outsiders' };
  }
  return isSmall(facts, application, law, asked)
    ? { body: 'council', rule: 'decision.council' }
    : { body: 'delegates', rule: 'decision.delegates' };
}

/** Under the small line: lease < 50 000 a year and ≤ 3 y, procurement < 50 000 (D). */
export function isSmall(facts: Facts, application: Application, law: Law, asked?: Asked): boolean {
  const small = ruleValue(law, 'decision.small');
  const amount = Math.max(application.estimate, asked?.amount ?? 0);
  if (facts.project.side === 'procurement') return amount < small.procurementBelow;
  const { dealing, termMonths } = application;
  const months = Math.max(termMonths ?? Number.POSITIVE_INFINITY, asked?.termMonths ?? 0);
  const inTime = months <= small.leaseYears * 12;
  return dealing !== 'transfer' && amount < small.leaseYearlyBelow && inTime;
}
/** A higher body may always decide. */
export const isCompetent = (body: Body, required: Body) =>
  BODIES.indexOf(body) >= BODIES.indexOf(required);
