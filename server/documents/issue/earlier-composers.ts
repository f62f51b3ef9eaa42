/** One composer a kind of document, for stages 1 to 4 and the side paths. */
import type { Kind } from '../templates/index.js';
import { composeAmendment } from './compose-amendment.js';
import { composeApplication } from './compose-application.js';
import { composeApproval } from './compose-approval.js';
import { composeAward } from './compose-award.js';
import { composeClarification } from './compose-clarification.js';
import {
  composeDepositConversion,
  composeDepositForfeit,
  composeDepositRefund,
} from './compose-deposits.js';
import { composeEvaluation } from './compose-evaluation.js';
import { composeFailure } from './compose-failure.js';
import { composeGivingUp } from './compose-giving-up.js';
import { composeNotApplicable } from './compose-not-applicable.js';
import { composeNotice } from './compose-notice.js';
import { composeObjectionAnswer } from './compose-objection-answer.js';
import { composeOpening } from './compose-opening.js';
import { composeQualification } from './compose-qualification.js';
import { composeOffer, composeRegistration } from './compose-receipts.js';
import { composeReserve } from './compose-reserve.js';
import { composeResolution } from './compose-resolution.js';
import { composeResult } from './compose-result.js';
import { composeResultAgreement } from './compose-result-agreement.js';
import { composeResultExternal } from './compose-result-external.js';
import { composeResumption, composeSuspension } from './compose-suspension.js';
import { composeTenderFile } from './compose-tender-file.js';
import { composeTermination } from './compose-termination.js';
import type { Composing } from './composing.js';
import { agency, collective, station, townOffice } from './parts.js';

export const EARLIER_COMPOSERS = {
  application: { compose: composeApplication, issuer: collective },
  resolution: { compose: composeResolution, issuer: collective },
  reserve: { compose: composeReserve, issuer: collective },
  approval: { compose: composeApproval, issuer: townOffice },
  'not-applicable': { compose: composeNotApplicable, issuer: townOffice },
  'tender-file': { compose: composeTenderFile, issuer: station },
  notice: { compose: composeNotice, issuer: station },
  amendment: { compose: composeAmendment, issuer: station, perAct: true },
  clarification: { compose: composeClarification, issuer: station, perAct: true },
  registration: { compose: composeRegistration, issuer: station, perAct: true },
  qualification: { compose: composeQualification, issuer: station, perAct: true },
  offer: { compose: composeOffer, issuer: station, perAct: true },
  opening: { compose: composeOpening, issuer: station },
  evaluation: { compose: composeEvaluation, issuer: station },
  result: { compose: composeResult, issuer: station },
  'result-agreement': { compose: composeResultAgreement, issuer: station },
  'result-external': { compose: composeResultExternal, issuer: station },
  'objection-answer': { compose: composeObjectionAnswer, issuer: station, perAct: true },
  award: { compose: composeAward, issuer: station },
  'award-procurement': { compose: composeAward, issuer: station },
  failure: { compose: composeFailure, issuer: station },
  suspension: { compose: composeSuspension, issuer: townOffice, perAct: true },
  resumption: { compose: composeResumption, issuer: townOffice, perAct: true },
  termination: { compose: composeTermination, issuer: townOffice },
  'giving-up': { compose: composeGivingUp, issuer: station, perAct: true },
  'deposit-refund': { compose: composeDepositRefund, issuer: agency, perAct: true },
  'deposit-conversion': { compose: composeDepositConversion, issuer: agency, perAct: true },
  'deposit-forfeit': { compose: composeDepositForfeit, issuer: station, perAct: true },
} as const satisfies { [K in Kind]?: Composing<K> };
