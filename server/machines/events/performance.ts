/** Stage 6 履约管理: acts of checkpoints 16 to 18. */
import { z } from 'zod';
import { event } from './definition.js';
import { date, evidence, fen, text, yes } from './fields.js';

const due = z.int().min(1).describe('应收应付序号');

export const performanceEvents = {
  record_handover: event(
    '登记交付(开工)',
    ['accountant'],
    z.strictObject({
      items: z
        .array(z.strictObject({ item: text(100), condition: text(200) }))
        .min(1)
        .max(200)
        .describe('交付清单'),
      safetyDuty: yes.describe('已签订安全责任书'),
      actualStart: date.describe('实际交付或开工日期'),
      evidence,
    }),
  ),
  confirm_handover: event('确认交付(开工)', ['bidder'], z.strictObject({ confirmed: yes }), {
    bidders: 'own',
  }),
  receive_payment: event(
    '登记收款',
    ['agent_accountant'],
    z.strictObject({
      due,
      amount: fen,
      receiptNumber: text(60).describe('票据号码'),
      voucher: z
        .enum(['digital_invoice', 'fiscal_bill', 'unified_receipt'])
        .describe('数电发票、财政电子票据、统一收据'),
      bankReference: text(80),
      receivedOn: date,
    }),
  ),
  apply_payment: event(
    '申请付款',
    ['accountant'],
    z.strictObject({ due, amount: fen, invoiceNumber: text(60), evidence }),
  ),
  release_payment: event(
    '审核付款',
    ['agent_accountant'],
    z.strictObject({
      due,
      amount: fen,
      bankReference: text(80),
      toContractorAccount: yes.describe('付至合同约定账户'),
    }),
  ),
  reverse_booking: event(
    '红字冲销',
    ['agent_accountant', 'town_officer'],
    z.strictObject({
      entry: z.int().min(1).describe('所冲销的收款或付款登记在本项目的存证序号'),
      receiptNumber: text(60).nullable().default(null).describe('冲销收款:红字票据号码'),
      bankReference: text(80).nullable().default(null).describe('退回款项的银行流水号,款项未动的不填'),
      reason: text(1000).describe('冲销原因'),
      evidence,
    }),
  ),
  demand_payment: event(
    '催缴',
    ['accountant', 'agent_accountant'],
    z.strictObject({ payBy: date.describe('要求付清的日期') }),
  ),
  return_bond: event(
    '退还履约保证金',
    ['agent_accountant'],
    z.strictObject({ due, bankReference: text(80) }),
  ),
  write_off_due: event(
    '核销应收款',
    ['town_officer'],
    z.strictObject({ due, decision: text(500).describe('核销决定与依据'), evidence }),
  ),
  record_inspection: event(
    '登记履约检查',
    ['accountant', 'town_officer'],
    z.strictObject({
      finding: text(2000),
      rectification: text(2000).nullable().default(null),
      evidence,
    }),
  ),
  close_rectification: event(
    '整改完成',
    ['accountant', 'town_officer'],
    z.strictObject({ no: z.int().min(1), result: text(2000), evidence }),
  ),
  record_measurement: event(
    '登记工程计量',
    ['town_officer'],
    z.strictObject({ value: fen.describe('本次计量金额(分)'), evidence }),
  ),
  amend_contract: event(
    '签订补充协议',
    ['accountant'],
    z.strictObject({
      reason: text(2000),
      change: z
        .int()
        .min(-1_000_000_000_000_000)
        .max(1_000_000_000_000_000)
        .describe('价款增减(分)'),
      endsOn: date.nullable().default(null).describe('工期变更后的完工日期'),
      decision: text(200).nullable().default(null).describe('民主决策文号'),
      townApproval: text(200).nullable().default(null).describe('镇街批准文号'),
      dueOn: date,
      evidence,
    }),
  ),
  complete_works: event(
    '登记完工',
    ['accountant'],
    z.strictObject({ completedOn: date, evidence }),
  ),
  end_term: event('合同期满', [], z.strictObject({})),
  terminate_contract: event(
    '解除合同',
    ['town_officer'],
    z.strictObject({ reasons: text(2000), evidence }),
  ),
};
