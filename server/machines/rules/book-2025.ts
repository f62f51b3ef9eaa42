/** The first rule book: law as read in April 2025, amount lines are defaults until a district sets its own. */
import type { RuleBook } from './book.js';
import { announcement } from './book-2025/announcement.js';
import { bidding } from './book-2025/bidding.js';
import { contract } from './book-2025/contract.js';
import { process } from './book-2025/process.js';
import { selection } from './book-2025/selection.js';
import { setup } from './book-2025/setup.js';

export const BOOK_2025: RuleBook = {
  version: '2025-05-01',
  from: '2025-05-01',
  rules: { ...process, ...setup, ...announcement, ...bidding, ...selection, ...contract },
};
