/** Ways of trading (domain §3). A mode that is not open yet has its place here and is refused at the start. */
export interface ModeRow {
  name: string;
  sides: readonly Side[];
  open: boolean;
}
export type Side = 'asset' | 'procurement';
export const SIDES: Record<Side, string> = { asset: '资产类', procurement: '采购类' };

export const MODES = {
  auction_up: { name: '网络竞价(升价)', sides: ['asset'], open: false },
  auction_down: {
    name: '网络竞价(降价)',
    sides: ['procurement'],
    open: false,
  },
  sealed: {
    name: '密封报价',
    sides: ['asset', 'procurement'],
    open: true,
  },
  scored: {
    name: '综合评审',
    sides: ['asset', 'procurement'],
    open: true,
  },
  comparison: { name: '比选', sides: ['procurement'], open: true },
  draw: { name: '抽签摇号', sides: ['procurement'], open: false },
  inquiry: { name: '询价', sides: ['procurement'], open: true },
  negotiation: {
    name: '谈判',
    sides: ['asset', 'procurement'],
    open: true,
  },
  agreement: {
    name: '协议(直接发包)',
    sides: ['asset', 'procurement'],
    open: true,
  },
  external: { name: '进区公共资源交易中心', sides: ['procurement'], open: true },
} as const satisfies Record<string, ModeRow>;
export type Mode = keyof typeof MODES;
export const MODE_KEYS = Object.keys(MODES) as Mode[];

export const CATEGORIES = {
  collective_land: { name: '机动地等发包', side: 'asset' },
  entrusted_land: { name: '受托流转(农户委托)', side: 'asset' },
  forest: { name: '林权', side: 'asset' },
  wasteland: { name: '四荒', side: 'asset' },
  water: { name: '养殖水面', side: 'asset' },
  premises: { name: '房屋厂房店铺', side: 'asset' },
  construction_land: { name: '集体经营性建设用地', side: 'asset' },
  equipment: { name: '设备农机', side: 'asset' },
  facility: { name: '农业生产设施', side: 'asset' },
  waterworks: { name: '小型水利', side: 'asset' },
  equity: { name: '股权(内部)', side: 'asset' },
  idle_house: { name: '闲置农房', side: 'asset' },
  disposal: { name: '实物处置', side: 'asset' },
  other: { name: '其他(广告位、停车场、光伏等)', side: 'asset' },
  works: { name: '小型工程', side: 'procurement' },
  repair: { name: '维修抢险', side: 'procurement' },
  goods: { name: '物资', side: 'procurement' },
  services: { name: '服务', side: 'procurement' },
  labour: { name: '劳务', side: 'procurement' },
  bank_deposit: { name: '资金存放', side: 'procurement' },
} as const satisfies Record<string, { name: string; side: Side }>;
export type Category = keyof typeof CATEGORIES;
export const CATEGORY_KEYS = Object.keys(CATEGORIES) as Category[];

/** Dealings of the asset side that end with the asset coming back, as against a one-off sale. */
export const DEALINGS = { lease: '租赁', contracting: '承包', transfer: '转让' } as const;
export type Dealing = keyof typeof DEALINGS;
