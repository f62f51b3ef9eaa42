/**
 * What a guard may know. Facts are folded from events and hold nothing personal: accounts by id, bidders by
 * the pseudonym they have in this project, papers by hash, so that a replay survives the erasure of persons.
 * Amounts are fen, instants epoch milliseconds, dates `YYYY-MM-DD`.
 */
import type { CheckpointKey } from './checkpoints.js';
import type { AccountId, Bidder, Pseudonym } from './facts/bidder.js';
import type { Contract, Due } from './facts/contract.js';
import type { FailureReason } from './facts/failures.js';
import type {
  Application,
  NoticeDates,
  Project,
  Resolution,
  TenderFile,
  Valuation,
} from './facts/terms.js';
import type { Role } from './roles.js';
import type { Instant } from './time.js';

export type { AccountId, Bidder, Deposit, Pseudonym } from './facts/bidder.js';
export type { Contract, Due } from './facts/contract.js';
export { FAILURES, type FailureReason } from './facts/failures.js';
export type {
  Application,
  NoticeDates,
  Project,
  Resolution,
  ScoringItem,
  TenderFile,
  Valuation,
} from './facts/terms.js';

export type Duty = 'maker' | 'decider' | 'checker' | 'scorer' | 'watcher' | 'overseer' | 'payer';

export interface Objection {
  no: number;
  at: Instant;
  about: 'file' | 'opening' | 'result';
  open: boolean;
}

export interface Facts {
  project: Project;
  rules: string;
  round: number;
  failures: number;
  /** The last failure's choice was to lower the reserve: 3, 4 and 5 then review the difference. */
  lowering: boolean;
  /** Reserve or ceiling of the first round, the base of every lowering and of the gain. */
  firstLimit: number | null;
  lastLimit: number | null;
  /** When the present checkpoint became current; its human limit runs from here. */
  since: Instant;
  flagged: string[];
  passed: Partial<Record<CheckpointKey, Instant>>;
  /** First duty each account took in this project. */
  duties: Record<AccountId, Duty>;
  /** Who did the acts that other acts must not repeat, by event type. */
  acts: Record<string, AccountId[]>;
  application: Application | null;
  resolution: Resolution | null;
  valuation: Valuation | null;
  tenderFile: TenderFile | null;
  dates: NoticeDates | null;
  termsVersion: number;
  /** Notices of the same terms; a second one may be shorter. */
  notices: number;
  counts: { registered: number; offers: number; depositsHeld: number; mayStay: number };
  namedParty: Pseudonym | null;
  questions: { open: number[]; asked: number };
  objections: Objection[];
  missedWindow: boolean;
  reviewed: { by: AccountId; decisions: Record<Pseudonym, boolean> } | null;
  negotiated: boolean;
  attestedBy: AccountId | null;
  openedAt: Instant | null;
  priorityUntil: Instant | null;
  panel: { size: number; drawn: AccountId[]; recused: AccountId[]; scored: AccountId[] } | null;
  substanceChecked: boolean;
  candidate: { bidder: Pseudonym; amount: number; rank: number } | null;
  winningAmount: number | null;
  ranked: number;
  publicityEndsAt: Instant | null;
  /** Rank 2 and later are published for a shorter time. */
  nextRank: boolean;
  awardedAt: Instant | null;
  awardConfirmed: boolean;
  approvals: { outsider: boolean; reviewedAt: Instant | null };
  signingDueAt: Instant | null;
  signingNoticeUntil: Instant | null;
  /** After 30 days nobody signs any more; null where that limit does not run. */
  signingLatestAt: Instant | null;
  contract: Contract | null;
  filed: boolean;
  /** The contract was ended before its time. */
  contractEnded: boolean;
  ratified: boolean;
  dues: Due[];
  /** Entries of money that a red entry took back, by their number in the log; absent before the first. */
  reversed?: number[];
  handedOver: boolean;
  measured: number;
  rectifications: number[];
  inspections: number;
  inspectedAt: Instant | null;
  /** The work is complete or the term has ended; checkpoint 18 still needs its rectifications closed. */
  performed: boolean;
  settlement: { amount: number; returned: boolean } | null;
  /** The account is whoever signed; of the engineer's paper the supervisor who filed it. */
  acceptedBy: { account: AccountId; role: Role | 'engineer' }[];
  ratings: number;
  /** Complaints to the town, over all rounds, and disputes of the contract. */
  complaints: { no: number; at: Instant; open: boolean }[];
  /** Until when complaints are heard after the publicity that ended then, where a suspension moved that; else absent. */
  complaintsMoved?: { publicity: Instant; until: Instant };
  disputes: { no: number; open: boolean }[];
  /** The director who acts where the head stands aside. */
  actingHead: AccountId | null;
  failed: { reason: FailureReason; at: Instant } | null;
  /** A round was left before its offers were opened; false once a later one was opened, absent before the first. */
  unopened?: boolean;
  terminated: { reason: string; at: Instant } | null;
  /** When the last suspension ended; nothing that it held back is dated before. */
  resumedAt: Instant | null;
  suspension: {
    since: Instant;
    until: Instant;
    renewed: boolean;
    by: 'town' | 'discipline';
  } | null;
  /**
   * The bidders that this decision needs: the one who acts, or all at closing, opening and selection.
   * Kept in rows of their own, so that an offer costs the same whether it is the first or the 10 000th.
   */
  bidders: Record<Pseudonym, Bidder>;
}

/** What every round starts anew; earlier rounds stay in the log and their documents. */
export function freshRound() {
  return {
    dates: null,
    counts: { registered: 0, offers: 0, depositsHeld: 0, mayStay: 0 },
    namedParty: null,
    questions: { open: [], asked: 0 },
    objections: [],
    missedWindow: false,
    reviewed: null,
    negotiated: false,
    attestedBy: null,
    openedAt: null,
    priorityUntil: null,
    panel: null,
    substanceChecked: false,
    candidate: null,
    winningAmount: null,
    ranked: 0,
    publicityEndsAt: null,
    nextRank: false,
    awardedAt: null,
    awardConfirmed: false,
    approvals: { outsider: false, reviewedAt: null },
    signingDueAt: null,
    signingNoticeUntil: null,
    signingLatestAt: null,
    failed: null,
    bidders: {},
  } satisfies Partial<Facts>;
}

/** The facts of a trade at the moment it is registered. */
export function firstFacts(project: Project, rules: string, at: Instant): Facts {
  return {
    project,
    rules,
    round: 1,
    failures: 0,
    lowering: false,
    firstLimit: null,
    lastLimit: null,
    since: at,
    flagged: [],
    duties: {},
    acts: {},
    passed: {},
    application: null,
    resolution: null,
    valuation: null,
    tenderFile: null,
    termsVersion: 0,
    notices: 0,
    ...freshRound(),
    contract: null,
    filed: false,
    contractEnded: false,
    ratified: false,
    dues: [],
    handedOver: false,
    measured: 0,
    rectifications: [],
    inspections: 0,
    inspectedAt: null,
    performed: false,
    settlement: null,
    acceptedBy: [],
    ratings: 0,
    complaints: [],
    disputes: [],
    actingHead: null,
    terminated: null,
    resumedAt: null,
    suspension: null,
  };
}
