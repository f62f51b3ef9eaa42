/**
 * What is late, the longest first. The platform pages by the day of registration, as no day of a limit is stored; so more
 * that is read takes its place among what was read before.
 */
export const longestFirst = <T extends { overdueDays: number | null }>(trades: readonly T[]): T[] =>
  [...trades].sort((a, b) => (b.overdueDays ?? -1) - (a.overdueDays ?? -1));
