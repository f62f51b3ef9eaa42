/** What may be traded and how, who decides, at what price. */
import { speakAmount, speakFraction } from '../speak.js';
import type { KeysOf, Sentences } from './sentence.js';

export const setup = {
  'application.clean': () => '标的权属清楚、无争议。',
  'application.register': () => '资产类标的须已在资产登记中,并填写登记编号。',
  'application.budget': () => '采购类须写明需求、预算和资金来源。',
  'building.illegal': () => '镇街认定的违法建筑、超期临时建筑不得出租。',
  'building.unpermitted': () => '历史无证建筑须附镇街认定材料和房屋安全鉴定报告。',
  'mode.open': () => '只能选用平台已开通的交易方式。',
  'mode.side': () => '交易方式须与项目类别相符。',
  'mode.agreement_grounds': () => '协议方式须有法定或规定的情形,由决议写明相对方、价格和期限,并经镇街认可。',
  'mode.negotiation_grounds': (n) => `公开交易失败${n}次后,可以改用谈判或协议方式。`,
  'mode.external_lines': (l) =>
    `资金属依法必须招标范围且达到限额(工程${speakAmount(l.works)}、物资${speakAmount(l.goods)}、服务${speakAmount(l.services)})的,进入公共资源交易中心。`,
  'mode.construction_land': (wd) => `集体经营性建设用地的入市方案须在公告${wd}个工作日前报区。`,
  'lease.years': (years) => `租赁期限不超过${years}年。`,
  'lease.overlap': () => '新合同期限不得与现有合同重叠。',
  'lease.entrusted': () => '受托流转期限不超过农户承包合同的剩余期限。',
  'lease.reminder': (days) => `租期届满${days}日前提醒安排下一次交易。`,
  'decision.small': (s) =>
    `年租低于${speakAmount(s.leaseYearlyBelow)}且期限不超过${s.leaseYears}年的租赁、低于${speakAmount(s.procurementBelow)}的采购,可由理事会决定。`,
  'decision.tally': () => '实到不超过应到;线上与委托之和不超过实到;同意、反对、弃权、回避之和等于实到。',
  'decision.proxies': () => '只有成员大会可以委托,且限于同户成员的书面委托。',
  'decision.council': ({ quorum, majority }) =>
    `理事会须有全体理事${speakFraction(quorum)}以上到会,并经全体理事超过${speakFraction(majority)}同意。`,
  'decision.delegates': (share) => `成员代表大会须经全体代表${speakFraction(share)}以上同意。`,
  'decision.assembly': (share) => `成员大会须经全体应到成员${speakFraction(share)}以上同意。`,
  'decision.outsiders': () => '土地面向本集体以外的,须由成员代表大会或成员大会决定。',
  'decision.order': () => '提议、商议、审议、决议、公示依次进行。',
  'decision.assembly_notice': (days) => `成员大会提前${days}日通知。`,
  'decision.plan_publicity': (days) => `重大事项和土地发包方案在表决前公示${days}日以上。`,
  'decision.result_publicity': (days) => `决议结果公示${days}日以上。`,
  'reserve.floor': () => '底价不低于决议授权的下限,限价不高于决议授权的上限。',
  'reserve.appraisal': (share) => `底价不低于评估价的${share}%。`,
  'reserve.comparables': (n) => `未经评估的,至少提供${n}个可比实例。`,
  'reserve.secret': () => '保密底价由理事长封存、监事联署,会计不经手。',
  'reserve.lowering': ({ once, inAll }) => `流标后降低底价,每次不超过${once}%,累计不超过${inAll}%,且有决议授权。`,
  'reserve.review': (wd) => `降低底价后的审核、交易文件审查各${wd}个工作日。`,
  'appraisal.required': (days) => `转让、入股、合作须经有资质的机构评估,结果公示${days}日以上;入股、合作不在平台交易。`,
} satisfies Sentences<KeysOf<'application' | 'building' | 'mode' | 'lease' | 'decision' | 'reserve' | 'appraisal'>>;
