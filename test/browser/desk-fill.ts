/** Fills in a form of the desks as a person would, from the data that the act shall have. */
import type { Locator, Page } from 'playwright-core';
import { type Circumstances, typedYuan } from '../../web/desk/forms/circumstances.js';
import { answersOf, type EventForm, type Field, type Option, type Values } from '../../web/desk/forms/field.js';
import type { Path } from '../../web/desk/forms/json-schema.js';
import { shownFields } from '../../web/desk/forms/values.js';
import { chinese } from '../../web/text/punctuation.js';
import { typedInstant } from '../../web/desk/forms/wall-clock.js';

type Data = Record<string, unknown>;

/** One picture for every paper. */
export const PICTURE = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

export async function fillForm(
  page: Page,
  form: EventForm,
  c: Circumstances,
  data: Data,
): Promise<void> {
  for (const summary of await page.locator('details.section:not([open]) > summary').all())
    await summary.click();
  // What one answer shows or hides, the next look finds; two looks are enough for every form there is.
  const done = new Set<string>();
  for (let look = 0; look < 2; look += 1) {
    const seen = shownFields(form, c, data as Values).filter(
      (f) => !done.has(f.key) && f.key in data,
    );
    for (const field of seen) {
      await fill(page, field, [field.key], data[field.key], c, data);
      done.add(field.key);
    }
  }
}

async function fill(
  page: Page,
  field: Field,
  path: Path,
  value: unknown,
  c: Circumstances,
  root: Data,
): Promise<void> {
  if (value === null || value === undefined) return;
  const at = page.locator(`[id="f-${path.join('-')}"]`);
  switch (field.widget) {
    case 'money':
      return at.fill(typedYuan(value as number));
    case 'instant':
      return at.fill(typedInstant(Date.parse(value as string)));
    case 'confirm':
      return at.check();
    case 'deny':
      return at.check();
    case 'yesno':
      return at.getByText(answersOf(field)[value ? 0 : 1], { exact: true }).click();
    case 'choice':
    case 'pick':
    case 'bidder':
      return choose(at, optionsOf(field, c), String(value));
    case 'group':
      for (const inside of field.fields) {
        if (inside.when && !inside.when(c, root as Values)) continue;
        await fill(page, inside, [...path, inside.key], (value as Data)[inside.key], c, root);
      }
      return;
    case 'list':
      return fillRows(page, at, field, path, value as Data[], c, root);
    case 'lines':
    case 'moneys':
      return fillLines(page, at, field, path, value as (string | number)[]);
    case 'evidence':
      return filePapers(at, value as { kind: string }[]);
    case 'asset':
      await at.locator(`option[value="${value}"]`).waitFor({ state: 'attached' });
      await at.selectOption(String(value));
      return;
    case 'scores':
      return score(page, value as Score[], c);
    default:
      return at.fill(String(value));
  }
}

const optionsOf = (
  field: Extract<Field, { widget: 'choice' | 'pick' | 'bidder' }>,
  c: Circumstances,
): readonly Option[] => (typeof field.options === 'function' ? field.options(c) : field.options);

async function choose(at: Locator, options: readonly Option[], value: string): Promise<void> {
  const option = options.find((o) => o.value === value);
  if (options.length === 0) return at.fill(value);
  if (!option) throw new Error(`${value} is not among ${options.map((o) => o.value)}`);
  if (options.length <= 5) return at.getByText(option.bidder === undefined ? chinese(option.label) : option.label, { exact: true }).click();
  await at.selectOption(value);
}

async function fillRows(
  page: Page,
  at: Locator,
  field: Extract<Field, { widget: 'list' }>,
  path: Path,
  rows: readonly Data[],
  c: Circumstances,
  root: Data,
): Promise<void> {
  if (field.fixed) return judge(page, field, path, rows, c, root);
  const own = at.locator(':scope > ol > li');
  while ((await own.count()) > rows.length) await own.last().locator(':scope > button').click();
  while ((await own.count()) < rows.length) await at.locator(':scope > button').click();
  for (const [i, row] of rows.entries()) {
    for (const inside of field.fields)
      await fill(page, inside, [...path, i, inside.key], row[inside.key], c, root);
  }
}

/** A fixed list has one row for everybody it is about; what is to be decided of each is left open. */
async function judge(
  page: Page,
  field: Extract<Field, { widget: 'list' }>,
  path: Path,
  given: readonly Data[],
  c: Circumstances,
  root: Data,
): Promise<void> {
  const shown = (field.initial?.(c) ?? []) as Data[];
  for (const [i, row] of shown.entries()) {
    const said = given.find((one) => one.bidder === row.bidder) ?? given[i];
    for (const inside of field.fields) {
      if (inside.widget === 'yesno' && row[inside.key] === undefined)
        await fill(page, inside, [...path, i, inside.key], said?.[inside.key], c, root);
    }
  }
}

async function fillLines(
  page: Page,
  at: Locator,
  field: Field,
  path: Path,
  lines: readonly (string | number)[],
): Promise<void> {
  for (const [i, line] of lines.entries()) {
    await at.locator(':scope > button').click();
    const text = field.widget === 'moneys' ? typedYuan(line as number) : String(line);
    await page.locator(`[id="f-${[...path, i].join('-')}"]`).fill(text);
  }
}

async function filePapers(at: Locator, papers: readonly { kind: string }[]): Promise<void> {
  for (const [i, { kind }] of papers.entries()) {
    const bytes = Buffer.concat([PICTURE, Buffer.from(` ${kind}`)]);
    await at
      .locator('input[type=file]')
      .setInputFiles({ name: `${kind}.png`, mimeType: 'image/png', buffer: bytes });
    const select = at.locator('.papers select').nth(i);
    await select.waitFor();
    await select.selectOption(kind);
  }
}

interface Score {
  bidder: string;
  items: { key: string; points: number }[];
}

async function score(page: Page, scores: readonly Score[], c: Circumstances): Promise<void> {
  const items = c.view.facts?.tenderFile?.scoring ?? [];
  for (const { bidder, items: points } of scores) {
    const name = c.view.bidders?.find((b) => b.bidder === bidder)?.name || bidder;
    for (const { key, points: n } of points) {
      const item = items.find((i) => i.key === key)?.name ?? key;
      await page.getByLabel(`${name} ${item}`, { exact: true }).fill(String(n));
    }
  }
}
