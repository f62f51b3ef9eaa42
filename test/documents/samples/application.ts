/** A shop to let, and works to be done. */
import type { FactsOf } from '../../../server/documents/templates/index.js';
import { at, files } from './common.js';

export const application: FactsOf<'application'> = {
  side: 'asset',
  action: 'lease',
  category: 'premises',
  mode: 'sealed',
  collective: '集士港镇王湖村股份经济合作社',
  accountant: '样例会计',
  head: '样例理事长',
  filedAt: at('2025-05-06T14:20:00'),
  subject: {
    name: '王湖村沿街店面3间',
    place: '集士港镇王湖村湖西路12号至16号（一层）',
    quantity: '建筑面积186.40平方米',
    condition: '现状空置，水电齐备；屋面有轻微渗漏，已列入交付前维修。',
    photos: 6,
  },
  asset: {
    registerCode: 'WH-FW-0031',
    certificate: '未办理不动产权证，2024年12月镇街认定',
    use: '零售、便民服务',
    term: '3年',
    previous: {
      party: '样例承租人',
      endsOn: '2025-08-31',
      price: '23,000.00 元／年',
      settled: true,
    },
    overlaps: false,
    inDispute: false,
    buildingFinding: '1998年建成，镇街2024年12月认定可以出租，安全鉴定为B级',
    priorityHolders: '原承租人主张以同等条件优先承租',
  },
  price: {
    estimate: 2_557_500,
    unit: '元／年',
    basis: '同村同类店面近两年3份合同的平均租金，并经评估公司复核',
  },
  modeGround: '年租金不足5万元，竞买人较少，采用密封报价',
  decision: { body: 'delegates', ground: '租期3年，按本社章程由成员代表会议决定' },
  interests: '本村工作人员及其直系亲属均已申报，无人拟参加本次交易。',
  attachments: files('资产台账页', '现场照片', '房屋安全鉴定报告'),
};

export const applicationForWorks: FactsOf<'application'> = {
  ...application,
  side: 'procurement',
  action: 'works',
  category: 'works',
  mode: 'comparison',
  collective: '集士港镇广昇村股份经济合作社',
  subject: {
    name: '丁家吴家周边环境整治工程',
    place: '集士港镇广昇村丁家、吴家自然村',
    quantity: '道路硬化620平方米，排水沟310米，绿化480平方米',
    condition: '路面破损，雨天积水，村民多次反映。',
    photos: 9,
  },
  asset: undefined,
  procurement: {
    need: '两个自然村主要道路破损、排水不畅，列入2025年村庄整治计划，经村民代表会议提出。',
    fundSource: '村集体自有资金，镇街补助40%',
    budgetItem: '2025年村庄整治',
    schedule: '2025年7月至9月',
    statutoryTender: false,
    splitFromOther: false,
  },
  price: {
    estimate: 38_650_000,
    unit: '总价，最高限价',
    basis: '镇街认可的造价咨询单位编制的预算',
  },
  modeGround: '预算低于60万元，采用比选',
  attachments: files('施工图', '工程量清单及预算'),
};
