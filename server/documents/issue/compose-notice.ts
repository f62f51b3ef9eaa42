/** 交易公告 from the tender file and the dates that were published with it. */
import { ruleValue } from '../../machines/rules/book.js';
import { workingDaysAhead } from '../../machines/working-days.js';
import { capitals, yuan } from '../amounts.js';
import type { FactsOf } from '../templates/index.js';
import { type Material, needed } from './material.js';
import { modelTermsNote } from './model-terms.js';
import { awardMethod, contractDraft, limitOf, offered, payments } from './offered-terms.js';
import {
  attachments,
  depositRefund,
  equalPrice,
  publicityLength,
  second,
  signingWithin,
  workingDays,
} from './parts.js';
import { said } from './said.js';

export function composeNotice(m: Material): FactsOf<'notice'> {
  const file = needed(m, 'compile_tender_file');
  return {
    ...offered(m),
    price: limitOf(m),
    ...(file.data.deposit > 0 ? { deposit: deposit(m) } : {}),
    howToRegister: '登录村集通平台实名报名；不便上网的，可到交易站窗口由工作人员协助本人办理。',
    times: times(m),
    openingPlace: said(file.data.place),
    evaluation: {
      method: awardMethod(m),
      equalPrice,
      minOffers: file.data.minOffers,
      fewer: `宣布本轮流标（流拍），${workingDays(m, 'failed.choice')}内决定后续安排。`,
    },
    payments: [
      ...payments(m),
      ...contractDraft(m).map((line) => said(`合同要点：${line}`)),
      modelTermsNote,
    ],
    publicity: { length: publicityLength(m), place: '村集通平台' },
    signingWithin: signingWithin(m),
    ...bond(file.data.bond),
    fileObjectionsUntil: workingDaysAhead(
      m.law.calendar,
      times(m).offersClose,
      ruleValue(m.law, 'objection.file'),
    ),
    attachments: attachments(m, file, m.entry),
  };
}

function bond(fen: number): Pick<FactsOf<'notice'>, 'bond'> {
  if (fen === 0) return {};
  return { bond: `签订合同时交纳履约保证金${yuan(fen)}（大写：${capitals(fen)}）。` };
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
