import assert from 'node:assert/strict';
import {
  announce,
  fileUp,
  offer,
  openOffers,
  planOf,
  playTo,
  publish,
  qualify,
  register,
} from './journey.js';
import { bidder, type Input, iso, name, on, type Play, WHO } from './play.js';
import * as s from './samples.js';

const plan = planOf('comparison');
const PRE = { postQualification: false } as const;

/** Works whose notice is published on Wednesday 2 July 2025 at 10:00 and closes on Monday the 7th. */
const published = () => announce(playTo('comparison', 'approved').wait('2025-07-02 10:00'), plan);
/** A lease with pre-qualification: registration to Wednesday the 9th 16:00, offers on Thursday from 9:00. */
function prequalified(): Play {
  const play = playTo('sealed_lease', 'approved').wait('2025-07-02 10:00');
  const lease = { ...planOf('sealed_lease'), file: PRE };
  return announce(play, lease);
}
const dates = (
  play: Play,
  moved: Partial<
    Record<'registrationClosesAt' | 'offersOpenAt' | 'offersCloseAt' | 'openingAt', string>
  > = {},
) => {
  const now = play.facts.dates;
  const at = (key: keyof typeof moved) =>
    iso(moved[key] === undefined ? (now?.[key] ?? 0) : on(moved[key]));
  return {
    registrationClosesAt: at('registrationClosesAt'),
    offersOpenAt: at('offersOpenAt'),
    offersCloseAt: at('offersCloseAt'),
    openingAt: at('openingAt'),
  };
};
const TERMS = { amendment: '修改付款方式', changesTerms: true };
const later = {
  registrationClosesAt: '2025-07-09 16:00',
  offersCloseAt: '2025-07-09 16:00',
  openingAt: '2025-07-09 16:00',
};

describe('the dates of a trade', () => {
  const filed = () => fileUp(playTo('comparison', 'approved').wait('2025-07-02 10:00'), plan);
  const refusedBy = (play: Play, over: Partial<Input<'publish_notice'>>) =>
    play.refused('publish_notice', WHO.station, s.notice(play, 3, over)).rule;

  it('are refused out of order', () => {
    const play = filed();
    const close = on('2025-07-07 16:00');
    assert.equal(refusedBy(play, { registrationClosesAt: iso(close + 1) }), 'notice.dates');
    assert.equal(refusedBy(play, { openingAt: iso(close - 1) }), 'notice.dates');
    assert.equal(refusedBy(play, { registrationClosesAt: iso(play.at - 1) }), 'notice.dates');
    assert.equal(refusedBy(play, { offersOpenAt: iso(close) }), 'notice.dates');
    const lease = fileUp(playTo('sealed_lease', 'approved'), {
      ...planOf('sealed_lease'),
      file: PRE,
    });
    const notice = s.notice(lease, 5);
    const early = iso(Date.parse(notice.registrationClosesAt) - 1);
    assert.equal(
      lease.refused('publish_notice', WHO.station, { ...notice, offersOpenAt: early }).rule,
      'notice.dates',
    );
  });

  it('keep the registration open until one working day before the close, to the millisecond', () => {
    const play = filed();
    assert.equal(
      refusedBy(play, { registrationClosesAt: iso(on('2025-07-04 16:00') - 1) }),
      'registration.open',
    );
    play.do(
      'publish_notice',
      WHO.station,
      s.notice(play, 3, { registrationClosesAt: iso(on('2025-07-04 16:00')) }),
    );
  });

  it('open the offers at publication where qualification comes after', () => {
    const play = published();
    assert.equal(play.facts.dates?.offersOpenAt, play.at);
    offer(register(play, 1), 1);
  });

  it('are moved only by an amendment, which goes to the public as a change', () => {
    const play = published();
    play.do('amend_terms', WHO.station, {
      amendment: '开标延后',
      changesTerms: false,
      ...dates(play, { openingAt: '2025-07-08 10:00' }),
    });
    assert.equal(play.facts.dates?.openingAt, on('2025-07-08 10:00'));
    assert.equal(play.facts.termsVersion, 1);
    assert.ok(play.steps.at(-1)?.decided.effects.some((e) => e.document === '变更公告'));
  });

  it('are not moved by a pure clarification', () => {
    const play = offer(register(published(), 1), 1);
    const before = play.facts.dates;
    play.do('clarify_notice', WHO.station, { clarification: '地点说明' });
    assert.deepEqual(play.facts.dates, before);
    assert.equal(play.facts.counts.offers, 1);
  });
});

