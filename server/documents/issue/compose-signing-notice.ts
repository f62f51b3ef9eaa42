/** 签约催告书: who has to sign by when, and what follows if not. */
import { dateOf } from '../../machines/time.js';
import type { FactsOf } from '../templates/index.js';
import { type Material, needed } from './material.js';
import { actionOf, collective, days, logNumber, offices, priceSpan, winnerName } from './parts.js';
import { said } from './said.js';

export function composeSigningNotice(m: Material): FactsOf<'signing-notice'> {
  const award = needed(m, 'certify_award');
  const contract = needed(m, 'prepare_contract').data;
  const { signingDueAt, signingNoticeUntil, candidate, bidders } = m.facts;
  if (signingDueAt === null || signingNoticeUntil === null || !candidate)
    throw new Error(`document ${m.row.number}: no limit for signing runs`);
  return {
    action: actionOf(m),
    owner: collective(m),
    winner: said(winnerName(m)),
    award: { number: said(award.data.number, logNumber(award)), date: dateOf(award.at) },
    contractNumber: said(contract.number),
    price: contract.amount,
    priceUnit: priceSpan(m),
    deposit: bidders[candidate.bidder]?.deposit.received ?? 0,
    dueAt: signingDueAt,
    until: signingNoticeUntil,
    length: days(m, 'signing.notice'),
    offices: offices(m),
  };
}
