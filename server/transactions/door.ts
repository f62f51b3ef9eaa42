/**
 * What the door needs, and how parts that it does not know (sealing, drawing, naming a party) join an act:
 * one wing per event type, handed in by the composition root.
 */
import type { Knex } from 'knex';
import type { Trx } from '../../db/transaction.js';
import type { Actor, EventType, Found } from '../machines/events.js';
import type { Facts, Pseudonym } from '../machines/facts.js';
import type { TradeState } from '../machines/position.js';
import type { Refusal } from '../machines/refusal.js';
import type { Law } from '../machines/rules/book.js';
import type { Instant } from '../machines/time.js';

/** A project as it stands under the lock. */
export interface Held {
  id: string;
  code: string;
  title: string;
  village: string;
  town: string;
  district: string;
  state: TradeState;
  facts: Facts;
  law: Law;
  at: Instant;
  version: number;
  entryNo: number;
  publicAt: Instant | null;
}

export interface WingAct<Data = unknown> {
  trx: Trx;
  held: Held;
  data: Data;
  actor: Actor;
}

/** What a wing adds to an act. */
export interface Finding {
  found: Found;
  /** Accounts of pseudonyms that enter the project with this act. */
  identities?: Record<Pseudonym, string>;
  /** Replaces the data in the log, where the data itself is kept elsewhere. */
  logged?: unknown;
  /** Runs after the decision has accepted the act, in the same transaction. */
  write?: () => Promise<void>;
  /** What the person gets back besides the entry. */
  receipt?: (after: Facts) => Record<string, unknown>;
}

export interface Wing {
  /** A refusal is a value here as well: the attempt is kept. */
  find(act: WingAct): Promise<Finding | { refused: Refusal }>;
}
export type Wings = Partial<Record<EventType, Wing>>;

/** Moments at which tests stop the world. */
export type Moment = 'locked' | 'decided' | 'appended' | 'committed';

export interface Door {
  db: Knex;
  law: (rulesVersion: string) => Law;
  /** Under which version a district's projects are registered on a date; the program's own where left out. */
  versionOn?: (district: string, date: string) => string;
  wings: Wings;
  /** Said after every commit: there may be effects to carry out. */
  wake: () => void;
  pause?: (moment: Moment) => Promise<void>;
}

export const CLOCK: Actor = { account: 'clock', role: 'clock', bidder: null };
