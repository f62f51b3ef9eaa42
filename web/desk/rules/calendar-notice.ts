/**
 * Reads the days out of the announcement of the State Council's general office: so many clauses of a festival with the
 * days off, and of weekend days that are worked. What it reads stands in rows to be checked; it decides nothing.
 */
import { plusDays } from '../../../server/machines/time.js';
import { type DayRow, isDate } from './calendar-days.js';

const DAY = /(?:(\d{1,2})月)?(\d{1,2})日/g;

export function daysInNotice(text: string, year: string): DayRow[] {
  const found = new Map<string, DayRow>();
  const clauses = text
    .normalize('NFKC')
    .replaceAll(/\([^)]*\)/g, '')
    .replaceAll(/\d{4}年/g, '')
    .split(/[。;\n]/);
  for (const clause of clauses) {
    const kind = /上班/.test(clause) ? 'work' : /放假|休息/.test(clause) ? 'off' : null;
    if (kind === null) continue;
    for (const date of datesIn(clause, year)) {
      // The announcement counts weekends among the days off; the calendar names only what is otherwise than usual.
      if (isWeekend(date) === (kind === 'work')) found.set(date, { date, kind });
    }
  }
  return [...found.values()].sort((a, b) => (a.date < b.date ? -1 : 1));
}

const isWeekend = (date: string) => [0, 6].includes(new Date(`${date}T00:00:00Z`).getUTCDay());

function datesIn(clause: string, year: string): string[] {
  const dates: string[] = [];
  let month = '';
  let end = 0;
  for (const match of clause.matchAll(DAY)) {
    month = match[1] ?? month;
    if (month === '') continue;
    const date = `${year}-${month.padStart(2, '0')}-${String(match[2]).padStart(2, '0')}`;
    const last = dates.at(-1);
    const isRange = last !== undefined && /^\s*[至到—~-]\s*$/.test(clause.slice(end, match.index));
    end = match.index + match[0].length;
    if (!isDate(date)) continue;
    if (isRange) for (let day = plusDays(last, 1); day < date; day = plusDays(day, 1)) dates.push(day);
    dates.push(date);
  }
  return dates;
}
