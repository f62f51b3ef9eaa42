/** Checkpoints 7 to 13 at their boundaries. */
import { refuseTooLittleInterest } from '../../../server/machines/deposit-interest.js';
import { isBelowCost, nextCandidate } from '../../../server/machines/ranking.js';
import type { Law } from '../../../server/machines/rules/book.js';
import {
  award,
  evaluate,
  openOffers,
  planOf,
  type PlanName,
  playTo,
  publicise,
  takePart,
  announce,
} from '../journey.js';
import { name, on, type Play, WHO } from '../play.js';
import * as s from '../samples.js';
import { at, limitOf, MONDAY, once, type Probes, under, verdict } from './probe.js';

const four = { ...planOf('sealed_lease'), offers: { 1: 26_000, 2: 27_000, 3: 28_000, 4: 29_000 } };
const opened = once(() => openOffers(playTo('sealed_lease', 'offered', four), four.offers));
const ranked = once(() => evaluate(opened()));
const publicised = once(() => publicise(ranked()));

/** A result that is ready to be published, of each kind. */
const ready = (key: PlanName) =>
  once(() => {
    const plan = planOf(key);
    const play = takePart(announce(playTo(key, 'approved'), plan), plan);
    return key === 'agreement' ? play : evaluate(openOffers(play, plan.offers));
  });
const READY = { asset: ready('sealed_lease'), procurement: ready('comparison'), agreement: ready('agreement') };
const publishes = (play: Play) => at(play, MONDAY).do('publish_result', WHO.station, {}).facts.publicityEndsAt;
const PRIORITY = { ...four, file: { priorityHolders: 1, prioritiesServedOn: '2025-06-10' }, priorities: { 1: 1 } };
const claimed = once(() => playTo('sealed_lease', 'offered', PRIORITY));
const objected = once(() => {
  const play = ranked().do('publish_result', WHO.station, {});
  return play.do('raise_objection', WHO.delegate, { content: '异议' });
});
const complained = once(() => publicised().do('file_complaint', WHO.delegate, { content: '投诉' }));
const scored = once(() =>
  openOffers(playTo('scored', 'offered'), planOf('scored').offers).do('check_substance', WHO.station, {
    decisions: [1, 2, 3].map((n) => ({ bidder: name(n), passed: true })),
  }),
);

/** Works with a ceiling of 300 000 yuan at which three offer. */
function belowCost(law: Law, offers: Record<number, number>, amount: number): boolean {
  const play = openOffers(playTo('comparison', 'offered', { offers }), offers);
  return isBelowCost(play.facts, law, { amount: s.yuan(amount) });
}
const lowest = { 1: 255_000, 2: 270_000, 3: 280_000 };

const nextAfter = (law: Law, second: number) => {
  const { facts } = ranked();
  const bidders = { ...facts.bidders };
  const rank2 = Object.keys(bidders).find((key) => bidders[key]?.rank === 2) as string;
  bidders[rank2] = { ...bidders[rank2], opened: { amount: second, reason: null } } as (typeof bidders)[string];
  return nextCandidate({ ...facts, bidders, winningAmount: 10_000_000 }, law)?.rank ?? null;
};

const refundOf = (law: Law, rank: number) => {
  const play = under(publicised(), law);
  const key = Object.keys(play.facts.bidders).find((k) => play.facts.bidders[k]?.rank === rank) as string;
  return verdict(play, 'return_deposit', WHO.agent, s.refund(play, key));
};
const draws = (law: Law, count: number) =>
  verdict(
    under(scored(), law),
    'draw_reviewers',
    WHO.station,
    { count },
    { drawn: WHO.reviewers.slice(0, count).map((r) => r.account) },
  );

export const selectionProbes: Probes = {
  'deposit.return': (law) => limitOf(under(publicised(), law), 'deposits:'),
  'deposit.interest': (law) => {
    const play = under(publicised(), law);
    const [[first, bidder] = ['', undefined]] = Object.entries(play.facts.bidders);
    const deposit = { ...bidder?.deposit, state: 'received', received: s.yuan(7_920_000), receivedAt: play.at - 10 * 86_400_000 };
    const bidders = { ...play.facts.bidders, [first]: { ...bidder, deposit } } as typeof play.facts.bidders;
    const facts = { ...play.facts, bidders, terminated: { reason: '', at: play.at } };
    return [10_999, 11_000].map((interest) => refuseTooLittleInterest(facts, { bidder: first, interest }, play.at, law)?.message);
  },
  'deposit.kept_ranks': (law) => [refundOf(law, 3), refundOf(law, 4)],
  'evaluation.panel': (law) => [3, 5].map((n) => draws(law, n)),
  'evaluation.below_cost': (law) => [
    belowCost(law, lowest, 255_000),
    belowCost(law, lowest, 254_999.99),
    // Nine tenths of the mean: 256 200 of the first three, 257 400 of the others.
    belowCost(law, { 1: 256_000, 2: 299_000, 3: 299_000 }, 256_000),
    belowCost(law, { 1: 258_000, 2: 300_000, 3: 300_000 }, 258_000),
  ],
  'priority.claim': (law) => openOffers(under(claimed(), law), four.offers).facts.priorityUntil,
  'publicity.asset': (law) => publishes(under(READY.asset(), law)),
  'publicity.procurement': (law) => publishes(under(READY.procurement(), law)),
  'publicity.agreement': (law) => publishes(under(READY.agreement(), law)),
  'publicity.next_rank': (law) => publishes(under(READY.asset(), law, { nextRank: true })),
  'objection.answer': (law) =>
    limitOf(
      under(objected(), law, { objections: [{ no: 1, at: on(MONDAY), about: 'result', open: true }] }),
      'objection:',
    ),
  'complaint.file': (law) =>
    ['2025-07-10 16:00', '2025-07-11 15:59', '2025-07-11 16:00'].map((moment) => {
      const passed = { ...publicised().facts.passed, publicity: on('2025-07-01 16:00') };
      const play = at(under(publicised(), law, { passed }), moment);
      return verdict(play, 'file_complaint', WHO.delegate, { content: '投诉' });
    }),
  'complaint.answer': (law) => limitOf(under(complained(), law), 'complaint:'),
  'rank.next': (law) => [9_499_999, 9_500_000, 9_599_999].map((second) => nextAfter(law, second)),
  'signing.asset': (law) => award(under(publicised(), law)).facts.signingDueAt,
  'signing.latest': (law) => award(at(under(publicised(), law), MONDAY)).facts.signingLatestAt,
};
export { opened, publicised };
