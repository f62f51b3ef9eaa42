/** What a tender file may fix of the contract beforehand; the platform's model terms hold where it does not. */
import { z } from 'zod';
import { fen, text } from './fields.js';

const basisPoints = z.int().min(0).max(10_000);
const days = z.int().min(0).max(3_650);

export const contractTerms = z
  .strictObject({
    lateDailyBasisPoints: basisPoints.optional().describe('逾期付款每日违约金(万分之几)'),
    copies: z.int().min(2).max(50).optional().describe('合同份数'),
    dispute: text(200).optional().describe('争议的解决'),
    bondReturnDays: days.optional().describe('履约保证金返还期限(日)'),
    prohibited: z.array(text(200)).min(1).max(30).optional().describe('租赁:禁止行为'),
    rentFree: text(200).optional().describe('租赁:免租期'),
    utilities: text(500).optional().describe('租赁:费用负担'),
    lessorRepairs: text(500).optional().describe('租赁:出租方维修范围'),
    subletAllowed: z.boolean().optional().describe('租赁:经同意可否转租'),
    overdueDaysToTerminate: days.optional().describe('租赁:逾期多少日可解除'),
    breachPenalty: fen.optional().describe('租赁:其他违约的违约金(分)'),
    returnWithinDays: days.optional().describe('租赁:返还期限(日)'),
    method: text(500).optional().describe('施工:承包方式'),
    quality: text(500).optional().describe('施工:质量标准'),
    priceForm: text(500).optional().describe('施工:价款形式'),
    safetyFeeBasisPoints: basisPoints.optional().describe('施工:安全文明施工费(万分之几)'),
    wagesBasisPoints: basisPoints.optional().describe('施工:付入工资账户的比例(万分之几)'),
    materials: text(500).optional().describe('施工:材料设备的供应'),
    warranty: z
      .array(
        z.strictObject({
          item: text(200).describe('保修项目'),
          length: text(100).describe('保修期限'),
        }),
      )
      .min(1)
      .max(50)
      .optional()
      .describe('施工:保修期限'),
    subcontractingAllowed: z.boolean().optional().describe('施工:经同意可否分包'),
    delayDailyBasisPoints: basisPoints.optional().describe('施工:逾期完工每日违约金(万分之几)'),
    delayCapBasisPoints: basisPoints.optional().describe('施工:逾期完工违约金上限(万分之几)'),
  })
  .describe('合同条款,未填的按平台合同示范条款');
export type AnnouncedTerms = z.output<typeof contractTerms>;
