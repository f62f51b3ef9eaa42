/**
 * The 7 stages 环节 and 20 checkpoints 节点 of a trade, as one table. The API, the documents, the pages
 * and the tests all read this; nothing else lists them. Their limits are the rule book's.
 */
import type { Category, Mode, Side } from './modes.js';
import type { Role } from './roles.js';

export const STAGES = [
  { key: 'setup', name: '项目建立' },
  { key: 'announcement', name: '公告发布' },
  { key: 'bidding', name: '报名竞价' },
  { key: 'selection', name: '定标' },
  { key: 'contract', name: '合同签订' },
  { key: 'performance', name: '履约管理' },
  { key: 'closing', name: '结项归档' },
] as const;
export type StageKey = (typeof STAGES)[number]['key'];

interface Row {
  no: number;
  key: string;
  name: string;
  stage: StageKey;
  roles: readonly Role[];
  /** The PDF it issues, by its Chinese title. */
  document: string;
  /** What the public may see of it, and from when. */
  public: string;
}

const row = <const R extends Row>(r: R) => r;

export const CHECKPOINTS = [
  row({
    no: 1,
    key: 'application',
    name: '立项申报',
    stage: 'setup',
    roles: ['accountant'],
    document: '交易申请表',
    public: '审核通过后公开项目名称',
  }),
  row({
    no: 2,
    key: 'resolution',
    name: '民主决策',
    stage: 'setup',
    roles: ['accountant', 'supervisor'],
    document: '民主决策会议纪要',
    public: '决议与票数',
  }),
  row({
    no: 3,
    key: 'valuation',
    name: '定价',
    stage: 'setup',
    roles: ['accountant', 'head'],
    document: '底价(限价)确认书',
    public: '公开底价(限价)的予以公开',
  }),
  row({
    no: 4,
    key: 'approval',
    name: '镇街审核',
    stage: 'setup',
    roles: ['town_officer'],
    document: '审核意见书',
    public: '审核编号',
  }),
  row({
    no: 5,
    key: 'tender_file',
    name: '交易文件审查',
    stage: 'announcement',
    roles: ['station', 'head'],
    document: '交易文件',
    public: '随公告公开',
  }),
  row({
    no: 6,
    key: 'notice',
    name: '公告发布',
    stage: 'announcement',
    roles: ['station'],
    document: '交易公告',
    public: '公开',
  }),
  row({
    no: 7,
    key: 'registration',
    name: '报名与保证金',
    stage: 'bidding',
    roles: ['bidder'],
    document: '报名回执',
    public: '开标前名单与家数保密',
  }),
  row({
    no: 8,
    key: 'qualification',
    name: '资格与优先权审查',
    stage: 'bidding',
    roles: ['station'],
    document: '资格审查表',
    public: '仅本人可见',
  }),
  row({
    no: 9,
    key: 'offers',
    name: '报价竞价',
    stage: 'bidding',
    roles: ['bidder'],
    document: '报价回执',
    public: '不公开',
  }),
  row({
    no: 10,
    key: 'opening',
    name: '开标',
    stage: 'bidding',
    roles: ['station', 'supervisor'],
    document: '开标记录',
    public: '公开',
  }),
  row({
    no: 11,
    key: 'evaluation',
    name: '评审',
    stage: 'selection',
    roles: ['reviewer', 'station'],
    document: '评审报告',
    public: '排名',
  }),
  row({
    no: 12,
    key: 'publicity',
    name: '结果公示与异议',
    stage: 'selection',
    roles: ['station'],
    document: '结果公示',
    public: '公开',
  }),
  row({
    no: 13,
    key: 'award',
    name: '成交确认',
    stage: 'selection',
    roles: ['head', 'station'],
    document: '成交确认书',
    public: '公开',
  }),
  row({
    no: 14,
    key: 'signing',
    name: '合同签订',
    stage: 'contract',
    roles: ['accountant', 'head', 'bidder', 'supervisor'],
    document: '合同',
    public: '主要条款',
  }),
  row({
    no: 15,
    key: 'filing',
    name: '备案鉴证',
    stage: 'contract',
    roles: ['town_officer', 'station'],
    document: '交易鉴证书',
    public: '鉴证书',
  }),
  row({
    no: 16,
    key: 'handover',
    name: '交付开工',
    stage: 'performance',
    roles: ['accountant', 'bidder'],
    document: '交付清单',
    public: '现场照片',
  }),
  row({
    no: 17,
    key: 'payments',
    name: '收付款与票据',
    stage: 'performance',
    roles: ['agent_accountant', 'accountant'],
    document: '收付款票据汇总',
    public: '5日内公开(脱敏)',
  }),
  row({
    no: 18,
    key: 'inspection',
    name: '履约检查与变更',
    stage: 'performance',
    roles: ['accountant', 'town_officer'],
    document: '巡查记录',
    public: '摘要',
  }),
  row({
    no: 19,
    key: 'acceptance',
    name: '验收结算(到期收回)',
    stage: 'closing',
    roles: ['supervisor', 'delegate', 'town_officer'],
    document: '验收结算单',
    public: '金额',
  }),
  row({
    no: 20,
    key: 'archive',
    name: '归档评价公开',
    stage: 'closing',
    roles: ['town_officer'],
    document: '归档目录',
    public: '全过程公开页',
  }),
] as const;

export type CheckpointKey = (typeof CHECKPOINTS)[number]['key'];
export type Checkpoint = Row & { key: CheckpointKey };

export const CHECKPOINT_KEYS = CHECKPOINTS.map((c) => c.key) as readonly CheckpointKey[];

export function checkpoint(key: CheckpointKey): Checkpoint {
  return CHECKPOINTS.find((c) => c.key === key) as Checkpoint;
}

/** What the same checkpoint issues where the collective buys. */
const OF_PROCUREMENT: Partial<Record<CheckpointKey, string>> = {
  award: '中选通知书',
  filing: '备案回执',
  handover: '履约启动单',
};

/** What is traded: by it the same document has another title. */
export interface Traded {
  side: Side;
  category: Category;
}

/** The title of the document that a checkpoint of this trade issues. */
export function documentOf(key: CheckpointKey, { side, category }: Traded): string {
  const titled = checkpoint(key).document;
  if (side === 'asset') return titled;
  if (key === 'handover' && isBuilt(category)) return '开工令';
  return OF_PROCUREMENT[key] ?? titled;
}

/** Works begin by an order to start. */
export const isBuilt = (category: Category) => category === 'works' || category === 'repair';

const BY_AGREEMENT = '协议方式:决议已确定相对方、价格与期限';
const IN_THE_EXCHANGE = '进入上级公共资源交易中心办理,结果在第10至12节点登记';
const EMERGENCY = '应急抢险:先行抢险,事后备案并由下次会议追认';

/** Why a checkpoint does not exist for a way of trading, or null where it does (domain §4, side paths). */
export function notApplicable(
  key: CheckpointKey,
  trade: { mode: Mode; emergency: boolean },
): string | null {
  const no = checkpoint(key).no;
  if (trade.emergency) return no >= 5 && no <= 12 ? EMERGENCY : null;
  if (trade.mode === 'external') return no >= 5 && no <= 9 ? IN_THE_EXCHANGE : null;
  if (trade.mode === 'agreement') return [6, 7, 9, 10, 11].includes(no) ? BY_AGREEMENT : null;
  return null;
}
