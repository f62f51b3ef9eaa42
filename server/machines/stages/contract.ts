/** Stage 5 合同签订: checkpoints 14 and 15. */
import { acts } from '../act.js';
import { givingUp, ratifying } from './shared-lines.js';

export const contract = {
  initial: 'signing',
  on: ratifying,
  states: {
    signing: {
      on: acts({
        grant_winner_approval: { requires: ['winnerNeedsApproval'] },
        prepare_contract: {
          requires: [
            'nobodyHasSigned',
            'priceEqualsAward',
            'leaseEndsInTwentyYears',
            'termsEqualNotice',
            'bondIsWithinPrice',
            'planAddsUp',
            'duesAreInPlace',
          ],
        },
        sign_contract: {
          requires: [
            'contractIsPrepared',
            'headHasNotSigned',
            'winnerIsApproved',
            'withinThirtyDays',
          ],
          to: [{ when: 'allHaveSigned', to: 'contract.filing', completes: ['signing'] }, {}],
        },
        countersign_contract: {
          requires: [
            'isCandidate',
            'contractIsPrepared',
            'winnerHasNotSigned',
            'winnerIsApproved',
            'withinThirtyDays',
          ],
          to: [{ when: 'allHaveSigned', to: 'contract.filing', completes: ['signing'] }, {}],
        },
        witness_contract: {
          requires: ['contractIsPrepared', 'supervisorHasNotSigned', 'winnerIsApproved'],
          to: [{ when: 'allHaveSigned', to: 'contract.filing', completes: ['signing'] }, {}],
        },
        serve_signing_notice: {
          requires: ['contractIsPrepared', 'winnerIsApproved', 'signingIsOverdue'],
          issues: '签约催告书',
        },
        forfeit_for_not_signing: { to: givingUp },
        give_up: { requires: ['isCandidate', 'mayStillGiveUp'], to: givingUp },
        terminate_contract: {
          requires: ['bothSigned'],
          to: 'closing.acceptance',
          issues: '解除合同通知书',
        },
      }),
    },
    filing: {
      on: acts({
        file_contract: { requires: ['contractIsUnfiled'] },
        return_contract: { to: 'contract.signing' },
        issue_certificate: {
          requires: ['contractIsFiled'],
          to: 'performance.handover',
          completes: ['filing'],
        },
        terminate_contract: { to: 'closing.acceptance', issues: '解除合同通知书' },
      }),
    },
  },
};
