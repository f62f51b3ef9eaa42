/** Trades that need more than one round (domain §4, 流标), rehearsed to their end. */
import * as journey from '../machines/journey.js';
import { planOf } from '../machines/journey.js';
import { bidder, name, WHO } from '../machines/play.js';
import * as s from '../machines/samples.js';
import type { Rehearsal } from './rehearsal.js';
import { close, finish, offered, published, registerAndOffer, select } from './ways.js';

const works = planOf('comparison');
const lease = planOf('sealed_lease');
const SAME = { choice: 'same_terms' } as const;

/** A second round on the same terms, in which one deposit stayed and one bidder of the first is missing. */
function secondRound(): Rehearsal {
  const play = close(registerAndOffer(published(works), [1, 2]));
  play.do('return_deposit', WHO.agent, s.refund(play, name(1)));
  play.do('leave_deposit', bidder(2), { agreed: true });
  play.do('choose_next_round', WHO.accountant, SAME);
  journey.publish(play, works);
  play.do('register_bidder', bidder(2), s.registration());
  journey.offer(play, 2);
  close(registerAndOffer(play, [3, 4]));
  return select(play, { ...works, offers: { 2: 280_000, 3: 285_000, 4: 290_000 } });
}

function secretReserveMissed(): Rehearsal {
  const play = offered({ ...lease, valuation: { secret: true, amount: null } });
  journey.openOffers(play, lease.offers, s.yuan(27_000.01));
  journey.giveBack(play);
  play.do('choose_next_round', WHO.accountant, SAME);
  journey.publish(play, lease);
  const offers = { 1: 27_000.01, 3: 28_000 };
  close(registerAndOffer(play, [1, 3]));
  journey.openOffers(play, offers, s.yuan(27_000.01));
  journey.award(journey.publicise(journey.evaluate(play)));
  return finish(play);
}

function loweredReserve(): Rehearsal {
  const plan = { ...lease, resolution: { mayLower: true } };
  const play = close(published(plan));
  play.do('choose_next_round', WHO.accountant, { choice: 'lower_reserve' });
  const amount = s.yuan(23_020);
  journey.priceAndApprove(play, { ...lease, valuation: { amount, comparables: [amount, amount, amount] } });
  journey.announce(play, { ...lease, wd: 3, file: { deposit: s.yuan(4_000) } });
  close(registerAndOffer(play, [1, 2]));
  return select(play, { ...lease, offers: { 1: 23_020, 2: 24_000 } });
}

function agreementAfterTwoFailures(): Rehearsal {
  const play = close(published(lease));
  play.do('choose_next_round', WHO.accountant, SAME);
  journey.publish(play, lease);
  close(play).do('choose_next_round', WHO.accountant, { choice: 'new_resolution', mode: 'agreement' });
  play.do('record_resolution', WHO.accountant, s.resolution(play), { party: name(9) });
  play.when('countersign_resolution', WHO.supervisor, { witnessed: true });
  journey.priceAndApprove(play, lease);
  journey.qualify(journey.announce(play, lease));
  journey.award(journey.publicise(play));
  return finish(play);
}

/** The party named after two failures is a bidder whose deposit stayed over both rounds. */
function namedWithItsDeposit(): Rehearsal {
  const plan = { ...lease, file: { minOffers: 2 } };
  const play = close(registerAndOffer(published(plan), [1]));
  play.do('leave_deposit', bidder(1), { agreed: true });
  play.do('choose_next_round', WHO.accountant, SAME);
  journey.publish(play, plan);
  close(play).do('choose_next_round', WHO.accountant, { choice: 'new_resolution', mode: 'agreement' });
  play.do('record_resolution', WHO.accountant, s.resolution(play), { party: name(1) });
  play.when('countersign_resolution', WHO.supervisor, { witnessed: true });
  journey.priceAndApprove(play, lease);
  journey.qualify(journey.announce(play, lease));
  journey.award(journey.publicise(play));
  return finish(play);
}

/** Judged anew for an error, then the winner falls for fraud, then nobody is left and a third round is needed. */
function objections(): Rehearsal {
  const play = offered(lease);
  journey.evaluate(journey.openOffers(play, { 1: 26_000, 2: 30_000 })).do('publish_result', WHO.station, {});
  play.do('raise_objection', bidder(1), { content: '排名有误' });
  play.do('uphold_objection', WHO.station, s.uphold(play, 'ranking_error'));
  journey.evaluate(play).do('publish_result', WHO.station, {});
  play.do('raise_objection', bidder(1), { content: '弄虚作假' });
  play.do('uphold_objection', WHO.station, s.uphold(play, 'fraud'));
  journey.giveBack(play);
  play.do('choose_next_round', WHO.accountant, SAME);
  journey.publish(play, lease);
  close(registerAndOffer(play, [1, 3]));
  return select(play, { ...lease, offers: { 1: 26_000, 3: 27_000 } });
}

function partyGivesUp(): Rehearsal {
  const plan = planOf('agreement');
  const play = published(plan);
  journey.award(journey.publicise(journey.qualify(play)));
  play.do('give_up', bidder(1), { reasons: '无力承接' });
  play.do('record_resolution', WHO.accountant, s.resolution(play), { party: name(2) });
  play.when('countersign_resolution', WHO.supervisor, { witnessed: true });
  journey.priceAndApprove(play, plan);
  journey.qualify(journey.announce(play, plan));
  journey.award(journey.publicise(play));
  return finish(play);
}

export const ROUNDS: Record<string, () => Rehearsal> = {
  'a failure and a second round on the same terms': secondRound,
  'a secret reserve missed in the first round and reached in the second': secretReserveMissed,
  'a reserve lowered after a failure': loweredReserve,
  'an agreement after two failures': agreementAfterTwoFailures,
  'an agreement with a bidder whose deposit stayed': namedWithItsDeposit,
  'objections upheld, a fraud, and another round': objections,
  'an agreement whose party gives up': partyGivesUp,
};
