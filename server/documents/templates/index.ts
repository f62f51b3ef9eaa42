/**
 * Every kind of document. To add one:
 * 1. Write `<kind>.ts` beside this file: a strict zod schema of its facts (ask of each: who reads it, and what does he
 *    decide by it?), then `defineTemplate({kind, name, version, facts, blocks})` with blocks from `writerFor(facts)`.
 *    Amounts are fen, instants epoch milliseconds, dates `YYYY-MM-DD`, rates basis points; words for keys are in words.ts.
 * 2. Add it to TEMPLATES below and a complete case to test/documents/samples.ts; the tests find both.
 * 3. To change a text that has been used, copy the file to `<kind>-v1.ts`, list that in SUPERSEDED, and raise the version of
 *    the new one: a document can always be explained by the template it was made with.
 */
import type { z } from 'zod';
import { UnknownTemplate } from '../errors.js';
import type { Template } from '../template.js';
import { acceptance } from './acceptance.js';
import { application } from './application.js';
import { archive } from './archive.js';
import { contractLease } from './contract-lease.js';
import { contractWorks } from './contract-works.js';
import { contractAmendment } from './contract-amendment.js';
import { certificate, filingReceipt } from './certificate.js';
import { contractLand } from './contract-land.js';
import { contractPurchase } from './contract-purchase.js';
import { contractServices } from './contract-services.js';
import { contractTransfer } from './contract-transfer.js';
import { dunning } from './dunning.js';
import { handover, startOrder } from './handover.js';
import { inspection } from './inspection.js';
import { paymentApproval } from './payment-approval.js';
import { payments } from './payments.js';
import { receipt } from './receipt.js';
import { redEntry } from './red-entry.js';
import { securityReturn } from './security-return.js';
import { signingNotice } from './signing-notice.js';
import { contractTermination } from './contract-termination.js';
import { notice } from './notice.js';
import { opening } from './opening.js';
import { result } from './result.js';
import { amendment } from './amendment.js';
import { approval } from './approval.js';
import { award } from './award.js';
import { awardProcurement } from './award-procurement.js';
import { clarification } from './clarification.js';
import { depositConversion } from './deposit-conversion.js';
import { depositForfeit } from './deposit-forfeit.js';
import { depositRefund } from './deposit-refund.js';
import { evaluation } from './evaluation.js';
import { failure } from './failure.js';
import { givingUp } from './giving-up.js';
import { notApplicable } from './not-applicable.js';
import { objectionAnswer } from './objection-answer.js';
import { offer } from './offer.js';
import { qualification } from './qualification.js';
import { registration } from './registration.js';
import { reserve } from './reserve.js';
import { resolution } from './resolution.js';
import { resultAgreement } from './result-agreement.js';
import { resultExternal } from './result-external.js';
import { resumption } from './resumption.js';
import { suspension } from './suspension.js';
import { tenderFile } from './tender-file.js';
import { termination } from './termination.js';

/** The version in force of each kind. */
export const TEMPLATES = {
  application,
  notice,
  opening,
  result,
  resolution,
  reserve,
  approval,
  'not-applicable': notApplicable,
  'tender-file': tenderFile,
  amendment,
  clarification,
  registration,
  qualification,
  offer,
  evaluation,
  'objection-answer': objectionAnswer,
  'result-agreement': resultAgreement,
  'result-external': resultExternal,
  award,
  'award-procurement': awardProcurement,
  failure,
  suspension,
  resumption,
  termination,
  'giving-up': givingUp,
  'deposit-refund': depositRefund,
  'deposit-conversion': depositConversion,
  'deposit-forfeit': depositForfeit,
  'contract-lease': contractLease,
  'contract-works': contractWorks,
  'contract-land': contractLand,
  'contract-purchase': contractPurchase,
  'contract-services': contractServices,
  'contract-transfer': contractTransfer,
  'signing-notice': signingNotice,
  certificate,
  'filing-receipt': filingReceipt,
  handover,
  'start-order': startOrder,
  receipt,
  'red-entry': redEntry,
  'payment-approval': paymentApproval,
  payments,
  dunning,
  inspection,
  'contract-amendment': contractAmendment,
  'contract-termination': contractTermination,
  'security-return': securityReturn,
  acceptance,
  archive,
} as const satisfies Record<string, Template>;

export type Kind = keyof typeof TEMPLATES;
export const KINDS = Object.keys(TEMPLATES) as Kind[];

/** What a caller hands over for a kind: plain numbers and strings, checked when rendered. */
export type FactsOf<K extends Kind> = z.input<(typeof TEMPLATES)[K]['facts']>;

/** Versions no longer in force, newest first. */
const SUPERSEDED: readonly Template[] = [];

export function templateOf(kind: string, version?: number): Template {
  const current: Template | undefined = Object.hasOwn(TEMPLATES, kind)
    ? TEMPLATES[kind as Kind]
    : undefined;
  const found =
    version === undefined || current?.version === version
      ? current
      : SUPERSEDED.find((t) => t.kind === kind && t.version === version);
  if (!found) throw new UnknownTemplate(kind, version);
  return found;
}
