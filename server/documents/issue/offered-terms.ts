/** What tender file and notice both say of the terms, from the file that was compiled. */
import { speakDate } from '../../machines/time.js';
import type { FactsOf } from '../templates/index.js';
import { approvalNumber } from './compose-approval.js';
import { type Material, needed } from './material.js';
import { authority, collective, kindOfTrade, offices, priceUnit, subject, term } from './parts.js';
import { lines, NOT_RECORDED, said, written } from './said.js';

type Notice = FactsOf<'notice'>;

/** What is offered, by whose will, and to whom. */
export function offered(m: Material) {
  const application = needed(m, 'submit_application').data;
  return {
    ...kindOfTrade(m),
    category: m.facts.project.category,
    owner: collective(m),
    authority: authority(m),
    approvalNumber: approvalNumber(m),
    subject: {
      ...subject(m),
      condition: written(application.description),
      use: said(application.use, '按标的现状和法定用途'),
    },
    term: term(m),
    eligibility: eligibility(m),
    priority: priorityHolders(m),
    prequalified: !needed(m, 'compile_tender_file').data.postQualification,
    offices: offices(m),
  };
}

/** What offers are held against: an amount, or the hash of a sealed one. */
export function limitOf(m: Material): Notice['price'] {
  const { valuation } = m.facts;
  const unit = priceUnit(m);
  if (!valuation?.secret && valuation?.amount != null) return { unit, amount: valuation.amount };
  return { unit, ...(valuation?.packageHash ? { sealedHash: valuation.packageHash } : {}) };
}

export function eligibility(m: Material): string[] {
  const conditions = lines(needed(m, 'compile_tender_file').data.conditions);
  return conditions.length > 0 ? conditions : [NOT_RECORDED];
}

function priorityHolders(m: Material): Notice['priority'] {
  const { data } = needed(m, 'compile_tender_file');
  const named = data.priorities ?? [];
  const served = data.prioritiesServedOn
    ? `已于${speakDate(data.prioritiesServedOn)}书面通知`
    : NOT_RECORDED;
  return Array.from({ length: data.priorityHolders }, (_, n) => ({
    holder: said(named[n]?.holder, `第${n + 1}顺位优先权人`),
    ground: said(named[n]?.ground, served),
  }));
}

/** The announced rule, which the ranking later follows and no other. */
export function awardMethod(m: Material): string {
  const { data } = needed(m, 'compile_tender_file');
  const asset = m.facts.project.side === 'asset';
  const talks = m.facts.project.mode === 'negotiation' ? '逐家谈判并记录后，' : '';
  if (data.award === 'price') {
    const [limit, best, order] = asset
      ? ['不低于底价', '最高', '由高到低']
      : ['不高于限价', '最低', '由低到高'];
    return `${talks}按价格成交：资格和实质性要求合格、报价${limit}且${best}者为成交候选人，其余按报价${order}排列。`;
  }
  const items = data.scoring.map((s) => `${s.name}${s.weight}分`).join('、');
  const share = asset ? '报价与最高报价之比' : '最低报价与报价之比';
  return `${talks}综合评审：满分100分，其中价格${data.priceWeight}分（按${share}计），${items}；各评审的其他项得分取平均。得分最高者为成交候选人，其余按得分由高到低排列。`;
}

export function payments(m: Material): string[] {
  const { data } = needed(m, 'compile_tender_file');
  return [
    ...lines(data.paymentTerms),
    ...(data.escalation > 0 ? [`第二年起，每年租金在上一年基础上递增${data.escalation}%。`] : []),
    ...(data.advance > 0 ? [`预付款为合同价的${data.advance}%。`] : []),
    ...(data.retention > 0
      ? [`质量保证金为结算价的${data.retention}%，保留${data.retentionMonths}个月。`]
      : []),
  ];
}

export const contractDraft = (m: Material) =>
  lines(needed(m, 'compile_tender_file').data.contractDraft);
