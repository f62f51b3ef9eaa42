/** What checkpoints 11 to 13 leave behind. */
import type { EventOf } from '../events.js';
import { FAILURES, type Facts, type Pseudonym } from '../facts.js';
import { nextCandidate, ranking } from '../ranking.js';
import { type Law, ruleValue } from '../rules/book.js';
import { endOfDays, endOfWorkingDays, workingTime } from '../working-days.js';
import { type FoldTable, heldAfter, withBidder, withField } from './patch.js';
import { partyEntry } from './setup.js';

/** Points of one reviewer for one bidder, in thousandths, weighted as announced. */
function weigh(facts: Facts, items: { key: string; points: number }[]): number {
  const weight = (key: string) => facts.tenderFile?.scoring.find((s) => s.key === key)?.weight ?? 0;
  return items.reduce((sum, item) => sum + item.points * weight(item.key) * 10, 0);
}

/** The present candidate steps aside and the next in rank comes forward, or nobody does. */
export function passOver(facts: Facts, law: Law, forfeit: boolean): Partial<Facts> {
  const name = facts.candidate?.bidder ?? null;
  const bidders = withBidder(facts, name, ({ deposit }) => ({
    gaveUp: true,
    deposit: forfeit && deposit.state === 'received' ? { ...deposit, state: 'forfeited' } : deposit,
  }));
  const counts = heldAfter(facts, bidders, name);
  const candidate = nextCandidate({ ...facts, bidders }, law);
  return {
    bidders,
    counts,
    candidate,
    publicityEndsAt: null,
    nextRank: true,
    awardedAt: null,
    awardConfirmed: false,
    approvals: { outsider: false, reviewedAt: null },
    signingDueAt: null,
    signingNoticeUntil: null,
    contract: null,
    dues: [],
  };
}

function closeObjection(facts: Facts, no: number): Facts['objections'] {
  return facts.objections.map((o) => (o.no === no ? { ...o, open: false } : o));
}

function upheld(facts: Facts, event: EventOf<'uphold_objection'>, law: Law): Partial<Facts> {
  const objections = closeObjection(facts, event.data.no);
  switch (event.data.finding) {
    case 'ranking_error':
      return {
        objections,
        candidate: null,
        publicityEndsAt: null,
        substanceChecked: false,
        panel: null,
        bidders: withField(facts, () => ({ rank: null, excluded: null, points: {}, explained: false })),
      };
    case 'auction_fault':
      return {
        objections,
        candidate: null,
        publicityEndsAt: null,
        openedAt: null,
        attestedBy: null,
        dates: facts.dates && event.data.newWindow ? { ...facts.dates, ...event.data.newWindow } : facts.dates,
        counts: { ...facts.counts, offers: 0 },
        bidders: withField(facts, () => ({ offer: null, opened: null, rank: null, excluded: null, points: {} })),
      };
    case 'winner_unqualified':
      return { objections, ...passOver(facts, law, false) };
    case 'fraud':
      return { objections, ...passOver(facts, law, true) };
    default:
      return { objections };
  }
}

export const selectionFold = {
  check_substance: (facts, { data }) => ({
    substanceChecked: true,
    bidders: withField(facts, (_b, name) => {
      const decision = data.decisions.find((d) => d.bidder === name);
      return decision && !decision.passed ? { excluded: decision.ground ?? '实质审查未通过' } : {};
    }),
  }),
  accept_explanation: (facts, { data }) => ({ bidders: withBidder(facts, data.bidder, () => ({ explained: true })) }),
  exercise_priority: (facts, { actor }) => ({ bidders: withBidder(facts, actor.bidder, () => ({ matched: true })) }),
  lapse_priority: () => ({ priorityUntil: null }),
  draw_reviewers: (facts, { found }) => {
    const stay = facts.panel ? facts.panel.drawn.filter((a) => !facts.panel?.recused.includes(a)) : [];
    return { panel: { drawn: [...stay, ...(found.drawn ?? [])], recused: [], scored: facts.panel?.scored ?? [] } };
  },
  recuse: ({ panel }, { actor }) => ({ panel: panel && { ...panel, recused: [...panel.recused, actor.account] } }),
  score_offers: (facts, { data, actor }) => {
    const given = new Map<Pseudonym, number>(data.scores.map((s) => [s.bidder, weigh(facts, s.items)]));
    return {
      panel: facts.panel && { ...facts.panel, scored: [...facts.panel.scored, actor.account] },
      bidders: withField(facts, (b, name) => {
        const points = given.get(name);
        return points === undefined ? {} : { points: { ...b.points, [actor.account]: points } };
      }),
    };
  },
  confirm_ranking: (facts, { found }) => {
    // Same head or controlling party: both were accepted silently, both are invalid now.
    const related = found.related ?? [];
    const excluded = withField(facts, (b, name) =>
      related.includes(name) && !b.excluded ? { excluded: '与其他竞买人为同一负责人或存在控股关系' } : {});
    const order = ranking({ ...facts, bidders: excluded });
    const bidders = withField({ ...facts, bidders: excluded }, (_b, name) => {
      const at = order.findIndex((r) => r.bidder === name);
      return at < 0 ? {} : { rank: at + 1, opened: { amount: (order[at] as { amount: number }).amount, reason: null } };
    });
    const first = order[0] ?? null;
    return {
      bidders,
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
  publish_result: (facts, { at }, law) => {
    const time = workingTime(law);
    if (facts.nextRank) return { publicityEndsAt: endOfDays(time, at, ruleValue(law, 'publicity.next_rank')) };
    if (facts.project.mode === 'agreement') return { publicityEndsAt: endOfWorkingDays(time, at, ruleValue(law, 'publicity.agreement')) };
    const rule = facts.project.side === 'asset' ? 'publicity.asset' : 'publicity.procurement';
    return { publicityEndsAt: endOfWorkingDays(time, at, ruleValue(law, rule)) };
  },
  raise_objection: (facts, { at }) => {
    const about = facts.publicityEndsAt !== null ? 'result' : facts.openedAt !== null || (facts.dates && at >= facts.dates.openingAt) ? 'opening' : 'file';
    return { objections: [...facts.objections, { no: facts.objections.length + 1, at, about, open: true }] };
  },
  dismiss_objection: (facts, { data }) => ({ objections: closeObjection(facts, data.no) }),
  uphold_objection: upheld,
  confirm_award: () => ({ awardConfirmed: true }),
  certify_award: (facts, { at }, law) => {
    const rule = facts.project.side === 'asset' ? 'signing.asset' : 'signing.procurement';
    return { awardedAt: at, signingDueAt: endOfWorkingDays(workingTime(law), at, ruleValue(law, rule)) };
  },
  give_up: (facts, _event, law) => passOver(facts, law, true),
} satisfies FoldTable;

export const failureName = (reason: keyof typeof FAILURES) => FAILURES[reason];
