import assert from 'node:assert/strict';
import fc from 'fast-check';
import { capitals, yuan, yuanFigures } from '../../server/documents/amounts.js';

const TABLE: [fen: number, figures: string, capitals: string][] = [
  [0, '0.00 元', '零元整'],
  [1, '0.01 元', '壹分'],
  [10, '0.10 元', '壹角整'],
  [11, '0.11 元', '壹角壹分'],
  [100, '1.00 元', '壹元整'],
  [101, '1.01 元', '壹元零壹分'],
  [1_005, '10.05 元', '壹拾元零伍分'],
  [10_050, '100.50 元', '壹佰元伍角整'],
  [168_032, '1,680.32 元', '壹仟陆佰捌拾元叁角贰分'],
  [1_001_000, '10,010.00 元', '壹万零壹拾元整'],
  [10_700_053, '107,000.53 元', '壹拾万柒仟元伍角叁分'],
  [2_557_500, '25,575.00 元', '贰万伍仟伍佰柒拾伍元整'],
  [100_000_000, '1,000,000.00 元', '壹佰万元整'],
  [10_001_000_101, '100,010,001.01 元', '壹亿零壹万零壹元零壹分'],
  [100_500_000_000, '1,005,000,000.00 元', '壹拾亿零伍佰万元整'],
  [267_200_000_000, '2,672,000,000.00 元', '贰拾陆亿柒仟贰佰万元整'],
  [100_000_001_000_000, '1,000,000,010,000.00 元', '壹万亿零壹万元整'],
  [400_007_090_000_500, '4,000,070,900,005.00 元', '肆万亿柒仟零玖拾万零伍元整'],
  [
    999_999_999_999_999,
    '9,999,999,999,999.99 元',
    '玖万玖仟玖佰玖拾玖亿玖仟玖佰玖拾玖万玖仟玖佰玖拾玖元玖角玖分',
  ],
  [-350, '-3.50 元', '负叁元伍角整'],
];

describe('amounts on paper', () => {
  for (const [fen, figures, words] of TABLE) {
    it(`prints ${fen} fen as ${figures} and ${words}`, () => {
      assert.equal(yuan(fen), figures);
      assert.equal(capitals(fen), words);
    });
  }

  it('writes capitals that read back to the same amount', () => {
    const amounts = fc.oneof(fc.integer({ min: 0, max: 999_999_999_999_999 }), sparse);
    fc.assert(
      fc.property(amounts, (fen) => readCapitals(capitals(fen)) === fen),
      { numRuns: 3_000 },
    );
  });

  it('never writes two 零 in a row, nor one before a unit', () => {
    fc.assert(
      fc.property(sparse, (fen) => fen === 0 || !/零[零元万亿仟佰拾整]/.test(capitals(fen))),
      { numRuns: 3_000 },
    );
  });

  it('refuses halves of a fen and sums beyond 13 digits of yuan', () => {
    for (const odd of [0.5, Number.NaN, Number.POSITIVE_INFINITY, 1e15]) {
      assert.throws(() => yuanFigures(odd), RangeError);
      assert.throws(() => capitals(odd), RangeError);
    }
  });
});

/** Mostly zeros, where the rules for 零 bite. */
const sparse = fc
  .array(fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, fc.integer({ min: 0, max: 9 })), {
    minLength: 1,
    maxLength: 15,
  })
  .map((digits) => Number(digits.join('')));

/** Written apart from the code it tests: splits at 亿, then at 万, then adds up the places. */
function readCapitals(text: string): number {
  const [whole = '', rest = ''] = text.includes('元') ? text.split('元') : ['', text];
  const jiao = DIGITS.indexOf(/(.)角/.exec(rest)?.[1] ?? '零');
  const fen = DIGITS.indexOf(/(.)分/.exec(rest)?.[1] ?? '零');
  return readWhole(whole) * 100 + jiao * 10 + fen;
}

const DIGITS = '零壹贰叁肆伍陆柒捌玖';

function readWhole(text: string): number {
  for (const [unit, worth] of [
    ['亿', 100_000_000],
    ['万', 10_000],
  ] as const) {
    const at = text.lastIndexOf(unit);
    if (at >= 0) return readWhole(text.slice(0, at)) * worth + readWhole(text.slice(at + 1));
  }
  const places: Record<string, number> = { 仟: 1_000, 佰: 100, 拾: 10 };
  let sum = 0;
  for (const [, digit, place] of text.matchAll(/([壹贰叁肆伍陆柒捌玖])([仟佰拾]?)/g)) {
    sum += DIGITS.indexOf(digit as string) * (places[place as string] ?? 1);
  }
  return sum;
}
