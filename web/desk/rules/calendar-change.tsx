/** What a year would change against what is in force: working days in all, and the days themselves. */
import { Difference } from '../../parts/difference.js';
import { listed } from '../../text/listing.js';
import { useSay } from '../words.js';
import { type Calendar, type CalendarYear, type Days, weekdayOf, workingDaysIn } from './calendar-days.js';

export function CalendarChange({ calendar, year }: { calendar: Calendar; year: Days & Pick<CalendarYear, 'year'> }) {
  const say = useSay();
  const now = calendar.years.find((y) => y.year === year.year) ?? null;
  const named = (dates: readonly string[]) =>
    listed([...dates].sort().map((date) => `${date.slice(5)} ${say(weekdayOf(date))}`));
  const total = (days: Days | null) => say('{count}天', { count: workingDaysIn(year.year, days) });
  const rows = [
    { key: 'total', label: say('全年工作日'), before: total(now), after: total(year) },
    { key: 'off', label: say('放假的工作日'), before: named(now?.holidays ?? []), after: named(year.holidays) },
    { key: 'work', label: say('调休上班的周末'), before: named(now?.workdays ?? []), after: named(year.workdays) },
  ];
  return (
    <Difference rows={rows} before={now ? say('现行') : say('现行(按周末推算)')} after={say('拟导入')} />
  );
}
