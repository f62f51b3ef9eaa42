/** What a form may know when it opens: the project as the person sees it, and what follows from it. */
import type { Facts, NoticeDates } from '../../../server/machines/facts.js';
import type { Deposit, Due } from '../../../server/machines/facts.js';
import type { Dealing } from '../../../server/machines/modes.js';
import type { Category } from '../../../server/machines/modes.js';
import type { Law } from '../../../server/machines/rules/book.js';
import type { EarliestDate } from '../../../server/machines/timetable.js';
import { dateOf, plusDays } from '../../../server/machines/time.js';

export interface ListedBidder {
  bidder: string;
  name: string;
  deposit: Deposit;
  priority: number | null;
  qualified: boolean | null;
  amount: number | null;
  invalid: string | null;
  rank: number | null;
  refundable: boolean;
  /** What confirming the ranking would give, for whoever may do it now. */
  ahead?: { rank: number | null; amount: number | null; score: number | null; invalid: string | null } | null;
}

/** A project as `GET /api/projects/:id` answers it, as far as pages read it. */
export interface ProjectView {
  id: string;
  code: string;
  title: string;
  groupNo: string | null;
  village: { code: string; name: string };
  town: { code: string; name: string };
  /** The village's, as it is registered; null until it is. */
  collective: { name: string; creditCode: string; seat: string } | null;
  side: { key: 'asset' | 'procurement'; name: string };
  /** What happens to an asset; null for a procurement, and until it is applied for. */
  dealing: Dealing | null;
  category: { key: Category; name: string };
  mode: { key: string; name: string };
  round: number;
  stage: string;
  position: string;
  suspended: boolean;
  checkpoints: string[];
  passed: Record<string, number>;
  notApplicable: Record<string, string>;
  version: number | null;
  termsVersion: number;
  rulesVersion: string;
  now: number;
  dueAt: number | null;
  /** Of the checkpoints still to come. */
  earliest: readonly EarliestDate[];
  dates: NoticeDates | null;
  facts: WorkFacts | null;
  bidders: ListedBidder[] | null;
  /** Entries of money, for whoever may take one back. */
  bookings?: readonly ListedBooking[] | null;
  /** What waits for an answer, for whoever may give it. */
  raised?: readonly RaisedMatter[] | null;
  me: OwnView | null;
  sealing: Sealing | null;
  availableEvents: AvailableEvent[];
}

export interface RaisedMatter {
  event: string;
  no: number | null;
  at: number;
  text: string | null;
}

export interface ListedBooking {
  entry: number;
  event: 'receive_payment' | 'release_payment';
  due: number;
  amount: number;
  at: number;
  receiptNumber?: string;
  reversed: boolean;
}

export type WorkFacts = Omit<
  Facts,
  'bidders' | 'counts' | 'duties' | 'acts' | 'panel' | 'reviewed' | 'attestedBy'
> & {
  attested: boolean;
  /** The first look at the qualifications is done, and waits for the second. */
  isReviewed?: boolean;
  counts: Facts['counts'] | null;
  panelDrawn: number;
  panelScored: number;
};

export interface Sealing {
  publicKey: string;
  keyId: string;
  context: unknown;
}

export interface OwnView {
  bidder: string;
  registered: boolean;
  withdrawn?: boolean;
  registeredAt?: number;
  deposit?: Deposit;
  /** Where it goes; null where none is asked for. */
  depositAccount?: { name: string; bank: string; number: string } | null;
  qualified?: boolean | null;
  ground?: string | null;
  offer?: { number: number; at: number; termsVersion: number; packageHash: string } | null;
  opened?: { amount: number | null; reason: string | null } | null;
  excluded?: string | null;
  rank?: number | null;
  gaveUp?: boolean;
  sealing?: Sealing;
}

export interface AvailableEvent {
  type: string;
  name: string;
  role: string;
  roleName: string;
  /** JSON Schema of the event's data. */
  schema: Record<string, unknown>;
}

export interface Circumstances {
  view: ProjectView;
  /** The server's clock. */
  now: number;
  role: string;
  /** Null while it is not known: then a form says less. */
  law: Law | null;
}

export const isAsset = ({ view }: Circumstances) => view.side.key === 'asset';
export const isProcurement = (c: Circumstances) => !isAsset(c);
/** Of what is let a price is a year’s. */
export const isYearly = ({ view }: Circumstances) => view.dealing !== null && view.dealing !== 'transfer';
export const isWorks = ({ view }: Circumstances) =>
  view.category.key === 'works' || view.category.key === 'repair';
export const today = ({ now }: Circumstances) => dateOf(now);
export const inDays = (c: Circumstances, days: number) => plusDays(today(c), days);
export const tenderFile = ({ view }: Circumstances) => view.facts?.tenderFile ?? null;
export const dues = ({ view }: Circumstances): readonly Due[] => view.facts?.dues ?? [];
export const bidders = ({ view }: Circumstances) => inOrder(view.bidders ?? [], view.side.key);
/** By rank, and before there is one by price: the best for the village first, and last whose offer is not known. */
export function inOrder<Bidder extends Pick<ListedBidder, 'rank' | 'amount'>>(listed: readonly Bidder[], side: string): Bidder[] {
  const worth = ({ amount }: Bidder) => (amount === null ? Number.MAX_SAFE_INTEGER : side === 'asset' ? -amount : amount);
  return [...listed].sort((a, b) => (a.rank ?? 1e9) - (b.rank ?? 1e9) || worth(a) - worth(b));
}
/** Who still stands: opened, and neither void nor excluded. */
export const standing = (c: Circumstances) => bidders(c).filter((b) => b.invalid === null);

/** Fen as it stands in a field: `480,000.00`. */
export function typedYuan(fen: number | null | undefined): string {
  if (fen == null) return '';
  const whole = String(Math.trunc(Math.abs(fen) / 100)).replace(/\B(?=(\d{3})+$)/g, ',');
  return `${fen < 0 ? '-' : ''}${whole}.${String(Math.abs(fen) % 100).padStart(2, '0')}`;
}

/** Fen as a sentence says it: `480,000.00元`. */
export const spokenYuan = (fen: number): string => `${typedYuan(fen)}元`;
