/**
 * The two 18-character codes that say who takes part: a company's unified social credit code
 * (GB 32100-2015) and a citizen's ID number (GB 11643-1999). A typing mistake is caught by the check digit.
 */
import type { CivilDate } from '../machines/time.js';

/** Without I, O, S, V and Z, which look like digits or each other. */
const CREDIT_ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const CREDIT_FORM = /^[0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10}$/;
const CITIZEN_FORM = /^[1-9]\d{16}[\dX]$/;
const CITIZEN_WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CITIZEN_CHECKS = '10X98765432';

/** As it is compared and stored: half width, upper case, without the spaces people group it with. */
export function normaliseIdentityCode(typed: string): string {
  return typed.normalize('NFKC').replace(/\s/g, '').toUpperCase();
}

/** What is wrong with a unified social credit code, or null. */
export function socialCreditCodeProblem(code: string): string | null {
  if (code.length !== 18) return `统一社会信用代码应为18位,现为${code.length}位`;
  if (!CREDIT_FORM.test(code)) {
    return '统一社会信用代码只含数字和大写字母(不含I、O、S、V、Z),第3至8位为数字';
  }
  if (creditCheck(code.slice(0, 17)) !== code[17])
    return '统一社会信用代码校验位不符,请核对有无错字';
  return null;
}

/** What is wrong with a citizen ID number, or null. With `today`, a birth after it is refused too. */
export function citizenIdProblem(code: string, today?: CivilDate): string | null {
  if (code.length !== 18) return `身份证号码应为18位,现为${code.length}位`;
  if (!CITIZEN_FORM.test(code)) return '身份证号码前17位为数字,末位为数字或X';
  const born = `${code.slice(6, 10)}-${code.slice(10, 12)}-${code.slice(12, 14)}`;
  if (!isDate(born) || born < '1900-01-01' || (today !== undefined && born > today)) {
    return '身份证号码中的出生日期不存在,请核对第7至14位';
  }
  if (citizenCheck(code.slice(0, 17)) !== code[17]) return '身份证号码校验位不符,请核对有无错字';
  return null;
}

/** GB 32100 §4.3: weights are powers of 3 modulo 31, a prime, so no single wrong character passes. */
export function creditCheck(first17: string): string {
  let sum = 0;
  let weight = 1;
  for (const character of first17) {
    sum += CREDIT_ALPHABET.indexOf(character) * weight;
    weight = (weight * 3) % 31;
  }
  return CREDIT_ALPHABET[(31 - (sum % 31)) % 31] as string;
}

/** GB 11643 §3.4 (ISO 7064 MOD 11-2). */
export function citizenCheck(first17: string): string {
  const sum = CITIZEN_WEIGHTS.reduce((total, weight, i) => total + weight * Number(first17[i]), 0);
  return CITIZEN_CHECKS[sum % 11] as string;
}

/** 30 February parses in JavaScript as 2 March; written back it is another day. */
function isDate(date: CivilDate): boolean {
  const at = Date.parse(`${date}T00:00:00Z`);
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(date);
}