describe('amended terms', () => {
  it('need three working days to the close, or move it in the same act', () => {
    const play = published().wait('2025-07-03 10:00');
    const same = play.refused('amend_terms', WHO.station, { ...TERMS, ...dates(play) });
    assert.equal(same.rule, 'amendment.remaining');
    assert.equal(same.earliest, on('2025-07-08 16:00'));
    const closes = {
      registrationClosesAt: '2025-07-08 16:00',
      offersCloseAt: '2025-07-08 16:00',
      openingAt: '2025-07-08 16:00',
    };
    play.do('amend_terms', WHO.station, { ...TERMS, ...dates(play, closes) });
    assert.equal(play.facts.termsVersion, 2);
  });

  it('make offers already made void until they are confirmed anew; registrations stand', () => {
    const play = published();
    for (const n of [1, 2, 3]) offer(register(play, n), n);
    play.do('amend_terms', WHO.station, { ...TERMS, ...dates(play, later) });
    assert.equal(play.facts.counts.offers, 0);
    assert.equal(play.facts.counts.registered, 3);
    assert.equal(play.facts.bidders[name(1)]?.offer, null);
    for (const n of [1, 2]) offer(play, n);
    play.wait('2025-07-09 16:00');
    assert.equal(play.facts.failed?.reason, 'too_few_offers', 'the third was not confirmed');
  });

  it('let a registrant withdraw, with the deposit back, even after registration closed', () => {
    const play = prequalified();
    for (const n of [1, 2]) register(play, n);
    qualify(play.wait('2025-07-09 16:00')).wait('2025-07-10 10:00');
    play.do('amend_terms', WHO.station, {
      ...TERMS,
      ...dates(play, { offersCloseAt: '2025-07-15 16:00', openingAt: '2025-07-15 16:00' }),
    });
    play.do('withdraw_registration', bidder(2), {});
    play.do('return_deposit', WHO.agent, s.refund(play, name(2)));
    assert.equal(
      play.refused('submit_offer', bidder(2), { package: s.PACKAGE }).rule,
      'registration.person',
    );
    offer(play, 1).wait('2025-07-15 16:00');
    assert.equal(openOffers(play, { 1: 26_000 }).line, 'selection.evaluation');
  });

  it('reopen the registration when a condition changed, and everybody is qualified anew', () => {
    const play = prequalified();
    register(play, 1);
    qualify(play.wait('2025-07-09 16:00')).wait('2025-07-10 10:00');
    const condition = { amendment: '放宽资格条件', changesTerms: true, reopensRegistration: true };
    const past = play.refused('amend_terms', WHO.station, {
      ...condition,
      ...dates(play, { offersCloseAt: '2025-07-15 16:00', openingAt: '2025-07-15 16:00' }),
    });
    assert.equal(past.pointer, '/registrationClosesAt');
    const moved = {
      registrationClosesAt: '2025-07-14 16:00',
      offersOpenAt: '2025-07-15 09:00',
      offersCloseAt: '2025-07-15 16:00',
      openingAt: '2025-07-15 16:00',
    };
    play.do('amend_terms', WHO.station, { ...condition, ...dates(play, moved) });
    assert.equal(play.line, 'bidding.registration');
    assert.equal(play.facts.passed.registration, undefined);
    assert.equal(play.facts.passed.qualification, undefined);
    register(play, 2);
    qualify(play.wait('2025-07-14 16:00'));
    assert.equal(play.line, 'bidding.offers');
  });

  it('are refused from the close of offers on, and never bring the close forward', () => {
    const play = published();
    const earlier = { registrationClosesAt: '2025-07-07 15:00', offersCloseAt: '2025-07-07 15:00' };
    assert.equal(
      play.refused('amend_terms', WHO.station, { ...TERMS, ...dates(play, earlier) }).rule,
      'amendment.remaining',
    );
    for (const n of [1, 2, 3]) offer(register(play, n), n);
    play.wait('2025-07-07 16:00');
    assert.equal(
      play.refused('amend_terms', WHO.station, { ...TERMS, ...dates(play, later) }).rule,
      'amendment.remaining',
    );
  });
});

