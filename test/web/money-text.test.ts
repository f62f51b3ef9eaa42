import assert from 'node:assert/strict';
import { typedYuan } from '../../web/desk/forms/circumstances.js';
import { readFen, setOut } from '../../web/desk/forms/money-text.js';

describe('an amount in a form', () => {
  const readable: [string, number][] = [
    ['480000', 48_000_000],
    ['480,000.5', 48_000_050],
    ['４８', 4_800],
    ['48，000。5元', 4_800_050],
    ['￥48 000', 4_800_000],
    ['2.5万', 2_500_000],
    ['-300', -30_000],
    ['0.005', Number.NaN],
    ['12abc', Number.NaN],
  ];
  for (const [typed, fen] of readable) {
    it(`“${typed}” is ${Number.isNaN(fen) ? 'no amount' : `${fen} fen`}`, () => {
      assert.equal(readFen(typed), Number.isNaN(fen) ? null : fen);
    });
  }

  it('is set with its thousands apart once the field is left, and is then the same amount', () => {
    for (const typed of ['2600', '5200.5', '48万', '-1234567']) assert.equal(readFen(setOut(typed)), readFen(typed));
    assert.deepEqual(['2600', '5200.5', '48万', '999', '-1234567'].map(setOut), ['2,600.00', '5,200.50', '480,000.00', '999.00', '-1,234,567.00']);
  });

  it('stays as it was typed where it is no amount, and is left alone where it is set already', () => {
    for (const typed of ['', '面议', '12.345', typedYuan(123_456_789)]) assert.equal(setOut(typed), typed);
  });
});
