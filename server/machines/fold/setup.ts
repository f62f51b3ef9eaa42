/** What checkpoints 1 to 4 leave behind. */
import type { Facts } from '../facts.js';
import { type FoldTable, newBidder } from './patch.js';

/** A party that a resolution or an outside result names enters as the only bidder. */
export function partyEntry(facts: Facts, party: string | undefined, at: number, amount: number | null): Partial<Facts> {
  if (!party) return {};
  const opened = amount === null ? null : { amount, reason: null };
  const bidder = newBidder(facts, at, {
    deposit: { state: 'due', due: 0, received: 0, receivedAt: null, mayStay: false },
    opened,
    rank: amount === null ? null : 1,
  });
  return { namedParty: party, bidders: { ...facts.bidders, [party]: bidder } };
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
  reject_resolution: () => ({ resolution: null, namedParty: null }),
  propose_valuation: (_facts, { data }) => ({
    valuation: { method: data.method, appraised: data.appraised, secret: data.secret, amount: data.amount, packageHash: null },
  }),
  seal_reserve: (facts, { found }) => ({
    valuation: facts.valuation && { ...facts.valuation, packageHash: found.packageHash ?? null },
  }),
  approve_project: (facts) => {
    const amount = facts.valuation?.amount ?? null;
    const limits = { firstLimit: facts.firstLimit ?? amount, lastLimit: amount ?? facts.lastLimit, lowering: false };
    const named = facts.namedParty;
    if (!named || amount === null) return limits;
    // The resolution names party and price: there is nothing to open, the party is the candidate.
    const bidder = facts.bidders[named] ?? newBidder(facts, facts.since);
    const bidders = { ...facts.bidders, [named]: { ...bidder, opened: { amount, reason: null }, rank: 1 } };
    return { ...limits, bidders, candidate: { bidder: named, amount, rank: 1 }, winningAmount: amount, ranked: 1 };
  },
  return_project: (_facts, { data }) =>
    data.to === 'valuation' ? { valuation: null } : { valuation: null, resolution: null, namedParty: null },
} satisfies FoldTable;
