/**
 * Texts by key, in Chinese and English. Every part of the web defines its own catalogue; the type of the English one
 * is that of the Chinese, so that no key can be missing and none is ever shown raw.
 */
import { currentLanguage, useLanguage, whenEnglish } from './language.js';
import { chinese } from './punctuation.js';

export type Values = Record<string, string | number>;
export type Say<K extends string> = (key: K, values?: Values) => string;

export interface Catalogue<K extends string> {
  /** Inside components: they are drawn again when the language changes. */
  useText(): Say<K>;
  /** Outside of components. */
  say: Say<K>;
}

export function catalogue<K extends string>(
  zh: Readonly<Record<K, string>>,
  loadEnglish: () => Promise<{ default: Readonly<Record<K, string>> }>,
): Catalogue<K> {
  let en: Readonly<Record<K, string>> | null = null;
  whenEnglish(async () => {
    en ??= (await loadEnglish()).default;
  });
  const typeset = Object.fromEntries(Object.entries<string>(zh).map(([key, text]) => [key, chinese(text)])) as Record<K, string>;
  const texts = () => (currentLanguage() === 'en' && en ? en : typeset);
  const say: Say<K> = (key, values) => fill(texts()[key], values);
  return {
    say,
    useText() {
      useLanguage();
      return say;
    },
  };
}

/** `{name}` in a text is replaced by the value of that name. */
export function fill(text: string, values: Values = {}): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => (name in values ? String(values[name]) : whole));
}
