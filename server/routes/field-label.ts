/** What a field is called on the page: the Chinese description its schema carries. */
import type { z } from 'zod';

interface Inside {
  type: string;
  innerType?: Schema;
  in?: Schema;
  shape?: Record<string, Schema>;
  element?: Schema;
  valueType?: Schema;
  discriminator?: string;
  options?: Schema[];
}
type Schema = { description?: string; _zod: { def: Inside }; safeParse: z.ZodType['safeParse'] };

/** `收付款计划第2项 amount`: the last description on the way, then where inside it; empty for the whole. */
export function labelOf(root: z.ZodType, path: readonly PropertyKey[], value: unknown): string {
  let schema: Schema | undefined = root as unknown as Schema;
  let inside: unknown = value;
  let label = '';
  for (const [depth, key] of path.entries()) {
    schema = schema && below(schema, key, inside);
    inside = (inside as Record<PropertyKey, unknown> | undefined)?.[key];
    const described = schema && describedAs(schema);
    if (described) label = described;
    else if (typeof key === 'number') label += `第${key + 1}项`;
    else if (depth === path.length - 1) label += `${label && ' '}${String(key).slice(0, 60)}`;
  }
  return label;
}

function below(schema: Schema, key: PropertyKey, value: unknown): Schema | undefined {
  const { def } = unwrapped(schema)._zod;
  if (def.shape) return Object.hasOwn(def.shape, key) ? def.shape[String(key)] : undefined;
  if (def.discriminator && def.options) {
    const option = def.options.find((o) => matches(o, def.discriminator as string, value));
    return option && below(option, key, value);
  }
  return def.element ?? def.valueType;
}

function matches(option: Schema, discriminator: string, value: unknown): boolean {
  const literal = unwrapped(option)._zod.def.shape?.[discriminator];
  return Boolean(
    literal?.safeParse((value as Record<string, unknown> | null)?.[discriminator]).success,
  );
}

/** Through optional, default, nullable and transforms to what they wrap. */
function unwrapped(schema: Schema): Schema {
  const { innerType, in: input } = schema._zod.def;
  const next = innerType ?? input;
  return next ? unwrapped(next) : schema;
}

function describedAs(schema: Schema): string | undefined {
  if (schema.description) return schema.description;
  const { innerType, in: input } = schema._zod.def;
  const next = innerType ?? input;
  return next && describedAs(next);
}
