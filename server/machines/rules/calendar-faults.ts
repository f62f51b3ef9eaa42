/** Whether a year of the calendar can be what the State Council's general office announced. */
import { type CivilDate, dateOf, type Instant } from '../time.js';
import { isWorkingDay } from '../working-days.js';
import type { Calendar, CalendarYear } from './calendars.js';

export interface CalendarFault {
  pointer: string;
  message: string;
}

const weekday = (date: CivilDate) => new Date(`${date}T00:00:00Z`).getUTCDay();
const isWeekend = (date: CivilDate) => weekday(date) === 0 || weekday(date) === 6;

/**
 * Why a year may not enter the calendar; empty if it may.
 * @param at the announcement of a year comes late in the year before, so that no later year can be official
 */
export function calendarFaults(calendar: Calendar, year: string, days: CalendarYear, at: Instant): CalendarFault[] {
  const today = dateOf(at);
  const faults: CalendarFault[] = [];
  const say = (pointer: string, message: string) => faults.push({ pointer, message });
  if (Number(year) > Number(today.slice(0, 4)) + 1)
    say('/year', `${year}年的节假日安排尚不可能公布,只能导入当年或下一年。`);
  if (year < today.slice(0, 4)) say('/year', `${year}年已经过去,不再更改。`);
  const seen = new Set<string>();
  for (const kind of ['holidays', 'workdays'] as const) {
    for (const [i, date] of days[kind].entries()) {
      const pointer = `/${kind}/${i}`;
      if (date.slice(0, 4) !== year) say(pointer, `${date}不在${year}年。`);
      if (seen.has(date)) say(pointer, `${date}重复。`);
      seen.add(date);
      // A day off at a weekend, or work on a weekday, needs no announcement: most likely a slip.
      if (isWeekend(date) !== (kind === 'workdays'))
        say(pointer, kind === 'holidays' ? `${date}是周末,只列放假的工作日。` : `${date}不是周末,只列调休上班的周末。`);
    }
  }
  // Seven festivals make at least these; fewer would be a list that was cut off.
  if (days.holidays.length < 7) say('/holidays', '放假的工作日少于7天,请核对是否完整。');
  return faults.length > 0 ? faults : pastChanges(calendar, year, days, today);
}

/** What has passed was counted already and stays as it was. */
function pastChanges(calendar: Calendar, year: string, days: CalendarYear, today: CivilDate): CalendarFault[] {
  const before = calendar[year];
  if (!before) return [];
  const after = { ...calendar, [year]: days };
  const all = [...before.holidays, ...before.workdays, ...days.holidays, ...days.workdays];
  const changed = all.find((date) => date <= today && isWorkingDay(calendar, date) !== isWorkingDay(after, date));
  return changed ? [{ pointer: '/holidays', message: `${changed}已经过去,不能更改。` }] : [];
}
