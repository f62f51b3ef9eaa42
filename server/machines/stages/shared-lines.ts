/** Lines of the by-law that hold in several stages. */
import { acts } from '../act.js';

/** Which acts a suspension lets through is marked on the event itself (`whileSuspended`). */
export const objections = {
  raise_objection: { requires: ['isOnPlatform', 'objectionIsInTime'] },
  dismiss_objection: { requires: ['objectionIsOpen'], issues: '异议答复' },
} as const;
export const upholding = {
  requires: ['objectionIsOpen', 'findingFits'],
  to: [
    { when: 'rankingWasWrong', to: 'selection.evaluation', issues: '异议答复' },
    { when: 'windowWasFaulty', to: 'bidding.offers', issues: '异议答复' },
    { when: 'namedPartyFalls', to: 'setup.resolution', issues: '异议答复' },
    {
      when: 'winnerFallsAndNobodyIsLeft',
      to: 'failed',
      fails: 'ranks_exhausted',
      issues: ['异议答复', '流标公告'],
    },
    { when: 'winnerFalls', to: 'selection.publicity', issues: '异议答复' },
    { when: 'isAgreement', to: 'announcement.tender_file', issues: '异议答复' },
    { to: 'announcement.notice', issues: '异议答复' },
  ],
} as const;

/** 弃标: by declaration, or by not signing in time. */
export const givingUp = [
  // Neither fails: a resolution names another party, or the exchange's next result is recorded.
  { when: 'isAgreement', to: 'setup.resolution', issues: '弃标公告' },
  { when: 'isExternal', to: 'bidding.opening', issues: '弃标公告' },
  { when: 'nobodyIsLeft', to: 'failed', fails: 'ranks_exhausted', issues: '流标公告' },
  { to: 'selection.publicity', issues: '弃标顺延公告' },
] as const;

/** Found at 8 or 11; arrears may be cured until the close. */
export const barring = { record_bar: { requires: ['isInTheField', 'notBarredYet'] } } as const;
export const curing = { clear_arrears: { requires: ['isInTheField', 'arrearsAreCuredInTime'] } } as const;

/** An emergency is ratified whenever the next assembly meets. */
export const ratifying = acts({ ratify_emergency: { requires: ['emergencyIsUnratified'] } });

/** 红字冲销: what was booked wrong is taken back by somebody else, and booked right afterwards. */
export const reversing = {
  requires: ['somethingIsBooked', 'bookingCanBeReversed', 'correctedByAnother', 'redReceiptIsNumbered'],
  issues: '红字冲销单',
} as const;

/** 催缴: moves nothing, but whoever owes is told in writing what and until when. */
export const demanding = { requires: ['somethingIsOverdue'], issues: '催缴函' } as const;
