/**
 * How the keys of the domain are written on paper: `{action|actionWord}` prints 招租 for lease. Modes, categories
 * and sides are the machine's own tables.
 */
import { CHECKPOINTS, type CheckpointKey, STAGES } from '../machines/checkpoints.js';
import { CATEGORIES, MODES, SIDES } from '../machines/modes.js';

export const ACTIONS = [
  'lease',
  'contracting',
  'transfer',
  'disposal',
  'works',
  'goods',
  'services',
  'labour',
  'deposit',
] as const;
export const BODIES = ['council', 'delegates', 'assembly'] as const;
export const CHECKPOINT_STATES = ['done', 'not_applicable', 'cut_off', 'open'] as const;
export const VERDICTS = ['valid', 'invalid'] as const;
export const FINDINGS = ['passed', 'failed', 'rectified'] as const;
export const OUTCOMES = ['succeeded', 'failed'] as const;
export const VOUCHERS = ['digital_invoice', 'fiscal_bill', 'unified_receipt'] as const;
export const DUE_STATES = ['open', 'applied', 'paid', 'written_off', 'returned'] as const;
export const SECURITIES = ['bond', 'retention'] as const;

const names = <K extends string>(table: Record<K, { name: string }>) =>
  Object.fromEntries(
    Object.entries<{ name: string }>(table).map(([key, row]) => [key, row.name]),
  ) as Record<K, string>;

const perCheckpoint = (say: (row: (typeof CHECKPOINTS)[number]) => string) =>
  Object.fromEntries(CHECKPOINTS.map((row) => [row.key, say(row)])) as Record<
    CheckpointKey,
    string
  >;

type Action = (typeof ACTIONS)[number];

const SOLD_BY = ['lease', 'contracting', 'transfer', 'disposal'] as const;
const BOUGHT_BY = ['works', 'goods', 'services', 'labour', 'deposit'] as const;
const each = <K extends string>(keys: readonly K[], word: string) =>
  Object.fromEntries(keys.map((key) => [key, word])) as Record<K, string>;

export const WORDS = {
  side: SIDES,
  mode: names(MODES),
  category: names(CATEGORIES),
  /** What the notice calls for. */
  action: {
    lease: '招租',
    contracting: '发包',
    transfer: '转让',
    disposal: '处置',
    works: '招标',
    goods: '采购',
    services: '采购',
    labour: '采购',
    deposit: '存放招标',
  } satisfies Record<Action, string>,
  /** Who offers, and what the winner becomes. */
  offerer: {
    lease: '竞买人',
    contracting: '竞买人',
    transfer: '竞买人',
    disposal: '竞买人',
    works: '供应商',
    goods: '供应商',
    services: '供应商',
    labour: '供应商',
    deposit: '供应商',
  } satisfies Record<Action, string>,
  winner: {
    lease: '承租人',
    contracting: '承包人',
    transfer: '受让人',
    disposal: '受让人',
    works: '承包人',
    goods: '供货人',
    services: '服务人',
    labour: '服务人',
    deposit: '存款银行',
  } satisfies Record<Action, string>,
  /** How a trade calls whom it was decided for, and the paper that says so. */
  chosen: {
    ...each(SOLD_BY, '成交人'),
    ...each(BOUGHT_BY, '中选人'),
  } satisfies Record<Action, string>,
  awardPaper: {
    ...each(SOLD_BY, '成交确认书'),
    ...each(BOUGHT_BY, '中选通知书'),
  } satisfies Record<Action, string>,
  body: {
    council: '理事会',
    delegates: '成员(代表)会议',
    assembly: '成员大会',
  } satisfies Record<(typeof BODIES)[number], string>,
  checkpointState: {
    done: '已完成',
    not_applicable: '不适用',
    // Where its own parentheses would break, the line does.
    cut_off: '未进行\n(已终止)',
    open: '未完成',
  } satisfies Record<(typeof CHECKPOINT_STATES)[number], string>,
  checkpoint: perCheckpoint((c) => c.name),
  stageOf: perCheckpoint((c) => STAGES.find((stage) => stage.key === c.stage)?.name ?? ''),
  verdict: { valid: '有效', invalid: '无效' } satisfies Record<(typeof VERDICTS)[number], string>,
  finding: { passed: '合格', failed: '不合格', rectified: '整改后合格' } satisfies Record<
    (typeof FINDINGS)[number],
    string
  >,
  voucher: {
    digital_invoice: '数电发票',
    fiscal_bill: '财政电子票据',
    unified_receipt: '统一收据',
  } satisfies Record<(typeof VOUCHERS)[number], string>,
  dueState: {
    open: '未付',
    applied: '待审核',
    paid: '已付',
    written_off: '已核销',
    returned: '已退还',
  } satisfies Record<(typeof DUE_STATES)[number], string>,
  security: { bond: '履约保证金', retention: '质量保证金' } satisfies Record<
    (typeof SECURITIES)[number],
    string
  >,
  outcome: { succeeded: '成立', failed: '流标(流拍)' } satisfies Record<
    (typeof OUTCOMES)[number],
    string
  >,
} as const;
