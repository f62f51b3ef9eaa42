/** Checkpoints 1 to 4: what may be traded and how, who decides, at what price. */
import { D, H, type KeysOf, type Part, 交易规则, 承包法, 万, 民法典, 浙江条例, 集体法 } from './entry.js';

export const setup = {
  'application.clean': D('标的无争议且不与现有合同重叠', null, `${浙江条例('17')};${交易规则}`),
  'application.register': D('资产须来自资产登记', null, `${浙江条例('17')};${交易规则}`),
  'application.budget': D('采购须有需求、预算和资金来源', null, `${浙江条例('22')};${交易规则}`),
  'building.illegal': H('违法建筑、超期临时建筑不得出租', null, '《浙江省违法建筑处置规定》;镇街的违法建筑认定'),
  'building.unpermitted': D('历史无证建筑须有镇街认定和安全鉴定', null, 交易规则),
  'mode.open': D('交易方式已开通', null, 交易规则),
  'mode.side': D('交易方式与类别相符', null, 交易规则),
  'mode.agreement_grounds': D('协议方式须有法定或规定情形', null, 交易规则),
  'mode.negotiation_grounds': D('公开交易失败几次后方可谈判或协议', 2, 交易规则),
  'mode.external_lines': H(
    '依法必须招标限额',
    { works: 400 * 万, goods: 200 * 万, services: 100 * 万 },
    '《必须招标的工程项目规定》第五条',
  ),
  'mode.construction_land': H('集体经营性建设用地方案提前报区(工作日)', 10, '《土地管理法实施条例》第40条'),
  'lease.years': H('租赁期限上限', 20, 民法典('705')),
  'lease.overlap': D('新旧合同期限不重叠', null, 交易规则),
  'lease.entrusted': H('受托流转期限不超过承包合同剩余期限', null, 承包法('38')),
  'lease.reminder': D('租期届满前提醒(日)', 120, 交易规则),

  'decision.small': D(
    '小额交易由理事会决定',
    { leaseYearlyBelow: 5 * 万, leaseYears: 3, procurementBelow: 5 * 万 },
    `${集体法('31')};金额为默认值`,
  ),
  'decision.tally': H('票数须相符', null, 集体法('26至31')),
  'decision.proxies': H('委托限于成员大会的同户成员', null, 集体法('27')),
  'decision.council': H('理事会三分之二以上到会、全体过半数同意', { quorum: [2, 3], majority: [1, 2] }, 集体法('31')),
  'decision.delegates': H('成员代表大会全体代表三分之二以上同意', [2, 3], 集体法('28')),
  'decision.assembly': H('成员大会全体应到成员三分之二以上同意', [2, 3], 集体法('26至28')),
  'decision.outsiders': H('土地面向本集体以外须经代表大会以上决定', null, 承包法('52')),
  'decision.order': D('五议次序', null, '五议两公开工作法;《村民委员会组织法》(2018年修正)'),
  'decision.assembly_notice': H('成员大会提前十日通知', 10, `${集体法('26')};${浙江条例('17')}`),
  'decision.plan_publicity': H(
    '重大事项方案表决前公示',
    15,
    `${浙江条例('20')};《浙江省实施〈农村土地承包法〉办法》第13条`,
  ),
  'decision.result_publicity': D('决议结果公示', 3, '五议两公开工作法;《村民委员会组织法》(2018年修正)'),

  'reserve.floor': D('底价不低于决议下限', null, 交易规则),
  'reserve.appraisal': D('底价不低于评估价比例', 90, 交易规则),
  'reserve.comparables': D('无评估时的可比实例', 3, 交易规则),
  'reserve.secret': D('保密底价由会计以外两人封存', null, 交易规则),
  'reserve.lowering': D('降低底价幅度', { once: 10, inAll: 20 }, `决议授权;${交易规则}`),
  'reserve.review': D('降低底价后的差异审核', 2, 交易规则),
  'appraisal.required': H('转让、出资须经评估并公示', 15, 浙江条例('36、37')),
} satisfies Part<KeysOf<'application' | 'building' | 'mode' | 'lease' | 'decision' | 'reserve' | 'appraisal'>>;
