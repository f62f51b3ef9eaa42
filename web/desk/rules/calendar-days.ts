/** A year of the working calendar as a clerk lays it out: days off and days worked in exchange, and what they come to. */
import { isWorkingDay } from '../../../server/machines/working-days.js';
import { plusDays } from '../../../server/machines/time.js';

export interface CalendarYear {
  year: string;
  basis: string;
  source?: string;
  holidays: string[];
  workdays: string[];
}
/** All years in force; what is not among them is reckoned by weekends. */
export interface Calendar {
  edition: number;
  years: CalendarYear[];
}
export interface DayRow {
  date: string;
  kind: 'off' | 'work';
}

export type Days = Pick<CalendarYear, 'holidays' | 'workdays'>;

const WEEKDAYS = ['周日', '周一', '周二', '周三', '周四', '周五', '周六'];
/** A day that exists: the 30th of February is read by browsers as one in March. */
export function isDate(date: string): boolean {
  const at = /^\d{4}-\d{2}-\d{2}$/.test(date) ? Date.parse(date) : Number.NaN;
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(date);
}
const dayOfWeek = (date: string) => new Date(`${date}T00:00:00Z`).getUTCDay();

/** Its name, or nothing for what is no date yet. */
export const weekdayOf = (date: string): string => (isDate(date) ? (WEEKDAYS[dayOfWeek(date)] ?? '') : '');

export const daysOf = (rows: readonly DayRow[]): Days => {
  const of = (kind: DayRow['kind']) => rows.filter((r) => r.kind === kind && isDate(r.date)).map((r) => r.date);
  return { holidays: of('off').sort(), workdays: of('work').sort() };
};

export const rowsOf = ({ holidays, workdays }: Days): DayRow[] =>
  [
    ...holidays.map((date): DayRow => ({ date, kind: 'off' })),
    ...workdays.map((date): DayRow => ({ date, kind: 'work' })),
  ].sort((a, b) => (a.date < b.date ? -1 : 1));

/** How many days of a year are worked; of a year without an official calendar, its plain weekdays. */
export function workingDaysIn(year: string, days: Days | null): number {
  const calendar = days ? { [year]: { basis: '', ...days } } : {};
  let count = 0;
  for (let day = `${year}-01-01`; day.startsWith(year); day = plusDays(day, 1)) {
    if (isWorkingDay(calendar, day)) count += 1;
  }
  return count;
}
