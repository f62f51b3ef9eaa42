import assert from 'node:assert/strict';
import fc from 'fast-check';
import { differences, type Piece } from '../../web/parts/word-difference.js';

const text = (pieces: readonly Piece[]) => pieces.map((p) => p.text).join('');
const kept = (pieces: readonly Piece[]) => text(pieces.filter((p) => !p.changed));
const changed = (pieces: readonly Piece[]) => pieces.filter((p) => p.changed).map((p) => p.text);

describe('the difference of two texts', () => {
  it('marks the words that differ, a number as a whole and Chinese by its characters', () => {
    const { before, after } = differences('合同价456,000.00元,工期60日', '合同价465,000.00元,工期90日历天');
    assert.deepEqual(changed(before), ['456,000.00', '60']);
    assert.deepEqual(changed(after), ['465,000.00', '90', '历天']);
  });

  it('marks nothing where there is no difference, and shows nothing for an empty text', () => {
    assert.deepEqual(differences('一样', '一样').before, [{ text: '一样', changed: false }]);
    assert.deepEqual(differences('', '').before, []);
    assert.deepEqual(differences('', '有').after, [{ text: '有', changed: true }]);
  });

  it('loses nothing of either text, and what it calls the same is the same', () => {
    const word = fc.constantFrom('公', '告', '3', '个工作日', ',', ' ', '𬀩', 'ab');
    const phrase = fc.array(word, { maxLength: 20 }).map((words) => words.join(''));
    fc.assert(
      fc.property(phrase, phrase, (a, b) => {
        const { before, after } = differences(a, b);
        assert.deepEqual([text(before), text(after)], [a, b]);
        assert.equal(kept(before), kept(after));
      }),
      { numRuns: 200 },
    );
  });

  it('does not compare word by word what nobody would read so', () => {
    const [long, other] = ['甲'.repeat(5000), '乙'.repeat(5000)];
    assert.deepEqual(differences(long, other).before, [{ text: long, changed: true }]);
  });
});
