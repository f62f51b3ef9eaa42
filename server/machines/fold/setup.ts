/** What checkpoints 1 to 4 leave behind. */
import type { Facts } from '../facts.js';
import { type FoldTable, isHeld, newBidder, withBidder } from './patch.js';

/** A party that a resolution or an outside result names enters as the only bidder. */
export function partyEntry(
  facts: Facts,
  party: string | undefined,
  at: number,
  amount: number | null,
): Partial<Facts> {
  if (!party) return {};
  const opened = amount === null ? null : { amount, reason: null };
  const earlier = facts.bidders[party];
  // A deposit that still lies there from an earlier round stays on the books until it goes back.
  const deposit =
    earlier && isHeld(earlier)
      ? earlier.deposit
      : { state: 'due' as const, due: 0, received: 0, receivedAt: null, mayStay: false };
  const rank = amount === null ? null : 1;
  const bidder = newBidder(facts, at, { deposit, opened, rank });
  return { namedParty: party, bidders: { ...withoutParty(facts), [party]: bidder } };
}

/** A party named by an earlier resolution that was sent back takes no further part. */
function withoutParty(facts: Facts): Facts['bidders'] {
  return withBidder(facts, facts.namedParty, () => ({ withdrawn: true, opened: null, rank: null }));
}

export const setupFold = {
  submit_application: (_facts, { data }) => ({
    application: {
      dealing: data.dealing,
      estimate: data.estimate,
      termMonths: data.termMonths,
      areaMu: data.areaMu,
      declaredMajor: data.declaredMajor,
      openToOutsiders: data.openToOutsiders,
      statutoryTender: data.statutoryTender,
    },
  }),
  record_resolution: (facts, { data, found, at }) => ({
    resolution: {
      body: data.body,
      heldOn: data.heldOn,
      publishedOn: data.publishedOn,
      limit: data.limit,
      mayLower: data.mayLower,
      termMonths: data.termMonths,
      ratifiedOn: null,
    },
    ...partyEntry(facts, found.party, at, null),
  }),
  reject_resolution: () => ({ resolution: null }),
  propose_valuation: (_facts, { data }) => ({
    valuation: {
      method: data.method,
      appraised: data.appraised,
      secret: data.secret,
      amount: data.amount,
      packageHash: null,
    },
  }),
  seal_reserve: (facts, { found }) => ({
    valuation: facts.valuation && { ...facts.valuation, packageHash: found.packageHash ?? null },
  }),
  approve_project: (facts) => {
    const amount = facts.valuation?.amount ?? null;
    const limits = { firstLimit: facts.firstLimit ?? amount, lastLimit: amount ?? facts.lastLimit };
    const named = facts.namedParty;
    if (!named || amount === null) return limits;
    // The resolution names party and price: there is nothing to open, the party is the candidate.
    const bidders = withBidder(facts, named, () => ({ opened: { amount, reason: null }, rank: 1 }));
    return {
      ...limits,
      bidders,
      candidate: { bidder: named, amount, rank: 1 },
      winningAmount: amount,
      ranked: 1,
    };
  },
  return_project: (_facts, { data }) =>
    data.to === 'valuation'
      ? { valuation: null }
      : // A new resolution decides afresh; nothing is lowered by an old mandate.
        { valuation: null, resolution: null, lowering: false },
} satisfies FoldTable;
