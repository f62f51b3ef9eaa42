/** The contract for the works. */
import type { FactsOf } from '../../../server/documents/templates/index.js';
import { files, village } from './common.js';

export const contractWorks: FactsOf<'contract-works'> = {
  number: 'JSG-2025-0023-10',
  employer: {
    name: '集士港镇广昇村股份经济合作社',
    ...village,
    address: '集士港镇广昇村便民服务中心',
  },
  contractor: {
    name: '样例市政工程有限公司',
    identity: '91330203MA00000023',
    representative: '样例经理',
    address: '海曙区样例路18号',
    contact: '0574-00000023',
  },
  qualification: '市政公用工程施工总承包三级，安全生产许可证在有效期内',
  witness: '广昇村监会成员 样例监事',
  authority: { body: 'delegates', number: '广昇社决〔2025〕3号', heldOn: '2025-06-08' },
  award: { number: 'JSG-2025-0023-09', date: '2025-07-11' },
  works: {
    name: '丁家吴家周边环境整治工程',
    place: '集士港镇广昇村丁家、吴家自然村',
    scope: '施工图和工程量清单所列道路硬化620平方米、排水沟310米、绿化480平方米及附属工程。',
    method: '包工包料、包质量、包工期、包安全',
  },
  term: { start: '2025-07-21', finish: '2025-09-18', days: 60 },
  quality: '现行验收规范合格标准，一次验收通过',
  price: { amount: 34_123_457, form: '固定总价；清单以外的变更按本合同签证', safetyFee: 682_469 },
  dues: [
    {
      name: '进度款',
      dueOn: '完成工程量过半',
      amount: 13_649_383,
      condition: '计量签认后15日内付合同价的40%',
    },
    {
      name: '结算款',
      dueOn: '验收合格、结算审定',
      amount: 19_450_370,
      condition: '付至结算价的97%',
    },
    {
      name: '质量保证金',
      dueOn: '保修期满24个月',
      amount: 1_023_704,
      condition: '无质量问题或者已修复',
    },
  ],
  account: {
    name: '样例市政工程有限公司',
    bank: '样例银行海曙支行',
    number: '3310 0000 0000 0023',
  },
  wages: { account: '样例市政工程有限公司农民工工资专用账户', share: 2_000 },
  bond: { amount: 3_412_345, form: '银行保函或者转账', returnWithinDays: 28 },
  employerAgent: '样例甲方代表',
  siteManager: { name: '样例项目负责人', certificate: '二级注册建造师' },
  supervisingEngineer: '样例监理有限公司',
  materials: '全部由乙方采购，水泥、管材的品牌规格按清单要求',
  retention: { rate: 300, months: 24 },
  warranty: [
    { item: '道路、排水', length: '2年' },
    { item: '绿化养护', length: '1年，成活率不低于95%' },
  ],
  subcontractingAllowed: false,
  delayDaily: 50_000,
  delayCap: 500,
  lateDaily: 3,
  supplement: '施工便道由乙方恢复原状。',
  dispute: '向工程所在地人民法院起诉',
  copies: 6,
  attachments: files('施工图', '工程量清单及报价', '安全生产责任书', '廉洁协议'),
};
