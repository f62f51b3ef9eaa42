import assert from 'node:assert/strict';
import type { CheckpointKey } from '../../server/machines/checkpoints.js';
import { currentCheckpoints } from '../../server/machines/position.js';
import type { CalendarYear } from '../../server/machines/rules/calendars.js';
import { dateOf } from '../../server/machines/time.js';
import { timetableOf } from '../../server/machines/timetable.js';
import { workingDaysBetween } from '../../server/machines/working-days.js';
import { announce, fileUp, open, openOffers, PLANS, type Plan, type PlanName, planOf, playTo, publish, qualify, register, setUp, takePart } from './journey.js';
import { LAW, on, Play, WHO } from './play.js';
import * as s from './samples.js';

const NEXT = { choice: 'same_terms' } as const;
const lease: Plan = { ...planOf('sealed_lease'), file: { deposit: 0, startsOn: '2025-08-01', termMonths: 36, postQualification: false } };
/** Set up from Monday 16 June 2025; the resolution was published until Thursday the 19th. */
const filed = (plan = lease) => fileUp(setUp(open(plan), plan), plan);
const ahead = (play: Play, now?: number) =>
  Object.fromEntries(timetableOf(play.state, play.facts, play.law, now).earliest.map(({ key, ...date }) => [key, date]));
const at = (play: Play, key: CheckpointKey, now?: number) => ahead(play, now)[key]?.at ?? null;

describe('the timetable: when what is still to come may come at the earliest', () => {
  for (const key of Object.keys(PLANS) as PlanName[]) {
    it(`never names a date before which a trade came further all the same (${key})`, () => {
      const play = playTo(key, 'archived');
      const began = new Map<CheckpointKey, number>();
      const promised = new Map<CheckpointKey, number>();
      const again = open(planOf(key));
      for (const { at: when, decided } of play.steps) {
        for (const here of currentCheckpoints(decided.state)) began.set(here, began.get(here) ?? when);
        for (const date of timetableOf(decided.state, decided.facts, again.law).earliest) {
          promised.set(date.key, Math.max(date.at, promised.get(date.key) ?? 0));
        }
      }
      const broken = [...promised].filter(([stop, not]) => (began.get(stop) ?? Number.POSITIVE_INFINITY) < not);
      assert.deepEqual(broken, []);
    });
  }

  it('the price waits for the end of the resolution’s publicity', () => {
    const play = open(lease).do('submit_application', WHO.accountant, s.application(new Play(lease.project)));
    assert.equal(at(play, 'valuation'), null, 'it may have been published long ago');
    const today = play.today;
    play.do('record_resolution', WHO.accountant, s.resolution(play, { publishedOn: today }));
    assert.deepEqual(ahead(play).valuation, { at: on('2025-06-19 16:00'), rule: 'decision.result_publicity', provisional: false });
  });

  it('before the notice the opening waits for the whole notice period, and registration stays open until one day before', () => {
    const play = filed();
    assert.deepEqual([play.line, play.today], ['announcement.notice', '2025-06-19']);
    assert.deepEqual(ahead(play).opening, { at: on('2025-06-26 16:00'), rule: 'notice.period', provisional: false });
    assert.equal(at(play, 'qualification'), on('2025-06-25 16:00'));
    assert.equal(at(play, 'offers'), null, 'offers may be open at once: that only the notice tells');
    assert.deepEqual(ahead(play).award, { at: on('2025-07-03 16:00'), rule: 'publicity.asset', provisional: false });
  });

  it('before the notice a lease has no date of its return, nor of what follows: its term may still be shortened', () => {
    const { award, handover, acceptance, archive } = ahead(filed());
    assert.deepEqual([handover, acceptance, archive], [award, undefined, undefined]);
    const sold = filed(planOf('sale'));
    assert.ok(at(sold, 'archive'));
    assert.equal(at(sold, 'archive'), at(sold, 'award'), 'what is sold is not returned');
  });

  it('for whoever looks later it counts from their day on, and what is kept from when the stop began', () => {
    const play = filed();
    assert.equal(at(play, 'opening', on('2025-06-23 09:00')), on('2025-06-30 16:00'));
    assert.equal(at(play, 'opening', on('2025-06-01 09:00')), on('2025-06-26 16:00'));
  });

  it('the notice itself waits until priority holders were served three days before', () => {
    const play = setUp(open(lease), lease);
    fileUp(play, { ...lease, file: { ...lease.file, priorityHolders: 1, prioritiesServedOn: play.today } });
    assert.deepEqual(ahead(play).registration, { at: on('2025-06-22'), rule: 'priority.notice', provisional: false });
    assert.equal(at(play, 'opening'), on('2025-06-27 16:00'));
  });

  it('after the notice its own dates hold, and the lease ends when its term does', () => {
    const play = announce(setUp(open(lease), lease), lease);
    const { dates } = play.facts;
    assert.deepEqual(ahead(play).opening, { at: dates?.openingAt, rule: null, provisional: false });
    assert.equal(at(play, 'qualification'), dates?.registrationClosesAt);
    assert.deepEqual(ahead(play).acceptance, { at: on('2028-08-01'), rule: null, provisional: false });
  });

  it('where registered bidders may offer at once nobody is told to wait for the window', () => {
    const post: Plan = { ...lease, file: { ...lease.file, postQualification: true } };
    const play = announce(setUp(open(post), post), post);
    assert.equal(at(play, 'offers'), null);
    const pre = announce(setUp(open(lease), lease), lease);
    assert.equal(at(pre, 'offers'), pre.facts.dates?.offersOpenAt);
  });

  it('a second notice may be shorter, and a failed trade has no dates until somebody decides', () => {
    const plan: Plan = { ...lease, application: { estimate: s.yuan(60_000) }, resolution: { body: 'delegates' } };
    const play = announce(setUp(open(plan), { ...plan, wd: 7 }), { ...plan, wd: 7 });
    qualify(play.wait(play.facts.dates?.registrationClosesAt ?? 0));
    assert.equal(play.line, 'failed');
    assert.deepEqual(ahead(play), {});
    assert.equal(timetableOf(play.state, play.facts, play.law).due?.provisional, false);
    play.do('choose_next_round', WHO.accountant, NEXT);
    assert.equal(ahead(play).opening?.rule, 'notice.second');
    const days = workingDaysBetween(play.law.calendar, play.today, dateOf(at(play, 'opening') ?? 0));
    assert.equal(days, 4, 'the half of seven, rounded up');
  });

  it('a trade that is suspended or archived names no dates', () => {
    const play = announce(setUp(open(lease), lease), lease).do('suspend', WHO.town, { ground: 'complaint', reasons: '收到投诉' });
    assert.deepEqual(timetableOf(play.state, play.facts, play.law), { law: '2025-05-01', due: null, earliest: [] });
    const archived = playTo('comparison', 'archived');
    assert.deepEqual(ahead(archived), {});
  });

  it('dates in a year without an official calendar are marked as provisional', () => {
    const known = { ...LAW, calendar: { 2025: LAW.calendar[2025] as CalendarYear } };
    const play = fileUp(setUp(new Play(lease.project, on('2025-12-15 10:00'), known), lease), lease);
    const { opening, award } = ahead(play);
    assert.deepEqual(opening, { at: on('2025-12-25 16:00'), rule: 'notice.period', provisional: false });
    assert.deepEqual(award, { at: on('2026-01-01 16:00'), rule: 'publicity.asset', provisional: true });
  });
});

