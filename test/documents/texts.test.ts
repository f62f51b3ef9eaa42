import assert from 'node:assert/strict';
import type { TemplateBlock } from '../../server/documents/template.js';
import { KINDS, TEMPLATES } from '../../server/documents/templates/index.js';
import { faultsOfText } from '../../server/documents/texts/check-text.js';
import { factsToUse } from '../../server/documents/texts/facts-to-use.js';
import { sampleFacts } from '../../server/documents/texts/sample-facts.js';
import { readBlocks } from '../../server/documents/texts/text-blocks.js';

const lease = TEMPLATES['contract-lease'];
// biome-ignore lint/suspicious/noExplicitAny: blocks as they come from outside
type Blocks = any[];
const copy = (): Blocks => JSON.parse(JSON.stringify(lease.blocks));
const at = (blocks: Blocks, key: string) => blocks.findIndex((b) => b.key === key);
const faults = (change: (blocks: Blocks) => void) => {
  const blocks = copy();
  change(blocks);
  return faultsOfText(lease, blocks as TemplateBlock[]).map(({ message }) => message);
};

describe('a district’s own text', () => {
  it('may be any platform text as it is, read back from JSON', () => {
    for (const kind of KINDS) {
      const read = readBlocks(JSON.parse(JSON.stringify(TEMPLATES[kind].blocks)));
      assert.ok(read.success, `${kind}: ${read.error?.message}`);
      assert.deepEqual(faultsOfText(TEMPLATES[kind], read.data), [], kind);
    }
  });

  it('may say it otherwise, add to it and put it in another order', () => {
    const changed = faults((blocks) => {
      blocks[at(blocks, 'term')].items.push({ text: '租期内遇村庄规划调整的，双方另行协商。' });
      blocks[at(blocks, 'use')].title = '使用要求';
      blocks.push(blocks.splice(at(blocks, 'notice'), 1)[0]);
    });
    assert.deepEqual(changed, []);
  });

  it('is refused with the place of every placeholder that its facts cannot fill', () => {
    const [first] = faults((blocks) => blocks[at(blocks, 'term')].items.push({ text: '另付{term.fee|money}。' }));
    assert.match(first ?? '', /第6块「租赁期限」.*没有“term.fee”这项内容/);
    const wrong = (text: string) => faults((blocks) => blocks.push({ type: 'paragraph', text })).join();
    assert.match(wrong('{rent.yearly}'), /格式不合:请照平台文本里 rent.yearly 的写法/);
    assert.match(wrong('{rent.yearly|constructor}'), /格式不合/);
    assert.match(wrong('{bond.amount|money}'), /可能没有/);
    assert.match(wrong('见{#nowhere}'), /不存在的条款/);
    assert.match(wrong('{rent.yearly|money'), /花括号/);
    assert.match(wrong('{constructor.name}'), /没有“constructor.name”/);
  });

  it('leaves out nothing that the platform’s shows, not even under a condition of its own', () => {
    const without = faults((blocks) => blocks.splice(at(blocks, 'rent'), 1));
    assert.ok(without.some((f) => f.includes('“条款 rent”') && f.includes('「租金」')), without.join());
    assert.ok(without.some((f) => f.includes('“rent.total”')));
    const hidden = faults((blocks) => {
      blocks[at(blocks, 'rent')].when = 'bond';
    });
    assert.ok(hidden.some((f) => f.includes('“rent.yearly”')));
    const unsigned = faults((blocks) => blocks.at(-1).parties.splice(1, 1));
    assert.ok(unsigned.some((f) => f.includes('签署方 {lessee.name}')), unsigned.join());
    const fewer = faults((blocks) => blocks[at(blocks, 'payment')].items[1].columns.splice(2, 1));
    assert.ok(fewer.some((f) => f.includes('“dues.amount”')));
  });

  it('of another shape, or longer than a page can hold, is refused before it is read', () => {
    const refused = (block: unknown) => !readBlocks([block]).success;
    assert.ok(refused({ type: 'script', text: 'x' }));
    assert.ok(refused({ type: 'paragraph', text: '' }));
    assert.ok(refused({ type: 'paragraph', text: '长'.repeat(4_001) }));
    assert.ok(refused({ type: 'paragraph', text: 'x', onclick: 'x' }));
    assert.ok(refused({ type: 'spacer', mm: -5 }));
    assert.ok(refused({ type: 'paragraph', text: 'x', when: '(.*)+$' }));
    assert.ok(refused({ type: 'table', each: '__proto__', columns: [], empty: '无' }));
    assert.ok(!readBlocks('x').success && !readBlocks([]).success && !readBlocks(null).success);
    let nested: unknown = { type: 'paragraph', text: 'x' };
    for (let n = 0; n < 200; n += 1) nested = { type: 'group', blocks: [nested] };
    assert.ok(refused(nested), 'groups in groups in groups');
    const [read] = readBlocks([{ type: 'paragraph', text: '甲\u202e乙\u0000' }]).data ?? [];
    assert.deepEqual(read, { type: 'paragraph', text: '甲乙' });
  });

  it('can be looked at with facts that carry the names of what will stand there', () => {
    for (const kind of KINDS) {
      const read = TEMPLATES[kind].facts.safeParse(sampleFacts(TEMPLATES[kind].facts));
      assert.ok(read.success, `${kind}: ${read.error?.message}`);
    }
    const facts = factsToUse(lease.facts);
    assert.ok(facts.some((f) => f.path === 'dues.amount' && f.kind === 'fen' && !f.optional));
    assert.ok(facts.some((f) => f.path === 'bond.amount' && f.optional));
  });
});
