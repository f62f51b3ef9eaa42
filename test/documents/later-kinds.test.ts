import assert from 'node:assert/strict';
import { FactsRefused } from '../../server/documents/errors.js';
import { renderTemplate } from '../../server/documents/render.js';
import type { Template } from '../../server/documents/template.js';
import { type Kind, TEMPLATES } from '../../server/documents/templates/index.js';
import { flat, readPdf } from './read-pdf.js';
import { SAMPLES } from './samples.js';
import { LATER_SAMPLES } from './samples/later.js';

const KINDS = [
  'contract-lease',
  'contract-works',
  'acceptance',
  'archive',
  ...(Object.keys(LATER_SAMPLES) as (keyof typeof LATER_SAMPLES)[]),
] as const satisfies readonly Kind[];
type Facts = Record<string, unknown>;
const LARGEST = 999_999_999_999_999;
const templateOf = (kind: Kind): Template => TEMPLATES[kind];
const casesOf = (kind: Kind) => SAMPLES[kind] as { facts: Facts; frame: Facts }[];

async function drawn(kind: Kind, facts: unknown, frame = casesOf(kind)[0]?.frame) {
  const rendered = await renderTemplate(templateOf(kind), facts, frame);
  return { ...rendered, ...(await readPdf(rendered.bytes)) };
}

function changed(value: unknown, to: (key: string, leaf: unknown) => unknown, key = ''): unknown {
  if (Array.isArray(value)) return value.map((item) => changed(item, to, key));
  if (value !== null && typeof value === 'object')
    return Object.fromEntries(Object.entries(value).map(([k, inner]) => [k, changed(inner, to, k)]));
  return to(key, value);
}
function leavesOf(value: unknown): unknown[] {
  return value !== null && typeof value === 'object' ? Object.values(value).flatMap(leavesOf) : [value];
}
/** Amounts are the only whole numbers of these sizes: below are counts, above are instants. */
const isAmount = (leaf: unknown) => typeof leaf === 'number' && leaf > 500_000 && leaf < 1_000_000_000_000;

/** No golden text may pass for the other: what both cases say must be the template's own words. */
const isOwn = (leaf: unknown) => typeof leaf === 'string' && leaf.length > 5 && !/^[\w-]+$/.test(leaf);

describe('the documents of stages 5 to 7', function () {
  this.timeout(120_000);

  for (const kind of KINDS) {
    it(`${TEMPLATES[kind].name} (${kind}): its first and last case share no sentence of facts`, () => {
      const cases = casesOf(kind);
      assert.ok(cases.length >= 2);
      const [one, other] = [cases[0], cases.at(-1)].map((c) => new Set(leavesOf(c?.facts).filter(isOwn)));
      assert.deepEqual([...(one ?? [])].filter((text) => other?.has(text)), []);
    });
  }

  it('name a fact that is missing and draw nothing', async () => {
    for (const kind of KINDS) {
      const [{ facts, frame }] = casesOf(kind) as [{ facts: Facts; frame: Facts }];
      for (const key of Object.keys(facts)) {
        const { [key]: _, ...rest } = facts;
        const optional = templateOf(kind).facts.shape[key]?.safeParse(undefined).success;
        if (optional) continue;
        await assert.rejects(
          renderTemplate(templateOf(kind), rest, frame),
          (error) => error instanceof FactsRefused && error.facts.some((f) => f.path.startsWith(key)),
          `${kind}.${key}`,
        );
      }
    }
  });

  it('print thirteen digits and zero in one piece, within the margins', async () => {
    for (const kind of KINDS) {
      let seen = 0;
      const mixed = changed(casesOf(kind)[0]?.facts, (_key, leaf) => {
        if (!isAmount(leaf)) return leaf;
        seen += 1;
        return seen % 2 === 1 ? LARGEST : 0;
      });
      const { text, lines } = await drawn(kind, mixed);
      if (seen > 0) assert.ok(text.includes('9,999,999,999,999.99'), kind);
      if (seen > 1) assert.ok(text.includes('0.00'), kind);
      assertWithinMargins(lines, kind);
    }
  });

  it('print a name of a hundred characters in full, the rare and the hostile ones as the text they are', async () => {
    const name = `${'某某有限公司'.repeat(16)}<b>{price|money}</b>㛃䶮𬀩`;
    for (const kind of KINDS) {
      const named = changed(casesOf(kind)[0]?.facts, (key, leaf) =>
        /^(name|counterparty|winner|payer|owner)$/.test(key) ? name : leaf,
      );
      const { text, lines, missing } = await drawn(kind, named);
      assert.deepEqual(missing, [], kind);
      assert.ok(text.includes(flat(name)), kind);
      assert.doesNotMatch(text, /undefined|\[object/, kind);
      assertWithinMargins(lines, kind);
    }
  });

  it('list two hundred dues and vouchers with the header on every page', async () => {
    const [{ facts }] = SAMPLES.payments;
    const many = <T extends object>(row: T, key: string) =>
      Array.from({ length: 200 }, (_, n) => ({ ...row, [key]: `样${String(n).padStart(3, '0')}号` }));
    const [due, voucher] = [facts.dues[0], facts.vouchers[0]];
    assert.ok(due && voucher);
    const long = { ...facts, dues: many(due, 'name'), vouchers: many(voucher, 'number') };
    const { lines, text } = await drawn('payments', long);
    for (let n = 0; n < 200; n += 1)
      assert.equal(text.split(`样${String(n).padStart(3, '0')}号`).length - 1, 2, `${n}`);
    const withRows = lines.filter((page) => page.some((line) => /^样\d{3}号$/.test(line.text)));
    for (const page of withRows) assert.ok(page.some((line) => line.text === '笔次'));
    assertWithinMargins(lines, 'payments');
    const none = await drawn('payments', { ...facts, dues: [], vouchers: [], writtenOff: [] });
    for (const said of ['合同没有收付款计划。', '没有票据。']) assert.ok(none.text.includes(said));
  });

  it('never leave the title of an article behind at the foot of a page', async () => {
    for (const kind of KINDS.filter((k) => k.startsWith('contract-'))) {
      for (const { facts, frame } of casesOf(kind)) {
        const { lines } = await drawn(kind, facts, frame);
        for (const page of lines) {
          const body = page.filter(({ text, y }) => flat(text) !== '' && y > 95 && y < 740);
const row = body.filter(({ y }) => Math.abs(y - (body.at(-1)?.y ?? 0)) < 1);
          const last = flat(row.map(({ text }) => text).join(''));
          assert.doesNotMatch(last, /^第[一二三四五六七八九十]+条[^，。；、]{1,15}$/, kind);
        }
      }
    }
  });

  it('tell a receipt of the collective’s own from the record of another system’s voucher', async () => {
    const [own, other] = SAMPLES.receipt;
    assert.ok((await drawn('receipt', own?.facts)).text.includes('特立此据'));
    const record = (await drawn('receipt', other?.facts)).text;
    assert.ok(record.includes('不作第二张票据使用') && !record.includes('特立此据'));
  });
});

function assertWithinMargins(pages: { text: string; x: number; width: number; y: number }[][], kind: string) {
  for (const line of pages.flat().filter(({ text }) => flat(text) !== '')) {
    assert.ok(line.x >= 79 && line.x + line.width <= 522.5, `${kind}: ${line.text} at ${line.x}`);
    assert.ok(line.y > 50 && line.y < 820, `${kind}: ${line.text} at height ${line.y}`);
  }
}
