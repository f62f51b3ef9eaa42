/** 结果公示 of a trade at the exchange, from the three acts that recorded it here. */
import type { FactsOf } from '../templates/index.js';
import { approvalNumber } from './compose-approval.js';
import { type Material, needed } from './material.js';
import {
  attachments,
  authority,
  collective,
  kindOfTrade,
  offices,
  priceSpan,
  signingWithin,
  subject,
  term,
  winnerName,
} from './parts.js';
import { said } from './said.js';

export function composeResultExternal(m: Material): FactsOf<'result-external'> {
  const opening = needed(m, 'record_external_opening');
  const evaluation = needed(m, 'record_external_evaluation');
  const publicity = needed(m, 'record_external_publicity');
  const limit = m.facts.valuation?.amount;
  const { side, action } = kindOfTrade(m);
  return {
    side,
    action,
    category: m.facts.project.category,
    owner: collective(m),
    subject: subject(m),
    term: term(m),
    authority: authority(m),
    approvalNumber: approvalNumber(m),
    centre: said(opening.data.centre),
    reference: said(opening.data.reference),
    openedOn: opening.data.openedOn,
    offers: opening.data.offers,
    winner: said(winnerName(m)),
    price: evaluation.data.amount,
    priceUnit: priceSpan(m),
    ...(limit == null ? {} : { limit }),
    publishedOn: publicity.data.publishedOn,
    endedOn: publicity.data.endedOn,
    signingWithin: signingWithin(m),
    offices: offices(m),
    attachments: attachments(m, opening, evaluation, publicity),
  };
}
