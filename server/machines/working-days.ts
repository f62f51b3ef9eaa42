/**
 * Periods of law: the first day is not counted, the last day ends at the station's closing hour, and a
 * period that ends on a day off rolls on to the next working day (民法典 201, 203).
 */
import type { Law } from './rules/book.js';
import type { Calendar } from './rules/calendars.js';
import {
  type CivilDate,
  clockTime,
  dateOf,
  type Instant,
  instantOf,
  plusDays,
  timeOfDay,
} from './time.js';

export interface WorkingTime {
  calendar: Calendar;
  /** `HH:MM`, the station's closing hour. */
  closingHour: string;
}

/** The working days and closing hour that hold under a law. */
export function workingTime(law: Law): WorkingTime {
  return { calendar: law.calendar, closingHour: law.book.rules['station.closing_hour'].value };
}

/** Whether the year of this date has an official calendar, so that a binding date may fall in it. */
export function hasOfficialCalendar(calendar: Calendar, date: CivilDate): boolean {
  return date.slice(0, 4) in calendar;
}

/** Whether a target lies so far ahead that its year has no official calendar yet: it may still move. */
export function isProvisional(calendar: Calendar, target: Instant | null): boolean {
  return target !== null && !hasOfficialCalendar(calendar, dateOf(target));
}

export function isWorkingDay(calendar: Calendar, date: CivilDate): boolean {
  const year = calendar[date.slice(0, 4)];
  if (year?.workdays.includes(date)) return true;
  if (year?.holidays.includes(date)) return false;
  const weekday = new Date(`${date}T00:00:00Z`).getUTCDay();
  return weekday !== 0 && weekday !== 6;
}

/** The first working day on or after a date. */
export function rollOn(calendar: Calendar, date: CivilDate): CivilDate {
  let day = date;
  while (!isWorkingDay(calendar, day)) day = plusDays(day, 1);
  return day;
}

/** The date on which `count` working days after `from` end. */
export function workingDayAfter(calendar: Calendar, from: CivilDate, count: number): CivilDate {
  let day = from;
  for (let left = count; left > 0; ) {
    day = plusDays(day, 1);
    if (isWorkingDay(calendar, day)) left -= 1;
  }
  return day;
}

/** The last date from which a period of `count` working days still ends by `to`. */
export function workingDayBefore(calendar: Calendar, to: CivilDate, count: number): CivilDate {
  let day = to;
  for (let left = count; left > 0; day = plusDays(day, -1)) {
    if (isWorkingDay(calendar, day)) left -= 1;
  }
  return day;
}

/** How many working days lie after `from` up to and including `to`. */
export function workingDaysBetween(calendar: Calendar, from: CivilDate, to: CivilDate): number {
  let count = 0;
  for (let day = plusDays(from, 1); day <= to; day = plusDays(day, 1)) {
    if (isWorkingDay(calendar, day)) count += 1;
  }
  return count;
}

/** When a period of working days that began at an instant ends. */
export function endOfWorkingDays(time: WorkingTime, from: Instant, count: number): Instant {
  const day = workingDayAfter(time.calendar, dateOf(from), count);
  return instantOf(day, clockTime(time.closingHour));
}

/** When a period of calendar days that began at an instant ends, rolled on from a day off. */
export function endOfDays(time: WorkingTime, from: Instant, count: number): Instant {
  const day = rollOn(time.calendar, plusDays(dateOf(from), count));
  return instantOf(day, clockTime(time.closingHour));
}

/** The same time of day, so many working days before an instant: until then something may be handed in. */
export function workingDaysAhead(calendar: Calendar, of: Instant, count: number): Instant {
  let day = dateOf(of);
  for (let left = count; left > 0; ) {
    day = plusDays(day, -1);
    if (isWorkingDay(calendar, day)) left -= 1;
  }
  return instantOf(day, timeOfDay(of));
}

/** The same time of day, so many working days after an instant. */
export function workingDaysLater(calendar: Calendar, from: Instant, count: number): Instant {
  return instantOf(workingDayAfter(calendar, dateOf(from), count), timeOfDay(from));
}
