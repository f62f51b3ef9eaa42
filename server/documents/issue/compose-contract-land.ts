/** 承包合同 as it was signed at checkpoint 14. */
import type { FactsOf } from '../templates/index.js';
import { contractCommon, escalationOf, lengthOf, permitOf } from './compose-contract.js';
import { type Material, needed } from './material.js';
import { MODEL_LAND, termsOf } from './model-terms.js';
import { subject, totalOf } from './parts.js';
import { said } from './said.js';

export function composeContractLand(m: Material): FactsOf<'contract-land'> {
  const application = needed(m, 'submit_application').data;
  const terms = termsOf(MODEL_LAND, needed(m, 'compile_tender_file').data.contractTerms);
  const { amount, startsOn, endsOn, handoverBy } = needed(m, 'prepare_contract').data;
  const { name, place, quantity } = subject(m);
  return {
    ...contractCommon(m, terms),
    land: {
      name,
      place,
      area: quantity,
      certificate: permitOf(m),
      condition: said(application.description),
    },
    use: said(application.use, '交易公告载明的用途'),
    prohibited: terms.prohibited.map((p) => said(p)),
    term: { from: startsOn, to: endsOn, length: lengthOf(m) },
    fee: { yearly: amount, total: totalOf(m, amount), ...escalationOf(m) },
    handoverBy: handoverBy ?? startsOn,
    facilities: said(terms.facilities),
    transferAllowed: terms.subletAllowed,
    overdueDaysToTerminate: terms.overdueDaysToTerminate,
    // A month's fee where nothing was announced.
    breachPenalty: terms.breachPenalty ?? Math.floor(amount / 12),
    returnWithinDays: terms.returnWithinDays,
  };
}
