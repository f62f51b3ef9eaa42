/** Facts that fit a schema and nothing else: odd lengths, rare characters, zero and thirteen digits, empty lists. */
import { z } from 'zod';
import { bare, kindOf } from '../../server/documents/facts.js';

/** Numbers that a seed decides, in every process alike (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const SIGNS = [...'塘村㛃䶮𬀩租期满（元）2025年第三条，按约ABCxyz 0.5%“合同”；——㎡①é<&{}'];
const MOST_ROWS = 5;

export function randomFacts(schema: z.ZodType, random: () => number): unknown {
  const { schema: inner } = bare(schema);
  const below = (n: number) => Math.floor(random() * n);
  switch (kindOf(schema)) {
    case 'fen':
      return below(4) === 0 ? below(2) * 999_999_999_999_999 : below(10 ** (1 + below(12)));
    case 'instant':
      return Date.UTC(1992 + below(100), below(12), 1 + below(28), below(24), below(60), below(60), below(1_000));
    case 'civilDate':
      return new Date(Date.UTC(1992 + below(100), below(12), 1 + below(28))).toISOString().slice(0, 10);
    case 'basisPoints':
      return below(10_001);
    case 'hash':
      return Array.from({ length: 64 }, () => below(16).toString(16)).join('');
    case 'count':
      return below(1_000);
    case 'flag':
      return below(2) === 0;
    case 'text':
      return `文${Array.from({ length: below(40) }, () => SIGNS[below(SIGNS.length)]).join('')}`;
    case 'choice': {
      const { options } = inner as z.ZodEnum;
      return options[below(options.length)];
    }
    case 'list':
      return randomList(inner as z.ZodArray, random);
    case 'group':
      return Object.fromEntries(
        Object.entries((inner as z.ZodObject).shape).flatMap(([key, next]) =>
          bare(next as z.ZodType).optional && below(2) === 0
            ? []
            : [[key, randomFacts(next as z.ZodType, random)]],
        ),
      );
  }
}

function randomList(schema: z.ZodArray, random: () => number): unknown[] {
  const element = schema.element as z.ZodType;
  for (let length = Math.floor(random() * MOST_ROWS); length <= MOST_ROWS; length += 1) {
    const rows = Array.from({ length }, () => randomFacts(element, random));
    if (schema.safeParse(rows).success) return rows;
  }
  // One that wants every key of a choice once: the trail's twenty.
  const [key, choice] = Object.entries((element as z.ZodObject).shape).find(
    ([, next]) => bare(next as z.ZodType).schema instanceof z.ZodEnum,
  ) as [string, z.ZodType];
  return (bare(choice).schema as z.ZodEnum).options.map((option) => ({
    ...(randomFacts(element, random) as object),
    [key]: option,
  }));
}
