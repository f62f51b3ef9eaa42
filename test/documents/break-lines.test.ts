import assert from 'node:assert/strict';
import fc from 'fast-check';
import { breakLines, type Measure } from '../../server/documents/typeset/break-lines.js';

/** Ideographs and full-width punctuation take one em, ASCII half of one. */
const measure = (ems: number): Measure => ({
  size: 10,
  width: ems * 10,
  widthOf: (codePoint) => (codePoint < 0x80 ? 500 : 1_000),
});
const texts = (text: string, ems: number) =>
  breakLines(text, measure(ems)).map((line) => line.text);

describe('breaking lines', () => {
  it('breaks between any two ideographs', () => {
    assert.deepEqual(texts('村民代表会议同意出租', 4), ['村民代表', '会议同意', '出租']);
  });

  it('never begins a line with closing punctuation', () => {
    assert.deepEqual(texts('村民同意，可以出租。', 4), ['村民同', '意，可以', '出租。']);
    assert.deepEqual(texts('（样例村）》', 4), ['（样例', '村）》']);
  });

  it('never ends a line with opening punctuation', () => {
    assert.deepEqual(texts('依据民《民法典》', 4), ['依据民', '《民法', '典》']);
  });

  it('does not cut numbers, codes or addresses', () => {
    assert.deepEqual(texts('编号JSG-2025-0018号', 7), ['编号', 'JSG-2025-0018', '号']);
    assert.deepEqual(texts('底价是25,575.00 元', 8), ['底价是', '25,575.00 元']);
  });

  it('keeps a figure with its unit, and a date in one piece', () => {
    assert.deepEqual(texts('租金三万自2025年7月2日起算', 10), ['租金三万自', '2025年7月2日起算']);
    assert.deepEqual(texts('比例为12.5%以内', 4), ['比例为', '12.5%以', '内']);
  });

  it('cuts a run that is too long for any line, and only that', () => {
    assert.deepEqual(texts('哈希abcdefghij完', 4), ['哈希abcd', 'efghij完']);
  });

  it('indents the first line only', () => {
    const lines = breakLines('村民代表会议同意出租', { ...measure(6), indent: 20 });
    assert.deepEqual(
      lines.map((line) => line.text),
      ['村民代表', '会议同意出租'],
    );
  });

  it('loses no character and keeps every line within the width, whatever the text', () => {
    const alphabet = '村民，。（）《》“”…12.%AB- 元年月第\u{2c029}'.split('').concat('\u{2c029}');
    const text = fc.array(fc.constantFrom(...alphabet), { maxLength: 300 }).map((c) => c.join(''));
    fc.assert(
      fc.property(text, fc.integer({ min: 2, max: 20 }), (given, ems) => {
        const lines = breakLines(given, measure(ems));
        assert.equal(
          lines
            .map((line) => line.text)
            .join('')
            .replace(/ /g, ''),
          given.replace(/ /g, ''),
        );
        for (const line of lines) assert.ok(line.width <= ems * 10 + 0.001, line.text);
      }),
      { numRuns: 500 },
    );
  });
});
