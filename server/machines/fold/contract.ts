/** What checkpoints 14 to 16 leave behind. */
import { contractTotal } from '../contract-dues.js';
import type { Contract, Facts } from '../facts.js';
import { type Law, ruleValue } from '../rules/book.js';
import type { Instant } from '../time.js';
import { endOfDays, endOfWorkingDays, workingTime } from '../working-days.js';
import { passOver, whyUnsigned } from './pass-over.js';
import type { FoldTable } from './patch.js';

type Signer = Contract['signedBy'][number];

/** The contract is signed at the instant the last of three signs. */
function sign(facts: Facts, who: Signer, at: Instant): Partial<Facts> {
  if (!facts.contract) return {};
  const signedBy = [...facts.contract.signedBy, who];
  const signedAt = signedBy.length === 3 ? at : null;
  return { contract: { ...facts.contract, signedBy, signedAt } };
}

/** The limit for signing begins again: after an approval, or when filing sent the contract back. */
function signingAgain(facts: Facts, at: Instant, law: Law): Partial<Facts> {
  const rule = facts.project.side === 'asset' ? 'signing.asset' : 'signing.procurement';
  return {
    signingDueAt: endOfWorkingDays(workingTime(law), at, ruleValue(law, rule)),
    signingNoticeUntil: null,
  };
}

export const contractFold = {
  grant_winner_approval: (facts, { at }, law) => ({
    approvals: { outsider: true, reviewedAt: at },
    ...signingAgain(facts, at, law),
    signingLatestAt: endOfDays(workingTime(law), at, ruleValue(law, 'signing.latest')),
  }),
  prepare_contract: (facts, { data }) => ({
    contract: {
      amount: data.amount,
      total: contractTotal(facts, data.amount),
      startsOn: data.startsOn,
      endsOn: data.endsOn,
      signedBy: [],
      signedAt: null,
      returned: facts.contract?.returned ?? false,
      changes: 0,
      changed: 0,
    },
    dues: data.dues.map((d, i) => ({ ...d, no: i + 1, state: 'open' as const, paid: 0 })),
  }),
  sign_contract: (facts, { at }) => sign(facts, 'head', at),
  countersign_contract: (facts, { at }) => sign(facts, 'winner', at),
  witness_contract: (facts, { at }) => sign(facts, 'supervisor', at),
  serve_signing_notice: (_facts, { at }, law) => ({
    signingNoticeUntil: endOfDays(workingTime(law), at, ruleValue(law, 'signing.notice')),
  }),
  forfeit_for_not_signing: (facts, { at }, law) => passOver(facts, law, whyUnsigned(facts, at)),
  file_contract: () => ({ filed: true }),
  return_contract: (facts, { at }, law) => ({
    contract: facts.contract && { ...facts.contract, signedBy: [], signedAt: null, returned: true },
    filed: false,
    ...signingAgain(facts, at, law),
    // It was signed in time once; to correct it the 30 days do not run again.
    signingLatestAt: null,
  }),
  record_handover: () => ({ handedOver: true }),
} satisfies FoldTable;
