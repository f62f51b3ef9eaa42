/** Stage 3 报名竞价: checkpoints 7 to 10. */
import { acts } from '../act.js';
import { barring, curing, objections, upholding } from './shared-lines.js';

// Registrations stand unless withdrawn, also after terms were amended; then the deposit goes back.
const withdrawing = {
  withdraw_registration: { requires: ['isRegistered', 'offersAreStillOpen'] },
} as const;
const offering = {
  submit_offer: { requires: ['isRegistered', 'mayOfferHere', 'windowIsOpen'], issues: '报价回执' },
  withdraw_offer: { requires: ['isRegistered', 'offerIsMade', 'windowIsOpen'] },
} as const;

export const bidding = {
  initial: 'registration',
  // Beside the flow of stage 3: questions, clarifications, amendments and objections to the file.
  on: acts({
    ...objections,
    ask_question: { requires: ['questionsAreOpen'] },
    answer_question: { requires: ['questionIsOpen'], issues: '澄清公告' },
    clarify_notice: { requires: ['offersAreStillOpen'], issues: '澄清公告' },
    amend_terms: {
      requires: [
        'offersAreStillOpen',
        'datesAreOfficial',
        'datesAreInOrder',
        'registrationIsNotMovedBack',
        'registrationReopensForConditions',
        'registrationStaysOpen',
        'timeRemainsAfterAmendment',
        'windowIsAhead',
      ],
      issues: '变更公告',
      to: [{ when: 'registrationReopens', to: 'bidding.registration' }, {}],
    },
    record_deposit: { requires: ['bidderIsKnown', 'depositIsExpected'] },
    negotiate: { requires: ['isNegotiation'] },
    uphold_objection: upholding,
  }),
  states: {
    registration: {
      on: acts({
        register_bidder: {
          requires: [
            'registrationIsOpen',
            'notYetRegistered',
            'bidderMayTakePart',
            'priorityIsAnnounced',
          ],
          issues: '报名回执',
        },
        ...withdrawing,
        ...offering,
        close_registration: { to: 'bidding.qualification', completes: ['registration'] },
      }),
    },
    qualification: {
      on: acts({
        ...withdrawing,
        complete_formal_check: { to: 'bidding.offers', completes: ['qualification'] },
        review_qualification: {
          requires: ['qualificationIsByPeople', 'decisionsAreComplete', 'blacklistedAreRejected'],
        },
        confirm_qualification: {
          requires: [
            'qualificationIsReviewed',
            'reviewCoversAll',
            'newWindowWhereMissed',
            'namedPartyIsQualified',
          ],
          completes: ['qualification'],
          to: [
            { when: 'isAgreement', to: 'selection.publicity' },
            {
              when: 'tooFewQualified',
              to: 'failed',
              fails: 'too_few_registered',
              issues: '流标公告',
            },
            { to: 'bidding.offers' },
          ],
        },
        miss_offer_window: {},
        ...barring,
        ...curing,
      }),
    },
    offers: {
      // `place_bid` of the live auction and `enter_draw` of the draw are further acts of this checkpoint.
      on: acts({
        ...withdrawing,
        ...offering,
        ...curing,
        close_offers: {
          to: [
            {
              when: 'tooFewOffers',
              to: 'failed',
              completes: ['offers'],
              fails: 'too_few_offers',
              issues: '流标公告',
            },
            { to: 'bidding.opening', completes: ['offers'] },
          ],
        },
      }),
    },
    opening: {
      // `make_draw` of the draw, and the shares of the keyholders, are further acts of this checkpoint.
      on: acts({
        attest_opening: { requires: ['isOnPlatform', 'openingTimeHasCome', 'notAttestedYet'] },
        open_offers: {
          requires: [
            'isOnPlatform',
            'openingTimeHasCome',
            'openingIsAttested',
            'talksAreRecorded',
            'questionsAreAnswered',
            'fileObjectionsAreAnswered',
          ],
          completes: ['opening'],
          to: [
            { when: 'reserveIsMissed', to: 'failed', fails: 'below_reserve', issues: '流标公告' },
            { when: 'tooFewValid', to: 'failed', fails: 'no_valid_offer', issues: '流标公告' },
            { to: 'selection.evaluation' },
          ],
        },
        record_external_opening: {
          requires: ['isExternal'],
          to: 'selection.evaluation',
          completes: ['opening'],
        },
      }),
    },
  },
};
