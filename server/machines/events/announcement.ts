/** Stage 2 公告发布: acts of checkpoints 5 and 6, and what later belongs to the notice. */
import { z } from 'zod';
import { contractTerms } from './contract-terms.js';
import { event } from './definition.js';
import { date, evidence, fen, instant, percent, text, yes } from './fields.js';

const phone = text(60).optional().describe('电话');

const dates = {
  registrationClosesAt: instant.describe('报名截止时刻'),
  offersOpenAt: instant.describe('报价开始时刻'),
  offersCloseAt: instant.describe('报价截止时刻'),
  openingAt: instant.describe('开标时刻'),
};

export const announcementEvents = {
  compile_tender_file: event(
    '编制交易文件',
    ['station'],
    z.strictObject({
      conditions: text(4000).describe('竞买人(供应商)资格条件'),
      conditionsTailored: z.boolean().describe('条件是否指向特定主体'),
      fairnessItems: z
        .array(z.strictObject({ item: text(200), passed: yes }))
        .min(1)
        .max(20)
        .describe('公平竞争审查逐项结论'),
      postQualification: z.boolean().describe('资格后审'),
      deposit: fen.describe('保证金(分)'),
      depositAccount: text(200).describe('保证金专户'),
      depositBank: text(100).optional().describe('保证金专户开户银行'),
      depositAccountNumber: text(60).optional().describe('保证金专户账号'),
      bond: fen.default(0).describe('履约保证金(分)'),
      minOffers: z.int().min(1).max(20).describe('最低有效报价家数'),
      award: z.enum(['price', 'score']).describe('按价格或按得分成交'),
      priceWeight: percent.default(100).describe('价格分权重'),
      scoring: z
        .array(
          z.strictObject({
            key: z.string().regex(/^[a-z][a-z0-9_]{0,30}$/),
            name: text(60),
            weight: z.int().min(1).max(100),
          }),
        )
        .max(20)
        .default([])
        .describe('评分项与权重'),
      termMonths: z.int().min(1).max(1200).nullable().default(null).describe('期限(月)'),
      startsOn: date.nullable().default(null).describe('合同起始日期'),
      escalation: z.int().min(0).max(50).default(0).describe('租金每年递增百分比'),
      retention: z.int().min(0).max(100).default(0).describe('质量保证金百分比'),
      retentionMonths: z.int().min(0).max(120).default(0).describe('质量保证期(月)'),
      advance: percent.default(0).describe('预付款百分比'),
      priorityHolders: z.int().min(0).max(10).default(0).describe('公告载明的优先权人数'),
      prioritiesServedOn: date.nullable().default(null).describe('优先权人书面通知送达日期'),
      planReportedOn: date
        .nullable()
        .default(null)
        .describe('集体经营性建设用地:入市方案报区日期'),
      priorities: z
        .array(
          z.strictObject({
            holder: text(100).describe('优先权人'),
            ground: text(200).describe('依据'),
          }),
        )
        .max(10)
        .optional()
        .describe('优先权人与依据,按行使顺序'),
      duration: text(100).optional().describe('无固定月数时的期限或工期'),
      offices: z
        .strictObject({
          station: z
            .strictObject({ phone, address: text(200).optional().describe('地址') })
            .optional()
            .describe('交易站'),
          town: z.strictObject({ phone }).optional().describe('镇街三资办'),
          discipline: z.strictObject({ phone }).optional().describe('镇街纪(工)委'),
        })
        .optional()
        .describe('受理机构'),
      contractTerms: contractTerms.optional(),
      paymentTerms: text(1000).describe('付款方式'),
      contractDraft: text(20000).describe('合同草案要点'),
      place: text(200).describe('开标地点'),
      contact: text(200).describe('咨询与异议受理方式'),
      evidence,
    }),
  ),
  confirm_tender_file: event('确认交易文件', ['head'], z.strictObject({ confirmed: yes }), {
    bidders: 'all',
  }),
  return_tender_file: event('退回交易文件', ['head'], z.strictObject({ reasons: text(2000) })),
  reopen_tender_file: event(
    '重新编制交易文件',
    ['station'],
    z.strictObject({ reasons: text(2000) }),
  ),
  publish_notice: event('发布公告', ['station'], z.strictObject({ ...dates, evidence })),
  ask_question: event('提问', ['bidder'], z.strictObject({ question: text(2000) }), {
    secret: true,
    byTerms: true,
  }),
  answer_question: event(
    '答复提问',
    ['station'],
    z.strictObject({ no: z.int().min(1), answer: text(4000) }),
  ),
  clarify_notice: event(
    '发布澄清',
    ['station'],
    z.strictObject({ clarification: text(4000), evidence }),
  ),
  amend_terms: event(
    '修改公告条款',
    ['station'],
    z.strictObject({
      amendment: text(4000).describe('修改内容'),
      changesTerms: z.boolean().describe('是否修改报价所依据的条款'),
      reopensRegistration: z.boolean().default(false).describe('是否修改资格条件而重新开放报名'),
      ...dates,
      evidence,
    }),
    { bidders: 'all' },
  ),
};
