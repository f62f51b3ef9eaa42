/** What the three papers on a deposit have in common: whose it was, when it came, where the act stands in the log. */
import { fen, instant, words } from '../facts.js';
import { z } from 'zod';
import { action, logged } from './shared-facts.js';

export const depositFacts = {
  action,
  owner: words,
  subject: words,
  bidder: z.strictObject({ name: words, code: words }),
  amount: fen,
  receivedAt: instant.optional(),
  at: instant,
  logged,
} as const;
