/** What a placeholder may say behind its bar: `{price|money}`. Each format takes facts of certain kinds only. */
import type { z } from 'zod';
import { capitals, yuan, yuanFigures } from './amounts.js';
import { date, instant, minute } from './dates.js';
import type {
  basisPoints,
  civilDate,
  FactKind,
  fen,
  hash,
  instant as instantFact,
} from './facts.js';
import { WORDS } from './words.js';

type Fen = z.output<typeof fen>;
type Instant = z.output<typeof instantFact>;
type CivilDate = z.output<typeof civilDate>;
type BasisPoints = z.output<typeof basisPoints>;
type Hash = z.output<typeof hash>;
export type Branded = Fen | Instant | CivilDate | BasisPoints | Hash;

/** By format, the type it prints; TypeScript checks every placeholder against this. */
export interface Prints {
  money: Fen;
  figures: Fen;
  capitals: Fen;
  date: Instant | CivilDate;
  instant: Instant;
  minute: Instant;
  percent: BasisPoints;
  hash: Hash;
  hash8: Hash;
  yesno: boolean;
  sentence: string;
}

type Format<V> = { takes: readonly FactKind[]; print: (value: V) => string };

const FORMATS: { [F in keyof Prints]: Format<Prints[F]> } = {
  money: { takes: ['fen'], print: yuan },
  figures: { takes: ['fen'], print: yuanFigures },
  capitals: { takes: ['fen'], print: capitals },
  date: { takes: ['instant', 'civilDate'], print: date },
  instant: { takes: ['instant'], print: instant },
  minute: { takes: ['instant'], print: minute },
  percent: { takes: ['basisPoints'], print: (points) => `${points / 100}%` },
  // Two even lines, so that a column can hold it and an eye can compare it.
  hash: { takes: ['hash'], print: (hex) => `${hex.slice(0, 32)}\n${hex.slice(32)}` },
  hash8: { takes: ['hash'], print: (hex) => hex.slice(0, 8) },
  yesno: { takes: ['flag'], print: (yes) => (yes ? '是' : '否') },
  // What people write often ends without its full stop, where the next sentence of the paper begins.
  sentence: { takes: ['text'], print: (text) => (/[。！？；：…”.!?;]$/.test(text) ? text : `${text}。`) },
};

const UNFORMATTED: readonly FactKind[] = ['text', 'count'];

/** null if the format may print facts of this kind, otherwise what is wrong. */
export function misfit(format: string | undefined, kind: FactKind): string | null {
  if (format === undefined) {
    return UNFORMATTED.includes(kind) ? null : `a fact of kind ${kind} needs a format`;
  }
  if (Object.hasOwn(WORDS, format)) return kind === 'choice' ? null : `words ${format} cannot print ${kind}`;
  const known = Object.hasOwn(FORMATS, format) && (FORMATS as Record<string, Format<never>>)[format];
  if (!known) return `no format ${format}`;
  return known.takes.includes(kind) ? null : `format ${format} cannot print ${kind}`;
}

export function print(format: string | undefined, value: unknown): string {
  if (format === undefined) return String(value);
  const words = (WORDS as Record<string, Record<string, string>>)[format];
  const printed = words
    ? words[String(value)]
    : (FORMATS as Record<string, Format<unknown>>)[format]?.print(value);
  if (printed === undefined) throw new TypeError(`${format} has no words for ${String(value)}`);
  // Tables of the machine write ASCII brackets; Chinese text sets full-width ones.
  return words ? printed.replace(/\(/g, '（').replace(/\)/g, '）') : printed;
}
