/** Until when those who are objected or complained to have time to answer; it runs on while the trade is suspended. */
import { type Law, ruleValue } from './rules/book.js';
import type { Instant } from './time.js';
import { endOfDays, endOfWorkingDays, workingTime } from './working-days.js';

interface Raised {
  at: Instant;
}

export const objectionDue = ({ at }: Raised, law: Law): Instant =>
  endOfDays(workingTime(law), at, ruleValue(law, 'objection.answer'));

/** Of a complaint to the town. */
export const complaintDue = ({ at }: Raised, law: Law): Instant =>
  endOfWorkingDays(workingTime(law), at, ruleValue(law, 'complaint.answer'));
