/** What stands in the widgets, and where: read and replaced without changing what was there before. */
import type { Circumstances } from './circumstances.js';
import type { EventForm, Field, Values } from './field.js';
import type { Path } from './json-schema.js';

export const fieldsOf = (form: EventForm): Field[] => form.sections.flatMap((s) => [...s.fields]);

/** The fields a person sees now. */
export function shownFields(form: EventForm, c: Circumstances, values: Values): Field[] {
  return form.sections
    .filter((s) => s.when?.(c) ?? true)
    .flatMap((s) => shown(s.fields, c, values));
}

export const shown = (fields: readonly Field[], c: Circumstances, values: Values) =>
  fields.filter((f) => f.when?.(c, values) ?? true);

/** What stands in a form when it opens. */
export function initialValues(form: EventForm, c: Circumstances): Values {
  return initialOf(fieldsOf(form), c);
}

export function initialOf(fields: readonly Field[], c: Circumstances): Values {
  return Object.fromEntries(
    fields.flatMap((field) => {
      const value = initialOne(field, c);
      return value === undefined ? [] : [[field.key, value]];
    }),
  );
}

function initialOne(field: Field, c: Circumstances): unknown {
  if (field.initial) return field.initial(c);
  if (field.widget === 'group') return initialOf(field.fields, c);
  return undefined;
}

export function valueAt(values: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (inside, key) => (inside as Record<string | number, unknown> | null | undefined)?.[key],
    values,
  );
}

export function withValue(values: unknown, [key, ...rest]: Path, value: unknown): unknown {
  if (key === undefined) return value;
  if (typeof key === 'number') {
    const rows = [...((values as unknown[] | undefined) ?? [])];
    rows[key] = withValue(rows[key], rest, value);
    return rows;
  }
  const inside = (values ?? {}) as Values;
  return { ...inside, [key]: withValue(inside[key], rest, value) };
}

/** Nothing typed, ticked or chosen anywhere inside. */
export function isEmpty(value: unknown): boolean {
  if (value === undefined || value === null || value === '') return true;
  if (typeof value === 'string') return value.trim() === '';
  if (Array.isArray(value)) return value.length === 0;
  if (typeof value === 'object') return Object.values(value).every(isEmpty);
  return false;
}
