/** All rule books, oldest first; a new version is added, never edited in place. */
import type { RuleBook } from './book.js';
import { BOOK_2025 } from './book-2025.js';

/** 村民委员会组织法 was amended with effect from 2026-01-01; the numbers stayed, the basis moved. */
const AMENDED = '五议两公开工作法;《村民委员会组织法》(2026年1月1日起施行的修订)';
const BOOK_2026: RuleBook = {
  version: '2026-01-01',
  from: '2026-01-01',
  rules: {
    ...BOOK_2025.rules,
    'decision.order': { ...BOOK_2025.rules['decision.order'], basis: AMENDED },
    'decision.result_publicity': { ...BOOK_2025.rules['decision.result_publicity'], basis: AMENDED },
  },
};

export const BOOKS: readonly RuleBook[] = [BOOK_2025, BOOK_2026];

/** The book of a version. @throws when a stored version is not known to this program. */
export function bookOf(version: string): RuleBook {
  const book = BOOKS.find((b) => b.version === version);
  if (!book) throw new Error(`unknown rule book ${version}`);
  return book;
}

/** The book that holds on a civil date; before the first one, the first. */
export function bookOn(date: string): RuleBook {
  return [...BOOKS].reverse().find((b) => b.from <= date) ?? BOOK_2025;
}
