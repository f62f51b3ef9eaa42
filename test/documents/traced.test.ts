import assert from 'node:assert/strict';
import { z } from 'zod';
import { capitals, yuanFigures } from '../../server/documents/amounts.js';
import { compose } from '../../server/documents/compose.js';
import { date, instant } from '../../server/documents/dates.js';
import { bare, kindOf } from '../../server/documents/facts.js';
import type { Template } from '../../server/documents/template.js';
import { KINDS, TEMPLATES } from '../../server/documents/templates/index.js';
import { randomFacts, randomFrom } from './random-facts.js';
import { leaseFrame } from './samples/common.js';

const CONTRACTS = KINDS.filter((kind) => kind.startsWith('contract-'));
const NUMBER = /\d+(?:,\d{3})*(?:\.\d+)?/g;
const numbersIn = (text: string) => text.match(NUMBER) ?? [];
const frame = leaseFrame({ projectName: '样例', projectCode: 'X', number: 'X', rulesVersion: '样例', round: 7 });

/** Every word of a document, in its order. */
function textOf(template: Template, facts: unknown): string {
  const strings: string[] = [];
  JSON.stringify(compose(template, facts, frame).body.blocks, (_key, value) => {
    if (typeof value === 'string') strings.push(value);
    return typeof value === 'number' ? null : value;
  });
  return strings.join('\n');
}

type Leaf = { kind: string; value: never };
function leavesOf(schema: z.ZodType, value: unknown): Leaf[] {
  const { schema: inner } = bare(schema);
  if (value === undefined) return [];
  if (inner instanceof z.ZodArray)
    return (value as unknown[]).flatMap((v) => leavesOf(inner.element as z.ZodType, v));
  if (inner instanceof z.ZodObject)
    return Object.entries(inner.shape).flatMap(([key, next]) =>
      leavesOf(next as z.ZodType, (value as Record<string, unknown>)[key]),
    );
  return [{ kind: kindOf(schema), value: value as never }];
}

function printed({ kind, value }: Leaf): string {
  if (kind === 'fen') return yuanFigures(value);
  if (kind === 'civilDate') return date(value);
  if (kind === 'instant') return instant(value);
  if (kind === 'basisPoints') return String(value / 100);
  if (kind === 'hash') return `${String(value).slice(0, 32)}\n${String(value).slice(32)}`;
  return String(value);
}

/** What the template itself says, without what is filled in. */
const literal = (template: Template) => JSON.stringify(template.blocks).replace(/\{[^{}"]*\}/g, ' ');

describe('every number of a contract', function () {
  this.timeout(60_000);

  for (const kind of CONTRACTS) {
    it(`is a fact’s or the template’s own: ${TEMPLATES[kind].name}`, () => {
      const template: Template = TEMPLATES[kind];
      for (let seed = 1; seed <= 8; seed += 1) {
        const facts = randomFacts(template.facts, randomFrom(seed));
        const settled = compose(template, facts, frame);
        const frozen = template.facts.parse(JSON.parse(JSON.stringify(facts)));
        const leaves = leavesOf(template.facts, frozen);
        const rows = Array.from({ length: 12 }, (_, n) => `${n + 1} ${n + 1}.`);
        // Texts are cleaned on their way; what they hold is read from the document's own way of reading them.
        const known = [literal(template), ...leaves.map(printed), ...rows, '7', '（3）'];
        const allowed = new Set(known.flatMap((text) => numbersIn(text.normalize('NFC'))));
        assert.ok(settled.body.blocks.length > 0);
        const strange = numbersIn(textOf(template, facts)).filter((n) => !allowed.has(n));
        assert.deepEqual([...new Set(strange)], [], `${kind}, seed ${seed}`);
      }
    });

    it(`is shown, and its capitals are those of its figures: ${TEMPLATES[kind].name}`, () => {
      const template: Template = TEMPLATES[kind];
      for (let seed = 1; seed <= 8; seed += 1) {
        const facts = randomFacts(template.facts, randomFrom(seed));
        const text = textOf(template, facts);
        for (const leaf of leavesOf(template.facts, facts).filter((l) => l.kind === 'fen'))
          assert.ok(text.includes(printed(leaf)), `${kind}, seed ${seed}: ${printed(leaf)}`);
        for (const [, figures = '', words] of text.matchAll(/([\d,.]+) 元（大写：([^（）]+)）/g)) {
          const fen = Number(figures.replaceAll(/[,.]/g, ''));
          assert.equal(words, capitals(fen));
        }
      }
    });
  }
});
