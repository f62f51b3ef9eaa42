/** Stage 7 结项归档: acts of checkpoints 19 and 20. */
import { z } from 'zod';
import { event } from './definition.js';
import { date, evidence, fen, personal, text, yes } from './fields.js';

export const closingEvents = {
  propose_settlement: event(
    '提出验收结算',
    ['accountant'],
    z.strictObject({
      amount: fen.describe('结算金额(分)'),
      returned: z.boolean().describe('资产类:标的已收回'),
      renewedBy: text(60).nullable().default(null).describe('续租衔接:承接本标的的新项目编号'),
      condition: text(2000).describe('验收或收回情况'),
      reviewer: text(200).optional().describe('采购类:结算审核单位'),
      returnedOn: date.optional().describe('资产类:实际返还日期'),
      meters: text(500).optional().describe('资产类:计量读数'),
      deductions: z
        .array(
          z.strictObject({
            item: text(100).describe('扣除项目'),
            amount: fen,
            basis: text(200).describe('依据'),
          }),
        )
        .max(50)
        .optional()
        .describe('资产类:从履约保证金中扣除'),
      next: text(500).optional().describe('资产类:后续安排'),
      evidence,
    }),
  ),
  sign_acceptance: event(
    '签署验收',
    ['supervisor', 'delegate', 'town_officer'],
    z.strictObject({ opinion: text(1000), passed: yes }),
  ),
  file_engineer_acceptance: event(
    '登记监理签署的验收意见',
    ['supervisor'],
    z.strictObject({
      opinion: text(1000).describe('监理的验收意见'),
      passed: yes.describe('监理意见为验收通过'),
      evidence,
      personal: personal({ engineer: text(60).describe('签署的监理工程师') }),
    }),
  ),
  reject_acceptance: event(
    '验收不通过',
    ['supervisor', 'delegate', 'town_officer'],
    z.strictObject({ reasons: text(1000) }),
  ),
  rate: event(
    '评议',
    ['bidder', 'delegate'],
    z.strictObject({ stars: z.int().min(1).max(5), remark: text(500).nullable().default(null) }),
  ),
  ratify_emergency: event(
    '追认应急抢险',
    ['supervisor'],
    z.strictObject({ meetingOn: z.iso.date(), resolution: text(200), evidence }),
  ),
  archive_project: event(
    '归档',
    ['town_officer'],
    z.strictObject({
      remark: text(500).nullable().default(null),
      custodian: text(100).optional().describe('档案保管单位'),
      keptFor: text(60).optional().describe('保管期限'),
    }),
  ),
};
