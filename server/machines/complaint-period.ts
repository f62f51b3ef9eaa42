/** Until when complaints to the town are heard: some days after the publicity, and what a suspension took is given back. */
import type { Facts } from './facts.js';
import { type Law, ruleValue } from './rules/book.js';
import type { Instant } from './time.js';
import { endOfDays, workingTime } from './working-days.js';

/** Null while no publicity has ended. */
export function complaintsUntil({ passed, complaintsMoved }: Pick<Facts, 'passed' | 'complaintsMoved'>, law: Law): Instant | null {
  if (passed.publicity === undefined) return null;
  // A publicity that was repeated has a period of its own.
  if (complaintsMoved?.publicity === passed.publicity) return complaintsMoved.until;
  return endOfDays(workingTime(law), passed.publicity, ruleValue(law, 'complaint.file'));
}
