import assert from 'node:assert/strict';
import { nextDeadline } from '../../server/machines/deadlines.js';
import { definitionOf, EVENT_TYPES } from '../../server/machines/events.js';
import {
  award,
  evaluate,
  offer,
  openOffers,
  planOf,
  playTo,
  publicise,
  qualify,
  register,
} from './journey.js';
import { bidder, on, type Play, WHO } from './play.js';
import * as s from './samples.js';

const SUSPEND = { ground: 'complaint', reasons: '收到投诉' } as const;
const RESUME = { reasons: '已查清' };
const suspend = (play: Play) => play.do('suspend', WHO.town, SUSPEND);
const resume = (play: Play) => play.do('resume', WHO.town, RESUME);
const times = (play: Play) => {
  const { publishedAt: _, ...dates } = play.facts.dates ?? { publishedAt: 0 };
  return Object.values(dates);
};
/** The notice of works stands from 2 July 2025, a Wednesday, to Monday the 7th at 16:00. */
function published(): Play {
  const play = playTo('comparison', 'approved').wait('2025-07-02 10:00');
  play.do('compile_tender_file', WHO.station, s.tenderFile(play));
  play.do('confirm_tender_file', WHO.head, { confirmed: true });
  return play.do('publish_notice', WHO.station, s.notice(play, 3));
}
/** A lease with an announced window on Thursday 10 July from 9:00 to 16:00, and one bidder in it. */
function inWindow(): Play {
  const plan = { file: { postQualification: false } };
  const play = playTo('sealed_lease', 'approved', plan).wait('2025-07-02 10:00');
  play.do('compile_tender_file', WHO.station, s.tenderFile(play, plan.file));
  play.do('confirm_tender_file', WHO.head, { confirmed: true });
  play.do('publish_notice', WHO.station, s.notice(play, 5));
  for (const n of [1, 2]) register(play, n);
  play.wait('2025-07-09 16:00');
  qualify(play).wait('2025-07-10 10:00');
  return offer(play, 1);
}

