/** Stage 4 定标: acts of checkpoints 11 to 13. */
import { z } from 'zod';
import { event } from './definition.js';
import { evidence, fen, instant, pseudonym, text, yes } from './fields.js';

const nothing = z.strictObject({});
const ground = text(500).nullable().default(null);

export const selectionEvents = {
  check_substance: event(
    '实质审查',
    ['station'],
    z.strictObject({
      decisions: z
        .array(z.strictObject({ bidder: pseudonym, passed: z.boolean(), ground }))
        .max(2000)
        .describe('逐家结论,不通过须写明理由'),
    }),
    { bidders: 'all' },
  ),
  accept_explanation: event(
    '认可低价说明',
    ['station'],
    z.strictObject({ bidder: pseudonym, explanation: text(2000), evidence }),
    { bidders: 'all' },
  ),
  reject_explanation: event(
    '不认可低价说明',
    ['station'],
    z.strictObject({ bidder: pseudonym, reasons: text(500), evidence }),
    { bidders: 'all' },
  ),
  exercise_priority: event('行使优先权(同价匹配)', ['bidder'], z.strictObject({ match: yes }), {
    bidders: 'all',
  }),
  lapse_priority: event('优先权逾期视为放弃', [], nothing),
  draw_reviewers: event(
    '随机抽取评审专家',
    ['station'],
    z.strictObject({ count: z.int().min(3).max(9) }),
  ),
  recuse: event('申请回避', ['reviewer'], z.strictObject({ reasons: text(500) })),
  score_offers: event(
    '提交评分',
    ['reviewer'],
    z.strictObject({
      scores: z
        .array(
          z.strictObject({
            bidder: pseudonym,
            items: z
              .array(z.strictObject({ key: text(31), points: z.int().min(0).max(100) }))
              .min(1)
              .max(20),
          }),
        )
        .min(1)
        .max(500),
      noConflict: yes,
    }),
    { bidders: 'all' },
  ),
  confirm_ranking: event(
    '确认评审结果',
    ['station'],
    z.strictObject({ report: text(4000), evidence }),
    { bidders: 'all' },
  ),
  record_external_evaluation: event(
    '登记进区评审结果',
    ['station'],
    z.strictObject({
      winnerCode: text(40).describe('中选人在平台的主体编号'),
      amount: fen,
      evidence,
    }),
    { bidders: 'all' },
  ),
  publish_result: event('发布结果公示', ['station'], nothing),
  record_external_publicity: event(
    '登记进区公示',
    ['station'],
    z.strictObject({ publishedOn: z.iso.date(), endedOn: z.iso.date(), evidence }),
  ),
  close_publicity: event('公示期满', [], nothing),
  raise_objection: event(
    '提出异议',
    ['bidder', 'delegate', 'station'],
    z.strictObject({
      content: text(4000),
      personal: z.strictObject({ objector: text(50) }).optional(),
    }),
    { whileSuspended: true, byTerms: true },
  ),
  dismiss_objection: event(
    '答复异议(不成立)',
    ['station'],
    z.strictObject({ no: z.int().min(1), answer: text(4000) }),
    { whileSuspended: true },
  ),
  uphold_objection: event(
    '异议成立',
    ['station'],
    z.strictObject({
      no: z.int().min(1),
      answer: text(4000),
      finding: z
        .enum(['ranking_error', 'auction_fault', 'winner_unqualified', 'fraud', 'other'])
        .describe('排名错误、竞价故障、中选人不合格、弄虚作假、其他'),
      newWindow: z
        .strictObject({ offersOpenAt: instant, offersCloseAt: instant, openingAt: instant })
        .nullable()
        .default(null),
    }),
    { bidders: 'all' },
  ),
  confirm_award: event('确认成交', ['head'], z.strictObject({ confirmed: yes })),
  certify_award: event(
    '签发成交确认书',
    ['station'],
    z.strictObject({ number: text(60).optional().describe('成交确认书编号') }),
    { bidders: 'all' },
  ),
  give_up: event('放弃成交', ['bidder'], z.strictObject({ reasons: text(1000) }), {
    bidders: 'all',
  }),
};
