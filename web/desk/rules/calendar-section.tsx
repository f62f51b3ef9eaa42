/** 工作日历: which years are official, which are only reckoned, and how a year is brought in by two administrators. */
import { CivilDay } from '../../parts/moment.js';
import { chinese } from '../../text/punctuation.js';
import { has, usePerson } from '../session.js';
import { useSay } from '../words.js';
import { type Calendar, type CalendarYear, rowsOf, weekdayOf, workingDaysIn } from './calendar-days.js';
import { CalendarForm } from './calendar-form.js';
import { CalendarProposals } from './calendar-proposals.js';
import './calendar.css';

/** @param today the platform's date */
export function CalendarSection({ calendar, today }: { calendar: Calendar; today: string }) {
  const say = useSay();
  const isDistrict = has(usePerson(), 'district');
  const next = String(Number(today.slice(0, 4)) + 1);
  const isOpen = !calendar.years.some(({ year }) => year === next);
  return (
    <section className="calendar-section">
      <h2 id="calendar">{say('工作日历')}</h2>
      <p>
        {say('工作日的期限按国务院办公厅公布的放假和调休安排推算;没有公布的年度先按周末推算,只供参考。')}
      </p>
      {isDistrict && <CalendarProposals calendar={calendar} />}
      {isDistrict && <CalendarForm calendar={calendar} today={today} />}
      <ul className="calendar-years">
        {isOpen && (
          <li>
            <strong className="figures">{next}</strong>{' '}
            <span className="badge calendar-provisional">{say('暂按周末推算')}</span>
            <p className="hint">
              {say('全年{count}个工作日(推算)。公布并导入以前,跨入这一年的公告、截止等日期不能发布。', {
                count: workingDaysIn(next, null),
              })}
            </p>
          </li>
        )}
        {[...calendar.years].reverse().map((year) => (
          <Year key={year.year} year={year} />
        ))}
      </ul>
    </section>
  );
}

function Year({ year }: { year: CalendarYear }) {
  const say = useSay();
  return (
    <li>
      <strong className="figures">{year.year}</strong> <span className="badge">{say('正式')}</span>
      <p>
        {say('全年{count}个工作日;放假{off}天(不含周末),调休上班{work}天。', {
          count: workingDaysIn(year.year, year),
          off: year.holidays.length,
          work: year.workdays.length,
        })}
      </p>
      <p className="hint">
        <bdi>{say('依据:{basis}', { basis: chinese(year.basis) })}</bdi>
        {year.source && (
          <>
            {' · '}
            <bdi>{year.source}</bdi>
          </>
        )}
      </p>
      <details>
        <summary>{say('逐日查看')}</summary>
        <ul className="calendar-days">
          {rowsOf(year).map(({ date, kind }) => (
            <li key={date}>
              <CivilDay date={date} /> {say(weekdayOf(date))} {kind === 'off' ? say('放假') : say('上班')}
            </li>
          ))}
        </ul>
      </details>
    </li>
  );
}
