import assert from 'node:assert/strict';
import { FactsRefused } from '../../server/documents/errors.js';
import { renderTemplate } from '../../server/documents/render.js';
import type { Template } from '../../server/documents/template.js';
import { type Kind, TEMPLATES } from '../../server/documents/templates/index.js';
import { flat, readPdf, times } from './read-pdf.js';
import { SAMPLES } from './samples.js';
import { EARLIER_PAPERS } from './samples/earlier-papers.js';

const KINDS = [
  'application',
  'notice',
  'opening',
  'result',
  ...(Object.keys(EARLIER_PAPERS) as (keyof typeof EARLIER_PAPERS)[]),
] as const satisfies readonly Kind[];

type Facts = Record<string, unknown>;
const LARGEST = 999_999_999_999_999;
const templateOf = (kind: Kind): Template => TEMPLATES[kind];
const casesOf = (kind: Kind) => SAMPLES[kind] as { facts: Facts; frame: Facts }[];
const first = (kind: Kind): Facts => casesOf(kind)[0]?.facts ?? {};

async function drawn(kind: Kind, facts: Facts, frame = casesOf(kind)[0]?.frame) {
  const rendered = await renderTemplate(templateOf(kind), facts, frame);
  return { ...rendered, ...(await readPdf(rendered.bytes)) };
}

/** The same facts with every text or amount changed. */
function changed(value: unknown, to: (path: string, leaf: unknown) => unknown, path = ''): unknown {
  if (Array.isArray(value)) return value.map((item) => changed(item, to, path));
  if (value !== null && typeof value === 'object')
    return Object.fromEntries(
      Object.entries(value).map(([key, inner]) => [key, changed(inner, to, `${path}.${key}`)]),
    );
  return to(path, value);
}

const leaves = (value: unknown): unknown[] => {
  const found: unknown[] = [];
  changed(value, (_path, leaf) => found.push(leaf));
  return found;
};

describe('the documents of stages 1 to 4 and of the side paths', function () {
  this.timeout(60_000);

  for (const kind of KINDS) {
    const { name } = templateOf(kind);

    it(`${name}: its cases have nothing in common, so that no golden text can pass for the other`, () => {
      const cases = casesOf(kind);
      assert.ok(cases.length >= 2);
      const own = (facts: Facts) =>
        leaves(facts).filter((leaf) => typeof leaf === 'string' && leaf.length > 3 && !isKey(leaf));
      const [one, other] = [cases[0], cases.at(-1)].map((c) => new Set(own(c?.facts ?? {})));
      assert.deepEqual(
        [...(one ?? [])].filter((text) => other?.has(text)),
        [],
      );
    });

    it(`${name}: a fact that is missing is named and nothing is drawn`, async () => {
      const [facts, frame] = [first(kind), casesOf(kind)[0]?.frame];
      const shape = templateOf(kind).facts.shape as Record<
        string,
        { safeParse(v: unknown): { success: boolean } }
      >;
      const needed = Object.keys(shape).filter((key) => !shape[key]?.safeParse(undefined).success);
      assert.ok(needed.length > 3);
      for (const key of needed) {
        const { [key]: _, ...rest } = facts;
        await assert.rejects(
          renderTemplate(templateOf(kind), rest, frame),
          (error: unknown) =>
            error instanceof FactsRefused && error.facts.some((f) => f.path.startsWith(key)),
          key,
        );
      }
    });
  }

  it('print zero and thirteen digits, each amount in one piece and within the margins', async () => {
    for (const kind of KINDS) {
      let seen = 0;
      const mixed = changed(first(kind), (_path, leaf) => {
        if (!isAmount(leaf)) return leaf;
        seen += 1;
        return seen % 2 === 1 ? LARGEST : 0;
      });
      const { text, lines } = await drawn(kind, mixed as Facts);
      if (seen > 0) assert.ok(text.includes('9,999,999,999,999.99'), kind);
      if (seen > 1) assert.ok(text.includes('0.00'), kind);
      assertWithinMargins(lines, kind);
    }
  });

  it('print names of a hundred characters in full, rare ones and hostile ones as the text they are', async () => {
    const hostile = '<script>{price|money}</script>\u202e㛃䶮𬀩';
    const name = `${'某某有限公司'.repeat(16)}${hostile}`;
    for (const kind of KINDS) {
      const named = changed(first(kind), (path, leaf) =>
        /\.(name|winner|party)$/.test(path) ? name : leaf,
      ) as Facts;
      const { text, lines, missing } = await drawn(kind, named);
      assert.deepEqual(missing, [], kind);
      assert.ok(!text.includes('\u202e'), kind);
      if (leaves(named).includes(name))
        assert.ok(times(text, name.replace('\u202e', '')) >= 1, kind);
      assert.doesNotMatch(text, /undefined|\[object/, kind);
      assertWithinMargins(lines, kind);
    }
  });

  it('list three hundred bidders, each once, and say of an empty list that it is empty', async () => {
    const facts = first('evaluation');
    const many = Array.from({ length: 300 }, (_, n) => ({
      name: `样例${String(n).padStart(3, '0')}号公司`,
      amount: 1_000_000 + n,
      verdict: 'valid',
      ground: '符合要求',
    }));
    const ranking = many.map(({ name, amount }, n) => ({ rank: n + 1, name, price: amount }));
    const full = await drawn('evaluation', { ...facts, offers: many, ranking });
    for (const { name } of many) assert.equal(times(full.text, name), 2, name);
    assertWithinMargins(full.lines, 'evaluation');
    const empty = await drawn('evaluation', {
      ...facts,
      offers: [],
      ranking: [],
      candidate: undefined,
    });
    for (const said of ['没有收到报价。', '没有合格的报价。', '没有成交候选人'])
      assert.ok(empty.text.includes(flat(said)), said);
  });

  it('say nothing of an amount that is secret', async () => {
    const { text } = await drawn('reserve', casesOf('reserve')[1]?.facts ?? {});
    assert.ok(text.includes('密封包的校验值') && !text.includes('随交易公告公布'));
    const failed = await drawn('failure', casesOf('failure')[1]?.facts ?? {});
    assert.ok(failed.text.includes('不予揭示'));
  });
});

/** Keys of the domain's tables, and rules that two cases may quote alike. */
const isKey = (text: unknown) =>
  /^[a-z_]+$/.test(String(text)) || /^\d{4}-\d{2}-\d{2}$/.test(String(text));
/** Amounts are the only whole numbers of these sizes: below are counts, above are instants. */
const isAmount = (leaf: unknown) =>
  typeof leaf === 'number' && leaf > 500_000 && leaf < 1_000_000_000_000;

function assertWithinMargins(
  pages: { text: string; x: number; width: number; y: number }[][],
  kind: string,
) {
  for (const line of pages.flat().filter(({ text }) => flat(text) !== '')) {
    assert.ok(line.x >= 79 && line.x + line.width <= 522.5, `${kind}: ${line.text} at ${line.x}`);
    assert.ok(line.y > 50 && line.y < 820, `${kind}: ${line.text} at height ${line.y}`);
  }
}
