/** The rail of what everybody may know: dates that were passed, and those that the notice announces. */
import type { ProjectDetail } from '../../api/public.js';
import type { Stop } from '../../parts/rail-stops.js';

export function publicStops({ checkpointDates, dates, result }: ProjectDetail): Stop[] {
  const until: Record<string, number | null | undefined> = {
    registration: dates?.registrationClosesAt,
    offers: dates?.offersCloseAt,
    opening: dates?.openingAt,
    publicity: result?.publicityEndsAt,
  };
  const earliest: Record<string, number | null | undefined> = {
    offers: dates?.offersOpenAt,
    opening: dates?.openingAt,
  };
  return checkpointDates.map(({ no, key, state, at, reason }) => ({
    no,
    key,
    state,
    doneAt: at,
    reason,
    until: until[key],
    earliest: earliest[key],
  }));
}
