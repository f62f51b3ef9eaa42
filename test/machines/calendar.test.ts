import assert from 'node:assert/strict';
import chineseDays from 'chinese-days';
import { CALENDAR } from '../../server/machines/rules/calendars.js';
import { plusDays, plusMonths } from '../../server/machines/time.js';
import {
  endOfDays,
  endOfWorkingDays,
  hasOfficialCalendar,
  isWorkingDay,
  rollOn,
  workingDayAfter,
  workingDayBefore,
  workingDaysAhead,
  workingDaysBetween,
} from '../../server/machines/working-days.js';
import { announce, evaluate, fileUp, openOffers, planOf, playTo } from './journey.js';
import { iso, on, WHO } from './play.js';
import * as s from './samples.js';

const TIME = { calendar: CALENDAR, closingHour: '16:00' };

describe('the working calendar', () => {
  it('equals the official one on every day of 2024, 2025 and 2026', () => {
    const wrong: string[] = [];
    for (let day = '2024-01-01'; day <= '2026-12-31'; day = plusDays(day, 1)) {
      if (isWorkingDay(CALENDAR, day) !== chineseDays.isWorkday(day)) wrong.push(day);
    }
    assert.deepEqual(wrong, []);
  });

  it('is official for these years and no other', () => {
    assert.deepEqual(Object.keys(CALENDAR), ['2024', '2025', '2026']);
    assert.equal(hasOfficialCalendar(CALENDAR, '2026-12-31'), true);
    assert.equal(hasOfficialCalendar(CALENDAR, '2027-01-01'), false);
  });

  it('counts plain weekends in a year without one, as a provisional target', () => {
    assert.equal(workingDayAfter(CALENDAR, '2026-12-31', 1), '2027-01-01');
  });
});

describe('a period', () => {
  it('does not count its first day and ends on the last at 16:00: 3 working days from 2 July 2025 end on the 7th', () => {
    for (const began of ['2025-07-02 00:00', '2025-07-02 10:00', '2025-07-02 23:59']) {
      assert.equal(endOfWorkingDays(TIME, on(began), 3), on('2025-07-07 16:00'));
    }
  });

  it('begun on a day off begins to count on the next working day', () => {
    assert.equal(endOfWorkingDays(TIME, on('2025-07-05 10:00'), 1), on('2025-07-07 16:00'));
  });

  it('jumps the National Day week and counts the days worked in exchange', () => {
    // 28 September 2025 is a Sunday that is worked; 1 to 8 October are off; 11 October is a Saturday that is worked.
    assert.equal(endOfWorkingDays(TIME, on('2025-09-26 10:00'), 1), on('2025-09-28 16:00'));
    assert.equal(endOfWorkingDays(TIME, on('2025-09-26 10:00'), 3), on('2025-09-30 16:00'));
    assert.equal(endOfWorkingDays(TIME, on('2025-09-26 10:00'), 4), on('2025-10-09 16:00'));
    assert.equal(endOfWorkingDays(TIME, on('2025-09-26 10:00'), 6), on('2025-10-11 16:00'));
    assert.equal(workingDaysBetween(CALENDAR, '2025-09-26', '2025-10-11'), 6);
  });

  it('of calendar days that ends on a holiday rolls on to the next working day', () => {
    assert.equal(endOfDays(TIME, on('2025-09-28 10:00'), 3), on('2025-10-09 16:00'));
    assert.equal(
      endOfDays(TIME, on('2025-09-25 10:00'), 3),
      on('2025-09-28 16:00'),
      'a worked Sunday',
    );
    assert.equal(
      endOfDays(TIME, on('2025-07-02 10:00'), 3),
      on('2025-07-07 16:00'),
      'from a Saturday',
    );
    assert.equal(rollOn(CALENDAR, '2025-10-01'), '2025-10-09');
  });

  it('counted backwards ends where it would have begun', () => {
    assert.equal(workingDaysAhead(CALENDAR, on('2025-07-07 16:00'), 1), on('2025-07-04 16:00'));
    assert.equal(workingDaysAhead(CALENDAR, on('2025-10-09 16:00'), 2), on('2025-09-29 16:00'));
    for (const to of ['2025-07-07', '2025-10-05', '2025-10-12']) {
      for (const count of [0, 1, 2, 5]) {
        assert.equal(
          workingDaysBetween(CALENDAR, workingDayBefore(CALENDAR, to, count), to),
          count,
        );
      }
    }
  });

  it('of months ends on the same day, or on the last one that the month has', () => {
    assert.equal(plusMonths('2025-01-31', 1), '2025-02-28');
    assert.equal(plusMonths('2024-02-29', 12), '2025-02-28');
    assert.equal(plusMonths('2025-11-30', 3), '2026-02-28');
  });
});

