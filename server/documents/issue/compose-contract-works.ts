/** 施工合同 as it was signed at checkpoint 14. */
import { daysBetween } from '../../machines/time.js';
import type { FactsOf } from '../templates/index.js';
import { contractHead, dues, persons, retentionOf, village, winner } from './compose-contract.js';
import { type Material, needed, recorded } from './material.js';
import { MODEL_WORKS, shareOf, termsOf } from './model-terms.js';
import { attachments, subject, winnerName } from './parts.js';
import { said, written } from './said.js';

export function composeContractWorks(m: Material): FactsOf<'contract-works'> {
  const application = needed(m, 'submit_application');
  // An emergency has no tender file: there, only the model terms hold.
  const file = recorded(m, 'compile_tender_file');
  const contract = needed(m, 'prepare_contract');
  const terms = termsOf(MODEL_WORKS, file?.data.contractTerms);
  const { amount, startsOn, endsOn, bond, supervisingEngineer } = contract.data;
  const { account, siteManager, wagesAccount, employerAgent } = persons(m);
  const { name, place } = subject(m);
  return {
    ...contractHead(m),
    employer: village(m),
    contractor: winner(m),
    qualification: '以资格审查合格的材料为准',
    works: {
      name,
      place,
      scope: written(application.data.description),
      method: said(terms.method),
    },
    term: { start: startsOn, finish: endsOn, days: daysBetween(startsOn, endsOn) + 1 },
    quality: said(terms.quality),
    price: {
      amount,
      form: said(terms.priceForm),
      safetyFee: shareOf(amount, terms.safetyFeeBasisPoints),
    },
    dues: dues(m),
    account: {
      name: said(account?.name, winnerName(m)),
      bank: said(account?.bank, '乙方的开户银行'),
      number: said(account?.number, '以乙方首次付款申请所附发票载明的为准'),
    },
    wages: {
      account: said(wagesAccount, '乙方开立的农民工工资专用账户'),
      share: terms.wagesBasisPoints,
    },
    ...(bond > 0
      ? { bond: { amount: bond, form: '转账或者保函', returnWithinDays: terms.bondReturnDays } }
      : {}),
    employerAgent: said(employerAgent, '由甲方在开工前书面指定'),
    siteManager: {
      name: said(siteManager?.name, '由乙方在开工前书面报备'),
      certificate: said(siteManager?.certificate, '资格以报备材料为准'),
    },
    ...(supervisingEngineer ? { supervisingEngineer: said(supervisingEngineer) } : {}),
    materials: said(terms.materials),
    ...retentionOf(m),
    warranty: terms.warranty.map((w) => ({ item: said(w.item), length: said(w.length) })),
    subcontractingAllowed: terms.subcontractingAllowed,
    delayDaily: shareOf(amount, terms.delayDailyBasisPoints),
    delayCap: terms.delayCapBasisPoints,
    lateDaily: terms.lateDailyBasisPoints,
    dispute: said(terms.dispute),
    copies: terms.copies,
    attachments: attachments(m, file, contract),
  };
}