describe('questions', () => {
  const QUESTION = { question: '工期从何时起算?' };
  it('close one working day before registration does, to the millisecond', () => {
    const play = published().wait(on('2025-07-04 16:00') - 1);
    play.fork().do('ask_question', bidder(1), QUESTION);
    assert.equal(
      play.wait('2025-07-04 16:00').refused('ask_question', bidder(1), QUESTION).rule,
      'questions.close',
    );
  });

  it('still unanswered hold the opening for at most one working day, then the town is told', () => {
    const play = published().do('ask_question', bidder(1), QUESTION);
    for (const n of [1, 2, 3]) offer(register(play, n), n);
    play.wait('2025-07-07 16:00').do('attest_opening', WHO.supervisor, { sealsIntact: true });
    const opening = play.refused(
      'open_offers',
      WHO.station2,
      { attended: '到场' },
      s.opened(plan.offers),
    );
    assert.equal(opening.rule, 'questions.hold');
    assert.equal(opening.earliest, on('2025-07-08 16:00'));
    const answered = play
      .fork()
      .do('answer_question', WHO.station, { no: 1, answer: '自开工令起' });
    answered.do('open_offers', WHO.station2, { attended: '到场' }, s.opened(plan.offers));
    play
      .wait('2025-07-08 16:00')
      .do('open_offers', WHO.station2, { attended: '到场' }, s.opened(plan.offers));
    assert.ok(play.facts.flagged.some((f) => f.startsWith('questions:')));
    assert.ok(!answered.facts.flagged.some((f) => f.startsWith('questions:')));
  });

  it('are answered by number, each once', () => {
    const play = published().do('ask_question', bidder(1), QUESTION);
    play.do('answer_question', WHO.station, { no: 1, answer: '自开工令起' });
    assert.equal(
      play.refused('answer_question', WHO.station, { no: 1, answer: '再答' }).rule,
      'flow.order',
    );
  });
});

describe('a window whose qualification is not decided in time', () => {
  const missed = () => {
    const play = prequalified();
    for (const n of [1, 2]) register(play, n);
    return play.wait('2025-07-10 10:00');
  };
  const REVIEW = { confirmed: true } as const;
  const window = (opens: string, closes: string) => ({
    offersOpenAt: iso(on(opens)),
    offersCloseAt: iso(on(closes)),
    openingAt: iso(on(closes)),
  });

  it('stays shut, flagged', () => {
    const play = missed();
    assert.equal(play.line, 'bidding.qualification');
    assert.equal(play.facts.missedWindow, true);
    assert.ok(play.facts.flagged.some((f) => f.startsWith('offers:window')));
    assert.equal(
      play.refused('submit_offer', bidder(1), { package: s.PACKAGE }).rule,
      'flow.order',
    );
  });

  it('is set anew in the same act as the last decision: of the same length, one working day ahead', () => {
    const play = missed().do('review_qualification', WHO.station, s.review(missed()));
    const confirm = (newWindow: ReturnType<typeof window> | null) =>
      play.refused('confirm_qualification', WHO.station2, { ...REVIEW, newWindow }).rule;
    assert.equal(confirm(null), 'window.restart');
    assert.equal(confirm(window('2025-07-10 11:00', '2025-07-10 18:00')), 'window.restart');
    assert.equal(confirm(window('2025-07-11 09:00', '2025-07-11 15:59')), 'window.restart');
    assert.equal(confirm(window('2025-07-12 09:00', '2025-07-12 16:00')), 'calendar.official');
    play.do('confirm_qualification', WHO.station2, {
      ...REVIEW,
      newWindow: window('2025-07-11 09:00', '2025-07-11 16:00'),
    });
    assert.equal(play.line, 'bidding.offers');
    assert.equal(play.facts.missedWindow, false);
    assert.equal(
      play.refused('submit_offer', bidder(1), { package: s.PACKAGE }).rule,
      'offer.in_time',
    );
    offer(play.wait('2025-07-11 09:00'), 1);
    assert.equal(
      openOffers(play.wait('2025-07-11 16:00'), { 1: 26_000 }).line,
      'selection.evaluation',
    );
  });

  it('is not set anew while the old one still stands', () => {
    const play = prequalified();
    register(play, 1).wait('2025-07-09 16:00');
    play.do('review_qualification', WHO.station, s.review(play));
    const confirm = { ...REVIEW, newWindow: window('2025-07-11 09:00', '2025-07-11 16:00') };
    assert.equal(
      play.refused('confirm_qualification', WHO.station2, confirm).rule,
      'window.restart',
    );
  });
});

