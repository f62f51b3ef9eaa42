/** 服务合同 as it was signed at checkpoint 14. */
import { daysBetween } from '../../machines/time.js';
import type { FactsOf } from '../templates/index.js';
import { contractCommon, persons, retentionOf } from './compose-contract.js';
import { type Material, needed, recorded } from './material.js';
import { MODEL_SERVICES, shareOf, termsOf } from './model-terms.js';
import { subject } from './parts.js';
import { said, written } from './said.js';

export function composeContractServices(m: Material): FactsOf<'contract-services'> {
  const application = needed(m, 'submit_application').data;
  const terms = termsOf(MODEL_SERVICES, recorded(m, 'compile_tender_file')?.data.contractTerms);
  const { amount, startsOn, endsOn } = needed(m, 'prepare_contract').data;
  const { siteManager, wagesAccount } = persons(m);
  const { name, place } = subject(m);
  return {
    ...contractCommon(m, terms),
    service: { name, place, scope: written(application.description) },
    labour: m.facts.project.category === 'labour',
    term: { start: startsOn, finish: endsOn, days: daysBetween(startsOn, endsOn) + 1 },
    quality: said(terms.quality),
    price: { amount, form: said(terms.priceForm) },
    personInCharge: siteManager
      ? said(`${siteManager.name}（${siteManager.certificate}）`)
      : '由乙方在开始服务前书面报备',
    ...(wagesAccount ? { wagesAccount: said(wagesAccount) } : {}),
    ...retentionOf(m),
    delayDaily: shareOf(amount, terms.delayDailyBasisPoints),
    delayCap: terms.delayCapBasisPoints,
  };
}
