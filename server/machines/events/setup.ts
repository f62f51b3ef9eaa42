/** Stage 1 项目建立: acts of checkpoints 1 to 4. */
import { z } from 'zod';
import { DEALINGS, type Dealing } from '../modes.js';
import { event } from './definition.js';
import { date, evidence, fen, personal, sha256, text, yes } from './fields.js';

const termMonths = z
  .int()
  .min(1)
  .max(1200)
  .nullable()
  .default(null)
  .describe('期限(月),无期限填空');

/** docs/decisions/016: what is brought into a company or run together has no price that a trade could find. */
const NOT_COVERED =
  '平台办理租赁、承包和转让。以资产入股、合作经营的不在平台交易:须由成员大会决定,经有资质的机构评估并公示15日以上(《浙江省农村集体资产管理条例》第36、37条),向镇街三资办申报';

export const setupEvents = {
  submit_application: event(
    '提交立项申报',
    ['accountant'],
    z.strictObject({
      description: text(4000).describe('标的与需求说明'),
      place: text(200).describe('坐落或地点'),
      dealing: z
        .enum(Object.keys(DEALINGS) as [Dealing], NOT_COVERED)
        .nullable()
        .default(null)
        .describe('资产类:租赁、承包或转让'),
      estimate: fen.describe('资产类:预计年租金或总价;采购类:预算(分)'),
      termMonths,
      remainingMonths: z
        .int()
        .min(1)
        .max(1200)
        .nullable()
        .default(null)
        .describe('受托流转:承包合同剩余期限(月)'),
      areaMu: z.int().min(0).max(1_000_000).nullable().default(null).describe('面积(亩)'),
      assetCode: text(60).nullable().default(null).describe('资产登记编号'),
      fundSource: text(200).nullable().default(null).describe('采购类:资金来源'),
      declaredMajor: z.boolean().default(false).describe('本集体规定的重大事项'),
      openToOutsiders: z.boolean().default(true).describe('是否面向本集体以外'),
      statutoryTender: z.boolean().default(false).describe('资金属依法必须招标范围'),
      quantity: text(200).optional().describe('数量或规模,例如建筑面积、工程量'),
      use: text(200).optional().describe('用途或要求'),
      certificate: text(200).optional().describe('资产类:权属证明'),
      buildingFinding: text(500).optional().describe('资产类:建筑合法性认定情况'),
      priorityClaims: text(500).optional().describe('资产类:优先权主张情况'),
      previous: z
        .strictObject({
          party: text(100).describe('合同方,自然人只写姓'),
          endsOn: date.describe('到期日期'),
          price: text(100).describe('价格'),
          settled: z.boolean().describe('款项是否结清'),
        })
        .optional()
        .describe('资产类:上期合同'),
      firstTrade: z.boolean().optional().describe('资产类:上期无合同,系首次对外交易'),
      priceBasis: text(500).optional().describe('预计价格的依据'),
      budgetItem: text(200).optional().describe('采购类:预算项目'),
      schedule: text(200).optional().describe('采购类:实施时间'),
      splitFromOther: z.boolean().optional().describe('采购类:是否与他项拆分'),
      interests: text(2000).optional().describe('利害关系申报'),
      noOverlap: z.boolean().optional().describe('资产类:与现有合同期限不重叠'),
      noDispute: z.boolean().describe('标的权属清楚、无争议'),
      notIllegalBuilding: z.boolean().optional().describe('资产类:不属违法建筑或超期临时建筑'),
      unpermittedBuilding: z.boolean().default(false).describe('资产类:属历史无证建筑'),
      evidence,
    }),
  ),
  record_resolution: event(
    '登记民主决策',
    ['accountant'],
    z.strictObject({
      number: text(60).describe('决议编号'),
      body: z
        .enum(['council', 'delegates', 'assembly'])
        .describe('决策机构:理事会、成员代表大会、成员大会'),
      proposedOn: date.describe('提议日期'),
      discussedOn: date.describe('商议日期'),
      reviewedOn: date.describe('审议日期'),
      heldOn: date.describe('决议日期'),
      noticeOn: date.nullable().default(null).describe('会议通知日期'),
      planPublishedOn: date.nullable().default(null).describe('方案公示起始日期'),
      publishedOn: date.describe('决议结果公示起始日期'),
      entitled: z.int().min(1).max(1_000_000).describe('应到人数'),
      present: z.int().min(0).max(1_000_000).describe('实到人数(含线上与委托)'),
      online: z.int().min(0).max(1_000_000).default(0).describe('其中线上'),
      proxies: z.int().min(0).max(1_000_000).default(0).describe('其中委托'),
      proxiesOfHousehold: z.boolean().default(false).describe('受托人均为同户成员且有书面委托'),
      recused: z.int().min(0).max(1_000_000).default(0).describe('其中回避(到会不表决)'),
      agree: z.int().min(0).max(1_000_000).describe('同意'),
      against: z.int().min(0).max(1_000_000).describe('反对'),
      abstain: z.int().min(0).max(1_000_000).describe('弃权'),
      limit: fen.describe('授权底价下限(资产类)或限价上限(采购类)(分)'),
      mayLower: z.boolean().default(false).describe('是否授权流标后降低底价'),
      termMonths,
      partyCode: text(40).nullable().default(null).describe('协议或抢险:相对方在平台的主体编号'),
      evidence,
      personal: personal({ recorder: text(50), chair: text(50) }).optional(),
    }),
    { bidders: 'all' },
  ),
  countersign_resolution: event(
    '联署民主决策',
    ['supervisor'],
    z.strictObject({ witnessed: yes.describe('确认会议与公示属实') }),
  ),
  reject_resolution: event(
    '退回民主决策',
    ['supervisor'],
    z.strictObject({ reasons: text(1000).describe('理由') }),
  ),
  propose_valuation: event(
    '提出定价',
    ['accountant'],
    z.strictObject({
      method: z.enum(['appraisal', 'comparables', 'budget']).describe('定价依据'),
      appraised: fen.nullable().default(null).describe('评估价(分)'),
      appraisalPublishedOn: date.nullable().default(null).describe('评估结果公示起始日期'),
      comparables: z.array(fen).max(20).default([]).describe('可比实例价格(分)'),
      secret: z.boolean().default(false).describe('底价保密'),
      amount: fen.nullable().default(null).describe('底价或限价(分);保密时填空'),
      evidence,
    }),
  ),
  seal_reserve: event(
    '封存保密底价',
    ['head'],
    z.strictObject({ package: z.base64url().length(1366).describe('密封包') }),
    { secret: true },
  ),
  countersign_reserve: event(
    '联署保密底价',
    ['supervisor'],
    z.strictObject({ packageHash: sha256.describe('密封包的哈希值') }),
  ),
  confirm_valuation: event('确认定价', ['head'], z.strictObject({ confirmed: yes })),
  approve_project: event(
    '审核通过',
    ['town_officer'],
    z.strictObject({
      number: text(60).optional().describe('审核编号'),
      items: z
        .array(
          z.strictObject({
            item: text(100),
            passed: yes,
            remark: text(500).nullable().default(null),
          }),
        )
        .min(1)
        .max(40)
        .describe('逐项审核意见'),
      modeGroundApproved: z.boolean().default(false).describe('认可协议或谈判方式的情形'),
    }),
    { bidders: 'all' },
  ),
  return_project: event(
    '退回补正',
    ['town_officer'],
    z.strictObject({
      to: z.enum(['application', 'resolution', 'valuation']).describe('退回至'),
      reasons: text(2000).describe('理由'),
    }),
  ),
};
