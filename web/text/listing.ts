/** Several names in one sentence, with the mark that the language of the page sets between them. */
import { currentLanguage } from './language.js';

export const listed = (names: readonly string[]): string => names.join(currentLanguage() === 'en' ? ', ' : '、');
