/**
 * The kinds of facts that documents are made of. The zod schema refuses a wrong one; the kind registered with it
 * says which formats may print it, so that fen never appear as yuan nor epoch milliseconds as a number. Callers pass
 * plain numbers and strings: the brands exist for the templates' placeholders, which TypeScript checks by them.
 */
import { z } from 'zod';

export type FactKind =
  | 'fen'
  | 'instant'
  | 'civilDate'
  | 'basisPoints'
  | 'hash'
  | 'count'
  | 'text'
  | 'flag'
  | 'choice'
  | 'list'
  | 'group';

const kinds = z.registry<{ kind: FactKind }>();
const LARGEST = 999_999_999_999_999;
const YEAR_1992 = Date.UTC(1992, 0, 1);
const YEAR_9999 = Date.UTC(9999, 11, 31);

export const fen = z
  .number()
  .int()
  .min(0)
  .max(LARGEST)
  .brand<'fen'>()
  .register(kinds, { kind: 'fen' });
/** For differences, which may be negative. */
export const signedFen = z
  .number()
  .int()
  .min(-LARGEST)
  .max(LARGEST)
  .brand<'fen'>()
  .register(kinds, { kind: 'fen' });
export const instant = z
  .number()
  .int()
  .min(YEAR_1992)
  .max(YEAR_9999)
  .brand<'instant'>()
  .register(kinds, { kind: 'instant' });
export const civilDate = z.iso.date().brand<'civilDate'>().register(kinds, { kind: 'civilDate' });
/** Rates as integers: 250 is 2.5 %. Fractions have no place in a frozen fact. */
export const basisPoints = z
  .number()
  .int()
  .min(0)
  .max(100_000)
  .brand<'basisPoints'>()
  .register(kinds, { kind: 'basisPoints' });
export const hash = z
  .string()
  .regex(/^[0-9a-f]{64}$/, 'a SHA-256 in lower-case hex')
  .brand<'hash'>()
  .register(kinds, { kind: 'hash' });
export const count = z.number().int().min(0).max(100_000_000);
/** A name, a place, a few words. Whitespace alone is as good as missing. */
export const words = z.string().max(1_000).regex(/\S/, 'empty');
/** Something written at length. */
export const prose = z.string().max(20_000).regex(/\S/, 'empty');
export const flag = z.boolean();
/** Long lists are cut off where a worker's time would be in danger, not where a table gets long. */
export const listOf = <T extends z.ZodType>(item: T) => z.array(item).max(3_000);

/** A schema without the wrappers that say whether it may be missing. */
export function bare(schema: z.ZodType): { schema: z.ZodType; optional: boolean } {
  let optional = false;
  let inner = schema;
  while (inner instanceof z.ZodOptional || inner instanceof z.ZodNullable) {
    optional = true;
    inner = inner.unwrap() as z.ZodType;
  }
  return { schema: inner, optional };
}

export function kindOf(schema: z.ZodType): FactKind {
  const inner = bare(schema).schema;
  const known = kinds.get(inner)?.kind;
  if (known) return known;
  if (inner instanceof z.ZodObject) return 'group';
  if (inner instanceof z.ZodArray) return 'list';
  if (inner instanceof z.ZodEnum) return 'choice';
  if (inner instanceof z.ZodBoolean) return 'flag';
  if (inner instanceof z.ZodNumber) return 'count';
  if (inner instanceof z.ZodString) return 'text';
  throw new TypeError(
    `a facts schema cannot hold ${inner.def.type}: no placeholder could print it`,
  );
}
