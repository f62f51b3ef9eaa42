/** What can be verified: a database or a bundle, read as streams so that a log of a million entries fits. */
import type { Readable } from 'node:stream';
import type { Bidder, Facts } from '../../machines/facts.js';
import type { TradeState } from '../../machines/position.js';
import type { Shelf } from '../../machines/rules/shelf.js';
import type { AccessFault } from '../access-chain.js';
import type { Ledger } from './ledger.js';

export interface Payload {
  dataSalt: string | null;
  data: string | null;
  personalSalt: string | null;
  personal: string | null;
  /** The entry that says why the personal part is gone. */
  erasedBy: number | null;
}

/** What the table says beside the bytes. */
export interface Columns {
  project: string;
  entryNo: number;
  event: string;
  at: number;
  actor: string;
  role: string;
  secret: boolean;
}

export interface StoredEntry {
  seq: number;
  /** Absent where only the leaf is known: an entry that is secret until its opening. */
  bytes: Buffer | null;
  leaf: Buffer | null;
  /** Absent in a bundle, which has nothing but the bytes. */
  columns: Columns | null;
  /** A bundle gives the line as it stands there: whoever checks the entry reads it. */
  payload: Payload | Buffer | null;
}

export interface StoredCheckpoint {
  /** As the table or file says. */
  size: number;
  /** The signed note, with the cosignature lines that are kept with it. */
  note: string;
  /** What the table says beside the note. */
  columns?: { origin: string; root: Buffer };
}

export interface ProjectColumns {
  id: string;
  position: string;
  stage: string;
  mode: string;
  side: string;
  category: string;
  village: string;
  town: string;
  rules_version: string;
  version: number;
  terms_version: number;
  entry_no: number;
  round: number;
  next_due_at: number | null;
  public_at: number | null;
  offers_close_at: number | null;
  registered_at: number;
  /** What it is called: absent in bundles of before it was compared. */
  code?: string;
  title?: string;
  group_no?: string | null;
  state: TradeState;
  facts: Omit<Facts, 'bidders'>;
}

export interface DocumentRow {
  number: string;
  sha256: string | null;
  issuedEntry: number | null;
  /** Absent in bundles of before they were compared. */
  kind?: string;
  title?: string;
}
export interface PackageRow {
  owner: string;
  number: number;
  hash: string;
  bytes: Buffer;
  receivedAt: number;
}

/** One project as the tables hold it now. */
export interface ProjectRows {
  row: ProjectColumns;
  bidders: { pseudonym: string; facts: Bidder }[];
  documents: DocumentRow[];
  /** Absent in a bundle. */
  packages: PackageRow[] | null;
  attachments: string[];
  /** What everybody reads of it, null if nothing; absent in a bundle. */
  told?: ToldRow | null;
}

/** Of a bundle the line as it stands there. */
export type StoredRows = ProjectRows | Buffer;

export interface ToldRow {
  stage: string;
  mode: string;
  side?: string;
  category?: string;
  village?: string;
  town?: string;
  amount: number | null;
  /** JSON, as it is answered. */
  item: string;
  detail: string;
  figures: Record<string, unknown> | null;
}

export interface FormerLife {
  origin: string;
  kept: number;
}

/** Complete subtrees as `level/index`. */
export type StoredNodes = ReadonlyMap<string, Buffer>;

export interface Source {
  /** What people call it. */
  readonly name: string;
  /** What its parts are called in findings. */
  readonly tables: { entries: string; checkpoints: string; projects: string };
  /** `log`: every entry from the first; else the entries of one project with a proof for each. */
  readonly scope: 'log' | 'project';
  /** How many entries there are, where payloads and rows come as lines, so that threads can share the work. */
  readonly lines?: number;
  readonly origin: string;
  /** What the log says it was called before it was restored, and how many entries were kept each time; oldest first. */
  readonly former: readonly FormerLife[];
  /** The keys that the source itself names; whoever made it could have named others. */
  readonly logKeys: readonly string[];
  readonly witnessKeys: readonly string[];
  /** The personal parts were left out when this was made. */
  readonly withoutPersonal: boolean;
  /** What can be said before anything is read: that files are whole and the same. */
  preflight?(ledger: Ledger): Promise<void>;
  /** The rule books that the log was decided under. */
  shelf(): Promise<Shelf>;
  /** In the order of the log. */
  entries(): AsyncIterable<readonly StoredEntry[]>;
  /** In the order of their sizes. */
  checkpoints(): AsyncIterable<readonly StoredCheckpoint[]>;
  rows(): AsyncIterable<readonly StoredRows[]>;
  /** Every project of the log has its rows here; a bundle has none of those that are still secret. */
  readonly rowsAreWhole: boolean;
  /** The proof file of an entry, where the scope is a project. */
  proof?(seq: number): Promise<string | null>;
  /** The cached nodes that are completed by the leaves of this range, both ends inclusive; a bundle has none. */
  nodes?(first: number, last: number): Promise<StoredNodes>;
  /** What is wrong with the record of who looked at what; absent in a bundle, which has none. */
  accessFaults?(): AsyncIterable<AccessFault>;
  /** A stored file by its hash, null if it is not there; absent where nobody said where files are. */
  open?(sha256: string): Promise<Readable | null>;
  /** Files that are meant to be here: every one of the log, or those that a bundle does not say it leaves out. */
  holds(sha256: string, what: 'document' | 'evidence'): boolean;
}
