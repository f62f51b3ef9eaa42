/** One project as its entries tell it, taken in the order of the log: what its rows must be. */
import { nextDeadline } from '../../machines/deadlines.js';
import { definitionOf, isEventType } from '../../machines/events.js';
import { positionOf, stageOf } from '../../machines/position.js';
import { type LoggedEntry, type Replayed, ReplayFailed, replayFirst, replayOn } from '../replay.js';
import type { CheckedEntry, Line } from './check-entry.js';
import type { Place } from './finding.js';
import type { Laws } from './laws.js';
import { CannotCheck, type Ledger } from './ledger.js';
import type { ProjectColumns } from './source.js';

/** What the entries say of a package, whatever the packages say. */
export interface SaidPackage {
  owner: string;
  number: number;
  hash: string;
  receivedAt: number;
}

/** Who may do what is asked before the machine is: it is asked here again. */
function mayBeBy({ event, role }: Line): boolean {
  if (!isEventType(event)) return event === 'register_project' ? role === 'accountant' : event === 'document_issued' && role === 'clock';
  const { roles } = definitionOf(event);
  return role === 'clock' ? roles.length === 0 : (roles as readonly string[]).includes(role);
}

export class ProjectStory {
  /** Null before the first entry, and once an entry could not be replayed. */
  trade: Replayed | null = null;
  /** The content of some entry is not there: nothing can be said about the rows. */
  incomplete = false;
  /** An entry was found that cannot have happened: the rest is not compared. */
  broken = false;
  readonly documents = new Map<string, { sha256: string; entryNo: number; seq: number }>();
  readonly packages: SaidPackage[] = [];
  readonly evidence = new Map<string, number>();
  entryNo = 0;
  #to = '-';
  #at = Number.NEGATIVE_INFINITY;
  #version = 0;
  #publicAt: number | null = null;
  #registeredAt = 0;

  #withheld = 0;

  constructor(
    readonly id: string,
    /** Entries about the platform itself: in order like any others, and no trade. */
    readonly isPlatform = false,
  ) {}

  /** @param withheld how many entries before this one, of whatever project, are known by their leaf only */
  take(entry: CheckedEntry, line: Line, place: Place, withheld: number, laws: Laws, ledger: Ledger): void {
    this.#checkOrder(line, place, withheld, ledger);
    this.#remember(line, withheld);
    if (this.isPlatform) return;
    if (!entry.payload) {
      this.incomplete = true;
      return;
    }
    this.#note(line, entry);
    if (!this.broken && !this.incomplete) this.#replay(line, entry.payload, place, laws, ledger);
  }

  /** An entry whose content is not given yet, or could not be read. */
  skip(): void {
    this.incomplete = true;
  }

  #checkOrder(line: Line, place: Place, withheld: number, ledger: Ledger): void {
    const wrong = (detail: string) => ledger.find('project-order', place, detail);
    const missing = line.entryNo - this.entryNo - 1;
    if (missing > 0 && missing <= withheld - this.#withheld) this.incomplete = true;
    else if (missing !== 0) wrong(`entryNo ${line.entryNo} after ${this.entryNo}`);
    if (line.from !== this.#to && !this.incomplete) wrong(`from ${line.from} after ${this.#to}`);
    if (line.at < this.#at) wrong('dated before the entry before it');
  }

  #remember(line: Line, withheld: number): void {
    if (this.entryNo === 0) this.#registeredAt = line.at;
    this.#withheld = withheld;
    this.entryNo = line.entryNo;
    this.#to = line.to;
    this.#at = line.at;
  }

  #note(line: Line, { payload, seq }: CheckedEntry): void {
    const { data, found } = payload as { data: Record<string, unknown> | null; found: Record<string, unknown> | null };
    if (line.event === 'document_issued') {
      this.documents.set(String(data?.number), { sha256: String(data?.sha256), entryNo: line.entryNo, seq });
      return;
    }
    // A version counts changes of flow and terms: what bidders do besides, and what is secret, must not show.
    const secret = isEventType(line.event) && definitionOf(line.event).secret;
    if (line.from !== line.to || (!secret && line.role !== 'bidder')) this.#version += 1;
    if (line.event === 'approve_project') this.#publicAt ??= line.at;
    if (line.event === 'submit_offer' || line.event === 'seal_reserve') {
      const owner = line.event === 'seal_reserve' ? 'reserve' : line.actor;
      this.packages.push({ owner, number: Number(found?.number), hash: String(found?.packageHash), receivedAt: line.at });
    }
    const evidence = Array.isArray(data?.evidence) ? (data.evidence as { file?: unknown }[]) : [];
    for (const { file } of evidence) if (typeof file === 'string') this.evidence.set(file, seq);
  }

  #replay(line: Line, payload: { data: unknown; found: unknown }, place: Place, laws: Laws, ledger: Ledger): void {
    const logged: LoggedEntry = { ...line, payload };
    if (!mayBeBy(line)) ledger.find('project-replay', place, `${line.event} is not for ${line.role}`);
    try {
      this.trade = this.trade ? replayOn(this.trade, logged, laws.named) : replayFirst(logged);
    } catch (error) {
      if (error instanceof CannotCheck) throw error;
      // Whatever the machine cannot digest was never decided by it.
      this.broken = true;
      ledger.find('project-replay', place, error instanceof ReplayFailed ? error.reason : String(error));
    }
  }

  /** The columns that the log explains. */
  columns(laws: Laws): Omit<ProjectColumns, 'id' | 'state' | 'facts'> {
    const { state, facts } = this.trade as Replayed;
    const { mode, side, category, village, town } = facts.project;
    return {
      position: positionOf(state),
      stage: stageOf(state),
      mode,
      side,
      category,
      village,
      town,
      rules_version: facts.rules,
      version: this.#version,
      terms_version: facts.termsVersion,
      entry_no: this.entryNo,
      round: facts.round,
      next_due_at: nextDeadline(state, facts, laws.today(facts.rules))?.at ?? null,
      public_at: this.#publicAt,
      offers_close_at: facts.dates?.offersCloseAt ?? null,
      registered_at: this.#registeredAt,
    };
  }
}
