/** How long a notice must stand (domain §5): of all rows that match, the strictest. */
import type { Facts } from './facts.js';
import { type Law, type NoticeRow, type RuleKey, ruleValue } from './rules/book.js';

function matches(row: NoticeRow, facts: Facts): boolean {
  const { project, application, tenderFile, valuation, resolution } = facts;
  const amount = valuation?.amount ?? resolution?.limit ?? 0;
  const months = tenderFile?.termMonths ?? application?.termMonths ?? 0;
  if (row.side && row.side !== project.side) return false;
  if (row.categories && !row.categories.includes(project.category)) return false;
  if (row.modes && !row.modes.includes(project.mode)) return false;
  if ((row.dealing === 'transfer') !== (application?.dealing === 'transfer')) return false;
  if (row.below !== undefined && amount >= row.below) return false;
  if (row.from !== undefined && amount < row.from) return false;
  if (row.upToYears !== undefined && months > row.upToYears * 12) return false;
  if (row.overYears !== undefined && months <= row.overYears * 12) return false;
  if (row.fromYears !== undefined && months < row.fromYears * 12) return false;
  if (row.fromMu !== undefined && (application?.areaMu ?? 0) < row.fromMu) return false;
  return true;
}

/**
 * Working days between publication and the close of offers.
 * Small procurement by comparison, draw or inquiry has a row of its own, which displaces "other procurement".
 */
export function noticePeriod(facts: Facts, law: Law): { wd: number; name: string; rule: RuleKey } {
  const rows = ruleValue(law, 'notice.period').filter((row) => matches(row, facts));
  const own = rows.find((row) => row.modes);
  const candidates = own ? rows.filter((row) => row === own || row.categories) : rows;
  const first = candidates.reduce(
    (a, b) => (b.wd > a.wd ? b : a),
    candidates[0] ?? { name: '一般', wd: 5 },
  );
  // A second notice repeats the same terms; after a new resolution or a faulty file the count starts again.
  if (facts.notices === 0) return { wd: first.wd, name: first.name, rule: 'notice.period' };
  const second = ruleValue(law, 'notice.second');
  const wd = Math.min(first.wd, Math.max(second.wd, Math.ceil((first.wd * second.share) / 100)));
  return { wd, name: `${first.name},再次公告`, rule: 'notice.second' };
}
