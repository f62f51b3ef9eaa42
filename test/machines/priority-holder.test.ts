import assert from 'node:assert/strict';
import { award, evaluate, openOffers, playTo, publicise, sign } from './journey.js';
import { bidder, on, type Play, WHO } from './play.js';
import { ranks, REPORT, substance } from './opened.js';
import * as s from './samples.js';

describe('a priority holder', () => {
  const file = { priorityHolders: 2, prioritiesServedOn: '2025-06-10' };
  const lease = (offers: Record<number, number>, priorities: Record<number, number>) =>
    openOffers(playTo('sealed_lease', 'offered', { file, offers, priorities }), offers);
  const match = (play: Play, n: number) => play.do('exercise_priority', bidder(n), { match: true });

  it('has one working day after the opening to match, and then leads at the equal price', () => {
    const play = lease({ 1: 26_000, 2: 27_000 }, { 1: 1 });
    assert.equal(play.facts.priorityUntil !== null, true);
    substance(play);
    assert.equal(play.refused('confirm_ranking', WHO.station, REPORT).rule, 'priority.claim');
    match(play, 1).when('confirm_ranking', WHO.station, REPORT);
    assert.deepEqual(ranks(play), [1, 2]);
    assert.equal(play.facts.candidate?.amount, s.yuan(27_000));
    award(publicise(play));
    assert.equal(sign(play).facts.contract?.amount, s.yuan(27_000));
  });

  it('who is silent for that day has waived it', () => {
    const play = lease({ 1: 26_000, 2: 27_000 }, { 1: 1 });
    play.wait(play.facts.priorityUntil ?? 0);
    assert.ok(play.types.includes('lapse_priority'));
    assert.equal(
      play.refused('exercise_priority', bidder(1), { match: true }).rule,
      'priority.claim',
    );
    assert.deepEqual(ranks(evaluate(play)), [2, 1]);
  });

  it('leads without being asked at an equal price', () => {
    const play = lease({ 1: 27_000, 2: 27_000 }, { 2: 1 });
    assert.equal(play.facts.priorityUntil, null);
    assert.deepEqual(ranks(evaluate(play)), [2, 1]);
  });

  it('comes in the order printed in the notice, when several match', () => {
    const play = lease({ 1: 26_000, 2: 26_500, 3: 27_000 }, { 1: 2, 2: 1 });
    match(match(play, 1), 2);
    assert.deepEqual(ranks(evaluate(play)), [2, 1, 3]);
  });

  it('is whoever claimed it when registering, and nobody else', () => {
    const play = lease({ 1: 26_000, 2: 27_000, 3: 25_900 }, { 1: 1 });
    assert.equal(
      play.refused('exercise_priority', bidder(3), { match: true }).rule,
      'priority.claim',
    );
    match(play, 1);
    assert.equal(
      play.refused('exercise_priority', bidder(1), { match: true }).rule,
      'priority.claim',
    );
  });

  it('has the day given back when the trade is suspended', () => {
    const play = lease({ 1: 26_000, 2: 27_000 }, { 1: 1 });
    play.do('suspend', WHO.town, { ground: 'fault', reasons: '故障' });
    play.wait(on('2025-07-15 10:00')).do('resume', WHO.town, { reasons: '已恢复' });
    assert.equal(play.facts.priorityUntil, on('2025-07-16 16:00'));
    match(play, 1);
  });
});
