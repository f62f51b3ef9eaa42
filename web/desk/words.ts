/**
 * Texts of the desks. The Chinese sentence is its own key; English comes with a switch as a dictionary, and a
 * sentence that it lacks stays Chinese. `{name}` in a sentence is replaced by the value of that name.
 */
import { fill, type Values } from '../text/catalogue.js';
import { currentLanguage, useLanguage, whenEnglish } from '../text/language.js';
import { chinese as punctuated } from '../text/punctuation.js';

let english: Readonly<Record<string, string>> | null = null;
whenEnglish(async () => {
  english ??= (await import('./words-en.js')).ENGLISH;
});

export type Say = (chinese: string, values?: Values) => string;

/** Outside of components. */
export const say: Say = (chinese, values) =>
  fill((currentLanguage() === 'en' && english?.[chinese]) || punctuated(chinese), values);

/** Inside components: they are drawn again when the language changes. */
export function useSay(): Say {
  useLanguage();
  return say;
}