describe('a suspended trade', () => {
  it('may be suspended from 5 to 15, and nowhere else', () => {
    for (const until of ['approved', 'published', 'offered', 'awarded', 'signed'] as const) {
      suspend(playTo('comparison', until));
    }
    const setup = playTo('comparison', 'approved');
    const before = setup.fork();
    before.state = { standing: 'running', trade: { live: { setup: 'approval' } } };
    assert.equal(before.refused('suspend', WHO.town, SUSPEND).rule, 'flow.order');
    for (const until of ['filed', 'performed', 'archived'] as const) {
      assert.equal(
        playTo('comparison', until).refused('suspend', WHO.town, SUSPEND).rule,
        'flow.order',
      );
    }
  });

  it('lets only objections, complaints, answers to them, refunds, resume, renew and terminate act', () => {
    const allowed = EVENT_TYPES.filter((type) => definitionOf(type).whileSuspended).sort();
    assert.deepEqual(allowed, [
      'decide_complaint',
      'dismiss_objection',
      'file_complaint',
      'flag_overdue',
      'raise_objection',
      'renew_suspension',
      'resume',
      'resume_by_limit',
      'return_deposit',
      'suspend',
      'terminate',
    ]);
    const play = suspend(register(published(), 1));
    assert.equal(
      play.refused('submit_offer', bidder(1), { package: s.PACKAGE }).rule,
      'suspension.acts',
    );
    assert.equal(
      play.refused('register_bidder', bidder(2), s.registration()).rule,
      'suspension.acts',
    );
    play.do('raise_objection', WHO.delegate, { content: '公告有误' });
    play.do('dismiss_objection', WHO.station, { no: 1, answer: '公告无误' });
  });

  it('passes over the close of its window without closing', () => {
    const play = suspend(published());
    play.wait('2025-07-20 10:00');
    assert.equal(play.line, 'bidding.registration!');
  });

  it('counts the remaining working days on resume without the day of suspension', () => {
    const play = published().wait('2025-07-03 11:00');
    suspend(play).wait('2025-07-15 09:30');
    // Friday and Monday were left; from Tuesday the 15th that is Thursday the 17th.
    resume(play);
    assert.deepEqual(times(play).slice(0, 1), [on('2025-07-17 16:00')]);
    assert.equal(play.facts.dates?.offersCloseAt, on('2025-07-17 16:00'));
    assert.equal(play.facts.dates?.openingAt, on('2025-07-17 16:00'));
    play.wait('2025-07-17 15:59');
    assert.equal(play.line, 'bidding.registration');
  });

  it('suspended on the day of its close, closes one working day after the resumption', () => {
    const play = published().wait('2025-07-07 15:00');
    suspend(play).wait('2025-07-10 17:00');
    resume(play);
    assert.equal(play.facts.dates?.offersCloseAt, on('2025-07-11 16:00'));
  });

  it('keeps the order of its dates, whenever it was suspended', () => {
    const plan = { file: { postQualification: false } };
    for (const moment of ['2025-07-03 11:00', '2025-07-09 15:00', '2025-07-09 17:00']) {
      const play = playTo('sealed_lease', 'approved', plan).wait('2025-07-02 10:00');
      play.do('compile_tender_file', WHO.station, s.tenderFile(play, plan.file));
      play.do('confirm_tender_file', WHO.head, { confirmed: true });
      play.do('publish_notice', WHO.station, s.notice(play, 5));
      suspend(play.wait(moment)).wait('2025-07-12 10:00');
      resume(play);
      const dates = times(play);
      assert.deepEqual(
        dates,
        [...dates].sort((a, b) => a - b),
        moment,
      );
    }
  });

  it('restarts a live window whole, on a working day at least one working day after the resume notice', () => {
    const play = suspend(inWindow()).wait('2025-07-11 09:30');
    resume(play);
    assert.equal(
      play.facts.dates?.offersOpenAt,
      on('2025-07-14 09:00'),
      'Saturday and Sunday are none',
    );
    assert.equal(play.facts.dates?.offersCloseAt, on('2025-07-14 16:00'));
    assert.equal(play.facts.dates?.openingAt, on('2025-07-14 16:00'));
    assert.equal(play.facts.bidders['b-000000000001']?.offer !== null, true, 'offers made stand');
    assert.equal(
      play.refused('submit_offer', bidder(2), { package: s.PACKAGE }).rule,
      'offer.in_time',
    );
    offer(play.wait('2025-07-14 09:00'), 2);
  });

  it('resumes by itself at the limit of 30 days, flagged', () => {
    const play = suspend(published());
    const { until } = play.facts.suspension ?? { until: 0 };
    assert.equal(until, on('2025-08-01 16:00'));
    play.wait(until - 1);
    assert.equal(play.line, 'bidding.registration!');
    play.wait(until);
    assert.equal(play.line, 'bidding.registration');
    assert.ok(play.facts.flagged.some((f) => f.startsWith('suspension:')));
  });

  it('may be renewed once, by another 30 days', () => {
    const play = suspend(published());
    play.do('renew_suspension', WHO.town, RESUME);
    assert.equal(play.facts.suspension?.until, on('2025-09-01 16:00'), '31 August is a Sunday');
    assert.equal(play.refused('renew_suspension', WHO.town, RESUME).rule, 'suspension.days');
  });

  it('is held for at most three working days at the request of the discipline committee', () => {
    const play = published();
    play.do('request_stop', WHO.discipline, { reasons: '线索核查' });
    assert.equal(play.line, 'bidding.registration!');
    assert.equal(play.facts.suspension?.until, on('2025-07-07 16:00'));
    assert.equal(play.refused('renew_suspension', WHO.town, RESUME).rule, 'suspension.request');
    play.wait('2025-07-07 16:00');
    assert.equal(play.line, 'bidding.registration');
    assert.equal(play.facts.dates?.offersCloseAt, on('2025-07-10 16:00'));
  });

  it('becomes the town’s own suspension when the town decides so, counted from the request', () => {
    const play = published();
    play.do('request_stop', WHO.discipline, { reasons: '线索核查' });
    play.wait('2025-07-04 10:00').do('suspend', WHO.town, { ...SUSPEND, ground: 'discipline' });
    assert.equal(play.facts.suspension?.until, on('2025-08-01 16:00'));
    assert.equal(play.refused('suspend', WHO.town, SUSPEND).rule, 'suspension.days');
    resume(play.wait('2025-07-08 10:00'));
    // Suspended on the 2nd with three working days left, resumed on Tuesday the 8th.
    assert.equal(play.facts.dates?.offersCloseAt, on('2025-07-11 16:00'));
  });

  it('stands still for the publicity too: an objection is in time, and the days left are given back', () => {
    const play = publishedResult();
    suspend(play.wait('2025-07-09 10:00')).wait('2025-07-14 10:00');
    play.do('raise_objection', WHO.delegate, { content: '结果有误' });
    assert.equal(play.facts.objections[0]?.about, 'result');
    play.do('dismiss_objection', WHO.station, { no: 1, answer: '无误' });
    assert.equal(play.line, 'selection.publicity!', 'the flow waits');
    resume(play);
    assert.equal(play.facts.publicityEndsAt, on('2025-07-15 16:00'));
  });

  it('does not date the end of a publicity before the answer that let it end', () => {
    const play = publishedResult();
    play.do('raise_objection', WHO.delegate, { content: '结果有误' });
    suspend(play.wait('2025-07-11 10:00'));
    play.wait('2025-07-14 10:00').do('dismiss_objection', WHO.station, { no: 1, answer: '无误' });
    resume(play.wait('2025-07-15 10:00')).wait(play.at);
    assert.equal(play.line, 'selection.award');
    assert.equal(play.facts.passed.publicity, on('2025-07-15 10:00'));
  });

  it('flags an unanswered objection even while it is suspended, as its answer is allowed', () => {
    const play = publishedResult();
    play.do('raise_objection', WHO.delegate, { content: '结果有误' });
    suspend(play).wait('2025-07-14 10:00');
    assert.ok(play.facts.flagged.some((f) => f.startsWith('objection:')));
  });

  it('gives the limit for signing and the 30 days back', () => {
    const play = publishedResult();
    award(play.wait('2025-07-10 16:00'));
    const { signingDueAt, signingLatestAt } = play.facts;
    assert.equal(signingDueAt, on('2025-07-24 16:00'));
    assert.equal(signingLatestAt, on('2025-08-11 16:00'), '9 August is a Saturday');
    suspend(play).wait('2025-07-31 10:00');
    resume(play);
    assert.equal(play.facts.signingDueAt, on('2025-08-14 16:00'));
    assert.equal(play.facts.signingLatestAt, on('2025-09-01 16:00'));
  });

  it('never flags a limit at a moment when it was suspended', () => {
    const play = playTo('comparison', 'approved').wait('2025-07-04 10:00');
    // The file's three working days end on Wednesday the 9th.
    suspend(play.wait('2025-07-01 10:00')).wait('2025-07-20 10:00');
    resume(play);
    const next = nextDeadline(play.state, play.facts, play.law);
    assert.ok(next === null || next.at > play.at);
  });
});

/** The result of works published on Monday 7 July 2025 until Thursday the 10th at 16:00. */
function publishedResult(): Play {
  const plan = planOf('comparison');
  const play = published();
  for (const n of [1, 2, 3]) offer(register(play, n), n);
  evaluate(openOffers(play.wait('2025-07-07 16:00'), plan.offers));
  play.do('publish_result', WHO.station, {});
  assert.equal(play.facts.publicityEndsAt, on('2025-07-10 16:00'));
  return play;
}

describe('a publicity', () => {
  it('ends by itself, with nobody visiting', () => {
    assert.equal(publicise(playToEvaluated()).line, 'selection.award');
  });
});
function playToEvaluated(): Play {
  const plan = planOf('sealed_lease');
  return evaluate(openOffers(playTo('sealed_lease', 'offered'), plan.offers));
}
