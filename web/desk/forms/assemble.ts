/** From what was typed to the event's data, in the units and forms of its schema. */
import type { Circumstances } from './circumstances.js';
import type { EventForm, Field, Values } from './field.js';
import { readFen } from './money-text.js';
import { fieldsOf, isEmpty, shownFields } from './values.js';
import { withOffset } from './wall-clock.js';

/** Empty fields are left out: what may be left out the server fills in, what may not it names. */
export function assemble(
  form: EventForm,
  c: Circumstances,
  values: Values,
): Record<string, unknown> {
  const seen = shownFields(form, c, values);
  const hidden = fieldsOf(form).filter((f) => f.sentAnyway && !seen.includes(f));
  const anyway = hidden.map((f) => [f.key, f.initial?.(c)]);
  return { ...Object.fromEntries(anyway), ...dataOf(seen, c, values, values) };
}

function dataOf(
  fields: readonly Field[],
  c: Circumstances,
  values: Values,
  root: Values,
): Record<string, unknown> {
  const entries = fields
    .filter((field) => field.when?.(c, root) ?? true)
    .flatMap((field) => {
      const value = partOf(field, values[field.key], c, root);
      return value === undefined ? [] : [[field.key, value] as const];
    });
  return Object.fromEntries(entries);
}

function partOf(field: Field, value: unknown, c: Circumstances, root: Values): unknown {
  if (field.widget === 'list' && field.fixed) return rowsOf(field, value, c, root);
  if (isEmpty(value)) return undefined;
  const typed = value as string;
  switch (field.widget) {
    case 'money':
      return readFen(typed) ?? typed;
    case 'moneys':
      return (value as string[])
        .filter((one) => one.trim() !== '')
        .map((one) => readFen(one) ?? one);
    case 'whole':
    case 'pick':
      return wholeOf(typed);
    case 'instant':
      return withOffset(typed);
    case 'deny':
      return value === true ? false : undefined;
    case 'confirm':
      return value === true ? true : undefined;
    case 'group':
      return dataOf(field.fields, c, value as Values, root);
    case 'list':
      return rowsOf(field, value, c, root);
    case 'lines':
      return (value as string[]).map((line) => line.trim()).filter((line) => line !== '');
    case 'evidence':
      return (value as { kind: string; file: string }[]).map(({ kind, file }) => ({ kind, file }));
    case 'scores':
      return scoresOf(value as Scores);
    case 'yesno':
      return value;
    default:
      return typed.trim();
  }
}

function rowsOf(
  field: Extract<Field, { widget: 'list' }>,
  value: unknown,
  c: Circumstances,
  root: Values,
) {
  return ((value as Values[] | undefined) ?? []).map((row) => dataOf(field.fields, c, row, root));
}

/** Points by bidder and scoring item, as the score sheet keeps them. */
export type Scores = Record<string, Record<string, string>>;
const scoresOf = (scores: Scores) =>
  Object.entries(scores).map(([bidder, items]) => ({
    bidder,
    items: Object.entries(items).map(([key, points]) => ({ key, points: wholeOf(points) })),
  }));

/** What is no whole number goes as it is, so that the refusal can point at it. */
function wholeOf(typed: string): number | string {
  const text = typed.trim();
  return /^-?\d{1,15}$/.test(text) ? Number(text) : text;
}
