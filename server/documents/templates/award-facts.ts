/** What the award of an asset and of a procurement are made of. */
import { count, fen, flag, instant, words } from '../facts.js';
import { z } from 'zod';
import { action, authority, category, mode, side } from './shared-facts.js';

const signed = z.strictObject({ name: words, at: instant });

export const awardFacts = {
  side,
  action,
  category,
  mode,
  number: words,
  owner: words,
  subject: z.strictObject({ name: words, place: words, quantity: words }),
  term: words,
  winner: words,
  price: fen,
  total: fen,
  priceUnit: words,
  /** Only where those before stepped aside. */
  rank: count.optional(),
  authority,
  /** Absent where there was no competition here. */
  noticeNumber: words.optional(),
  openedAt: instant.optional(),
  publicity: z.strictObject({ to: instant, said: words }).optional(),
  signingWithin: words,
  approvalNeeded: flag,
  bond: fen.optional(),
  deposit: fen.optional(),
  /** Who acts where the head stood aside, and by which decision. */
  actingHead: words.optional(),
  confirmed: signed,
  certified: signed,
} as const;
