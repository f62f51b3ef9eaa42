/** Groups of facts that several documents have in common. */
import { z } from 'zod';
import { CATEGORY_KEYS, MODE_KEYS } from '../../machines/modes.js';
import { civilDate, count, fen, hash, instant, listOf, signedFen, words } from '../facts.js';
import { ACTIONS, BODIES } from '../words.js';

export const side = z.enum(['asset', 'procurement']);
export const mode = z.enum(MODE_KEYS);
export const category = z.enum(CATEGORY_KEYS);
export const action = z.enum(ACTIONS);

export const subject = z.strictObject({ name: words, place: words, quantity: words });

/** By whose will the collective acts; a reader checks the resolution under this number. */
export const authority = z.strictObject({ body: z.enum(BODIES), number: words, heldOn: civilDate });

/** Where somebody who objects can go. Offices, not persons: their numbers are public. */
const office = { name: words, phone: words };
export const offices = z.strictObject({
  station: z.strictObject({ ...office, address: words }),
  town: z.strictObject(office),
  discipline: z.strictObject(office),
});

/** A party to a contract. Persons' papers are masked before they come here, where the copy is public. */
export const party = z.strictObject({
  name: words,
  identity: words,
  representative: words.optional(),
  address: words,
  contact: words,
});

/** By its hash, anyone can tell whether the file in hand is the one meant. */
export const attachments = listOf(
  // Counted where that is possible; no number is better than a wrong one.
  z.strictObject({ name: words, pages: count.optional(), sha256: hash }),
);

/** How long a result hangs where everybody can read it. */
export const publicity = z.strictObject({ from: instant, to: instant, length: words, place: words });

/** Natural persons other than the candidate come masked, where the copy is public. */
export const ranking = listOf(
  z.strictObject({
    rank: count,
    name: words,
    price: fen,
    score: words.optional(),
    remark: words.optional(),
  }),
);

/** What is taken from a security before it goes back. */
export const deductions = listOf(z.strictObject({ item: words, amount: fen, basis: words }));

/** One due of a contract. */
export const dues = listOf(
  z.strictObject({ name: words, dueOn: words, amount: fen, condition: words }),
);

export const changes = listOf(
  z.strictObject({ number: words, reason: words, amount: signedFen, decidedBy: words }),
);

/** Where an act stands in the log; with the leaf's hash its place can be proved without the platform. */
export const logged = z.strictObject({ seq: count, leaf: hash });
