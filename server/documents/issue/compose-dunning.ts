/** 催缴函: what is overdue on the day it is sent, and what that costs by the contract. */
import { dateOf, daysBetween } from '../../machines/time.js';
import type { Due } from '../../machines/facts.js';
import { actsOf } from '../../transactions/story.js';
import type { FactsOf } from '../templates/index.js';
import { persons } from './compose-contract.js';
import { contractBrief, officer } from './contract-brief.js';
import { type Material, needed, recorded } from './material.js';
import { MODEL_LAND, MODEL_LEASE, shareOf, termsOf } from './model-terms.js';
import { collective, offices } from './parts.js';
import { said } from './said.js';

export function composeDunning(m: Material): FactsOf<'dunning'> {
  const sent = needed(m, 'demand_payment');
  const asOf = dateOf(sent.at);
  const { rate, terminateAfter } = agreed(m);
  const overdue = m.facts.dues
    .filter((d) => d.state === 'open' && d.dueOn < asOf && d.amount > d.paid)
    .map((d) => row(d, asOf, rate));
  const { account } = persons(m);
  return {
    contract: contractBrief(m),
    no: actsOf(m.story, 'demand_payment').length,
    overdue,
    owed: overdue.reduce((sum, d) => sum + d.owed, 0),
    rate,
    penalty: overdue.reduce((sum, d) => sum + d.penalty, 0),
    asOf,
    payBy: sent.data.payBy,
    account: account
      ? said(`${account.name}，${account.bank}，账号${account.number}`)
      : `${collective(m)}登记的账户，以代理会计中心书面告知的为准`,
    terminateAfter,
    sent: { by: officer(m, sent), at: sent.at },
    offices: offices(m),
  };
}

/** What the contract says of being late: announced, or by the model contract of its kind. */
function agreed(m: Material): { rate: number; terminateAfter: number } {
  const model = m.facts.application?.dealing === 'contracting' ? MODEL_LAND : MODEL_LEASE;
  const terms = termsOf(model, recorded(m, 'compile_tender_file')?.data.contractTerms);
  return { rate: terms.lateDailyBasisPoints, terminateAfter: terms.overdueDaysToTerminate };
}

function row(due: Due, asOf: string, rate: number) {
  const owed = due.amount - due.paid;
  const days = daysBetween(due.dueOn, asOf);
  return {
    name: said(due.label),
    dueOn: due.dueOn,
    amount: due.amount,
    paid: due.paid,
    owed,
    days,
    penalty: shareOf(owed, rate * days),
  };
}
