/**
 * Instants and dates of the law. All is Asia/Shanghai, which has had one offset (+08:00, no summer
 * time) since 1991; instants are epoch milliseconds, dates are `YYYY-MM-DD`. Nothing here reads a clock.
 */
export type Instant = number;
export type CivilDate = string;

export const DAY = 86_400_000;
export const MINUTE = 60_000;
const OFFSET = 8 * 3_600_000;

/** The civil date in Shanghai of an instant. */
export function dateOf(at: Instant): CivilDate {
  return new Date(at + OFFSET).toISOString().slice(0, 10);
}

/** Milliseconds since Shanghai midnight of an instant. */
export function timeOfDay(at: Instant): number {
  return (((at + OFFSET) % DAY) + DAY) % DAY;
}

/** The instant of a civil date at `HH:MM` (or at a millisecond of that day). */
export function instantOf(date: CivilDate, time: string | number = 0): Instant {
  const within = typeof time === 'number' ? time : clockTime(time);
  return Date.parse(`${date}T00:00:00Z`) - OFFSET + within;
}

/** `HH:MM` as milliseconds since midnight. */
export function clockTime(time: string): number {
  const [hours = '0', minutes = '0'] = time.split(':');
  return (Number(hours) * 60 + Number(minutes)) * MINUTE;
}

export function plusDays(date: CivilDate, days: number): CivilDate {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10);
}

/** The same day `months` later; a day that month lacks becomes its last day (民法典 202). */
export function plusMonths(date: CivilDate, months: number): CivilDate {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  const last = new Date(Date.UTC(year, month - 1 + months + 1, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(day, last)))
    .toISOString()
    .slice(0, 10);
}

/** Whole days from one civil date to another. */
export function daysBetween(from: CivilDate, to: CivilDate): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY);
}

/** `7月7日 16:00` style text for refusals: 2025年7月7日16:00, with seconds only where they matter. */
export function speakInstant(at: Instant): string {
  const iso = new Date(at + OFFSET).toISOString();
  const [year, month, day] = iso.slice(0, 10).split('-').map(Number);
  const exact = at % MINUTE === 0 ? iso.slice(11, 16) : iso.slice(11, 23);
  return `${year}年${month}月${day}日${exact}`;
}

/** 2025年7月7日 */
export function speakDate(date: CivilDate): string {
  const [year, month, day] = date.split('-').map(Number);
  return `${year}年${month}月${day}日`;
}
