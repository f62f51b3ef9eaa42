import assert from 'node:assert/strict';
import { CHECKPOINTS } from '../../server/machines/checkpoints.js';
import { DAY, instantOf } from '../../server/machines/time.js';
import { shortEarliest, speakEarliest } from '../../web/parts/rail-dates.js';
import { publicStops } from '../../web/portal/project/public-stops.js';

const on = (date: string, time = '16:00') => instantOf(date, time);
const NOW = on('2025-07-02', '09:00');
type Project = Parameters<typeof publicStops>[0];

/** Approved, and its tender file is being reviewed. */
const project = (timetable?: Project['timetable']) =>
  ({
    checkpointDates: CHECKPOINTS.map(({ no, key, name }) => ({ no, key, name, at: null, reason: null, state: no < 5 ? 'done' : no === 5 ? 'current' : 'coming' })),
    dates: null,
    result: null,
    suspension: null,
    timetable,
  }) as unknown as Project;
const opening = { key: 'opening', at: on('2025-07-10'), rule: 'notice.period', provisional: false };
const stopOf = (given: Project, key: string, now = NOW) => publicStops(given, now).find((stop) => stop.key === key);

describe('the rail of what everybody may know', () => {
  it('names the earliest date of a stop to come, until that day has passed', () => {
    const given = project({ law: '2025-05-01', due: null, earliest: [opening] });
    assert.deepEqual(stopOf(given, 'opening')?.earliest, opening);
    assert.equal(stopOf(given, 'award')?.earliest, undefined);
    assert.equal(stopOf(given, 'opening', opening.at)?.earliest, undefined);
  });

  it('says until when whoever is responsible has time, and by how many days begun it is late', () => {
    const due = { at: on('2025-07-01'), provisional: false };
    const given = project({ law: '2025-05-01', due, earliest: [] });
    assert.deepEqual([stopOf(given, 'tender_file')?.until, stopOf(given, 'tender_file')?.overdueDays], [due.at, 1]);
    assert.equal(stopOf(given, 'tender_file', due.at + DAY + 1)?.overdueDays, 2);
    assert.equal(stopOf(given, 'tender_file', due.at)?.overdueDays, null);
    assert.equal(stopOf(given, 'notice')?.until, null);
  });

  it('names no end of a period while the trade is suspended', () => {
    const suspended = { ...project({ law: '2025-05-01', due: null, earliest: [] }), suspension: { since: NOW, until: NOW + DAY } };
    const dates = { registrationClosesAt: on('2025-07-07') } as Project['dates'];
    const at = (given: Project) => publicStops({ ...given, dates }, NOW).find((stop) => stop.key === 'registration')?.until;
    assert.equal(at({ ...suspended, suspension: null }), dates?.registrationClosesAt);
    assert.equal(at(suspended), null);
  });

  it('says that offers are taken, though others still register, only where bidders are looked at after the opening', () => {
    const dates = { offersOpenAt: NOW, offersCloseAt: NOW + DAY } as Project['dates'];
    const announced = { ...project(), dates, terms: { postQualification: true } } as Project;
    const isOpen = (given: Project, now = NOW) => stopOf(given, 'offers', now)?.isOpen;
    assert.equal(isOpen(announced), true);
    assert.equal(isOpen(announced, NOW - 1), false);
    assert.equal(isOpen(announced, NOW + DAY), false);
    assert.equal(isOpen({ ...announced, terms: { postQualification: false } } as Project), false);
    assert.equal(isOpen({ ...announced, suspension: { since: NOW, until: NOW + DAY } }), false);
    assert.equal(stopOf(announced, 'opening')?.isOpen, false);
  });

  it('names nobody for what the clock has ended: whether anybody came is told by the opening', () => {
    const given = project();
    const ended = { ...given, checkpointDates: given.checkpointDates.map((stop) => (stop.no <= 9 ? { ...stop, state: 'done' as const } : stop)) };
    assert.deepEqual([stopOf(ended, 'registration')?.roles, stopOf(ended, 'offers')?.roles], [[], []]);
    assert.equal(stopOf(given, 'offers')?.roles, undefined);
    assert.equal(stopOf(ended, 'qualification')?.roles, undefined);
  });

  it('shows a trade that was kept before dates ahead were reckoned, without them', () => {
    const stops = publicStops(project(), NOW);
    assert.equal(stops.length, 20);
    assert.ok(stops.every((stop) => !stop.earliest && !stop.overdueDays));
  });
});

describe('an earliest date in words', () => {
  it('is the day on the line, and of another year the month, which breaks only between them', () => {
    assert.deepEqual(shortEarliest(opening, NOW), ['7月', '10日起']);
    assert.deepEqual(shortEarliest({ ...opening, at: on('2028-08-01') }, NOW), ['2028年', '8月起']);
  });

  it('says not before when and why, by the hour where the hour counts', () => {
    assert.equal(speakEarliest(opening), '不早于2025年7月10日（周四）16:00（公告期满）');
    const day = { ...opening, key: 'registration', at: on('2025-07-10', '00:00'), rule: 'priority.notice' };
    assert.equal(speakEarliest(day), '不早于2025年7月10日（周四）（优先权人的法定期限届满）');
    assert.equal(speakEarliest({ ...opening, rule: null }), '不早于2025年7月10日（周四）16:00（公告载明）');
    assert.equal(speakEarliest({ ...opening, key: 'acceptance', rule: null }), '不早于2025年7月10日（周四）16:00（合同期限届满）');
    assert.equal(speakEarliest({ ...opening, rule: 'a.rule_nobody_knows_yet' }), '不早于2025年7月10日（周四）16:00（法定期限届满）');
  });

  it('is marked where the holidays of its year are not announced yet', () => {
    assert.match(speakEarliest({ ...opening, provisional: true }), /，预计日期：该年节假日安排尚未公布$/);
  });
});
