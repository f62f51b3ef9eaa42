/**
 * What a trail must not tell: who registered, and how many, while that is secret (domain §6). Bidders' acts and secret
 * ones of a round are left out until it was opened, for good if it never was; and no entry shows its number, whose gaps
 * would count them, until a later round was opened or the trade has ended. The rule is that of the public log.
 */
import { definitionOf, isEventType } from '../../machines/events.js';
import { markOf } from '../../machines/secrecy.js';
import type { Instant } from '../../machines/time.js';
import { endsRound, type StoryEntry } from '../story.js';

export interface Secrecy {
  /** The act itself is left out. */
  hides(entry: StoryEntry): boolean;
  /** Its place in the log is left out. */
  hidesNumber(entry: StoryEntry): boolean;
  /** Whether the offers of its round were opened, so that bidders have names. */
  isOpened(entry: StoryEntry): boolean;
  /** Whether a bidder's attempt of that moment is left out. */
  hidesAttempt(at: Instant): boolean;
}

/** From a notice to what opens its round, ends the trade, or announces the next round. */
interface Window {
  from: StoryEntry;
  /** The entry after it; null while it lasts. */
  to: StoryEntry | null;
  opened: boolean;
}

const OPENS = new Set(['open_offers', 'record_external_opening']);

/** A bidder's act, or one about bidders. What is secret of a reserve is sealed before anybody can come. */
export function isOfBidders({ role, event }: { role: string; event: string }): boolean {
  if (role === 'bidder') return true;
  return isEventType(event) && definitionOf(event).secret && event !== 'seal_reserve';
}

export const NOTHING_IS_SECRET: Secrecy = {
  hides: () => false,
  hidesNumber: () => false,
  isOpened: () => false,
  hidesAttempt: () => false,
};

/** `isPublic`: for everybody, to whom a secret act outside the bidding is not shown either before its round opens. */
export function secrecyOf(
  entries: readonly StoryEntry[],
  { isPublic }: { isPublic: boolean },
): Secrecy {
  const windows = windowsIn(entries);
  const opened = openedAfterwards(entries);
  const secretFrom = firstOfOpenEnd(windows);
  const around = (e: StoryEntry) =>
    windows.find((w) => e.entryNo > w.from.entryNo && (w.to === null || e.entryNo < w.to.entryNo));
  return {
    hides(entry) {
      const window = around(entry);
      if (window) return !window.opened && (isOfBidders(entry) || (isPublic && entry.secret));
      return isPublic && entry.secret && !opened.has(entry.entryNo);
    },
    hidesNumber: (entry) => secretFrom !== null && entry.entryNo > secretFrom.entryNo,
    isOpened: (entry) => around(entry)?.opened ?? true,
    hidesAttempt: (at) =>
      windows.some((w) => !w.opened && at >= w.from.at && (w.to === null || at <= w.to.at)),
  };
}

function windowsIn(entries: readonly StoryEntry[]): Window[] {
  const windows: Window[] = [];
  let current: Window | null = null;
  let isLeft = false;
  for (const entry of entries) {
    const mark = markOf(entry);
    if (endsRound(entry)) isLeft = true;
    // An auction that is repeated before its opening goes on in the same round.
    if (mark === null || (mark === 'begins' && current && !isLeft)) continue;
    if (current) {
      current.to = entry;
      current.opened = OPENS.has(entry.event);
      current = null;
    }
    if (mark === 'ends') continue;
    current = { from: entry, to: null, opened: false };
    isLeft = false;
    windows.push(current);
  }
  return windows;
}

/** Where the secret began that no entry has ended yet: windows that follow each other are one. */
function firstOfOpenEnd(windows: readonly Window[]): StoryEntry | null {
  let from: StoryEntry | null = null;
  for (const window of windows) {
    from ??= window.from;
    if (window.to !== null && markOf(window.to) === 'ends') from = null;
  }
  return from;
}

/** Entries whose round was opened after them. */
function openedAfterwards(entries: readonly StoryEntry[]): ReadonlySet<number> {
  const found = new Set<number>();
  let opens = false;
  for (const entry of entries.toReversed()) {
    if (opens) found.add(entry.entryNo);
    if (entry.event === 'open_offers') opens = true;
    else if (endsRound(entry)) opens = false;
  }
  return found;
}