describe('a qualification', () => {
  const closed = () => {
    const play = prequalified();
    for (const n of [1, 2]) register(play, n);
    return play.wait('2025-07-09 16:00');
  };

  it('is decided by two persons of the station, everybody and with a ground', () => {
    const play = closed();
    const decisions = s.review(play).decisions;
    assert.equal(
      play.refused('review_qualification', WHO.station, { decisions: decisions.slice(1) }).rule,
      'registration.person',
    );
    const silent = decisions.map((d) => ({ ...d, qualified: false, ground: null }));
    assert.equal(
      play.refused('review_qualification', WHO.station, { decisions: silent }).pointer,
      '/decisions/0/ground',
    );
    assert.equal(
      play.refused('confirm_qualification', WHO.station2, { confirmed: true }).rule,
      'flow.order',
    );
    play.do('review_qualification', WHO.station, { decisions });
    assert.equal(
      play.refused('confirm_qualification', WHO.station, { confirmed: true }).rule,
      'duties.opening',
    );
    // Done again by the second person, it is the first who confirms.
    play.do('review_qualification', WHO.station2, { decisions });
    play.do('confirm_qualification', WHO.station, { confirmed: true });
  });

  it('lets only the qualified offer', () => {
    const play = qualify(closed(), [name(2)]).wait('2025-07-10 10:00');
    assert.equal(
      play.refused('submit_offer', bidder(2), { package: s.PACKAGE }).rule,
      'registration.person',
    );
    offer(play, 1);
  });

  it('is the system’s where it comes after the offers: nobody sees the list', () => {
    const play = published();
    play.state = { standing: 'running', trade: { live: { bidding: 'qualification' } } };
    play.facts = {
      ...play.facts,
      dates: play.facts.dates && { ...play.facts.dates, registrationClosesAt: play.at + 1 },
    };
    assert.equal(
      play.refused('review_qualification', WHO.station, { decisions: [] }).rule,
      'flow.order',
    );
  });
});

describe('a registration', () => {
  it('is refused twice, after the close, and with a priority that the notice does not name', () => {
    const play = register(published(), 1);
    assert.equal(
      play.refused('register_bidder', bidder(1), s.registration()).rule,
      'registration.person',
    );
    assert.equal(
      play.refused('register_bidder', bidder(2), s.registration({ priority: 1 })).rule,
      'priority.claim',
    );
    assert.equal(
      play.refused('register_bidder', bidder(2), s.registration({ noConflict: false })).rule,
      'registration.kin',
    );
    for (const n of [1, 2, 3]) offer(n === 1 ? play : register(play, n), n);
    play.wait('2025-07-07 16:00');
    assert.equal(play.refused('register_bidder', bidder(4), s.registration()).rule, 'flow.order');
  });

  it('withdrawn may be made again, and its deposit counts', () => {
    const play = offer(register(published(), 1), 1);
    play.do('withdraw_registration', bidder(1), {});
    assert.deepEqual(play.facts.counts, { registered: 0, offers: 0, depositsHeld: 1, mayStay: 0 });
    play.do('register_bidder', bidder(1), s.registration());
    assert.deepEqual(play.facts.counts, { registered: 1, offers: 0, depositsHeld: 1, mayStay: 0 });
    assert.equal(play.facts.bidders[name(1)]?.deposit.state, 'received');
  });

  it('of a relative is accepted on the asset side, declared', () => {
    const play = playTo('sealed_lease', 'published');
    play.do('register_bidder', bidder(1), s.registration({ noConflict: false }));
  });
});

describe('priority holders', () => {
  it('are served at least three days before the notice', () => {
    const file = { priorityHolders: 1, prioritiesServedOn: '2025-06-30' };
    const play = playTo('sealed_lease', 'approved').wait('2025-07-02 10:00');
    fileUp(play, { ...planOf('sealed_lease'), file });
    assert.equal(
      play.refused('publish_notice', WHO.station, s.notice(play, 5)).rule,
      'priority.notice',
    );
    publish(play.wait('2025-07-03 10:00'), planOf('sealed_lease'));
  });
});
