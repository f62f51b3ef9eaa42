/** What was typed and not yet sent, kept in this browser by account, project and act; never a secret amount. */
import type { Values } from '../forms/field.js';

const PREFIX = 'cunjitong.draft';
/** Older ones are of no use to anybody. */
const KEPT_DAYS = 30;

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

/** @returns false where the browser keeps nothing, so that nobody is told that it did */
export function keepDraft(key: string, values: Values): boolean {
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

/** Whoever signs out on a shared machine leaves nothing behind. */
export function dropDraftsOf(account: string): void {
  try {
    for (const key of Object.keys(localStorage))
      if (key.startsWith(`${PREFIX}.${account}.`)) localStorage.removeItem(key);
  } catch {
    // As above: nothing was kept.
  }
}
