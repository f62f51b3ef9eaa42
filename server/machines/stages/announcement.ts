/** Stage 2 公告发布: checkpoints 5 and 6. */
import { acts } from '../act.js';

export const announcement = {
  initial: 'tender_file',
  // An objection of the round before may still wait for its answer.
  on: acts({ dismiss_objection: { requires: ['objectionIsOpen'], issues: '异议答复' } }),
  states: {
    tender_file: {
      on: acts({
        compile_tender_file: {
          requires: [
            'fileIsFair',
            'depositIsWithinLimit',
            'bondIsWithinLimit',
            'enoughOffersAreAsked',
            'scoringAddsUp',
            'termEqualsResolution',
            'retentionIsWithinLimit',
          ],
        },
        confirm_tender_file: {
          requires: ['tenderFileIsCompiled'],
          completes: ['tender_file'],
          to: [{ when: 'isAgreement', to: 'bidding.qualification' }, { to: 'announcement.notice' }],
        },
        return_tender_file: { requires: ['tenderFileIsCompiled'] },
      }),
    },
    notice: {
      on: acts({
        publish_notice: {
          requires: [
            'depositsAreBack',
            'priorityHoldersWereServed',
            'planReachedDistrict',
            'datesAreOfficial',
            'datesAreInOrder',
            'noticeIsLongEnough',
            'registrationStaysOpen',
          ],
          to: 'bidding.registration',
          completes: ['notice'],
        },
        reopen_tender_file: { to: 'announcement.tender_file' },
        leave_deposit: { requires: ['depositIsHeld'] },
      }),
    },
  },
};
