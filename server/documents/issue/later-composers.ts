/** One composer a kind of document, for stages 5 to 7. */
import type { Kind } from '../templates/index.js';
import { composeAcceptance } from './compose-acceptance.js';
import { composeArchive } from './compose-archive.js';
import {
  composeContractAmendment,
  composeContractTermination,
} from './compose-contract-changes.js';
import { composeContractLand } from './compose-contract-land.js';
import { composeContractLease } from './compose-contract-lease.js';
import { composeContractPurchase } from './compose-contract-purchase.js';
import { composeContractServices } from './compose-contract-services.js';
import { composeContractTransfer } from './compose-contract-transfer.js';
import { composeContractWorks } from './compose-contract-works.js';
import { composeDunning } from './compose-dunning.js';
import { composeFiling } from './compose-filing.js';
import { composeHandover } from './compose-handover.js';
import { composeInspection } from './compose-inspection.js';
import { composePaymentApproval, composePayments, composeReceipt } from './compose-payments.js';
import { composeRedEntry } from './compose-red-entry.js';
import { composeSecurityReturn } from './compose-security-return.js';
import { composeSigningNotice } from './compose-signing-notice.js';
import type { Composing } from './composing.js';
import { agency, collective, station, townOffice } from './parts.js';

export const LATER_COMPOSERS = {
  'contract-lease': { compose: composeContractLease, issuer: collective },
  'contract-works': { compose: composeContractWorks, issuer: collective },
  'contract-land': { compose: composeContractLand, issuer: collective },
  'contract-purchase': { compose: composeContractPurchase, issuer: collective },
  'contract-services': { compose: composeContractServices, issuer: collective },
  'contract-transfer': { compose: composeContractTransfer, issuer: collective },
  'signing-notice': { compose: composeSigningNotice, issuer: station },
  certificate: { compose: composeFiling, issuer: station },
  'filing-receipt': { compose: composeFiling, issuer: station },
  handover: { compose: composeHandover, issuer: collective },
  'start-order': { compose: composeHandover, issuer: collective },
  receipt: { compose: composeReceipt, issuer: collective, perAct: true },
  'red-entry': { compose: composeRedEntry, issuer: agency, perAct: true },
  'payment-approval': { compose: composePaymentApproval, issuer: agency, perAct: true },
  payments: { compose: composePayments, issuer: agency },
  dunning: { compose: composeDunning, issuer: collective, perAct: true },
  inspection: { compose: composeInspection, issuer: collective, perAct: true },
  'contract-amendment': { compose: composeContractAmendment, issuer: collective, perAct: true },
  'contract-termination': { compose: composeContractTermination, issuer: collective },
  'security-return': { compose: composeSecurityReturn, issuer: agency, perAct: true },
  acceptance: { compose: composeAcceptance, issuer: collective },
  archive: { compose: composeArchive, issuer: townOffice },
} satisfies { [K in Kind]?: Composing<K> };
