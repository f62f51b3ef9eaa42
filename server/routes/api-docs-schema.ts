/** A JSON Schema as a table of fields. */
import type { Json, JsonObject } from './openapi.js';
import { html, type Html, join } from './html.js';

const MAX_DEPTH = 5;

export function schemaTable(schema: Json | undefined, named: JsonObject, depth = 0): Html {
  if (typeof schema !== 'object' || schema === null || Array.isArray(schema) || depth > MAX_DEPTH)
    return html``;
  const choices = schema.oneOf ?? (depth === 0 ? schema.anyOf : undefined);
  if (Array.isArray(choices)) return choicesOf(choices as JsonObject[], named, depth);
  const of = resolved(schema, named);
  const { properties } = of;
  if (!properties) return depth === 0 ? html`<p><code>${kindOf(of)}</code></p>` : html``;
  const required = new Set((of.required as string[] | undefined) ?? []);
  const rows = Object.entries(properties as JsonObject).map(([name, property]) =>
    fieldRow(name, property as JsonObject, required.has(name), named, depth),
  );
  return rows.length > 0 ? html`<table>${join(rows)}</table>` : html`<p>无内容 Nothing</p>`;
}

function choicesOf(choices: readonly JsonObject[], named: JsonObject, depth: number): Html {
  // Events are listed once, in a chapter of their own.
  const items = choices.map(({ $ref, ...inline }) => {
    if (typeof $ref !== 'string') return html`<li>${schemaTable(inline, named, depth + 1)}</li>`;
    const name = nameIn($ref);
    return html`<li><a href="#${name}">${String((named[name] as JsonObject).title ?? name)}</a></li>`;
  });
  return html`<p>以下之一 One of:</p><ul>${join(items)}</ul>`;
}

function fieldRow(
  name: string,
  property: JsonObject,
  isRequired: boolean,
  named: JsonObject,
  depth: number,
): Html {
  const of = resolved(property, named);
  const inner = (of.type === 'array' ? of.items : (present(of) ?? of)) as Json;
  return html`<tr><td><code>${name}</code></td><td><code>${kindOf(of)}</code></td><td>${isRequired ? '必填' : ''}</td>
<td>${String(of.description ?? '')}${schemaTable(inner, named, depth + 1)}</td></tr>`;
}

/** Of "this or null", this. */
function present({ anyOf }: JsonObject): Json | undefined {
  return (anyOf as JsonObject[] | undefined)?.find(({ type }) => type !== 'null');
}

function kindOf(schema: JsonObject): string {
  const { type, enum: values, const: only, format, anyOf, items } = schema;
  if (only !== undefined) return JSON.stringify(only);
  if (Array.isArray(values)) return values.map((v) => JSON.stringify(v)).join(' | ');
  if (Array.isArray(anyOf)) return (anyOf as JsonObject[]).map(kindOf).join(' | ');
  if (type === 'array') return `${kindOf((items ?? {}) as JsonObject)}[]`;
  return String(format ?? type ?? 'any');
}

function resolved(schema: JsonObject, named: JsonObject): JsonObject {
  return typeof schema.$ref === 'string' ? (named[nameIn(schema.$ref)] as JsonObject) : schema;
}

const nameIn = (ref: string) => ref.replace('#/components/schemas/', '');
