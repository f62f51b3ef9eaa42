/** One complete case or two for every template, all invented. */
import type { Frame } from '../../server/documents/frame.js';
import type { FactsOf, Kind } from '../../server/documents/templates/index.js';
import { acceptance, leaseReturn } from './samples/acceptance.js';
import { application, applicationForWorks } from './samples/application.js';
import { archive } from './samples/archive.js';
import { at, leaseFrame, worksFrame } from './samples/common.js';
import { contractLease } from './samples/contract-lease.js';
import { contractWorks } from './samples/contract-works.js';
import { EARLIER_PAPERS } from './samples/earlier-papers.js';
import {
  trackApplication,
  trackNotice,
  trackOpening,
  trackResult,
} from './samples/first-papers.js';
import { LATER_SAMPLES } from './samples/later.js';
import { LAMPS, POND } from './samples/two-cases.js';
import { notice, noticeForWorks } from './samples/notice.js';
import { opening, openingFailed } from './samples/opening.js';
import { result } from './samples/result.js';
import {
  boatSold,
  granaryLease,
  seawallWorks,
  terminatedArchive,
} from './samples/second-contracts.js';

export { at, hash, leaseFrame, worksFrame } from './samples/common.js';
export { offer } from './samples/opening.js';

export type Sample<K extends Kind = Kind> = { facts: FactsOf<K>; frame: Frame };

export const SAMPLES: { [K in Kind]: [Sample<K>, ...Sample<K>[]] } = {
  application: [
    { facts: application, frame: leaseFrame({ issuer: '集士港镇王湖村股份经济合作社' }) },
    { facts: applicationForWorks, frame: worksFrame({ issuer: '集士港镇广昇村股份经济合作社' }) },
    trackApplication,
  ],
  notice: [
    { facts: notice, frame: leaseFrame() },
    { facts: noticeForWorks, frame: worksFrame({ round: 2 }) },
    trackNotice,
  ],
  opening: [
    { facts: opening, frame: worksFrame({ issuedAt: at('2025-07-07T17:05:33') }) },
    { facts: openingFailed, frame: worksFrame({ issuedAt: at('2025-07-07T17:05:33') }) },
    trackOpening,
  ],
  result: [
    { facts: result, frame: leaseFrame({ issuedAt: at('2025-07-15T08:50:00') }) },
    trackResult,
  ],
  'contract-lease': [
    {
      facts: contractLease,
      frame: leaseFrame({
        issuer: '集士港镇王湖村股份经济合作社',
        issuedAt: at('2025-07-25T10:00:00'),
      }),
    },
    { facts: granaryLease, frame: LAMPS.frame },
  ],
  'contract-works': [
    {
      facts: contractWorks,
      frame: worksFrame({
        issuer: '集士港镇广昇村股份经济合作社',
        issuedAt: at('2025-07-16T10:00:00'),
      }),
    },
    { facts: seawallWorks, frame: POND.frame },
  ],
  acceptance: [
    { facts: acceptance, frame: worksFrame({ issuedAt: at('2025-09-22T15:30:00') }) },
    { facts: leaseReturn, frame: leaseFrame({ issuedAt: at('2025-09-01T11:00:00') }) },
    { facts: boatSold, frame: POND.frame },
  ],
  ...EARLIER_PAPERS,
  ...LATER_SAMPLES,
  archive: [
    {
      facts: archive,
      frame: leaseFrame({ issuer: '集士港镇三资办', issuedAt: at('2028-09-20T15:00:00') }),
    },
    { facts: terminatedArchive, frame: LAMPS.frame },
  ],
};
