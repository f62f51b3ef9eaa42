/** Second cases of a lease, of works, of a settlement and of an archive, without a sentence of the first. */
import type { FactsOf } from '../../../server/documents/templates/index.js';
import { CHECKPOINTS } from '../../../server/machines/checkpoints.js';
import { at, hash } from './common.js';
import { LAMPS, lampPapers, POND } from './two-cases.js';

export const granaryLease: FactsOf<'contract-lease'> = {
  number: 'DQ-2025-ZL-04',
  lessor: {
    name: LAMPS.contract.owner,
    identity: 'N2330203MF0000031B',
    representative: '样例灯董事长',
    address: '洞桥镇潘家村文化礼堂',
    contact: '0574-00000064',
  },
  lessee: { name: '样例𬀩', identity: '平台主体编号 S0000000404', address: '以平台实名登记为准', contact: '0574-00000066' },
  witness: LAMPS.supervisor,
  authority: LAMPS.authority,
  award: { number: 'DQ-2025-0004-10', date: '2025-03-03' },
  subject: {
    name: '旧粮站仓库',
    place: '洞桥镇潘家村粮站巷2号',
    area: '仓间1间，地坪420平方米',
    certificate: '不动产权证（样例0404号）',
    condition: '屋顶已翻修，未通水',
  },
  use: '农产品存放',
  prohibited: ['存放农药和易燃物。'],
  term: { from: '2025-04-01', to: '2026-03-31', length: '12个月' },
  rent: { yearly: 2_000_000, total: 2_000_000 },
  dues: [{ name: '全年租金', dueOn: '2025年3月20日', amount: 2_000_000, condition: '一次付清一年' }],
  account: { name: LAMPS.contract.owner, bank: '样例银行洞桥支行', number: '6230 0000 0000 0404' },
  handoverBy: '2025-04-01',
  utilities: '电费按分表由承租方交纳',
  lessorRepairs: '屋顶和墙体',
  subletAllowed: true,
  lateDaily: 4,
  overdueDaysToTerminate: 20,
  breachPenalty: 166_666,
  returnWithinDays: 5,
  supplement: '仓库钥匙两套，交付时移交。',
  dispute: '向仓库所在地人民法院起诉',
  copies: 3,
  attachments: [],
};

export const seawallWorks: FactsOf<'contract-works'> = {
  number: 'HX-2025-SG-11',
  employer: {
    name: POND.contract.owner,
    identity: 'N2330203MF0000007A',
    representative: '样例塘理事长',
    address: '横溪镇塘头村村务楼',
    contact: '0574-00000054',
  },
  contractor: {
    name: '样例水利建设有限公司',
    identity: '平台主体编号 S0000001101',
    address: '海曙区样例水利大厦',
    contact: '0574-00000067',
  },
  qualification: '水利水电工程施工总承包三级',
  witness: POND.supervisor,
  authority: POND.authority,
  award: { number: 'HX-2025-0011-10', date: '2025-10-30' },
  works: {
    name: '塘头村排涝闸改建',
    place: '塘头村北闸',
    scope: '拆除旧闸，新建2孔钢筋混凝土闸，配启闭机2台。',
    method: '单价承包',
  },
  term: { start: '2025-11-10', finish: '2026-02-17', days: 100 },
  quality: '水利工程验收规程的优良等级',
  price: { amount: 2_672_000_000, form: '单价合同，按实计量', safetyFee: 40_080_000 },
  dues: [
    { name: '闸室完成', dueOn: '2026年1月10日', amount: 1_600_000_000, condition: '计量签认后支付' },
    { name: '完工结算', dueOn: '2026年3月31日', amount: 1_072_000_000, condition: '审计后支付' },
  ],
  account: { name: '样例水利建设有限公司', bank: '样例农商银行横溪支行', number: '2010 0000 0000 1101' },
  wages: { account: '样例农商银行工资专户', share: 2_500 },
  bond: { amount: 267_200_000, form: '银行保函', returnWithinDays: 14 },
  employerAgent: '样例塘代表',
  siteManager: { name: '样例项目经理', certificate: '一级建造师（水利）' },
  supervisingEngineer: '样例闸站监理所',
  materials: '启闭机由甲方供应，其余由乙方采购',
  warranty: [
    { item: '闸室主体', length: '2年' },
    { item: '启闭机', length: '18个月' },
  ],
  subcontractingAllowed: true,
  delayDaily: 1_336_000,
  delayCap: 300,
  lateDaily: 6,
  supplement: '汛期前必须具备挡水条件。',
  dispute: '提交样例仲裁委员会仲裁',
  copies: 8,
  attachments: lampPapers.map((p) => ({ ...p, name: '施工图：北闸' })),
};

/** A boat that was sold: nothing comes back. */
export const boatSold: FactsOf<'acceptance'> = {
  contract: { ...POND.contract, name: '报废渔船转让合同', number: 'HX-2025-ZR-03', price: 3_210_000 },
  acceptedAt: at('2025-05-20T09:00:00'),
  place: '塘头村渔港码头',
  sale: {
    deliveredOn: '2025-05-09',
    items: 4,
    price: 3_210_000,
    paid: 3_210_000,
    arrears: 0,
    registration: '船舶证书已注销，无须过户',
  },
  findings: [],
  conclusion: '船舶已提走，船款付清，同意结项。',
  persons: [
    { role: '村监会', name: '样例塘监事', opinion: '属实', signedAt: at('2025-05-20T09:10:00') },
    { role: '村民代表', name: '样例塘代表', opinion: '没有意见', signedAt: at('2025-05-20T09:15:00') },
    { role: '镇街三资办', name: '样例塘专员', opinion: '同意结项', signedAt: at('2025-05-20T10:00:00') },
  ],
};

/** Ended before the notice: what was cut off says so. */
export const terminatedArchive: FactsOf<'archive'> = {
  side: 'procurement',
  action: 'goods',
  mode: 'inquiry',
  owner: LAMPS.contract.owner,
  subject: '潘家村健身器材采购',
  counterparty: '无',
  ending: '终止交易：预算调整',
  openedOn: '2025-02-01',
  closedOn: '2025-03-01',
  trail: CHECKPOINTS.map((c) =>
    c.no <= 4
      ? { key: c.key, state: 'done' as const, completedAt: at('2025-02-10T11:00:00') + c.no * 3_600_000, remark: '报账员' }
      : c.key === 'archive'
        ? { key: c.key, state: 'done' as const, completedAt: at('2025-03-01T10:30:00'), remark: '三资监管办' }
        : { key: c.key, state: 'cut_off' as const, remark: '交易在公告之前终止' },
  ),
  documents: [
    { number: 'DQ-2025-0002-W01', title: '采购立项表', issuedAt: at('2025-02-10T12:00:00'), sha256: hash(511) },
  ],
  evidence: [],
  log: { firstEntry: 31, lastEntry: 44, treeSize: 45, root: hash(43), origin: 'cunjitong.example/log/dongqiao' },
  ratings: [],
  openDuties: [],
  custodian: '洞桥镇档案室',
  keptFor: '10年',
};
