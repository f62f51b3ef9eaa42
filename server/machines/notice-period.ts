/** How long a notice must stand (domain §5): of all rows that match, the strictest. */
import type { Facts } from './facts.js';
import { type Law, type NoticeRow, type RuleKey, ruleValue } from './rules/book.js';
import { speakRow } from './rules/speak.js';

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

const ofSide = ({ project }: Facts, law: Law) =>
  ruleValue(law, 'notice.period').filter((row) => row.side === undefined || row.side === project.side);

/**
 * Working days between publication and the close of offers.
 * Small procurement by comparison, draw or inquiry has a row of its own, which displaces "other procurement".
 */
export function noticePeriod(facts: Facts, law: Law): { wd: number; name: string; rule: RuleKey } {
  const rows = ruleValue(law, 'notice.period').filter((row) => matches(row, facts));
  const own = rows.find((row) => row.modes);
  const candidates = own ? rows.filter((row) => row === own || row.categories) : rows;
  const strictest = (a: NoticeRow, b: NoticeRow) => (b.wd > a.wd ? b : a);
  // A gap between the rows of a book is no gap in the law: the longest period of the side holds.
  const first = (candidates.length > 0 ? candidates : ofSide(facts, law)).reduce(strictest);
  // A second notice repeats the same terms; after a new resolution or a faulty file the count starts again.
  const name = speakRow(first);
  if (facts.notices === 0) return { wd: first.wd, name, rule: 'notice.period' };
  const second = ruleValue(law, 'notice.second');
  const wd = Math.min(first.wd, Math.max(second.wd, Math.ceil((first.wd * second.share) / 100)));
  return { wd, name: `${name},再次公告`, rule: 'notice.second' };
}
