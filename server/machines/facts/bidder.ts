/** One bidder of one project: registration, deposit, offer, place. */
import type { Instant } from '../time.js';

export type AccountId = string;
/** A bidder's random name in one project, `b-…`. */
export type Pseudonym = string;

export interface Deposit {
  state: 'due' | 'received' | 'returned' | 'converted' | 'forfeited';
  due: number;
  received: number;
  receivedAt: Instant | null;
  /** The owner agreed in writing to leave it for the next round. */
  mayStay: boolean;
}

export interface Bidder {
  /** The round this registration belongs to; an older one only matters for a deposit left or a bar. */
  round: number;
  registeredAt: Instant;
  withdrawn: boolean;
  /** Place in the order of priority printed in the notice, or null without a claim. */
  priority: number | null;
  deposit: Deposit;
  qualified: boolean | null;
  ground: string | null;
  offer: { number: number; at: Instant; termsVersion: number; packageHash: string } | null;
  /** What the opening found; null before it. */
  opened: { amount: number | null; reason: string | null } | null;
  /** Excluded at 11, with the reason. */
  excluded: string | null;
  explained: boolean;
  /** To the village's cadres and staff: declared on registering, decided by the town (asset side only). */
  relation: 'none' | 'declared' | 'approved' | 'refused';
  /** Blacklisted, or in arrears to a collective; the latter may be cured until the close. */
  barred: 'blacklist' | 'arrears' | null;
  /** Sum of reviewers' weighted points without price, in thousandths. */
  points: Record<AccountId, number>;
  matched: boolean;
  rank: number | null;
  gaveUp: boolean;
}
