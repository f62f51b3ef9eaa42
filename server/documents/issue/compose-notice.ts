/** 交易公告 from the tender file and the dates that were published with it. */
import { ruleValue } from '../../machines/rules/book.js';
import { workingDaysAhead } from '../../machines/working-days.js';
import { speakDate } from '../../machines/time.js';
import type { FactsOf } from '../templates/index.js';
import { type Material, needed } from './material.js';
import {
  attachments,
  authority,
  collective,
  depositRefund,
  equalPrice,
  kindOfTrade,
  logNumber,
  offices,
  priceUnit,
  publicityLength,
  second,
  signingWithin,
  subject,
  term,
  workingDays,
} from './parts.js';
import { modelTermsNote } from './model-terms.js';
import { lines, NOT_RECORDED, said, written } from './said.js';

export function composeNotice(m: Material): FactsOf<'notice'> {
  const application = needed(m, 'submit_application').data;
  const approval = needed(m, 'approve_project');
  const file = needed(m, 'compile_tender_file');
  const { facts } = m;
  const conditions = lines(file.data.conditions);
  return {
    ...kindOfTrade(m),
    category: facts.project.category,
    owner: collective(m),
    authority: authority(m),
    approvalNumber: said(approval.data.number, logNumber(approval)),
    subject: {
      ...subject(m),
      condition: written(application.description),
      use: said(application.use, '按标的现状和法定用途'),
    },
    term: term(m),
    price: price(m),
    ...(file.data.deposit > 0 ? { deposit: deposit(m) } : {}),
    eligibility: conditions.length > 0 ? conditions : [NOT_RECORDED],
    priority: priority(m),
    prequalified: !file.data.postQualification,
    howToRegister: '登录村集通平台实名报名；不便上网的，可到交易站窗口由工作人员协助本人办理。',
    times: times(m),
    openingPlace: said(file.data.place),
    evaluation: {
      method: method(m),
      equalPrice,
      minOffers: file.data.minOffers,
      fewer: `宣布本轮流标（流拍），${workingDays(m, 'failed.choice')}内决定后续安排。`,
    },
    payments: payments(m),
    publicity: { length: publicityLength(m), place: '村集通平台' },
    signingWithin: signingWithin(m),
    ...(file.data.bond > 0 ? { bond: `签订合同时交纳履约保证金${yuan(file.data.bond)}元。` } : {}),
    fileObjectionsUntil: workingDaysAhead(
      m.law.calendar,
      times(m).offersClose,
      ruleValue(m.law, 'objection.file'),
    ),
    offices: offices(m),
    attachments: attachments(m, file, m.entry),
  };
}

const yuan = (fen: number) => (fen / 100).toLocaleString('en-US', { minimumFractionDigits: 2 });

function price(m: Material): FactsOf<'notice'>['price'] {
  const { valuation } = m.facts;
  const unit = priceUnit(m);
  if (!valuation?.secret && valuation?.amount != null) return { unit, amount: valuation.amount };
  return { unit, ...(valuation?.packageHash ? { sealedHash: valuation.packageHash } : {}) };
}

function deposit(m: Material): NonNullable<FactsOf<'notice'>['deposit']> {
  const { data } = needed(m, 'compile_tender_file');
  return {
    amount: data.deposit,
    accountName: said(data.depositAccount),
    bank: said(data.depositBank),
    accountNumber: said(data.depositAccountNumber, '报名成功后由平台为每位报名人生成专用子账号'),
    until: times(m).registrationCloses,
    refund: depositRefund(m),
  };
}

function priority(m: Material): FactsOf<'notice'>['priority'] {
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

function times(m: Material): FactsOf<'notice'>['times'] {
  const { dates } = m.facts;
  if (!dates) throw new Error(`document ${m.row.number}: the notice has no dates`);
  return {
    registrationOpens: second(dates.publishedAt),
    registrationCloses: dates.registrationClosesAt,
    questionsUntil: workingDaysAhead(
      m.law.calendar,
      dates.registrationClosesAt,
      ruleValue(m.law, 'questions.close'),
    ),
    offersOpen: second(dates.offersOpenAt),
    offersClose: dates.offersCloseAt,
    opening: dates.openingAt,
  };
}

/** The announced rule, which the ranking later follows and no other. */
function method(m: Material): string {
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

function payments(m: Material): string[] {
  const { data } = needed(m, 'compile_tender_file');
  return [
    ...lines(data.paymentTerms),
    ...(data.escalation > 0 ? [`第二年起，每年租金在上一年基础上递增${data.escalation}%。`] : []),
    ...(data.advance > 0 ? [`预付款为合同价的${data.advance}%。`] : []),
    ...(data.retention > 0
      ? [`质量保证金为结算价的${data.retention}%，保留${data.retentionMonths}个月。`]
      : []),
    ...lines(data.contractDraft)
      .map((line) => `合同要点：${line}`)
      .map((line) => said(line)),
    modelTermsNote,
  ];
}
