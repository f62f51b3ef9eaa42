import assert from 'node:assert/strict';
import { z } from 'zod';
import { unusedFacts } from '../../server/documents/check-template.js';
import { compose } from '../../server/documents/compose.js';
import { defineTemplate } from '../../server/documents/define-template.js';
import { FactsRefused, FaultyTemplate } from '../../server/documents/errors.js';
import * as f from '../../server/documents/facts.js';
import type { TemplateBlock } from '../../server/documents/template.js';
import { TEMPLATES } from '../../server/documents/templates/index.js';
import { writerFor } from '../../server/documents/write-template.js';
import { leaseFrame } from './samples.js';

const facts = z.strictObject({
  name: f.words,
  price: f.fen,
  side: z.enum(['asset', 'procurement']),
  deposit: z.strictObject({ amount: f.fen, bank: f.words.optional() }).optional(),
  offers: f.listOf(z.strictObject({ who: f.words, price: f.fen.optional() })),
});
const w = writerFor(facts);
const define = (...blocks: TemplateBlock[]) =>
  defineTemplate({ kind: 'sample', name: '样例', version: 1, facts, blocks });
const complete = { name: '店面', price: 100, side: 'asset', offers: [] };
const textOf = (template: ReturnType<typeof define>, given: object) =>
  compose(template, given, leaseFrame())
    .body.blocks.map((block) => ('text' in block ? block.text : JSON.stringify(block)))
    .join('|');

/** What the facts refused, by path and reason. */
function refused(run: () => unknown): string[] {
  try {
    run();
  } catch (error) {
    assert.ok(error instanceof FactsRefused, String(error));
    return error.facts.map(({ path, reason }) => `${path} ${reason}`);
  }
  return [];
}

describe('a template', () => {
  it('does not compile with a placeholder that its facts cannot fill', () => {
    // @ts-expect-error no such fact
    w.paragraph('{nowhere}');
    // @ts-expect-error fen need a format
    w.paragraph('{price}');
    // @ts-expect-error fen are no date
    w.paragraph('{price|date}');
    // @ts-expect-error a key is no word
    w.paragraph('{side}');
    // @ts-expect-error never so
    w.when('side=sideways');
    // @ts-expect-error no such fact in an offer
    w.table('offers', (row) => [row.column('谁', 1, '{name}')], { empty: '无' });
    // @ts-expect-error no list
    w.itemEach('deposit', '{amount|money}');
    w.paragraph('{frame.number}{frame.issuedAt|date}{deposit.amount|money?—}');
  });

  it('is refused when the program starts, for every fault that the compiler cannot see', () => {
    const faults = (...blocks: unknown[]) => {
      try {
        define(...(blocks as TemplateBlock[]));
      } catch (error) {
        assert.ok(error instanceof FaultyTemplate);
        return error.faults.join();
      }
      return '';
    };
    assert.match(faults({ type: 'paragraph', text: '{nowhere}' }), /no fact nowhere/);
    assert.match(faults({ type: 'paragraph', text: '{price|date}' }), /cannot print fen/);
    assert.match(faults({ type: 'paragraph', text: '{price|gold}' }), /no format gold/);
    assert.match(faults({ type: 'paragraph', text: '价格{price|money' }), /brace/);
    assert.match(faults(w.paragraph('{deposit.amount|money}')), /deposit.amount may be missing/);
    assert.match(faults(w.when('deposit', w.paragraph('{deposit.bank}'))), /deposit.bank may be/);
    assert.match(faults(w.when('!deposit', w.paragraph('{deposit.amount|money}'))), /may be/);
    assert.match(faults(w.paragraph('见{#gone}')), /no article gone/);
    assert.equal(faults(w.when('deposit', w.paragraph('{deposit.amount|money}'))), '');
    assert.equal(faults(w.paragraph('{deposit.bank?无}')), '');
  });

  it('asks for no fact that it does not print', () => {
    for (const template of Object.values(TEMPLATES)) {
      assert.deepEqual(unusedFacts(template), [], template.kind);
    }
  });

  it('refuses a missing, empty, unseen, null or misspelt fact by its path', () => {
    const template = define(w.paragraph('{name}'));
    const run = (given: object) => refused(() => textOf(template, given));
    assert.deepEqual(run({ ...complete, name: undefined }), ['name 缺少']);
    assert.deepEqual(run({ ...complete, name: null }), ['name 缺少']);
    assert.deepEqual(run({ ...complete, name: ' ' }), ['name 缺少']);
    assert.deepEqual(run({ ...complete, name: '\u202e\u200b' }), ['name 缺少']);
    assert.deepEqual(run({ ...complete, offers: [{}] }), ['offers.0.who 缺少']);
    assert.deepEqual(run({ ...complete, pirce: 1 }), ['pirce 多余']);
    assert.match(run({ ...complete, price: 1.5 }).join(), /^price /);
    assert.match(run({ ...complete, price: '1' }).join(), /^price /);
  });

  it('refuses a frame without a number, in the same way', () => {
    const template = define(w.paragraph('{name}'));
    const frame = { ...leaseFrame(), number: undefined, checkUrl: 'javascript:alert(1)' };
    const paths = refused(() => compose(template, complete, frame)).join();
    assert.match(paths, /frame\.number 缺少/);
    assert.match(paths, /frame\.checkUrl/);
  });

  it('takes a fact that looks like a placeholder for the text it is', () => {
    const template = define(w.paragraph('{name}：{price|money}'));
    assert.equal(
      textOf(template, { ...complete, name: '{price|capitals}' }),
      '{price|capitals}：1.00 元',
    );
  });

  it('leaves out what does not hold and numbers the rest anew', () => {
    const template = define(
      w.heading('甲'),
      w.when('deposit', w.heading('乙'), w.clause('deposit', '押金', w.item('{name}'))),
      w.heading('丙'),
      w.clause('last', '末条', w.item('见{#last}')),
    );
    const without = compose(template, complete, leaseFrame()).body.blocks;
    assert.deepEqual(
      without.map((b) => ('number' in b ? b.number : '')),
      ['一、', '二、', '第一条'],
    );
    assert.match(JSON.stringify(without), /见第一条/);
    const given = { ...complete, deposit: { amount: 1 } };
    assert.match(JSON.stringify(compose(template, given, leaseFrame()).body), /见第二条/);
  });

  it('prints the words given for an optional fact that is absent', () => {
    const template = define(
      w.table('offers', (row) => [row.column('价', 1, '{price|figures?未能打开}')], {
        empty: '无',
      }),
    );
    const offers = [{ who: '甲', price: 250 }, { who: '乙' }];
    assert.match(textOf(template, { ...complete, offers }), /\["2.50"\],\["未能打开"\]/);
  });
});
