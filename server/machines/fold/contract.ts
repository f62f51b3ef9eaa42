/** What checkpoints 14 to 16 leave behind. */
import { contractTotal } from '../contract-dues.js';
import type { Contract, Facts } from '../facts.js';
import { ruleValue } from '../rules/book.js';
import { endOfDays, endOfWorkingDays, workingTime } from '../working-days.js';
import { type FoldTable } from './patch.js';
import { passOver } from './selection.js';

type Signer = Contract['signedBy'][number];

/** The contract is signed at the instant the last of three signs. */
function sign(facts: Facts, who: Signer, at: number): Partial<Facts> {
  if (!facts.contract) return {};
  const signedBy = [...facts.contract.signedBy, who];
  return { contract: { ...facts.contract, signedBy, signedAt: signedBy.length === 3 ? at : null } };
}

export const contractFold = {
  grant_winner_approval: (facts, { at }, law) => ({
    approvals: { outsider: true, reviewedAt: at },
    // The limit for signing runs from the approval (domain §4, 14).
    signingDueAt: endOfWorkingDays(workingTime(law), at, ruleValue(law, 'signing.asset')),
    signingNoticeUntil: facts.signingNoticeUntil,
  }),
  prepare_contract: (facts, { data }) => ({
    contract: {
      amount: data.amount,
      total: contractTotal(facts, data.amount),
      startsOn: data.startsOn,
      endsOn: data.endsOn,
      signedBy: [],
      signedAt: null,
      returned: false,
      changes: 0,
    },
    dues: data.dues.map((d, i) => ({ ...d, no: i + 1, state: 'open' as const, paid: 0 })),
  }),
  sign_contract: (facts, { at }) => sign(facts, 'head', at),
  countersign_contract: (facts, { at }) => sign(facts, 'winner', at),
  witness_contract: (facts, { at }) => sign(facts, 'supervisor', at),
  serve_signing_notice: (_facts, { at }, law) => ({
    signingNoticeUntil: endOfDays(workingTime(law), at, ruleValue(law, 'signing.notice')),
  }),
  forfeit_for_not_signing: (facts, _event, law) => passOver(facts, law, true),
  file_contract: () => ({ filed: true }),
  return_contract: (facts) => ({ contract: facts.contract && { ...facts.contract, signedBy: [], signedAt: null }, filed: false }),
  record_handover: () => ({ handedOver: true }),
} satisfies FoldTable;
