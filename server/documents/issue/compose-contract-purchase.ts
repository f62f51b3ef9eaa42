/** 采购合同 as it was signed at checkpoint 14. */
import type { FactsOf } from '../templates/index.js';
import { contractCommon, retentionOf } from './compose-contract.js';
import { type Material, needed, recorded } from './material.js';
import { MODEL_PURCHASE, shareOf, termsOf } from './model-terms.js';
import { subject } from './parts.js';
import { said, written } from './said.js';

export function composeContractPurchase(m: Material): FactsOf<'contract-purchase'> {
  const application = needed(m, 'submit_application').data;
  const terms = termsOf(MODEL_PURCHASE, recorded(m, 'compile_tender_file')?.data.contractTerms);
  const { amount, startsOn, endsOn } = needed(m, 'prepare_contract').data;
  const { name, place, quantity } = subject(m);
  return {
    ...contractCommon(m, terms),
    goods: { name, quantity, specification: written(application.description) },
    quality: said(terms.quality),
    price: { amount, form: said(terms.priceForm) },
    delivery: { from: startsOn, by: endsOn, place },
    warranty: terms.warranty.map((w) => ({ item: said(w.item), length: said(w.length) })),
    ...retentionOf(m),
    delayDaily: shareOf(amount, terms.delayDailyBasisPoints),
    delayCap: terms.delayCapBasisPoints,
  };
}
