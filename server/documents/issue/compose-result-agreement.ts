/** 结果公示 of an agreement: the resolution named party, price and term; the approval accepted the ground. */
import type { FactsOf } from '../templates/index.js';
import { approvalNumber } from './compose-approval.js';
import { groundName } from './grounds.js';
import type { Material } from './material.js';
import {
  authority,
  collective,
  isYearly,
  kindOfTrade,
  offices,
  second,
  signingWithin,
  subject,
  term,
  totalOf,
  winnerName,
  workingDays,
} from './parts.js';
import { limitName } from './price-names.js';
import { ruleSentence } from './rule-sentence.js';
import { NOT_RECORDED, said } from './said.js';

export function composeResultAgreement(m: Material): FactsOf<'result-agreement'> {
  const { candidate, publicityEndsAt, valuation, project } = m.facts;
  if (!candidate || publicityEndsAt === null)
    throw new Error(`document ${m.row.number}: there is no result to publish`);
  const { side, action } = kindOfTrade(m);
  return {
    side,
    action,
    category: project.category,
    owner: collective(m),
    subject: subject(m),
    term: term(m),
    authority: authority(m),
    approvalNumber: approvalNumber(m),
    ground: {
      name: groundName(m) ?? NOT_RECORDED,
      basis: ruleSentence(m, 'mode.agreement_grounds'),
    },
    party: said(winnerName(m)),
    price: candidate.amount,
    total: totalOf(m, candidate.amount),
    priceUnit: isYearly(m) ? '每年，首年' : '总价',
    priceName: limitName(m),
    limit: valuation?.amount ?? candidate.amount,
    publicity: {
      from: second(m.entry.at),
      to: publicityEndsAt,
      length: workingDays(m, 'publicity.agreement'),
      place: '村集通平台',
    },
    signingWithin: signingWithin(m),
    offices: offices(m),
  };
}
