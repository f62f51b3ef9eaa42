/** What an objection leads to (domain §4, 异议成立). */
import type { EventOf } from '../events.js';
import type { Bidder, Facts } from '../facts.js';
import type { Law } from '../rules/book.js';
import { leftUnopened } from '../secrecy.js';
import { passOver } from './pass-over.js';
import { type FoldTable, withField } from './patch.js';
import { newRound } from './round.js';

function closed(facts: Facts, no: number): Facts['objections'] {
  return facts.objections.map((o) => (o.no === no ? { ...o, open: false } : o));
}

/** Nothing of checkpoint 11 stands any more, nor what followed from it. */
const UNEVALUATED = {
  candidate: null,
  winningAmount: null,
  ranked: 0,
  publicityEndsAt: null,
  nextRank: false,
  substanceChecked: false,
  panel: null,
} satisfies Partial<Facts>;
const UNRANKED = {
  rank: null,
  excluded: null,
  points: {},
  explained: false,
} satisfies Partial<Bidder>;

function upheld(facts: Facts, event: EventOf<'uphold_objection'>, law: Law): Partial<Facts> {
  const { no, finding, newWindow } = event.data;
  const after: Facts = { ...facts, objections: closed(facts, no) };
  const { objections } = after;
  switch (finding) {
    case 'ranking_error':
      return { objections, ...UNEVALUATED, bidders: withField(facts, () => UNRANKED) };
    case 'auction_fault':
      return {
        objections,
        ...UNEVALUATED,
        openedAt: null,
        attestedBy: null,
        priorityUntil: null,
        dates: facts.dates && { ...facts.dates, ...newWindow },
        counts: { ...facts.counts, offers: 0 },
        bidders: withField(facts, () => ({
          ...UNRANKED,
          offer: null,
          opened: null,
          matched: false,
        })),
      };
    case 'winner_unqualified':
      return passOver(after, law, 'unqualified');
    case 'fraud':
      return passOver(after, law, 'fraud');
    default:
      // The resolution names the party, so that an agreement keeps its round and is reviewed anew from 5.
      if (facts.project.mode === 'agreement')
        return { objections, publicityEndsAt: null, reviewed: null };
      // A fault of the file asks for a first notice, not the shorter second one.
      return { ...newRound(after), ...leftUnopened(event.found), notices: 0 };
  }
}

/** Of what an objection speaks: the file, the opening, or the result. */
function subjectOf(facts: Facts, at: number): Facts['objections'][number]['about'] {
  if (facts.publicityEndsAt !== null) return 'result';
  if (facts.openedAt !== null || (facts.dates && at >= facts.dates.openingAt)) return 'opening';
  return 'file';
}

export const objectionFold = {
  raise_objection: (facts, { at }) => {
    const no = Math.max(0, ...facts.objections.map((o) => o.no)) + 1;
    return {
      objections: [...facts.objections, { no, at, about: subjectOf(facts, at), open: true }],
    };
  },
  dismiss_objection: (facts, { data }) => ({ objections: closed(facts, data.no) }),
  uphold_objection: upheld,
} satisfies FoldTable;
