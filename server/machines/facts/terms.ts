/** What is traded and on which terms: checkpoints 1 to 6. */
import type { Category, Dealing, Mode, Side } from '../modes.js';
import type { CivilDate, Instant } from '../time.js';

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
  /** When the plan for collective construction land was reported to the district. */
  planReportedOn: CivilDate | null;
}

export interface NoticeDates {
  publishedAt: Instant;
  registrationClosesAt: Instant;
  offersOpenAt: Instant;
  offersCloseAt: Instant;
  openingAt: Instant;
}
