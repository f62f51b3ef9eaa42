/** The dates of a trade before and after an act that moves them. */
import type { Facts } from '../../machines/facts.js';
import type { Material } from './material.js';
import { factsAt } from './facts-at.js';
import { second } from './parts.js';

export interface MovedDate {
  name: string;
  before: number;
  after: number;
  moved: string;
}

/** What was known just before the act that called for the document. */
export const factsBefore = (m: Material): Promise<Facts> =>
  factsAt(
    { ...m.story, entries: m.story.entries.filter((e) => e.entryNo < m.entry.entryNo) },
    m.law,
  );

const DATES: [name: string, of: (facts: Facts) => number | null | undefined][] = [
  ['报名截止', (f) => f.dates?.registrationClosesAt],
  ['报价开始', (f) => f.dates?.offersOpenAt],
  ['报价截止', (f) => f.dates?.offersCloseAt],
  ['开标时间', (f) => f.dates?.openingAt],
  ['公示结束', (f) => f.publicityEndsAt],
  ['优先权行使截止', (f) => f.priorityUntil],
  ['合同签订期限', (f) => f.signingDueAt],
];

/** Only dates still to come at an instant; all of them without one. */
export function movedDates(before: Facts, after: Facts, since = 0): MovedDate[] {
  return DATES.flatMap(([name, of]) => {
    const [from, to] = [of(before), of(after)];
    if (from == null || to == null || from <= since) return [];
    const moved = to === from ? '不变' : to > from ? '顺延' : '提前';
    return [{ name, before: second(from), after: second(to), moved }];
  });
}