describe('a binding date', () => {
  const works = (moment: string) =>
    fileUp(playTo('comparison', 'approved').wait(moment), planOf('comparison'));
  const refused = (moment: string, over: Parameters<typeof s.notice>[2]) => {
    const play = works(moment);
    return play.refused('publish_notice', WHO.station, s.notice(play, 3, over));
  };
  const all = (at: string) => ({
    registrationClosesAt: iso(on(at)),
    offersCloseAt: iso(on(at)),
    openingAt: iso(on(at)),
  });

  it('in a year without an official calendar is refused with that reason', () => {
    const { rule, message } = refused('2026-12-29 10:00', all('2027-01-04 16:00'));
    assert.equal(rule, 'calendar.official');
    assert.match(message, /2027年的节假日安排尚未公布/);
    announce(playTo('comparison', 'approved').wait('2026-12-28 10:00'), planOf('comparison'));
  });

  it('is the end of a publicity, too', () => {
    const play = evaluate(openOffers(playTo('sealed_lease', 'offered'), planOf('sealed_lease').offers));
    // Five working days after 24 December 2026 are 31 December; a day later nobody knows.
    const late = play.fork().wait('2026-12-25 10:00').refused('publish_result', WHO.station, {});
    assert.equal(late.rule, 'calendar.official');
    assert.match(late.message, /2027年.*导入该年度工作日历/);
    play.wait('2026-12-24 10:00').do('publish_result', WHO.station, {});
    assert.equal(play.facts.publicityEndsAt, on('2026-12-31 16:00'));
  });

  it('is never midnight, nor before nine, nor on a day off', () => {
    assert.equal(
      refused('2025-07-02 10:00', all('2025-07-08 00:00')).rule,
      'station.earliest_hour',
    );
    assert.equal(
      refused('2025-07-02 10:00', all('2025-07-08 08:59')).rule,
      'station.earliest_hour',
    );
    const rest = refused('2025-07-02 10:00', all('2025-07-12 16:00'));
    assert.equal(rest.rule, 'calendar.official');
    assert.equal(rest.earliest, on('2025-07-14 16:00'));
    const play = works('2025-07-02 10:00');
    play.do('publish_notice', WHO.station, s.notice(play, 3, all('2025-07-08 09:00')));
  });

  it('too early says the earliest that passes: one millisecond less does not', () => {
    const play = works('2025-07-02 10:00');
    const short = { ...s.notice(play, 3), ...all('2025-07-07 15:59') };
    const { rule, earliest } = play.refused('publish_notice', WHO.station, short);
    assert.equal(rule, 'notice.period');
    assert.equal(earliest, on('2025-07-07 16:00'));
    const justShort = iso((earliest ?? 0) - 1);
    const just = {
      registrationClosesAt: justShort,
      offersCloseAt: justShort,
      openingAt: justShort,
    };
    assert.equal(
      play.refused('publish_notice', WHO.station, { ...short, ...just }).rule,
      'notice.period',
    );
    play.do('publish_notice', WHO.station, { ...short, ...all('2025-07-07 16:00') });
  });

  it('over the National Day week is counted in working days', () => {
    const play = works('2025-09-29 10:00');
    assert.equal(
      play.refused('publish_notice', WHO.station, s.notice(play, 2)).earliest,
      on('2025-10-10 16:00'),
    );
  });
});
