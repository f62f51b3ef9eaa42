/** A form for an act that has none of its own yet, from its JSON Schema: plain, but nobody is stuck. */
import type { EventForm, Field } from './field.js';
import { plain, type Schema } from './json-schema.js';

export function fallbackForm(schema: Schema): EventForm {
  return { sections: [{ fields: fieldsFrom(schema) }] };
}

function fieldsFrom(schema: Schema): Field[] {
  return Object.entries(schema.properties ?? {}).map(([key, inside]) =>
    fieldFrom(key, plain(inside) ?? {}),
  );
}

function fieldFrom(key: string, schema: Schema): Field {
  const label = schema.description ?? '内容';
  const base = { key, label };
  if (key === 'evidence') return { ...base, widget: 'evidence', suggest: ['other'] };
  if (schema.const === true) return { ...base, widget: 'confirm' };
  if (schema.const === false) return { ...base, widget: 'deny' };
  if (schema.enum) {
    return {
      ...base,
      widget: 'choice',
      options: schema.enum.map((value) => ({ value: String(value), label: String(value) })),
    };
  }
  if (schema.type === 'boolean') return { ...base, widget: 'yesno' };
  if (schema.type === 'integer' && /\(分\)/.test(label))
    return { ...base, label: label.replace('(分)', ''), widget: 'money' };
  if (schema.type === 'integer' || schema.type === 'number') return { ...base, widget: 'whole' };
  if (schema.format === 'date') return { ...base, widget: 'date' };
  if (schema.format === 'date-time') return { ...base, widget: 'instant' };
  if (schema.type === 'object') return { ...base, widget: 'group', fields: fieldsFrom(schema) };
  if (schema.type === 'array') {
    const item = plain(schema.items) ?? {};
    if (item.type === 'object')
      return { ...base, widget: 'list', item: label, fields: fieldsFrom(item) };
    return { ...base, widget: 'lines', item: label };
  }
  return { ...base, widget: (schema.maxLength ?? 0) > 300 ? 'area' : 'text' };
}
