/** All events of the machine, by type; whatever is not here does not exist for it. */
import type { z } from 'zod';
import { announcementEvents } from './events/announcement.js';
import { biddingEvents } from './events/bidding.js';
import { closingEvents } from './events/closing.js';
import { contractEvents } from './events/contract.js';
import type { EventDefinition } from './events/definition.js';
import { disputeEvents } from './events/disputes.js';
import { eligibilityEvents } from './events/eligibility.js';
import { performanceEvents } from './events/performance.js';
import { recusalEvents } from './events/recusal.js';
import { selectionEvents } from './events/selection.js';
import { setupEvents } from './events/setup.js';
import { sidePathEvents } from './events/side-paths.js';
import type { AccountId, Pseudonym } from './facts.js';
import type { ActorRole } from './roles.js';
import type { Instant } from './time.js';

export const EVENTS = {
  ...setupEvents,
  ...announcementEvents,
  ...biddingEvents,
  ...selectionEvents,
  ...contractEvents,
  ...performanceEvents,
  ...closingEvents,
  ...sidePathEvents,
  ...eligibilityEvents,
  ...disputeEvents,
  ...recusalEvents,
};
export type EventType = keyof typeof EVENTS;
export const EVENT_TYPES = Object.keys(EVENTS) as EventType[];
export type DataOf<T extends EventType> = z.output<(typeof EVENTS)[T]['data']>;

/** Who acts: an account in a role; a bidder besides by the pseudonym of this project. */
export interface Actor {
  account: AccountId;
  role: ActorRole;
  bidder: Pseudonym | null;
}

/** Money that was booked: received from the other party, or paid to it. */
export interface Booking {
  event: 'receive_payment' | 'release_payment';
  due: number;
  amount: number;
  at: Instant;
  by: AccountId;
  /** Of money received: the voucher and its number. */
  voucher?: string;
  receiptNumber?: string;
}

/** What the door found under the project's lock and adds to an act; it is logged with the data. */
export interface Found {
  /** The pseudonym of the party that a resolution or an outside result names. */
  party?: Pseudonym;
  /** What the packages held, by bidder, and a secret reserve. */
  opened?: Record<Pseudonym, { amount: number | null; reason: string | null }>;
  reserve?: number | null;
  /** The hash of the package handed in, and its number among the bidder's packages. */
  packageHash?: string;
  number?: number;
  /** What lay in the box when it closed: how many sealed offers, and the root over their hashes in order of receipt. */
  offersCount?: number;
  offersRoot?: string;
  /** Bidders of this lot with the same head or controlling party as another. */
  related?: Pseudonym[];
  /** Reviewers drawn at random, and the seed that anyone can repeat the draw with. */
  drawn?: AccountId[];
  seed?: string;
  /** Whom an act names by a user name. */
  account?: AccountId;
  /** The written authority by which a person acts for the company that is the bidder: its number, and its paper's hash. */
  authority?: { number: string; paper: string };
  /** The entry of money that a red entry takes back, as the log has it; absent where there is none of that number. */
  booking?: Booking;
  /** The supervising engineer 监理 that the contract names. */
  engineer?: string;
  /** The round that is left for another was announced and never opened. */
  unopened?: true;
  /** Documents not issued yet, by title. */
  missingDocuments?: string[];
}

export type MachineEvent = {
  [T in EventType]: { type: T; data: DataOf<T>; found: Found; actor: Actor; at: Instant };
}[EventType];
export type EventOf<T extends EventType> = Extract<MachineEvent, { type: T }>;

export function isEventType(type: string): type is EventType {
  return Object.hasOwn(EVENTS, type);
}

export function definitionOf(type: EventType): EventDefinition {
  return EVENTS[type];
}
