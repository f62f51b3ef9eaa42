/** One composer a kind of document. */
import type { FactsOf, Kind } from '../templates/index.js';
import { composeAcceptance } from './compose-acceptance.js';
import { composeApplication } from './compose-application.js';
import { composeArchive } from './compose-archive.js';
import { composeContractLease } from './compose-contract-lease.js';
import { composeContractWorks } from './compose-contract-works.js';
import { composeNotice } from './compose-notice.js';
import { composeOpening } from './compose-opening.js';
import { composeResult } from './compose-result.js';
import type { Material } from './material.js';
import { collective, station, townOffice } from './parts.js';

type Composer<K extends Kind> = (material: Material) => FactsOf<K> | Promise<FactsOf<K>>;

export const COMPOSERS: { [K in Kind]: { compose: Composer<K>; issuer: (m: Material) => string } } =
  {
    application: { compose: composeApplication, issuer: collective },
    notice: { compose: composeNotice, issuer: station },
    opening: { compose: composeOpening, issuer: station },
    result: { compose: composeResult, issuer: station },
    'contract-lease': { compose: composeContractLease, issuer: collective },
    'contract-works': { compose: composeContractWorks, issuer: collective },
    acceptance: { compose: composeAcceptance, issuer: collective },
    archive: { compose: composeArchive, issuer: townOffice },
  };
