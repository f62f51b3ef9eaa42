/**
 * Facts that fit a schema, for looking at a text before any document needs it. Nothing is invented: words show the
 * name of the fact that will stand there, 〔lessee.name〕.
 */
import { z } from 'zod';
import { bare, kindOf } from '../facts.js';

const ROWS = 3;
const SOME_DAY = '2025-07-02';

export function sampleFacts(schema: z.ZodType, path = ''): unknown {
  const { schema: inner } = bare(schema);
  switch (kindOf(schema)) {
    case 'fen':
      return 123_456_789;
    case 'instant':
      return Date.parse(`${SOME_DAY}T16:00:00+08:00`);
    case 'civilDate':
      return SOME_DAY;
    case 'basisPoints':
      return 300;
    case 'hash':
      return '0123456789abcdef'.repeat(4);
    case 'count':
      return 3;
    case 'flag':
      return true;
    case 'text':
      return `〔${path}〕`;
    case 'choice':
      return (inner as z.ZodEnum).options[0];
    case 'list':
      return sampleList(inner as z.ZodArray, path);
    case 'group':
      return sampleGroup(inner as z.ZodObject, path);
  }
}

function sampleGroup(schema: z.ZodObject, path: string): Record<string, unknown> {
  const at = (key: string) => (path ? `${path}.${key}` : key);
  return Object.fromEntries(
    Object.entries(schema.shape).map(([key, next]) => [key, sampleFacts(next as z.ZodType, at(key))]),
  );
}

/** A list that wants every key once, as the trail's twenty checkpoints, gets every key once. */
function sampleList(schema: z.ZodArray, path: string): unknown[] {
  const element = schema.element as z.ZodType;
  const rows = Array.from({ length: ROWS }, () => sampleFacts(element, path));
  if (schema.safeParse(rows).success || !(element instanceof z.ZodObject)) return rows;
  for (const [key, next] of Object.entries(element.shape)) {
    const { schema: inner } = bare(next as z.ZodType);
    if (!(inner instanceof z.ZodEnum)) continue;
    const each = inner.options.map((option) => ({ ...(rows[0] as object), [key]: option }));
    if (schema.safeParse(each).success) return each;
  }
  return rows;
}
