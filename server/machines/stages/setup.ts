/** Stage 1 项目建立: checkpoints 1 to 4. */
import { acts } from '../act.js';

export const setup = {
  initial: 'application',
  states: {
    application: {
      on: acts({
        submit_application: {
          requires: [
            'subjectIsClean',
            'sideIsDescribed',
            'assetIsRegistered',
            'unpermittedBuildingIsSafe',
            'leaseWithinTwentyYears',
            'entrustedWithinContract',
            'statutoryTenderGoesOutside',
            'photographed',
            'budgeted',
          ],
          to: 'setup.resolution',
          completes: ['application'],
        },
      }),
    },
    resolution: {
      on: acts({
        record_resolution: {
          requires: [
            'bodyIsCompetent',
            'tallyAddsUp',
            'proxiesAreAllowed',
            'majorityAgrees',
            'stepsInOrder',
            'assemblyWasNoticed',
            'planWasPublicised',
            'partyIsNamed',
            'termIsAppliedFor',
            'minutesFiled',
          ],
        },
        countersign_resolution: {
          requires: ['resolutionIsRecorded', 'resultPublicityIsOver'],
          to: 'setup.valuation',
          completes: ['resolution'],
        },
        reject_resolution: { requires: ['resolutionIsRecorded'] },
      }),
    },
    valuation: {
      on: acts({
        propose_valuation: {
          requires: ['methodFits', 'transferIsAppraised', 'amountIsWithinMandate'],
        },
        confirm_valuation: {
          requires: ['openAmountIsProposed'],
          to: 'setup.approval',
          completes: ['valuation'],
        },
        seal_reserve: { requires: ['secretIsProposed'] },
        countersign_reserve: {
          requires: ['reserveIsSealed', 'sealedHashMatches'],
          to: 'setup.approval',
          completes: ['valuation'],
        },
      }),
    },
    approval: {
      on: acts({
        approve_project: {
          requires: ['groundIsApproved'],
          completes: ['approval'],
          to: [
            { when: 'isEmergency', to: 'selection.award' },
            { when: 'isExternal', to: 'bidding.opening' },
            { to: 'announcement.tender_file' },
          ],
        },
        return_project: {
          to: [
            { when: 'returnedToApplication', to: 'setup.application' },
            { when: 'returnedToResolution', to: 'setup.resolution' },
            { to: 'setup.valuation' },
          ],
        },
      }),
    },
  },
};
