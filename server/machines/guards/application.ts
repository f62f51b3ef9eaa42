/** What the law asks at checkpoint 1. */
import { EVIDENCE } from '../events/fields.js';
import type { EventOf } from '../events.js';
import type { Application, Facts } from '../facts.js';
import { refuse } from '../refusal.js';
import { type Law, ruleValue } from '../rules/book.js';
import { filed } from './filed.js';
import { type GuardTable, yuan } from './guard.js';

const statutoryLine = (facts: Facts, law: Law) => {
  const lines = ruleValue(law, 'mode.external_lines');
  if (facts.project.category === 'works' || facts.project.category === 'repair') return lines.works;
  return facts.project.category === 'goods' ? lines.goods : lines.services;
};

const termOf = (application: Pick<Application, 'termMonths'>) => application.termMonths ?? 0;

/**
 * What the accountant states of the subject, each with the rule that a "no" runs into. What concerns letting is asked
 * of assets only: a toilet to be rebuilt has no lease that could overlap.
 */
const STATEMENTS = [
  ['noOverlap', 'lease.overlap', '与现有合同期限重叠的,不能立项;请待原合同期满或解除,或缩短期限。'],
  ['noDispute', 'application.clean', '权属不清或有争议的,不能立项;请先确权或调处,再申报。'],
  ['notIllegalBuilding', 'building.illegal', '镇街认定的违法建筑、超期临时建筑不得出租,请先依法处置。'],
] as const;

export const applicationGuards = {
  subjectIsClean: (facts, event: EventOf<'submit_application'>, law) => {
    const isAsset = facts.project.side === 'asset';
    const wrong = STATEMENTS.find(([field]) => !(event.data[field] ?? !isAsset));
    if (!wrong) return null;
    const [field, rule, says] = wrong;
    const unsaid = event.data[field] === undefined ? '资产类项目须声明此项。' : '';
    return refuse(law, rule, `${unsaid}${says}`, { pointer: `/${field}` });
  },
  assetIsRegistered: (facts, event: EventOf<'submit_application'>, law) =>
    facts.project.side === 'procurement' || event.data.assetCode
      ? null
      : refuse(law, 'application.register', '请填写标的在资产登记中的编号;未登记的,请先登记。', {
          pointer: '/assetCode',
        }),
  unpermittedBuildingIsSafe: (_facts, event: EventOf<'submit_application'>, law) => {
    if (!event.data.unpermittedBuilding) return null;
    const missing = (['recognition', 'safety_report'] as const).filter(
      (kind) => !event.data.evidence.some((e) => e.kind === kind),
    );
    if (missing.length === 0) return null;
    const papers = missing.map((kind) => `“${EVIDENCE[kind]}”`).join('和');
    return refuse(law, 'building.unpermitted', `历史无证建筑请附上${papers}后再提交。`, {
      pointer: '/evidence',
    });
  },
  photographed: filed('photo', (facts) => facts.project.side === 'asset'),
  budgeted: filed('budget', (facts) => facts.project.side === 'procurement'),
  sideIsDescribed: (facts, event: EventOf<'submit_application'>, law) => {
    const { data } = event;
    if (facts.project.side === 'procurement') {
      if (data.fundSource) return null;
      return refuse(law, 'application.budget', '采购类项目请写明资金来源。', {
        pointer: '/fundSource',
      });
    }
    if (!data.dealing)
      return refuse(law, 'application.clean', '资产类项目请选择租赁、承包或转让。', {
        pointer: '/dealing',
      });
    if (data.dealing !== 'transfer' && !data.termMonths) {
      return refuse(law, 'application.clean', '租赁、承包请写明期限(月)。', {
        pointer: '/termMonths',
      });
    }
    if (data.dealing === 'transfer' && data.termMonths) {
      return refuse(law, 'application.clean', '转让没有期限,请将期限留空。', {
        pointer: '/termMonths',
      });
    }
    return null;
  },
  leaseWithinTwentyYears: (_facts, event: EventOf<'submit_application'>, law) => {
    const years = ruleValue(law, 'lease.years');
    if (event.data.dealing !== 'lease' || termOf(event.data) <= years * 12) return null;
    return refuse(
      law,
      'lease.years',
      `租赁期限不得超过${years}年(${years * 12}个月),本次填写${termOf(event.data)}个月。`,
      { pointer: '/termMonths' },
    );
  },
  entrustedWithinContract: (facts, event: EventOf<'submit_application'>, law) => {
    if (facts.project.category !== 'entrusted_land') return null;
    const { remainingMonths } = event.data;
    if (remainingMonths === null) {
      return refuse(law, 'lease.entrusted', '受托流转请填写承包合同剩余期限(月)。', {
        pointer: '/remainingMonths',
      });
    }
    if (termOf(event.data) <= remainingMonths) return null;
    return refuse(
      law,
      'lease.entrusted',
      `流转期限不得超过承包合同剩余期限${remainingMonths}个月。`,
      { pointer: '/termMonths' },
    );
  },
  statutoryTenderGoesOutside: (facts, event: EventOf<'submit_application'>, law) => {
    if (!event.data.statutoryTender || facts.project.mode === 'external') return null;
    const line = statutoryLine(facts, law);
    if (event.data.estimate < line) return null;
    return refuse(
      law,
      'mode.external_lines',
      `依法必须招标且预算达到${yuan(line)}的项目,须进入公共资源交易中心办理,请以该方式重新登记。`,
      { pointer: '/statutoryTender' },
    );
  },
} satisfies GuardTable;
