/** What somebody fills in to become a bidder: a natural person or a company. */
import { z } from 'zod';
import { text } from '../machines/events/fields.js';
import { normaliseUsername, USERNAME_FORM } from './accounts.js';
import {
  citizenIdProblem,
  normaliseIdentityCode,
  socialCreditCodeProblem,
} from './identity-codes.js';
import { MAX_LENGTH, MIN_LENGTH, PASSWORD_RULE } from './password.js';

type Check = (code: string) => string | null;

/** Longer than the code itself, for the spaces it may be typed with. */
export const checkedCode = (...checks: Check[]) =>
  z
    .string()
    .max(60, '号码过长')
    .overwrite(normaliseIdentityCode)
    .superRefine((value, context) => {
      const problems = checks.map((check) => check(value));
      const [first] = problems;
      if (first && !problems.includes(null)) context.addIssue({ code: 'custom', message: first });
    });

const citizenId: Check = (value) => citizenIdProblem(value);

export const newPassword = z
  .string()
  .max(1000, PASSWORD_RULE)
  .refine((typed) => {
    const length = [...typed.normalize('NFKC')].length;
    return length >= MIN_LENGTH && length <= MAX_LENGTH;
  }, PASSWORD_RULE);

const account = {
  username: z
    .string()
    .max(60, '用户名过长')
    .overwrite(normaliseUsername)
    .regex(USERNAME_FORM, '用户名应为2至32个小写字母、数字或 . _ -')
    .describe('用户名'),
  password: newPassword.describe('密码'),
  phone: z
    .string()
    .max(60, '电话号码过长')
    .overwrite((typed) => typed.normalize('NFKC').replace(/[\s-]/g, ''))
    .regex(/^(1[3-9]\d{9}|0\d{9,11})$/, '应为11位手机号码,或带区号的固定电话')
    .describe('联系电话'),
  // A deposit goes back where it came from; needed at the latest for that.
  bankAccount: z
    .string()
    .max(60, '账号过长')
    .overwrite((typed) => typed.normalize('NFKC').replace(/[\s-]/g, ''))
    .regex(/^\d{9,30}$/, '银行账号应为9至30位数字')
    .optional()
    .describe('本人(单位)银行账号,用于退还保证金'),
};

export const registration = z.discriminatedUnion(
  'kind',
  [
    z.strictObject({
      ...account,
      kind: z.literal('person'),
      name: text(100).describe('姓名'),
      identityCode: checkedCode(citizenId).describe('身份证号码'),
    }),
    z.strictObject({
      ...account,
      kind: z.literal('company'),
      name: text(100).describe('单位名称'),
      identityCode: checkedCode(socialCreditCodeProblem).describe('统一社会信用代码'),
      // Optional: a head from abroad has none. Two companies of one head in one lot are told by it.
      headIdentity: checkedCode(citizenId)
        .optional()
        .describe('法定代表人(负责人)身份证号码,没有中国居民身份证的不填'),
      controllerCode: checkedCode(socialCreditCodeProblem, citizenId)
        .optional()
        .describe('控股股东或实际控制人的统一社会信用代码或身份证号码,没有则不填'),
    }),
  ],
  '应选择个人(person)或单位(company)',
);
export type Registration = z.output<typeof registration>;
