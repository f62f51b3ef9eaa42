import assert from 'node:assert/strict';
import { fileUp, offer, planOf, playTo, publish, register } from './journey.js';
import { bidder, type Input, iso, on, type Play, WHO } from './play.js';
import { dates, published } from './published.js';
import * as s from './samples.js';

const plan = planOf('comparison');
const PRE = { postQualification: false } as const;

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
