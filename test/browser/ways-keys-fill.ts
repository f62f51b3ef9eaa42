/** Fills in the form of an act with keys alone, from its first field to its button. */
import assert from 'node:assert/strict';
import { type Circumstances, typedYuan } from '../../web/desk/forms/circumstances.js';
import { answersOf, type EventForm, type Field, type Option, type Values } from '../../web/desk/forms/field.js';
import { initialValues, shown, shownFields } from '../../web/desk/forms/values.js';
import { chinese } from '../../web/text/punctuation.js';
import type { Keys, Stop } from './ways-keys.js';

type Data = Record<string, unknown>;

/** A field that is to be filled, by where it stands: `f-dues-0-amount`. */
interface Waiting {
  field: Field;
  value: unknown;
}

const MOST_STOPS = 250;
const isGiven = (value: unknown) => value !== null && value !== undefined;

/** Fills in what the data says and leaves the rest as the form offers it; ends on the form's button. */
export async function fillByKeys(keys: Keys, form: EventForm, c: Circumstances, data: Data): Promise<void> {
  const values = { ...initialValues(form, c), ...data } as Values;
  const waiting = waitingIn(shownFields(form, c, values), data, 'f', c, values);
  for (let i = 0; i < MOST_STOPS; i += 1) {
    const stop = await keys.next();
    if (stop.tag === 'summary') {
      await unfold(keys, stop);
      continue;
    }
    if (stop.tag === 'button' && stop.type === 'submit') {
      assert.deepEqual([...waiting.keys()], [], 'fields that the keyboard did not reach');
      return;
    }
    const kind = /^(\w+)\.png的种类$/.exec(stop.text)?.[1];
    if (kind) await keys.option(kind);
    const at = [stop.id, stop.name, stop.group].map(placeOf).find((place) => waiting.has(place));
    const found = at === undefined ? undefined : waiting.get(at);
    if (at !== undefined && found && (await fillStop(keys, stop, found, c))) waiting.delete(at);
  }
  throw new Error('the keyboard does not reach the button');
}

/** Where the control of a file stands is its field's place with a word behind it. */
const placeOf = (id: string) => id.replace(/-file$/, '');

/** What mostly stays empty is folded; a person opens it in passing. */
async function unfold(keys: Keys, stop: Stop): Promise<void> {
  const isFolded = await keys.page.evaluate('!document.activeElement.parentElement.open');
  if (isFolded && stop.inPanel) await keys.press('Enter');
}

function waitingIn(fields: readonly Field[], data: Data, at: string, c: Circumstances, root: Values): Map<string, Waiting> {
  const all = new Map<string, Waiting>();
  for (const field of fields) {
    const value = data[field.key];
    const place = `${at}-${field.key}`;
    if (!isGiven(value)) continue;
    if (field.widget === 'group')
      for (const one of waitingIn(shown(field.fields, c, root), value as Data, place, c, root)) all.set(...one);
    else if (field.widget === 'list') {
      all.set(place, { field, value });
      for (const [i, row] of (value as Data[]).entries())
        for (const one of waitingIn(shown(field.fields, c, root), row, `${place}-${i}`, c, root)) all.set(...one);
    } else if (!(Array.isArray(value) && value.length === 0)) all.set(place, { field, value });
  }
  return all;
}

/** @returns false where it is not the stop at which this field is filled */
async function fillStop(keys: Keys, stop: Stop, { field, value }: Waiting, c: Circumstances): Promise<boolean> {
  switch (field.widget) {
    case 'money':
      await keys.write(typedYuan(value as number));
      return true;
    case 'date':
      await keys.date(String(value));
      return true;
    case 'confirm':
    case 'deny':
      if (!stop.checked) await keys.press('Space');
      return true;
    case 'yesno':
      await chooseLabel(keys, stop, answersOf(field)[value ? 0 : 1]);
      return true;
    case 'choice':
    case 'pick':
      if (stop.tag === 'select') await keys.option(String(value));
      else await chooseLabel(keys, stop, labelOf(field, String(value), c));
      return true;
    case 'asset':
      if (stop.tag !== 'select') return false;
      // The register is read while the form is already there.
      await keys.page.locator(`#${stop.id} option[value="${value}"]`).waitFor({ state: 'attached' });
      await keys.option(String(value));
      return true;
    case 'evidence':
      if (stop.type !== 'file') return false;
      await addPapers(keys, field.key, value as { kind: string }[]);
      return true;
    case 'list':
      return addRow(keys, stop, (value as unknown[]).length);
    case 'moneys':
    case 'lines':
      return addLines(keys, stop, (value as (string | number)[]).map((one) => (typeof one === 'number' ? typedYuan(one) : one)));
    default:
      await keys.write(String(value));
      return true;
  }
}

function labelOf(field: Extract<Field, { widget: 'choice' | 'pick' }>, value: string, c: Circumstances): string {
  const options: readonly Option[] = typeof field.options === 'function' ? field.options(c) : field.options;
  return chinese(options.find((o) => o.value === value)?.label ?? value);
}

const chooseLabel = (keys: Keys, stop: Stop, label: string) => keys.choose(stop, (s) => s.text === label, label);

/** Each is named by its kind, which is chosen in passing once the paper is there. */
async function addPapers(keys: Keys, key: string, papers: readonly { kind: string }[]): Promise<void> {
  for (const [i, { kind }] of papers.entries()) {
    await keys.file({ name: `${kind}.png` });
    const kinds = keys.page.locator(`#f-${key} .papers select`);
    await kinds.nth(i).waitFor();
  }
}

const isAdding = (stop: Stop) => stop.tag === 'button' && stop.text.startsWith('添加');

/** The button below the rows: pressed once for every row that is missing, each of which is filled in passing. */
async function addRow(keys: Keys, stop: Stop, wanted: number): Promise<boolean> {
  if (!isAdding(stop)) return false;
  const rows = await keys.page.locator(`#${stop.group} > ol > li`).count();
  if (rows >= wanted) return true;
  await keys.press('Enter');
  await keys.page.locator(`#${stop.group} > ol > li`).nth(rows).waitFor();
  // The focus is in the new row; one step back, so that its first field is met like any other.
  await keys.back();
  return false;
}

async function addLines(keys: Keys, stop: Stop, lines: readonly string[]): Promise<boolean> {
  if (!isAdding(stop)) return false;
  for (const line of lines) {
    await keys.press('Enter');
    await keys.goesTo(`#${stop.group} li *`);
    await keys.page.keyboard.insertText(line);
    // Past the button that deletes the line, back to the one that adds.
    await keys.to(isAdding, '添加', 3);
  }
  return true;
}
