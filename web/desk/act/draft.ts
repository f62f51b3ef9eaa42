/** What was typed and not yet sent, kept in this browser by account, project and act; never a secret amount or a person's data. */
import type { Values } from '../forms/field.js';

const PREFIX = 'cunjitong.draft';
/** Older ones are of no use to anybody. */
const KEPT_DAYS = 30;

/** A form that is still open keeps nothing either once its drafts were dropped. */
let isLeaving = false;

export interface Draft {
  at: number;
  values: Values;
}

export const draftKey = (account: string, project: string, event: string) =>
  `${PREFIX}.${account}.${project}.${event}`;

export function readDraft(key: string): Draft | null {
  try {
    const kept = JSON.parse(localStorage.getItem(key) ?? 'null') as Draft | null;
    return kept && Date.now() - kept.at < KEPT_DAYS * 86_400_000 ? kept : null;
  } catch {
    return null;
  }
}

/**
 * Identity and account numbers, addresses, and who complains stand in the block `personal` of an act. The machine in a
 * village's office serves many and its browser encrypts nothing, so they are typed again rather than kept.
 * @returns false where the browser keeps nothing, so that nobody is told that it did
 */
export function keepDraft(key: string, { personal: _, ...values }: Values): boolean {
  if (isLeaving) return false;
  try {
    localStorage.setItem(key, JSON.stringify({ at: Date.now(), values } satisfies Draft));
    return true;
  } catch {
    return false;
  }
}

export function dropDraft(key: string): void {
  try {
    localStorage.removeItem(key);
  } catch {
    // A browser that refuses storage has kept no draft either.
  }
}

/** Of one account on this machine. */
function keysOf(account: string): string[] {
  try {
    return Object.keys(localStorage).filter((key) => key.startsWith(`${PREFIX}.${account}.`));
  } catch {
    return []; // As above: nothing was kept.
  }
}

export const countDraftsOf = (account: string) =>
  keysOf(account).filter((key) => readDraft(key) !== null).length;

/** Whoever signs out on a shared machine may leave nothing behind; the page is left after this. */
export function dropDraftsOf(account: string): void {
  isLeaving = true;
  for (const key of keysOf(account)) dropDraft(key);
}
