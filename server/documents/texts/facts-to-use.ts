/** The facts that a text may name, as whoever edits it needs to know them. */
import { z } from 'zod';
import { bare, type FactKind, kindOf } from '../facts.js';

export interface FactToUse {
  path: string;
  kind: FactKind;
  /** It may be missing: only behind a condition, or with other words in its place. */
  optional: boolean;
  /** Of a choice. */
  values?: string[];
}

/** In lists and groups the parts follow the whole: `dues`, `dues.name`, … */
export function factsToUse(schema: z.ZodType, path = '', optional = false): FactToUse[] {
  const { schema: inner, optional: here } = bare(schema);
  const missing = optional || here;
  const self = path === '' ? [] : [{ path, kind: kindOf(schema), optional: missing, ...valuesOf(inner) }];
  if (inner instanceof z.ZodObject) {
    const parts = Object.entries(inner.shape).flatMap(([key, next]) =>
      factsToUse(next as z.ZodType, path ? `${path}.${key}` : key, missing),
    );
    return [...self, ...parts];
  }
  if (!(inner instanceof z.ZodArray)) return self;
  const element = inner.element as z.ZodType;
  const parts = element instanceof z.ZodObject ? factsToUse(element, path).slice(1) : [];
  return [...self, ...parts];
}

const valuesOf = (schema: z.ZodType) =>
  schema instanceof z.ZodEnum ? { values: schema.options.map(String) } : {};