describe('the timetable betrays no secret', () => {
  it('is the same however many have registered, offered, or asked before the opening', () => {
    const quiet = announce(setUp(open(lease), lease), lease);
    const busy = register(register(quiet.fork(), 1), 2);
    const of = (play: Play) => timetableOf(play.state, play.facts, play.law);
    assert.deepEqual(of(busy), of(quiet));
  });

  it('does not tell by the length of a notice in which bracket a secret reserve lies', () => {
    const secret = (limit: number) => {
      const plan: Plan = { ...lease, resolution: { body: 'delegates', limit: s.yuan(limit) }, valuation: { secret: true, amount: null } };
      return ahead(filed(plan)).opening;
    };
    assert.deepEqual(secret(600_000), secret(20_000));
    assert.equal(secret(600_000)?.at, on('2025-06-26 16:00'), 'the shortest of all holds');
  });

  it('tells of a priority to be exercised only after the opening', () => {
    const plan: Plan = { ...lease, file: { ...lease.file, priorityHolders: 1, prioritiesServedOn: '2025-06-01' }, priorities: { 1: 1 } };
    const play = takePart(publish(filed(plan), plan), plan);
    assert.ok((at(play, 'publicity') ?? 0) <= play.at);
    openOffers(play, plan.offers);
    assert.deepEqual(ahead(play).publicity, { at: play.facts.priorityUntil, rule: 'priority.claim', provisional: false });
  });
});
