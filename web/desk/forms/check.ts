/** What can be said before it is sent: what is missing, what is no amount, date or number, what is too long. */
import type { Circumstances } from './circumstances.js';
import { type EventForm, type Field, labelOf, type Values } from './field.js';
import { isRequired, type Path, plain, type Schema, schemaAt } from './json-schema.js';
import { readFen } from './money-text.js';
import { isEmpty, shown, shownFields } from './values.js';
import { readInstant } from './wall-clock.js';
import { say } from '../words.js';

/** Messages by JSON pointer of the field. */
export type Faults = Record<string, string>;

export const pointerOf = (path: Path) => path.map((key) => `/${key}`).join('');

export function check(form: EventForm, c: Circumstances, values: Values, schema: Schema): Faults {
  const faults: Faults = {};
  const visit = (fields: readonly Field[], inside: Values, at: Path) => {
    for (const field of fields) {
      const path = [...at, field.key];
      const value = inside[field.key];
      const fault = faultOf(field, value, path, { c, schema, sealed: Boolean(form.seals) });
      if (fault) faults[pointerOf(path)] = fault;
      if (isEmpty(value)) continue;
      if (field.widget === 'group') visit(shown(field.fields, c, values), value as Values, path);
      if (field.widget === 'list') {
        for (const [i, row] of (value as Values[]).entries())
          visit(shown(field.fields, c, values), row ?? {}, [...path, i]);
      }
    }
  };
  visit(shownFields(form, c, values), values, []);
  return faults;
}

interface Asked {
  c: Circumstances;
  schema: Schema;
  sealed: boolean;
}

function faultOf(field: Field, value: unknown, path: Path, { c, schema, sealed }: Asked): string | null {
  const must = field.required || (!sealed && isRequired(schema, path));
  if (
    isEmpty(value) ||
    ((field.widget === 'confirm' || field.widget === 'deny') && value !== true)
  ) {
    return must ? missing(field, c) : null;
  }
  const bounds = plain(schemaAt(schema, path));
  const typed = value as string;
  switch (field.widget) {
    case 'money':
      return readFen(typed) === null
        ? say('请填写金额,例如 25575.00,也可写 2.5万')
        : boundsFault(readFen(typed) as number, field, bounds);
    case 'whole':
      return /^-?\d{1,15}$/.test(typed.trim())
        ? boundsFault(Number(typed), field, bounds)
        : say('请填写整数');
    case 'instant':
      return readInstant(typed) === null ? say('请选择日期和时刻') : null;
    case 'date':
      return /^\d{4}-\d{2}-\d{2}$/.test(typed) ? null : say('请选择日期');
    case 'text':
    case 'area': {
      const most = bounds?.maxLength;
      return most !== undefined && typed.trim().length > most
        ? say('不超过{most}字,现有{now}字', { most, now: typed.trim().length })
        : null;
    }
    default:
      return null;
  }
}

function boundsFault(n: number, field: Field, bounds: Schema | undefined): string | null {
  const spoken = (limit: number) => (field.widget === 'money' ? `${limit / 100}${say('元')}` : String(limit));
  if (field.widget === 'money' && n < 0 && !field.signed) return say('金额不能为负');
  if (bounds?.minimum !== undefined && n < bounds.minimum)
    return say('不能小于{limit}', { limit: spoken(bounds.minimum) });
  if (bounds?.maximum !== undefined && n > bounds.maximum)
    return say('不能大于{limit}', { limit: spoken(bounds.maximum) });
  return null;
}

function missing(field: Field, c: Circumstances): string {
  switch (field.widget) {
    case 'confirm':
    case 'deny':
      return say('请核实后勾选');
    case 'choice':
    case 'pick':
    case 'yesno':
    case 'date':
    case 'instant':
      return say('请选择{field}', { field: say(labelOf(field, c)) });
    case 'list':
    case 'moneys':
    case 'lines':
      return say('请至少填一项{item}', { item: say(field.item) });
    default:
      return say('请填写{field}', { field: say(labelOf(field, c)) });
  }
}
