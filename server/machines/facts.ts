/**
 * What a guard may know. Facts are folded from events and hold nothing personal: accounts by id, bidders by
 * the pseudonym they have in this project, papers by hash, so that a replay survives the erasure of persons.
 * Amounts are fen, instants epoch milliseconds, dates `YYYY-MM-DD`.
 */
import type { CheckpointKey } from './checkpoints.js';
import type { Category, Dealing, Mode, Side } from './modes.js';
import type { Role } from './roles.js';
import type { CivilDate, Instant } from './time.js';

export type AccountId = string;
/** A bidder's random name in one project, `b-…`. */
export type Pseudonym = string;
export type Duty = 'maker' | 'decider' | 'checker' | 'scorer' | 'watcher' | 'overseer' | 'payer';

export interface Project {
  id: string;
  village: string;
  town: string;
  side: Side;
  category: Category;
  mode: Mode;
  /** Why agreement or negotiation was chosen, where a ground is needed. */
  ground: string | null;
  emergency: { startedAt: Instant } | null;
}

export interface Application {
  dealing: Dealing | null;
  /** Yearly reserve expected (asset) or budget (procurement). */
  estimate: number;
  termMonths: number | null;
  areaMu: number | null;
  declaredMajor: boolean;
  openToOutsiders: boolean;
  statutoryTender: boolean;
}

export interface Resolution {
  body: 'council' | 'delegates' | 'assembly';
  heldOn: CivilDate;
  publishedOn: CivilDate;
  /** Lowest reserve (asset) or highest ceiling (procurement) that the body allows. */
  limit: number;
  /** Whether the body lets the reserve be lowered after a failure, within the rule book. */
  mayLower: boolean;
  termMonths: number | null;
  ratifiedOn: CivilDate | null;
}

export interface Valuation {
  method: 'appraisal' | 'comparables' | 'budget';
  appraised: number | null;
  secret: boolean;
  /** Reserve 底价 or ceiling 限价; null while it is secret. */
  amount: number | null;
  packageHash: string | null;
}

export interface ScoringItem {
  key: string;
  name: string;
  weight: number;
}

export interface TenderFile {
  /** Post-qualification 资格后审: registered bidders may offer at once. */
  postQualification: boolean;
  deposit: number;
  bond: number;
  minOffers: number;
  award: 'price' | 'score';
  priceWeight: number;
  scoring: ScoringItem[];
  termMonths: number | null;
  startsOn: CivilDate | null;
  /** Yearly escalation of rent in per cent. */
  escalation: number;
  retention: number;
  advance: number;
  priorityHolders: number;
  prioritiesServedOn: CivilDate | null;
}

export interface NoticeDates {
  publishedAt: Instant;
  registrationClosesAt: Instant;
  offersOpenAt: Instant;
  offersCloseAt: Instant;
  openingAt: Instant;
}

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
  /** Sum of reviewers' weighted points without price, in thousandths. */
  points: Record<AccountId, number>;
  matched: boolean;
  rank: number | null;
  gaveUp: boolean;
}

export interface Objection {
  no: number;
  at: Instant;
  about: 'file' | 'opening' | 'result';
  open: boolean;
}

export interface Due {
  no: number;
  label: string;
  kind: 'rent' | 'bond' | 'price' | 'advance' | 'progress' | 'settlement' | 'retention';
  amount: number;
  dueOn: CivilDate;
  /** The checkpoint that must find it settled. */
  by: 'handover' | 'payments' | 'acceptance' | 'after';
  /** `returned` only for a bond that went back to its owner. */
  state: 'open' | 'applied' | 'paid' | 'written_off' | 'returned';
  paid: number;
}

export interface Contract {
  amount: number;
  /** Contract total over the whole term. */
  total: number;
  startsOn: CivilDate;
  endsOn: CivilDate;
  signedBy: ('head' | 'winner' | 'supervisor')[];
  signedAt: Instant | null;
  /** The town returned it from filing: signed in time once, it may be signed again later. */
  returned: boolean;
  /** Net change of the price, and the sum of all changes without their sign. */
  changes: number;
  changed: number;
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
  handedOver: boolean;
  measured: number;
  rectifications: number[];
  inspections: number;
  inspectedAt: Instant | null;
  /** The work is complete or the term has ended; checkpoint 18 still needs its rectifications closed. */
  performed: boolean;
  settlement: { amount: number; returned: boolean } | null;
  acceptedBy: { account: AccountId; role: Role }[];
  ratings: number;
  failed: { reason: FailureReason; at: Instant } | null;
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

export const FAILURES = {
  too_few_registered: '资格审查合格的不足最低家数',
  too_few_offers: '截止时有效报价不足最低家数',
  no_valid_offer: '开标后有效报价不足最低家数',
  below_reserve: '无报价达到底价(或均高于限价)',
  all_rejected: '评审后合格报价不足',
  ranks_exhausted: '候选人依次放弃或不合格,已无候选人',
} as const;
export type FailureReason = keyof typeof FAILURES;

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
    terminated: null,
    resumedAt: null,
    suspension: null,
  };
}
