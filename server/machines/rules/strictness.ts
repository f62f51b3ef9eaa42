/**
 * Which way each value of a book may be moved by a district: `more` and `less` name the stricter direction,
 * `own` is a line that a district draws for itself (amounts that are placeholders, hours). Law never loosens.
 */
export type Direction = 'more' | 'less' | 'own';

/** By path; `*` stands for any one step. */
const DIRECTIONS: Record<string, Direction> = {
  'station.closing_hour': 'own',
  'station.earliest_hour': 'own',
  'limit.working_days/*': 'less',
  'limit.archive': 'less',

  'mode.negotiation_grounds': 'more',
  'mode.external_lines/*': 'less',
  'mode.construction_land': 'more',
  'lease.years': 'less',
  'lease.reminder': 'more',
  'decision.small/leaseYearlyBelow': 'own',
  'decision.small/leaseYears': 'less',
  'decision.small/procurementBelow': 'own',
  'decision.council/*': 'more',
  'decision.delegates': 'more',
  'decision.assembly': 'more',
  'decision.assembly_notice': 'more',
  'decision.plan_publicity': 'more',
  'decision.result_publicity': 'more',
  'reserve.appraisal': 'more',
  'reserve.comparables': 'more',
  'reserve.lowering/*': 'less',
  'reserve.review': 'less',
  'appraisal.required': 'more',

  'offers.minimum/*/*': 'more',
  'notice.period/*/wd': 'more',
  'notice.period/*/below': 'own',
  'notice.period/*/from': 'own',
  'notice.period/*/upToYears': 'own',
  'notice.period/*/overYears': 'own',
  'notice.period/*/fromYears': 'own',
  'notice.period/*/fromMu': 'own',
  'notice.second/*': 'more',
  // Closing registration or questions longer before the close, or hearing objections no later, is worse for bidders.
  'registration.open': 'less',
  'questions.close': 'less',
  'questions.hold': 'more',
  'amendment.remaining': 'more',
  'window.restart': 'more',
  'deposit.asset': 'less',
  'deposit.procurement': 'less',
  'bond.works': 'less',

  'deposit.return': 'less',
  'deposit.kept_ranks': 'own',
  // The bank's rate: the district's own account bears what it bears.
  'deposit.interest': 'own',
  'auction.time/*': 'more',
  'auction.step/*': 'own',
  'evaluation.panel': 'more',
  'evaluation.below_cost/*': 'more',
  'priority.notice': 'more',
  'priority.claim': 'more',
  'publicity.asset': 'more',
  'publicity.procurement': 'more',
  'publicity.agreement': 'more',
  'publicity.next_rank': 'more',
  'objection.file': 'less',
  'objection.answer': 'less',
  'complaint.file': 'more',
  'complaint.answer': 'less',
  'rank.next': 'more',

  'signing.asset': 'less',
  'signing.procurement': 'less',
  'signing.latest': 'less',
  'signing.notice': 'own',
  'signing.approvals': 'less',
  'contract.retention/*': 'less',
  'contract.advance': 'less',
  'contract.amendment/*': 'less',
  'payment.receipt': 'less',
  'payment.public': 'less',
  'inspection.quarterly': 'less',
  'acceptance.persons': 'more',
  'failed.choice': 'less',
  'suspension.days': 'less',
  'suspension.request': 'less',
  'emergency.filing': 'less',
};

const patternOf = (path: string) => {
  const [rule = '', ...steps] = path.split('/');
  const row = rule === 'notice.period' || rule === 'offers.minimum';
  return (row ? [`${rule}/*/${steps[1]}`, `${rule}/*/*`] : [`${rule}/${steps[0]}`, `${rule}/*`, rule]) as string[];
};

/** Which way a value may be moved. @throws for a path that nobody has decided on */
export function directionOf(path: string): Direction {
  const pattern = [path, ...patternOf(path)].find((p) => Object.hasOwn(DIRECTIONS, p));
  if (!pattern) throw new Error(`no direction is decided for ${path}`);
  return DIRECTIONS[pattern] as Direction;
}

export const DIRECTION_PATTERNS = Object.keys(DIRECTIONS);
