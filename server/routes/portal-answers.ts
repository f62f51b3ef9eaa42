/** How the portal's own reads are described, beside the trades of `public-answers.ts`. */
import { z } from 'zod';

const instant = z.int().describe('时刻(毫秒)');

export const clockAnswer = z.strictObject({ now: z.int().describe('平台时钟(毫秒)') });

export const noticeAnswer = z.strictObject({
  notice: z
    .strictObject({
      publishedAt: instant,
      conditions: z.string().describe('资格条件'),
      paymentTerms: z.string().describe('付款方式'),
      place: z.string().describe('开标地点'),
      contact: z.string().describe('咨询与异议受理方式'),
      depositAccount: z.string().describe('保证金专户'),
    })
    .nullable()
    .describe('尚未发布公告的为空'),
  questionsUntil: instant.nullable().describe('提问截止;尚未发布公告的为空'),
  answers: z.array(z.strictObject({ question: z.string(), answer: z.string(), at: instant })).describe('已答复的提问'),
  changes: z
    .array(z.strictObject({ kind: z.enum(['clarification', 'amendment']), text: z.string(), at: instant }))
    .describe('澄清与修改'),
});

const place = { code: z.string().describe('区划代码'), name: z.string() };

export const placesAnswer = z.strictObject({
  towns: z.array(z.strictObject({ ...place, villages: z.array(z.strictObject(place)) })),
});

export const villageAnswer = z.strictObject({
  ...place,
  town: z.strictObject(place),
  collective: z
    .strictObject({ name: z.string().describe('登记名称'), creditCode: z.string().describe('统一社会信用代码') })
    .nullable()
    .describe('村集体经济组织;尚未登记的为空'),
  trades: z.strictObject({
    open: z.int().describe('公告、报名中'),
    running: z.int().describe('办理、履约中'),
    ended: z.int().describe('已归档或终止'),
  }),
  turnover: z.int().describe('累计交易额(分),签订合同后计入'),
});
