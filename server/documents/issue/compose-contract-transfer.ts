/** 转让合同 as it was signed at checkpoint 14. */
import type { FactsOf } from '../templates/index.js';
import { contractCommon, permitOf } from './compose-contract.js';
import { type Material, needed } from './material.js';
import { MODEL_TRANSFER, shareOf, termsOf } from './model-terms.js';
import { subject } from './parts.js';
import { said } from './said.js';

export function composeContractTransfer(m: Material): FactsOf<'contract-transfer'> {
  const terms = termsOf(MODEL_TRANSFER, needed(m, 'compile_tender_file').data.contractTerms);
  const { amount, startsOn, handoverBy } = needed(m, 'prepare_contract').data;
  return {
    ...contractCommon(m, terms),
    subject: {
      ...subject(m),
      certificate: permitOf(m),
      condition: said(needed(m, 'submit_application').data.description),
    },
    price: amount,
    handoverBy: handoverBy ?? startsOn,
    // A twentieth of the price where nothing was announced.
    breachPenalty: terms.breachPenalty ?? shareOf(amount, 500),
  };
}
