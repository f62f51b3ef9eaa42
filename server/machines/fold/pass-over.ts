/** The candidate steps aside and the next in rank comes forward, or nobody does (domain §4, 弃标). */
import type { Bidder, Facts } from '../facts.js';
import { nextCandidate } from '../ranking.js';
import type { Law } from '../rules/book.js';
import type { Instant } from '../time.js';
import { heldAfter, withBidder } from './patch.js';
import { newDecision, newRound } from './round.js';

/** `released`: the collective let the 30 days pass, so that nothing is forfeited and nobody barred. */
export type Why = 'gave_up' | 'fraud' | 'unqualified' | 'released';

function leaving({ deposit }: Bidder, why: Why): Partial<Bidder> {
  const forfeits = (why === 'gave_up' || why === 'fraud') && deposit.state === 'received';
  return {
    deposit: forfeits ? { ...deposit, state: 'forfeited' } : deposit,
    gaveUp: why === 'gave_up' || why === 'fraud',
    ...(why === 'gave_up'
      ? {}
      : {
          qualified: false,
          ground: why === 'released' ? '合同未能在期限内签订' : '异议成立,不具备中选资格',
        }),
  };
}

/** Who lets the 30 days pass unsigned: the collective, as long as its head has not signed. */
export function whyUnsigned(facts: Facts, at: Instant): Why {
  const last = facts.signingLatestAt;
  const late = last !== null && at >= last;
  return late && !facts.contract?.signedBy.includes('head') ? 'released' : 'gave_up';
}

/** What belongs to one candidate only. */
const WITHOUT_CANDIDATE = {
  publicityEndsAt: null,
  awardedAt: null,
  awardConfirmed: false,
  approvals: { outsider: false, reviewedAt: null },
  signingDueAt: null,
  signingNoticeUntil: null,
  signingLatestAt: null,
  contract: null,
  dues: [],
} satisfies Partial<Facts>;

export function passOver(facts: Facts, law: Law, why: Why): Partial<Facts> {
  const name = facts.candidate?.bidder ?? null;
  const bidders = withBidder(facts, name, (bidder) => leaving(bidder, why));
  const after: Facts = {
    ...facts,
    ...WITHOUT_CANDIDATE,
    bidders,
    counts: heldAfter(facts, bidders, name),
  };
  if (facts.project.mode === 'agreement') return { ...after, ...newDecision(after) };
  if (facts.project.mode === 'external') return { ...after, ...newRound(after) };
  return { ...after, candidate: nextCandidate(after, law), nextRank: true };
}
