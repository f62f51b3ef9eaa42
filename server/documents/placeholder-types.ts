/**
 * The same grammar for TypeScript: a template that names a fact its schema lacks, or prints fen as a date, does not
 * compile, and the message says which placeholder it was. What TypeScript cannot see here (an optional fact outside
 * its `when`) check-template.ts sees when the program starts.
 */

import type { z } from 'zod';
import type { Branded, Prints } from './formats.js';
import type { frameSchema } from './frame.js';
import type { WORDS } from './words.js';

export type Fault<Message extends string> = { readonly fault: Message };
type NoFact = { readonly noFact: true };

type Within<F, P extends string> = P extends `${infer Key}.${infer Rest}`
  ? Key extends keyof F
    ? Within<NonNullable<F[Key]>, Rest>
    : NoFact
  : P extends keyof F
    ? NonNullable<F[P]>
    : NoFact;

export type FactAt<F, P extends string> = P extends `frame.${infer Rest}`
  ? Within<z.output<typeof frameSchema>, Rest>
  : Within<F, P>;

type PlainFault<V, P extends string> = V extends NoFact
  ? `no fact ${P}`
  : V extends Branded
    ? `${P} needs a format`
    : V extends string
      ? string extends V
        ? never
        : `${P} needs words`
      : V extends number
        ? never
        : `${P} cannot be printed`;

type FormatFault<V, Name extends string, P extends string> = V extends NoFact
  ? `no fact ${P}`
  : Name extends keyof Prints
    ? V extends Prints[Name]
      ? never
      : `${Name} cannot print ${P}`
    : Name extends keyof typeof WORDS
      ? V extends keyof (typeof WORDS)[Name]
        ? never
        : `${Name} has not all words for ${P}`
      : `no format ${Name}`;

type PlaceholderFault<P extends string, F> = P extends '@no' | `#${string}`
  ? never
  : P extends `${infer Said}?${string}`
    ? PlaceholderFault<Said, F>
    : P extends '@item'
      ? F extends string
        ? never
        : '@item is no text here'
      : P extends `${infer Path}|${infer Name}`
        ? FormatFault<FactAt<F, Path>, Name, Path>
        : PlainFault<FactAt<F, P>, P>;

/** `unknown` if every placeholder of the text can be printed from facts F. */
export type Checked<S extends string, F> = S extends `${string}{${infer P}}${infer Rest}`
  ? [PlaceholderFault<P, F>] extends [never]
    ? Checked<Rest, F>
    : Fault<PlaceholderFault<P, F>>
  : unknown;

type PathFault<V, P extends string> = [V] extends [NoFact] ? Fault<`no fact ${P}`> : unknown;
type ValueFault<V, P extends string, Value extends string> = [V] extends [NoFact]
  ? Fault<`no fact ${P}`>
  : Value extends `${V & (string | number | boolean)}`
    ? unknown
    : Fault<`${P} is never ${Value}`>;

export type CheckedCondition<C extends string, F> = C extends `${infer P}!=${infer Value}`
  ? ValueFault<FactAt<F, P>, P, Value>
  : C extends `${infer P}=${infer Value}`
    ? ValueFault<FactAt<F, P>, P, Value>
    : C extends `!${infer P}`
      ? PathFault<FactAt<F, P>, P>
      : PathFault<FactAt<F, C>, C>;

/** The item of a list of facts. */
export type ItemAt<F, P extends string> =
  FactAt<F, P> extends readonly (infer Item)[] ? Item : never;
export type CheckedList<P extends string, F> = [ItemAt<F, P>] extends [never]
  ? Fault<`${P} is no list of facts`>
  : unknown;
