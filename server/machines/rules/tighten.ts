/** Whether a district may change values of a book so: law is never loosened, defaults only tightened or drawn anew. */
import type { Fraction, RuleKey, Rules } from './book.js';
import { type Changes, type Leaf, leavesOf, ruleOfPath, withChanges } from './leaves.js';
import { directionOf } from './strictness.js';

export interface Fault {
  path: string;
  rule: RuleKey | null;
  message: string;
}

const HOUR = /^([01]\d|2[0-3]):[0-5]\d$/;
const isFraction = (leaf: Leaf): leaf is Fraction => Array.isArray(leaf);

/** Negative where `a` is less than `b`; of fractions by cross-multiplication. */
function compare(a: Leaf, b: Leaf): number {
  if (isFraction(a) && isFraction(b)) return a[0] * b[1] - b[0] * a[1];
  return Number(a) - Number(b);
}

const SHARES = [
  'reserve.appraisal',
  'reserve.lowering/',
  'notice.second/share',
  'deposit.asset',
  'deposit.procurement',
  'bond.works',
  'evaluation.below_cost/',
  'rank.next',
  'contract.retention/share',
  'contract.advance',
  'contract.amendment/',
  'auction.step/share',
];
const most = (path: string) => {
  if (SHARES.some((p) => path.startsWith(p))) return 100;
  return /(below|from|Below|least|works|goods|services)$/.test(path) ? 1_000_000_000_000 : 3650;
};

/** Why a value is none of its kind, or null. */
function malformed(path: string, before: Leaf, after: Leaf): string | null {
  if (typeof before === 'string') {
    return typeof after === 'string' && HOUR.test(after) ? null : '须为时刻,例如 16:00';
  }
  if (isFraction(before)) {
    if (!isFraction(after) || after.length !== 2 || !after.every(Number.isSafeInteger)) return '须为分数,例如 [2, 3]';
    return after[0] > 0 && after[0] <= after[1] && after[1] <= 100 ? null : '须大于零且不超过全体';
  }
  if (typeof after !== 'number' || !Number.isSafeInteger(after)) return '须为整数';
  return after >= 0 && after <= most(path) ? null : `须在0至${most(path)}之间`;
}

const speak = (leaf: Leaf) => (isFraction(leaf) ? `${leaf[0]}/${leaf[1]}` : String(leaf));

/** Pairs of values that must keep their order, whichever of them moves. */
const ORDERED: [smaller: string, larger: string, message: string][] = [
  ['reserve.lowering/once', 'reserve.lowering/inAll', '每次降低的幅度不得超过累计幅度'],
  ['contract.amendment/decision', 'contract.amendment/town', '须经决策的幅度不得超过须经镇街批准的幅度'],
  ['signing.asset', 'signing.latest', '签订期限不得超过最迟期限'],
  ['station.earliest_hour', 'station.closing_hour', '截止时刻应晚于上班时刻'],
];

function disorders(rules: Rules): Fault[] {
  const leaves = leavesOf(rules);
  const value = (path: string) => leaves.get(path) as number | string;
  const faults = ORDERED.filter(([a, b]) => value(a) > value(b)).map(([path, , message]) => ({
    path,
    rule: ruleOfPath(path),
    message: `${message}。`,
  }));
  const odd = Number(value('evaluation.panel')) % 2 === 1;
  if (!odd) faults.push({ path: 'evaluation.panel', rule: 'evaluation.panel', message: '评审小组须为单数。' });
  // The supervisor, a delegate and the town sign, one each: more nobody could gather.
  if (Number(value('acceptance.persons')) > 3)
    faults.push({
      path: 'acceptance.persons',
      rule: 'acceptance.persons',
      message: '验收由三方各一人签署,人数最多为3。',
    });
  return faults;
}

/**
 * Why a district may not make these changes; empty if it may.
 * @param base the program's book on that date: what a district may never go below
 */
export function faultsOf(base: Rules, changes: Changes): Fault[] {
  const known = leavesOf(base);
  const faults: Fault[] = [];
  for (const [path, after] of Object.entries(changes)) {
    const before = known.get(path);
    if (before === undefined) {
      faults.push({ path, rule: null, message: `规则中没有“${path}”这一数值。` });
      continue;
    }
    const rule = ruleOfPath(path);
    const { name, kind, basis } = base[rule];
    const wrong = malformed(path, before, after);
    if (wrong) {
      faults.push({ path, rule, message: `“${name}”${wrong}。` });
      continue;
    }
    const direction = directionOf(path);
    const looser =
      direction === 'more' ? compare(after, before) < 0 : direction === 'less' && compare(after, before) > 0;
    if (!looser) continue;
    const bound = `${direction === 'more' ? '不得低于' : '不得高于'}${speak(before)}`;
    const why = kind === 'H' ? `为法定要求(${basis}),不得放宽` : `的默认值(${basis})只可收紧`;
    faults.push({ path, rule, message: `“${name}”${why}:${bound},拟改为${speak(after)}。` });
  }
  return faults.length > 0 ? faults : disorders(withChanges(base, changes));
}
