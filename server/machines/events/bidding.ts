/** Stage 3 报名竞价: acts of checkpoints 7 to 10. `place_bid`, `enter_draw` and `make_draw` join here. */
import { z } from 'zod';
import { event } from './definition.js';
import { evidence, fen, instant, pseudonym, text, yes } from './fields.js';

/** 1024 bytes as base64url: every offer has this length, whatever it says. */
export const sealedPackage = z
  .string()
  .regex(/^[A-Za-z0-9_-]{1366}$/, '须为1024字节的密封报价包')
  .describe('密封报价包');
const nothing = z.strictObject({});
const bidderAct = { bidders: 'own', secret: true, byTerms: true } as const;

export const biddingEvents = {
  register_bidder: event(
    '报名',
    ['bidder'],
    z.strictObject({
      commitment: yes.describe('承诺遵守公告与交易规则'),
      noConflict: z.boolean().describe('声明与本村村干部及交易工作人员无利害关系'),
      consentToPublish: yes.describe('同意成交后公示名称'),
      priority: z.int().min(1).max(10).nullable().default(null).describe('主张优先权的顺位'),
      evidence,
    }),
    bidderAct,
  ),
  withdraw_registration: event('撤回报名', ['bidder'], nothing, bidderAct),
  record_deposit: event(
    '登记保证金到账',
    ['agent_accountant'],
    z.strictObject({
      bidder: pseudonym,
      amount: fen,
      receivedAt: instant.describe('到账时刻'),
      bankReference: text(80).describe('银行流水号'),
    }),
    { bidders: 'named', secret: true },
  ),
  submit_offer: event(
    '提交报价',
    ['bidder'],
    z.strictObject({ package: sealedPackage }),
    bidderAct,
  ),
  withdraw_offer: event('撤回报价', ['bidder'], nothing, bidderAct),
  close_registration: event('报名截止', [], nothing),
  complete_formal_check: event('完成形式审查', [], nothing, { bidders: 'all' }),
  review_qualification: event(
    '资格审查(初审)',
    ['station'],
    z.strictObject({
      decisions: z
        .array(
          z.strictObject({
            bidder: pseudonym,
            qualified: z.boolean(),
            ground: text(500).nullable().default(null),
            items: z
              .array(z.strictObject({ item: text(100), passed: z.boolean() }))
              .min(1)
              .max(40),
          }),
        )
        .min(0)
        .max(2000),
    }),
    { bidders: 'all', secret: true },
  ),
  confirm_qualification: event(
    '资格审查(复核)',
    ['station'],
    z.strictObject({
      confirmed: yes,
      newWindow: z
        .strictObject({ offersOpenAt: instant, offersCloseAt: instant, openingAt: instant })
        .nullable()
        .default(null)
        .describe('原报价时段已错过时的新时段'),
    }),
    { bidders: 'all' },
  ),
  miss_offer_window: event('资格审查未按时完成,报价时段顺延', [], nothing),
  close_offers: event('报价截止', [], nothing, { bidders: 'all' }),
  attest_opening: event(
    '开标监督',
    ['supervisor'],
    z.strictObject({ sealsIntact: yes.describe('确认密封完好') }),
  ),
  open_offers: event(
    '开标',
    ['station'],
    z.strictObject({ attended: text(500).describe('到场情况'), evidence }),
    { bidders: 'all' },
  ),
  record_external_opening: event(
    '登记进区开标结果',
    ['station'],
    z.strictObject({
      centre: text(100).describe('交易中心'),
      reference: text(100).describe('交易编号'),
      openedOn: z.iso.date(),
      offers: z.int().min(1).max(10_000).describe('有效报价家数'),
      evidence,
    }),
  ),
  negotiate: event(
    '登记谈判记录',
    ['station'],
    z.strictObject({ record: text(4000).describe('谈判内容'), evidence }),
    { secret: true },
  ),
  return_deposit: event(
    '退还保证金',
    ['agent_accountant'],
    z.strictObject({
      bidder: pseudonym,
      amount: fen,
      interest: fen.default(0),
      bankReference: text(80),
    }),
    { bidders: 'named', secret: true, whileSuspended: true },
  ),
  convert_deposit: event(
    '保证金转为履约保证金或价款',
    ['agent_accountant'],
    z.strictObject({ due: z.int().min(1) }),
    { bidders: 'winner' },
  ),
  leave_deposit: event(
    '同意保证金留待下一轮',
    ['bidder'],
    z.strictObject({ agreed: yes }),
    bidderAct,
  ),
};
