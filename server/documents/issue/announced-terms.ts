/** The terms of the contract that a tender file fixes beforehand, as sentences; what it leaves open is the model's. */
import type { AnnouncedTerms } from '../../machines/events/contract-terms.js';
import { yuan } from '../amounts.js';
import { said } from './said.js';

type Sentences = {
  [K in keyof AnnouncedTerms]-?: (term: NonNullable<AnnouncedTerms[K]>) => string;
};

const perDay = (basisPoints: number) => `每日${basisPoints / 100}%`;

const SENTENCES: Sentences = {
  method: (said) => `承包方式：${said}。`,
  quality: (said) => `质量标准：${said}。`,
  priceForm: (said) => `价款形式：${said}。`,
  safetyFeeBasisPoints: (points) => `安全文明施工费为合同价的${points / 100}%。`,
  wagesBasisPoints: (points) => `每次付款的${points / 100}%付入农民工工资专用账户。`,
  materials: (said) => `材料设备的供应：${said}。`,
  warranty: (items) => `保修：${items.map((w) => `${w.item}${w.length}`).join('；')}。`,
  subcontractingAllowed: (allowed) => (allowed ? '经同意可以分包。' : '不得分包。'),
  delayDailyBasisPoints: (points) => `逾期完工的违约金：合同价的${perDay(points)}。`,
  delayCapBasisPoints: (points) => `逾期完工违约金不超过合同价的${points / 100}%。`,
  prohibited: (items) => `禁止：${items.join('；')}。`,
  rentFree: (said) => `免租期：${said}。`,
  utilities: (said) => `费用负担：${said}。`,
  lessorRepairs: (said) => `出租方维修范围：${said}。`,
  subletAllowed: (allowed) => (allowed ? '经同意可以转租。' : '不得转租。'),
  overdueDaysToTerminate: (days) => `逾期付款超过${days}日的，可以解除合同。`,
  breachPenalty: (fen) => `其他违约的违约金：${yuan(fen)}。`,
  returnWithinDays: (days) => `合同终止后${days}日内返还。`,
  lateDailyBasisPoints: (points) => `逾期付款的违约金：${perDay(points)}。`,
  bondReturnDays: (days) => `履约保证金在合同终止后${days}日内返还。`,
  dispute: (said) => `争议的解决：${said}。`,
  copies: (count) => `合同一式${count}份。`,
};

export function announcedTerms(terms: AnnouncedTerms | null | undefined): string[] {
  const given: Partial<AnnouncedTerms> = terms ?? {};
  return (Object.keys(SENTENCES) as (keyof AnnouncedTerms)[]).flatMap((key) => {
    const term = given[key];
    return term == null
      ? []
      : [said((SENTENCES[key] as (t: unknown) => string)(term).replace(/。+$/, '。'))];
  });
}
