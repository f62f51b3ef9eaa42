import assert from 'node:assert/strict';
import { KINDS, TEMPLATES } from '../../server/documents/templates/index.js';
import { comparedTexts } from '../../web/desk/templates/compare-texts.js';
import { faultInWords } from '../../web/desk/templates/conditions.js';
import { blockMoved, lineAdded, paragraphAdded, partRemoved, withText } from '../../web/desk/templates/edit-blocks.js';
import { factNames } from '../../web/desk/templates/fact-names.js';
import { linesOf, type TextLine } from '../../web/desk/templates/lines-of-block.js';
import type { Block } from '../../web/desk/templates/block.js';
import { say } from '../../web/desk/words.js';

const blocksOf = (kind: (typeof KINDS)[number]): Block[] => JSON.parse(JSON.stringify(TEMPLATES[kind].blocks));
const lease = blocksOf('contract-lease');
const names = factNames(lease);
const lines = (blocks: Block[]) => blocks.flatMap((block, n) => linesOf(block, [n]));
const valueAt = (blocks: unknown, path: TextLine['path']) =>
  path.reduce((part, step) => (part as Record<string | number, unknown>)[step], blocks);

describe('the text of a document, as its editor meets it', () => {
  it('shows a Chinese name for every placeholder of every kind, and stores again exactly what stood there', () => {
    for (const kind of KINDS) {
      const blocks = blocksOf(kind);
      const own = factNames(blocks);
      for (const { texts, each } of lines(blocks)) {
        for (const { text, short } of texts) {
          const shown = own.shown(text, short ? '' : each);
          assert.doesNotMatch(shown, /\{[^}]*[a-z]/, `${kind}: ${text}`);
          assert.equal(own.stored(shown, short ? '' : each), text, kind);
        }
      }
    }
  });

  it('gives a name of its own to what the words before it would name badly', () => {
    const shown = (own: typeof names, path: string) => own.shown(`{${path}}`, '');
    assert.equal(shown(names, 'authority.body|body'), '{决议机构}');
    assert.deepEqual([shown(names, 'lessor.address'), shown(names, 'lessee.address')], ['{地址}', '{乙方地址}']);
    const receipt = factNames(blocksOf('receipt'));
    assert.deepEqual([shown(receipt, 'due.no'), shown(receipt, 'due.name')], ['{款项序号}', '{款项名称}']);
  });

  it('keeps other words for what is missing, and what has no name as it was typed', () => {
    assert.equal(names.shown('{lessee.representative?—}', ''), '{代表人?—}');
    assert.equal(names.stored('{代表人?未登记}', ''), '{lessee.representative?未登记}');
    assert.equal(names.stored('{没有这项}和{', ''), '{没有这项}和{');
  });

  it('knows a row’s facts in its table only, and what stands on every document everywhere', () => {
    assert.equal(names.stored('{期次}{项目编号}', 'dues'), '{name}{frame.projectCode}');
    assert.equal(names.stored('{首年租金}', 'dues'), '{首年租金}');
    assert.equal(names.stored('{期次}', ''), '{期次}');
  });

  it('has each line where its path says, so that typing changes that line and no other', () => {
    for (const { texts } of lines(lease)) {
      for (const { path, text } of texts) {
        assert.equal(valueAt(lease, path), text);
        const changed = withText(lease, path, '改');
        assert.equal(valueAt(changed, path), '改');
        assert.deepEqual(withText(changed, path, text), lease);
      }
    }
  });

  it('is added to, cut and put in another order without touching what was there before', () => {
    const before = JSON.stringify(lease);
    const line = lines(lease).find(({ among }) => among === 'items') as TextLine;
    const added = lineAdded(lease, line);
    assert.equal(lines(added).length, lines(lease).length + 1);
    const next = [...line.path.slice(0, -1), Number(line.path.at(-1)) + 1];
    assert.deepEqual(partRemoved(added, next), lease);
    assert.deepEqual(paragraphAdded(lease, 0)[1], { type: 'paragraph', text: '' });
    assert.deepEqual(blockMoved(blockMoved(lease, 2, 1), 3, -1), lease);
    assert.equal(blockMoved(lease, 0, -1), lease);
    assert.equal(JSON.stringify(lease), before);
  });

  it('differs from another in the lines that were changed, added or taken away, and in no others', () => {
    const changedRows = (blocks: Block[]) =>
      comparedTexts([lease, blocks], names, say).filter(({ before, after }) => before !== after);
    assert.deepEqual(changedRows(lease), []);
    const [fourth] = linesOf(lease[3] as Block, [3]);
    const worded = changedRows(withText(lease, fourth?.texts[0]?.path ?? [], '标的物'));
    assert.deepEqual(worded.map(({ before, after }) => [before, after]), [['租赁物', '标的物']]);
    const more = changedRows([...lease, { type: 'note', text: '首年{rent.yearly|money}' }]);
    assert.deepEqual(more.map(({ before, after }) => [before, after]), [['', '首年{首年租金}']]);
    const hidden = changedRows([{ ...lease[0], when: 'bond' } as Block, ...lease.slice(1)]);
    assert.ok(hidden.length > 0 && hidden.every(({ after }) => after.includes('时才印')), 'a condition is a change');
  });

  it('is refused in words, with names in the place of keys', () => {
    const said = faultInWords('缺少“条款 rent”（条件：bond），平台文本在第8块「租金」载明', names, say);
    assert.equal(said, '缺少“租金”，平台文本在第8块「租金」载明');
    assert.equal(faultInWords('缺少“rent.yearly”', names, say), '缺少“首年租金”');
    const misfit = faultInWords('第1块「段落」：格式不合：rent.yearly: a fact of kind fen needs a format（“{rent.yearly}”）', names, say);
    assert.doesNotMatch(misfit, /a fact of kind/);
  });
});
