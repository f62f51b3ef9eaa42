/** One project as its entries tell it, taken in the order of the log: what its rows must be. */
import { nextDeadline } from '../../machines/deadlines.js';
import { definitionOf, isEventType } from '../../machines/events.js';
import type { Facts } from '../../machines/facts.js';
import { positionOf, stageOf } from '../../machines/position.js';
import { type LoggedEntry, type Replayed, ReplayFailed, replayFirst, replayOn } from '../replay.js';
import type { CheckedEntry, Line } from './check-entry.js';
import type { EnactedLaw } from './enacted-law.js';
import type { EnactedTexts } from './enacted-texts.js';
import type { Place } from './finding.js';
import type { Laws } from './laws.js';
import { CannotCheck, type Ledger } from './ledger.js';
import type { ProjectColumns } from './source.js';
import { laidAside, type Name, nothingTold, type Told, takenUp } from './told.js';

/** Who may do what is asked before the machine is: it is asked here again. */
function mayBeBy({ event, role }: Line): boolean {
  if (!isEventType(event)) return event === 'register_project' ? role === 'accountant' : event === 'document_issued' && role === 'clock';
  const { roles } = definitionOf(event);
  return role === 'clock' ? roles.length === 0 : (roles as readonly string[]).includes(role);
}

/** What a story is told by: the law as entries name it, and what of it was in force when. */
export interface Telling {
  laws: Laws;
  enacted: EnactedLaw;
  texts: EnactedTexts;
  ledger: Ledger;
}

function faultOfLaw(line: Line, { rules, project }: Facts, enacted: EnactedLaw): string | null {
  if (line.event === 'document_issued') return enacted.faultOfDocument(line, rules);
  return line.event === 'register_project' ? enacted.faultOfRegistration(line, project.village) : enacted.faultOfDecision(line, rules);
}

export class ProjectStory {
  /** The content of some entry is not there: nothing can be said about the rows. */
  incomplete = false;
  /** An entry was found that cannot have happened: the rest is not compared. */
  broken = false;
  #told: Told | null = nothingTold();
  #aside: Buffer | null = null;
  entryNo = 0;
  #to = '-';
  #at = Number.NEGATIVE_INFINITY;
  #version = 0;
  #publicAt: number | null = null;
  #registeredAt = 0;

  #withheld = 0;

  constructor(
    readonly id: string,
    /** Where its first entry stands. */
    readonly begunAt: number,
    /** Entries about the platform itself: in order like any others, and no trade. */
    readonly isPlatform = false,
  ) {}

  /** @param withheld how many entries before this one, of whatever project, are known by their leaf only */
  take(entry: CheckedEntry, line: Line, place: Place, withheld: number, telling: Telling): void {
    this.#checkOrder(line, place, withheld, telling.ledger);
    this.#remember(line, withheld);
    if (this.isPlatform) return;
    if (!entry.payload) {
      this.incomplete = true;
      return;
    }
    const told = this.told();
    this.#note(told, line, entry);
    this.#checkRedEntry(told, line, entry.payload, place, telling.ledger);
    if (!this.broken && !this.incomplete) this.#replay(told, line, entry.payload, place, telling);
    const isOver = told.trade?.state.trade === 'archived';
    this.#aside = isOver ? laidAside(told) : null;
    this.#told = isOver ? null : told;
  }

  /** All that was told until now. */
  told(): Told {
    return this.#told ?? takenUp(this.#aside as Buffer);
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

  #note(told: Told, line: Line, { payload, seq }: CheckedEntry): void {
    const { data, found } = payload as { data: Record<string, unknown> | null; found: Record<string, unknown> | null };
    if (line.event === 'document_issued') {
      const { kind, title } = data ?? {};
      told.documents.set(String(data?.number), { sha256: String(data?.sha256), entryNo: line.entryNo, seq, kind, title });
      return;
    }
    if (line.event === 'register_project') told.named = { code: data?.code, title: data?.title, group_no: data?.groupNo ?? null };
    // A version counts changes of flow and terms: what bidders do besides, and what is secret, must not show.
    const secret = isEventType(line.event) && definitionOf(line.event).secret;
    if (line.from !== line.to || (!secret && line.role !== 'bidder')) this.#version += 1;
    if (line.event === 'approve_project') this.#publicAt ??= line.at;
    if (line.event === 'submit_offer' || line.event === 'seal_reserve') {
      const owner = line.event === 'seal_reserve' ? 'reserve' : line.actor;
      told.packages.push({ owner, number: Number(found?.number), hash: String(found?.packageHash), receivedAt: line.at });
    }
    const evidence = Array.isArray(data?.evidence) ? (data.evidence as { file?: unknown }[]) : [];
    for (const { file } of evidence) if (typeof file === 'string') told.evidence.set(file, seq);
  }

  /** A red entry takes back an entry of this trade, over what that one said and made by whom it says. */
  #checkRedEntry(told: Told, line: Line, payload: { data: unknown; found: unknown }, place: Place, ledger: Ledger): void {
    const said = ({ event, by, due, amount }: Record<string, unknown>) => JSON.stringify([event, by, due, amount]);
    const data = (payload.data ?? {}) as Record<string, unknown>;
    if (line.event === 'receive_payment' || line.event === 'release_payment') {
      told.booked.set(line.entryNo, said({ ...data, event: line.event, by: line.actor }));
    }
    if (line.event !== 'reverse_booking') return;
    const { booking } = (payload.found ?? {}) as { booking?: Record<string, unknown> };
    if (!booking || told.booked.get(data.entry) !== said(booking)) ledger.find('project-replay', place, `entry ${data.entry} booked something else`);
  }

  #replay(told: Told, line: Line, payload: { data: unknown; found: unknown }, place: Place, telling: Telling): void {
    const { laws, ledger } = telling;
    const logged: LoggedEntry = { ...line, payload };
    if (!mayBeBy(line)) ledger.find('project-replay', place, `${line.event} is not for ${line.role}`);
    try {
      told.trade = told.trade ? replayOn(told.trade, logged, laws.named) : replayFirst(logged);
    } catch (error) {
      // Whatever the machine cannot digest was never decided by it.
      this.broken = true;
      if (error instanceof CannotCheck) ledger.cannot(error.en, error.zh);
      else ledger.find('project-replay', place, error instanceof ReplayFailed ? error.reason : String(error));
      return;
    }
    const fault = faultOfLaw(line, told.trade.facts, telling.enacted);
    if (fault !== null) ledger.find('law-in-force', place, fault);
    if (line.event !== 'document_issued') return;
    const { template } = (payload.data ?? {}) as { template?: object };
    const wording = telling.texts.faultOf(template, told.trade.facts.project.village);
    if (wording !== null) ledger.find('text-in-force', place, wording);
  }

  /** The columns that the log explains. */
  columns({ state, facts }: Replayed, laws: Laws): Omit<ProjectColumns, 'id' | 'state' | 'facts' | keyof Name> {
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
