/** What checkpoints 11 to 13 leave behind. */
import type { Facts, Pseudonym } from '../facts.js';
import { publicityEnd } from '../publicity-end.js';
import { excludingRelated, ranking } from '../ranking.js';
import { ruleValue } from '../rules/book.js';
import { endOfDays, endOfWorkingDays, workingTime } from '../working-days.js';
import { passOver, whyUnsigned } from './pass-over.js';
import { type FoldTable, withBidder, withField } from './patch.js';
import { partyEntry } from './setup.js';

/** Points of one reviewer for one bidder, in thousandths, weighted as announced. */
function weigh(facts: Facts, items: { key: string; points: number }[]): number {
  const weight = (key: string) => facts.tenderFile?.scoring.find((s) => s.key === key)?.weight ?? 0;
  return items.reduce((sum, item) => sum + item.points * weight(item.key) * 10, 0);
}

export const selectionFold = {
  check_substance: (facts, { data }) => ({
    substanceChecked: true,
    bidders: withField(facts, (_b, name) => {
      const decision = data.decisions.find((d) => d.bidder === name);
      return decision && !decision.passed ? { excluded: decision.ground ?? '实质审查未通过' } : {};
    }),
  }),
  accept_explanation: (facts, { data }) => ({
    bidders: withBidder(facts, data.bidder, () => ({ explained: true })),
  }),
  reject_explanation: (facts, { data }) => ({
    bidders: withBidder(facts, data.bidder, () => ({ excluded: `低价说明不成立:${data.reasons}` })),
  }),
  exercise_priority: (facts, { actor }) => ({
    bidders: withBidder(facts, actor.bidder, () => ({ matched: true })),
  }),
  lapse_priority: () => ({ priorityUntil: null }),
  draw_reviewers: ({ panel }, { data, found }) => ({
    panel: {
      size: data.count,
      drawn: [...(panel?.drawn ?? []), ...(found.drawn ?? [])],
      recused: panel?.recused ?? [],
      scored: panel?.scored ?? [],
    },
  }),
  recuse: ({ panel }, { actor }) => ({
    panel: panel && { ...panel, recused: [...panel.recused, actor.account] },
  }),
  score_offers: (facts, { data, actor }) => {
    const given = new Map<Pseudonym, number>(
      data.scores.map((s) => [s.bidder, weigh(facts, s.items)]),
    );
    return {
      panel: facts.panel && { ...facts.panel, scored: [...facts.panel.scored, actor.account] },
      bidders: withField(facts, (b, name) => {
        const points = given.get(name);
        return points === undefined ? {} : { points: { ...b.points, [actor.account]: points } };
      }),
    };
  },
  confirm_ranking: (facts, { found }) => {
    const checked: Facts = { ...facts, bidders: excludingRelated(facts, found.related ?? []) };
    const order = ranking(checked);
    const places = new Map(order.map((r, i) => [r.bidder, { rank: i + 1, amount: r.amount }]));
    const first = order[0] ?? null;
    return {
      bidders: withField(checked, (_b, name) => {
        const place = places.get(name);
        return place ? { rank: place.rank, opened: { amount: place.amount, reason: null } } : {};
      }),
      ranked: order.length,
      candidate: first && { bidder: first.bidder, amount: first.amount, rank: 1 },
      winningAmount: first?.amount ?? null,
    };
  },
  record_external_evaluation: (facts, { data, found, at }) => ({
    ...partyEntry(facts, found.party, at, data.amount),
    candidate: found.party ? { bidder: found.party, amount: data.amount, rank: 1 } : null,
    winningAmount: data.amount,
    ranked: 1,
  }),
  publish_result: (facts, { at }, law) => ({ publicityEndsAt: publicityEnd(facts, at, law) }),
  confirm_award: () => ({ awardConfirmed: true }),
  certify_award: (facts, { at }, law) => {
    const time = workingTime(law);
    const rule = facts.project.side === 'asset' ? 'signing.asset' : 'signing.procurement';
    return {
      awardedAt: at,
      signingDueAt: endOfWorkingDays(time, at, ruleValue(law, rule)),
      // In an emergency late means a flag, never a dead end.
      signingLatestAt: facts.project.emergency
        ? null
        : endOfDays(time, at, ruleValue(law, 'signing.latest')),
    };
  },
  give_up: (facts, { at }, law) => passOver(facts, law, whyUnsigned(facts, at)),
} satisfies FoldTable;
