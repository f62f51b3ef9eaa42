/** A repeated attempt is a new round: counters and earlier evidence stay, the round's facts start anew. */
import { type Facts, freshRound } from '../facts.js';
import { isHeld } from './patch.js';

export function newRound(facts: Facts): Partial<Facts> {
  // Of the earlier round only deposits still held and bars matter; the rest stays in the log.
  const kept = Object.entries(facts.bidders).filter(([, b]) => isHeld(b) || b.gaveUp);
  const { depositsHeld, mayStay } = facts.counts;
  return {
    ...freshRound(),
    round: facts.round + 1,
    bidders: Object.fromEntries(kept),
    counts: { registered: 0, offers: 0, depositsHeld, mayStay },
    // An objection that nobody has answered stays open over the round.
    objections: facts.objections.filter((o) => o.open),
  };
}

/** The named party of an agreement falls away: its resolution falls with it. */
export function newDecision(facts: Facts): Partial<Facts> {
  return {
    ...newRound(facts),
    resolution: null,
    valuation: null,
    tenderFile: null,
    lowering: false,
  };
}
