/** The rail of what everybody may know: dates that were passed, those that the notice announces, and the law’s ahead. */
import { DAY, MINUTE } from '../../../server/machines/time.js';
import type { ProjectDetail } from '../../api/answers.js';
import type { Stop } from '../../parts/rail-stops.js';

/** @param project one that was kept before dates ahead were reckoned has no timetable */
export function publicStops(project: ProjectDetail, now: number): Stop[] {
  const { checkpointDates, dates, result, suspension, timetable } = project;
  const due = timetable?.due?.at ?? null;
  const overdueDays = due !== null && due < now ? Math.ceil((now - due) / DAY) : null;
  // Kept since the last act: a day that has passed in the meantime tells nothing any more.
  const earliest = new Map(timetable?.earliest.filter(({ at }) => at > now).map((date) => [date.key, date]));
  const until: Record<string, number | null | undefined> = {
    registration: dates?.registrationClosesAt,
    offers: dates?.offersCloseAt,
    opening: dates?.openingAt,
    publicity: result?.publicityEndsAt,
  };
  return checkpointDates.map(({ no, key, state, at, reason }) => ({
    no,
    key,
    state,
    doneAt: at,
    reason,
    // While the trade is suspended its periods stand still.
    until: suspension ? null : (until[key] ?? (state === 'current' ? due : null)),
    overdueDays: state === 'current' ? overdueDays : null,
    earliest: earliest.get(key),
    isOpen: key === 'offers' && state === 'coming' && takesOffers(project, now),
    // Both end by the clock at the announced instant, whether anybody came or not.
    ...(state === 'done' && (key === 'registration' || key === 'offers') ? { roles: [] } : {}),
  }));
}

/**
 * Where bidders are looked at after the opening only, whoever has registered may offer at once.
 * @param now a whole minute, as the rail is drawn: what opened within it is open
 */
function takesOffers({ dates, terms, suspension }: ProjectDetail, now: number): boolean {
  if (!dates || !terms?.postQualification || suspension) return false;
  return Math.floor(dates.offersOpenAt / MINUTE) * MINUTE <= now && now < dates.offersCloseAt;
}
