/** 租赁合同 as it was signed at checkpoint 14. */
import type { FactsOf } from '../templates/index.js';
import {
  contractHead,
  dues,
  escalationOf,
  lengthOf,
  permitOf,
  persons,
  village,
  winner,
} from './compose-contract.js';
import { type Material, needed } from './material.js';
import { MODEL_LEASE, termsOf } from './model-terms.js';
import { attachments, collective, subject, totalOf } from './parts.js';
import { said } from './said.js';

export function composeContractLease(m: Material): FactsOf<'contract-lease'> {
  const application = needed(m, 'submit_application');
  const file = needed(m, 'compile_tender_file');
  const contract = needed(m, 'prepare_contract');
  const terms = termsOf(MODEL_LEASE, file.data.contractTerms);
  const { account } = persons(m);
  const { amount, startsOn, endsOn, bond, handoverBy } = contract.data;
  const { name, place, quantity } = subject(m);
  return {
    ...contractHead(m),
    lessor: village(m),
    lessee: winner(m),
    subject: {
      name,
      place,
      area: quantity,
      certificate: permitOf(m),
      condition: said(application.data.description),
    },
    use: said(application.data.use, '交易公告载明的用途'),
    prohibited: terms.prohibited.map((p) => said(p)),
    term: {
      from: startsOn,
      to: endsOn,
      length: lengthOf(m),
      ...(terms.rentFree ? { rentFree: said(terms.rentFree) } : {}),
    },
    rent: {
      yearly: amount,
      total: totalOf(m, amount),
      ...escalationOf(m),
    },
    dues: dues(m),
    account: {
      name: said(account?.name, collective(m)),
      bank: said(account?.bank, '本集体经济组织的开户银行'),
      number: said(account?.number, '以代理会计中心书面告知的为准'),
    },
    ...(bond > 0 ? { bond: { amount: bond, returnWithinDays: terms.bondReturnDays } } : {}),
    handoverBy: handoverBy ?? startsOn,
    utilities: said(terms.utilities),
    lessorRepairs: said(terms.lessorRepairs),
    subletAllowed: terms.subletAllowed,
    lateDaily: terms.lateDailyBasisPoints,
    overdueDaysToTerminate: terms.overdueDaysToTerminate,
    // A month's rent where nothing was announced.
    breachPenalty: terms.breachPenalty ?? Math.floor(amount / 12),
    returnWithinDays: terms.returnWithinDays,
    dispute: said(terms.dispute),
    copies: terms.copies,
    attachments: attachments(m, file, contract),
  };
}
