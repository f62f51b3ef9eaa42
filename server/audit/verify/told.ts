/** What a project's entries have told so far. A trade that is archived is laid aside as bytes: a log holds thousands of them, and hardly any is told on. */
import { deserialize, serialize } from 'node:v8';
import type { Replayed } from '../replay.js';

/** What the entries say of a package, whatever the packages say. */
export interface SaidPackage {
  owner: string;
  number: number;
  hash: string;
  receivedAt: number;
}

/** As the columns of a project hold it. */
export interface Name {
  code: unknown;
  title: unknown;
  group_no: unknown;
}

export interface Told {
  /** Null before the first entry, and once an entry could not be replayed. */
  trade: Replayed | null;
  /** What it is called, said once where it was registered. */
  named: Name | null;
  /** By their numbers. */
  documents: Map<string, { sha256: string; entryNo: number; seq: number; kind: unknown; title: unknown }>;
  packages: SaidPackage[];
  /** By their hashes; the entry that named each last. */
  evidence: Map<string, number>;
  /** Entries of money, by their number: who made them over how much. */
  booked: Map<unknown, string>;
}

export const nothingTold = (): Told => ({ trade: null, named: null, documents: new Map(), packages: [], evidence: new Map(), booked: new Map() });

/** A copy without the room that a serializer leaves behind it. */
export const laidAside = (told: Told): Buffer => Buffer.from(serialize(told));
export const takenUp = (aside: Buffer): Told => deserialize(aside);
