import assert from 'node:assert/strict';
import { CALENDAR, type CalendarYear } from '../../server/machines/rules/calendars.js';
import { daysOf, rowsOf, weekdayOf, workingDaysIn } from '../../web/desk/rules/calendar-days.js';
import { daysInNotice } from '../../web/desk/rules/calendar-notice.js';

// The days of 2025 in the form in which they are announced.
const NOTICE_2025 = `一、元旦:1月1日(周三)放假1天,不调休。
二、春节:1月28日(农历除夕、周二)至2月4日(周二)放假调休,共8天。1月26日(周日)、2月8日(周六)上班。
三、清明节:4月4日(周五)至6日(周日)放假,共3天。
四、劳动节:5月1日(周四)至5日(周一)放假调休,共5天。4月27日(周日)上班。
五、端午节:5月31日(周六)至6月2日(周一)放假,共3天。
六、国庆节、中秋节:10月1日(周三)至8日(周三)放假调休,共8天。9月28日(周日)、10月11日(周六)上班。`;

describe('the announcement of a year’s holidays', () => {
  const { holidays, workdays } = CALENDAR[2025] as CalendarYear;

  it('is read into the very days of the calendar, weekends left out', () => {
    assert.deepEqual(daysOf(daysInNotice(NOTICE_2025, '2025')), { holidays: [...holidays], workdays: [...workdays].sort() });
  });

  it('is read with full-width marks and in one line, and the year written out', () => {
    const text = NOTICE_2025.replaceAll('(', '（').replaceAll(')', '）').replaceAll(',', '，').replaceAll(':', '：').replaceAll('\n', '').replace('1月1日', '2025年1月1日');
    assert.deepEqual(daysInNotice(text, '2025'), daysInNotice(NOTICE_2025, '2025'));
  });

  it('gives nothing for a text without days, and no day that does not exist', () => {
    assert.deepEqual(daysInNotice('各地区、各部门要妥善安排好值班和安全。', '2025'), []);
    assert.deepEqual(daysInNotice('2月31日放假。99月1日上班。31日放假', '2025'), []);
  });

  it('comes to as many working days as the weekdays less the days off and more the days worked', () => {
    assert.equal(workingDaysIn('2025', null), 261);
    assert.equal(workingDaysIn('2025', { holidays: [...holidays], workdays: [...workdays] }), 261 - holidays.length + workdays.length);
  });

  it('goes from rows to days and back without losing one', () => {
    const rows = rowsOf({ holidays: [...holidays], workdays: [...workdays] });
    assert.deepEqual(daysOf(rows), { holidays: [...holidays], workdays: [...workdays].sort() });
    assert.deepEqual(daysOf([...rows, { date: '', kind: 'off' }]), daysOf(rows), 'an empty row is no day');
    assert.deepEqual([weekdayOf('2025-07-02'), weekdayOf('2025-7')], ['周三', '']);
  });
});
