/**
 * What a trail must not tell before the opening: who registered, and how many (domain §6). From a notice to the
 * opening of its round, bidders' acts and secret ones are left out, and no entry shows its number, whose gaps would
 * count them. The rule is that of the public log.
 */
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

interface Window {
  from: StoryEntry;
  /** The entry with which the count ceases to be secret. */
  to: StoryEntry | null;
  opened: boolean;
}

const OPENS = new Set(['open_offers', 'record_external_opening']);
const begins = (e: StoryEntry) =>
  e.event === 'publish_notice' ||
  (e.event === 'uphold_objection' && /^(announcement|bidding)/.test(e.to));
const ends = (e: StoryEntry) =>
  OPENS.has(e.event) ||
  e.event === 'terminate' ||
  e.event === 'archive_project' ||
  e.to.startsWith('failed');

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
  const around = (e: StoryEntry) =>
    windows.find((w) => e.entryNo > w.from.entryNo && (w.to === null || e.entryNo < w.to.entryNo));
  return {
    hides(entry) {
      const window = around(entry);
      if (window) return !window.opened && (entry.secret || entry.role === 'bidder');
      return isPublic && entry.secret && !opened.has(entry.entryNo);
    },
    hidesNumber: (entry) => around(entry)?.to === null,
    isOpened: (entry) => around(entry)?.opened ?? true,
    hidesAttempt: (at) =>
      windows.some((w) => !w.opened && at >= w.from.at && (w.to === null || at <= w.to.at)),
  };
}

function windowsIn(entries: readonly StoryEntry[]): Window[] {
  const windows: Window[] = [];
  let current: Window | null = null;
  for (const entry of entries) {
    if (current && ends(entry)) {
      current.to = entry;
      current.opened = OPENS.has(entry.event);
      current = null;
    }
    if (begins(entry) && !current) {
      current = { from: entry, to: null, opened: false };
      windows.push(current);
    }
  }
  return windows;
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
