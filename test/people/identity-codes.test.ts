import assert from 'node:assert/strict';
import {
  citizenCheck,
  citizenIdProblem,
  creditCheck,
  normaliseIdentityCode,
  socialCreditCodeProblem,
} from '../../server/people/identity-codes.js';

const CREDIT_ALPHABET = [...'0123456789ABCDEFGHJKLMNPQRTUWXY'];

/** The example printed in the standard, and others with more kinds of characters. */
const CREDIT_CODES = [
  '91350100M000100Y43',
  withCredit('91330203YYYYYYYY1'),
  withCredit('N2330203MF12AB7QX'),
];

function withCredit(first17: string) {
  return first17 + creditCheck(first17);
}
function withCitizen(first17: string) {
  return first17 + citizenCheck(first17);
}
/** Every string that differs from this one in exactly one place. */
function* oneWrong(code: string, alphabet: readonly string[]): Generator<string> {
  for (let i = 0; i < code.length; i++) {
    for (const character of alphabet) {
      if (character !== code[i]) yield code.slice(0, i) + character + code.slice(i + 1);
    }
  }
}

describe('a unified social credit code', () => {
  it('is accepted when its check digit is that of GB 32100-2015', () => {
    assert.equal(socialCreditCodeProblem('91350100M000100Y43'), null, "the standard's example");
    for (const code of CREDIT_CODES) assert.equal(socialCreditCodeProblem(code), null, code);
  });

  it('is refused with any single character changed', () => {
    for (const code of CREDIT_CODES) {
      let tried = 0;
      for (const wrong of oneWrong(code, CREDIT_ALPHABET)) {
        assert.match(socialCreditCodeProblem(wrong) ?? '', /校验位不符|第3至8位为数字/, wrong);
        tried++;
      }
      assert.equal(tried, 18 * 30);
    }
  });

  it('has exactly one check digit for each beginning', () => {
    for (const code of CREDIT_CODES) {
      const passing = CREDIT_ALPHABET.filter(
        (c) => !socialCreditCodeProblem(code.slice(0, 17) + c),
      );
      assert.deepEqual(passing, [code[17]]);
    }
  });

  it('never contains I, O, S, V, Z or anything but digits and capitals', () => {
    for (const code of CREDIT_CODES) {
      for (const wrong of oneWrong(code, [...'IOSVZa-×９一'])) {
        assert.match(socialCreditCodeProblem(wrong) ?? '', /只含数字和大写字母/, wrong);
      }
    }
  });

  it('of another length is refused with the length it has', () => {
    assert.equal(socialCreditCodeProblem(''), '统一社会信用代码应为18位,现为0位');
    assert.equal(socialCreditCodeProblem('91350100M000100Y4'), '统一社会信用代码应为18位,现为17位');
  });
});

describe('a citizen ID number', () => {
  it('is accepted when its check digit is that of GB 11643-1999', () => {
    assert.equal(citizenIdProblem('11010519491231002X'), null, "the standard's example");
    assert.equal(citizenIdProblem(withCitizen('33020319000101001')), null);
  });

  it('is refused with any single digit changed', () => {
    const more = [...Array(40).keys()].map((n) => withCitizen(`33020319${60 + n}0228${100 + n}`));
    for (const id of ['11010519491231002X', ...more]) {
      assert.equal(citizenIdProblem(id), null, id);
      for (const wrong of oneWrong(id, [...'0123456789X'])) {
        assert.notEqual(citizenIdProblem(wrong), null, wrong);
      }
    }
  });

  it('is refused with two neighbouring digits swapped', () => {
    const id = '11010519491231002X';
    for (let i = 0; i < 16; i++) {
      const swapped = id.slice(0, i) + id[i + 1] + id[i] + id.slice(i + 2);
      if (swapped !== id) assert.notEqual(citizenIdProblem(swapped), null, swapped);
    }
  });

  it('bears a date that exists', () => {
    const born = (date: string) => citizenIdProblem(withCitizen(`330203${date}001`));
    for (const date of ['20000229', '19960229', '19000101', '20251231'])
      assert.equal(born(date), null);
    for (const date of [
      '19000229',
      '20010229',
      '20000230',
      '20000431',
      '20001301',
      '20000100',
      '20000001',
      '18991231',
      '00000101',
    ]) {
      assert.match(born(date) ?? '', /出生日期不存在/, date);
    }
  });

  it('is not of somebody born after today, where today is known', () => {
    const id = withCitizen('33020320250702001');
    assert.equal(citizenIdProblem(id), null);
    assert.equal(citizenIdProblem(id, '2025-07-02'), null);
    assert.match(citizenIdProblem(id, '2025-07-01') ?? '', /出生日期不存在/);
  });

  it('of the old 15 digits, or with X inside, is refused', () => {
    assert.equal(citizenIdProblem('110105491231002'), '身份证号码应为18位,现为15位');
    assert.match(citizenIdProblem('1101051949123100X2') ?? '', /末位为数字或X/);
    assert.match(citizenIdProblem('01010519491231002X') ?? '', /前17位为数字/);
  });
});

it('codes typed in full width, in groups or in small letters are the same codes', () => {
  assert.equal(normaliseIdentityCode(' 110105 19491231　002x '), '11010519491231002X');
  assert.equal(normaliseIdentityCode('９１３５０１００m000100y43'), '91350100M000100Y43');
});
