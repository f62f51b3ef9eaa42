/** The language of the page: Chinese unless the visitor switches; remembered in this browser. */
import { useSyncExternalStore } from 'react';

export type Language = 'zh' | 'en';
const KEPT = 'cunjitong.language';

/** Of the browser only this: what speaks is also read by programs that have none. */
const browser = globalThis as unknown as {
  document: { documentElement: { lang: string } };
  localStorage: { getItem(key: string): string | null; setItem(key: string, value: string): void };
};

type Loader = () => Promise<void>;
const loaders = new Set<Loader>();
const listeners = new Set<() => void>();
let language: Language = 'zh';
/** Counts what has changed on the page: the language, or a catalogue that came later. */
let changes = 0;

export function currentLanguage(): Language {
  return language;
}

export function useLanguage(): Language {
  useSyncExternalStore(listen, countChanges);
  return language;
}

/** English comes over the line only for those who want it; nothing changes on the page before it is there. */
export async function setLanguage(next: Language): Promise<void> {
  if (next === 'en') await Promise.all([...loaders].map((load) => load()));
  language = next;
  browser.document.documentElement.lang = next === 'zh' ? 'zh-CN' : 'en';
  keep(next);
  tell();
}

/** Before the first picture, so that the page does not change its language before the visitor's eyes. */
export async function restoreLanguage(): Promise<void> {
  if (kept() === 'en') await setLanguage('en').catch(() => undefined); // without a line: Chinese
}

/** A catalogue that has English to load; one that comes with a later part of the page loads at once where needed. */
export function whenEnglish(load: Loader): void {
  loaders.add(load);
  if (language === 'en') void load().then(tell, () => undefined);
}

const countChanges = () => changes;

function tell(): void {
  changes += 1;
  for (const listener of listeners) listener();
}

function listen(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

// A browser may refuse storage altogether.
function keep(next: Language): void {
  try {
    browser.localStorage.setItem(KEPT, next);
  } catch {
    // Then the choice holds for this page only.
  }
}
function kept(): string | null {
  try {
    return browser.localStorage.getItem(KEPT);
  } catch {
    return null;
  }
}
