/** What the law asks at checkpoint 1. */
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

export const applicationGuards = {
  photographed: filed('photo', (facts) => facts.project.side === 'asset'),
  budgeted: filed('budget', (facts) => facts.project.side === 'procurement'),
  sideIsDescribed: (facts, event: EventOf<'submit_application'>, law) => {
    const { data } = event;
    if (facts.project.side === 'procurement') {
      if (data.fundSource) return null;
      return refuse(law, 'application.clean', '采购类项目请写明资金来源。', {
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
