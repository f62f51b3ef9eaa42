/** Stage 4 定标: checkpoints 11 to 13. */
import { acts } from '../act.js';
import { barring, curing, givingUp, objections, upholding } from './shared-lines.js';

export const selection = {
  initial: 'evaluation',
  states: {
    evaluation: {
      on: acts({
        ...objections,
        uphold_objection: upholding,
        check_substance: {
          requires: ['isOnPlatform', 'substanceIsUnchecked', 'everyOfferIsDecided'],
          issues: '资格审查表',
        },
        accept_explanation: { requires: ['isOnPlatform', 'offerIsBelowCost'] },
        reject_explanation: { requires: ['isOnPlatform', 'offerIsBelowCost'] },
        exercise_priority: { requires: ['holdsPriority'] },
        lapse_priority: {},
        ...barring,
        ...curing,
        decide_relation: { requires: ['isInTheField', 'relationIsDeclared'] },
        draw_reviewers: {
          requires: ['panelIsNeeded', 'panelIsNotComplete', 'panelIsOdd', 'substanceIsChecked'],
        },
        recuse: { requires: ['isDrawn', 'hasNotScored'] },
        score_offers: { requires: ['isDrawn', 'hasNotScored', 'scoresAreComplete'] },
        confirm_ranking: {
          requires: [
            'isOnPlatform',
            'substanceIsChecked',
            'panelHasScored',
            'priorityIsSettled',
            'relationsAreDecided',
            'lowPriceIsExplained',
          ],
          completes: ['evaluation'],
          to: [
            { when: 'tooFewLeft', to: 'failed', fails: 'all_rejected', issues: '流标公告' },
            { to: 'selection.publicity' },
          ],
        },
        record_external_evaluation: {
          requires: ['isExternal', 'partyIsFound'],
          to: 'selection.publicity',
          completes: ['evaluation'],
        },
      }),
    },
    publicity: {
      on: acts({
        publish_result: { requires: ['isOnPlatform', 'resultIsUnpublished', 'publicityEndIsOfficial'], issues: '结果公示' },
        raise_objection: { requires: ['isOnPlatform', 'resultIsPublished', 'objectionIsInTime'] },
        dismiss_objection: {
          requires: ['objectionIsOpen'],
          issues: '异议答复',
          to: [{ when: 'publicityCanClose', to: 'selection.award', completes: ['publicity'] }, {}],
        },
        uphold_objection: upholding,
        close_publicity: { to: 'selection.award', completes: ['publicity'] },
        record_external_publicity: {
          requires: ['isExternal', 'externalPublicityWasLongEnough'],
          to: 'selection.award',
          completes: ['publicity'],
        },
        give_up: { requires: ['isCandidate'], to: givingUp },
      }),
    },
    award: {
      on: acts({
        confirm_award: { requires: ['awardIsUnconfirmed'] },
        certify_award: {
          requires: ['awardIsConfirmed'],
          to: 'contract.signing',
          completes: ['award'],
        },
        give_up: { requires: ['isCandidate'], to: givingUp },
      }),
    },
  },
};
