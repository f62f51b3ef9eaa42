/**
 * The by-law of a trade: 7 stages, 20 checkpoints, and every path between them (domain §4).
 * Read it beside the by-law: a state is a checkpoint, an act is a line of its column "fulfilled by",
 * `requires` are the conditions of the act, `to` is where it leads and `completes` what it fulfils.
 * Pure: the clock's instant comes with the event, nothing here waits, calls or stores.
 */
import { setup } from 'xstate';
import { acts } from './act.js';
import { refuseMixedDuties } from './duties.js';
import type { MachineEvent } from './events.js';
import type { Facts } from './facts.js';
import { GUARDS } from './guards.js';
import { ROUTES } from './routes.js';
import type { Law } from './rules/book.js';

export interface Context {
  /** Facts before the act, which guards read, and after it, which routes read. */
  facts: Facts;
  after: Facts;
  law: Law;
}
type Asked = { context: Context; event: MachineEvent };

const guards = Object.fromEntries([
  [
    'dutiesAreSeparate',
    ({ context, event }: Asked) => !refuseMixedDuties(context.facts, event, context.law),
  ],
  ...Object.entries(GUARDS).map(([name, guard]) => [
    name,
    ({ context, event }: Asked) => !guard(context.facts, event as never, context.law),
  ]),
  ...Object.entries(ROUTES).map(([name, holds]) => [
    `when:${name}`,
    ({ context, event }: Asked) =>
      (holds as (f: Facts, e: MachineEvent) => boolean)(context.after, event),
  ]),
]);
const nothing = () => {};

/** Which acts a suspension lets through is marked on the event itself (`whileSuspended`). */
const objections = {
  raise_objection: { requires: ['isOnPlatform', 'objectionIsInTime'] },
  dismiss_objection: { requires: ['objectionIsOpen'] },
} as const;
const upholding = {
  requires: ['objectionIsOpen', 'findingFits'],
  to: [
    { when: 'rankingWasWrong', to: 'selection.evaluation', issues: '异议答复' },
    { when: 'windowWasFaulty', to: 'bidding.offers', issues: '异议答复' },
    { when: 'namedPartyFalls', to: 'setup.resolution', issues: '异议答复' },
    {
      when: 'winnerFallsAndNobodyIsLeft',
      to: 'failed',
      fails: 'ranks_exhausted',
      issues: '流标公告',
    },
    { when: 'winnerFalls', to: 'selection.publicity', issues: '异议答复' },
    { when: 'isAgreement', to: 'announcement.tender_file', issues: '异议答复' },
    { to: 'announcement.notice', issues: '异议答复' },
  ],
} as const;
const givingUp = [
  // Neither fails: a resolution names another party, or the exchange's next result is recorded.
  { when: 'isAgreement', to: 'setup.resolution', issues: '弃标公告' },
  { when: 'isExternal', to: 'bidding.opening', issues: '弃标公告' },
  { when: 'nobodyIsLeft', to: 'failed', fails: 'ranks_exhausted', issues: '流标公告' },
  { to: 'selection.publicity', issues: '弃标顺延' },
] as const;
// Registrations stand unless withdrawn, also after terms were amended; then the deposit goes back.
const withdrawing = {
  withdraw_registration: { requires: ['isRegistered', 'offersAreStillOpen'] },
} as const;
const offering = {
  submit_offer: { requires: ['isRegistered', 'mayOfferHere', 'windowIsOpen'] },
  withdraw_offer: { requires: ['isRegistered', 'offerIsMade', 'windowIsOpen'] },
} as const;
const settlingPayments = [
  { when: 'paidAndDone', to: 'closing.acceptance', completes: ['payments'] },
  {
    when: 'paymentsAreSettled',
    to: 'performance.running.payments.settled',
    completes: ['payments'],
  },
  {},
] as const;
const concluding = [
  { when: 'paidAndDone', to: 'closing.acceptance', completes: ['inspection'] },
  { when: 'workIsDone', to: 'performance.running.inspection.concluded', completes: ['inspection'] },
  {},
] as const;
const accepting = [
  { when: 'acceptanceIsComplete', to: 'closing.archive', completes: ['acceptance'] },
  {},
] as const;

// Whenever the next assembly meets.
const ratifying = acts({ ratify_emergency: { requires: ['emergencyIsUnratified'] } });

const states = {
  setup: {
    initial: 'application',
    states: {
      application: {
        on: acts({
          submit_application: {
            requires: [
              'sideIsDescribed',
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
  },
  announcement: {
    initial: 'tender_file',
    states: {
      tender_file: {
        on: acts({
          compile_tender_file: {
            requires: [
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
            to: [
              { when: 'isAgreement', to: 'bidding.qualification' },
              { to: 'announcement.notice' },
            ],
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
  },
  bidding: {
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
          review_qualification: { requires: ['qualificationIsByPeople', 'decisionsAreComplete'] },
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
        }),
      },
      offers: {
        // `place_bid` of the live auction and `enter_draw` of the draw are further acts of this checkpoint.
        on: acts({
          ...withdrawing,
          ...offering,
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
  },
  selection: {
    initial: 'evaluation',
    states: {
      evaluation: {
        on: acts({
          ...objections,
          uphold_objection: upholding,
          check_substance: {
            requires: ['isOnPlatform', 'substanceIsUnchecked', 'everyOfferIsDecided'],
          },
          accept_explanation: { requires: ['isOnPlatform', 'offerIsBelowCost'] },
          reject_explanation: { requires: ['isOnPlatform', 'offerIsBelowCost'] },
          exercise_priority: { requires: ['holdsPriority'] },
          lapse_priority: {},
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
          publish_result: { requires: ['isOnPlatform', 'resultIsUnpublished'], issues: '结果公示' },
          raise_objection: { requires: ['isOnPlatform', 'resultIsPublished', 'objectionIsInTime'] },
          dismiss_objection: {
            requires: ['objectionIsOpen'],
            issues: '异议答复',
            to: [
              { when: 'publicityCanClose', to: 'selection.award', completes: ['publicity'] },
              {},
            ],
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
  },
  contract: {
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
  },
  performance: {
    initial: 'handover',
    on: ratifying,
    states: {
      handover: {
        on: acts({
          convert_deposit: { requires: ['depositMayConvert'] },
          receive_payment: { requires: ['dueCanBeReceived'] },
          apply_payment: { requires: ['dueCanBeApplied'] },
          release_payment: { requires: ['dueCanBeReleased'] },
          record_handover: { requires: ['handoverIsUnrecorded', 'notStartedBefore'] },
          confirm_handover: {
            requires: ['isCandidate', 'handoverIsRecorded', 'firstDuesAreSettled'],
            to: [
              {
                when: 'saleIsPaid',
                to: 'closing.acceptance',
                completes: ['handover', 'payments', 'inspection'],
              },
              {
                when: 'isSale',
                to: 'performance.running.inspection.concluded',
                completes: ['handover', 'inspection'],
              },
              {
                when: 'nothingToPayInBetween',
                to: 'performance.running.payments.settled',
                completes: ['handover', 'payments'],
              },
              { to: 'performance.running', completes: ['handover'] },
            ],
          },
          terminate_contract: { to: 'closing.acceptance', issues: '解除合同通知书' },
        }),
      },
      running: {
        type: 'parallel',
        on: acts({ terminate_contract: { to: 'closing.acceptance', issues: '解除合同通知书' } }),
        states: {
          payments: {
            initial: 'collecting',
            states: {
              collecting: {
                on: acts({
                  convert_deposit: { requires: ['depositMayConvert'], to: settlingPayments },
                  receive_payment: { requires: ['dueCanBeReceived'], to: settlingPayments },
                  apply_payment: { requires: ['dueCanBeApplied'] },
                  release_payment: { requires: ['dueCanBeReleased'], to: settlingPayments },
                  write_off_due: { requires: ['dueCanBeWrittenOff'], to: settlingPayments },
                }),
              },
              settled: {
                on: acts({
                  amend_contract: {
                    requires: ['amendmentIsAllowed'],
                    to: [
                      {
                        when: 'moreIsDue',
                        to: 'performance.running.payments.collecting',
                        reopens: 'payments',
                      },
                      {},
                    ],
                  },
                }),
              },
            },
          },
          inspection: {
            initial: 'watching',
            states: {
              watching: {
                on: acts({
                  record_inspection: {},
                  close_rectification: { requires: ['rectificationIsOpen'], to: concluding },
                  record_measurement: { requires: ['somethingIsBeingBuilt'] },
                  amend_contract: { requires: ['amendmentIsAllowed'], issues: '补充协议' },
                  complete_works: {
                    requires: [
                      'somethingIsBeingBuilt',
                      'notPerformedYet',
                      'rectificationsAreClosed',
                    ],
                    to: concluding,
                  },
                  end_term: { to: concluding },
                }),
              },
              // The last measurement may come after the work is complete.
              concluded: {
                on: acts({ record_measurement: { requires: ['somethingIsBeingBuilt'] } }),
              },
            },
          },
        },
      },
    },
  },
  closing: {
    initial: 'acceptance',
    on: ratifying,
    states: {
      acceptance: {
        on: acts({
          propose_settlement: { requires: ['settlementAddsUp'] },
          sign_acceptance: {
            requires: ['settlementIsProposed', 'signsAcceptanceOnce'],
            to: accepting,
          },
          reject_acceptance: { requires: ['settlementIsProposed', 'signsAcceptanceOnce'] },
          convert_deposit: { requires: ['depositMayConvert'], to: accepting },
          receive_payment: { requires: ['dueCanBeReceived'], to: accepting },
          apply_payment: { requires: ['dueCanBeApplied'] },
          release_payment: { requires: ['dueCanBeReleased'], to: accepting },
          write_off_due: { requires: ['dueCanBeWrittenOff'], to: accepting },
          return_bond: { requires: ['bondCanGoBack'] },
        }),
      },
      archive: {
        on: acts({
          rate: {},
          return_bond: { requires: ['bondCanGoBack'] },
          archive_project: { requires: ['nothingIsOpen'], to: 'archived', completes: ['archive'] },
        }),
      },
    },
  },
  failed: {
    on: acts({
      leave_deposit: { requires: ['depositIsHeld'] },
      dismiss_objection: { requires: ['objectionIsOpen'], issues: '异议答复' },
      choose_next_round: {
        requires: [
          'objectionsAreAnswered',
          'depositsAreBack',
          'reserveMayBeLowered',
          'modeMayChange',
        ],
        to: [
          { when: 'sameTerms', to: 'announcement.notice' },
          { when: 'lowerReserve', to: 'setup.valuation' },
          { to: 'setup.resolution' },
        ],
      },
    }),
  },
  terminated: {
    on: acts({
      dismiss_objection: { requires: ['objectionIsOpen'], issues: '异议答复' },
      archive_project: { requires: ['nothingIsOpen'], to: 'archived', completes: ['archive'] },
    }),
  },
};

const FIVE_TO_FIFTEEN = ['announcement', 'bidding', 'selection', 'contract'] as const;
/** Until both have signed; after that a contract is terminated, not a trade. */
const terminating = {
  within: ['setup', 'announcement', 'bidding', 'selection', 'contract.signing', 'failed'],
  requires: ['notBothSigned', 'ownWishIsVoted'],
} as const;

const config = {
  id: 'process',
  type: 'parallel',
  states: {
    standing: {
      initial: 'running',
      states: {
        running: {
          on: acts({
            suspend: { within: FIVE_TO_FIFTEEN, to: 'suspended', issues: '中止公告' },
            request_stop: { within: FIVE_TO_FIFTEEN, to: 'suspended' },
          }),
        },
        suspended: {
          on: acts({
            suspend: { requires: ['stopIsNotRepeated'], issues: '中止公告' },
            renew_suspension: { requires: ['notRenewedYet'] },
            resume: { to: 'running', issues: '恢复公告' },
            resume_by_limit: { to: 'running', issues: '恢复公告' },
            // Termination ends the suspension; the trade's own region takes the same act below.
            terminate: { ...terminating, to: 'running' },
          }),
        },
      },
    },
    trade: {
      initial: 'live',
      states: {
        live: {
          initial: 'setup',
          on: acts({
            terminate: { ...terminating, to: 'terminated', issues: '终止公告' },
            return_deposit: { requires: ['bidderIsKnown', 'depositMayGoBack'] },
            flag_overdue: {},
          }),
          states,
        },
        archived: {
          on: acts({ release_retention: { requires: ['retentionIsOpen', 'retentionIsDue'] } }),
        },
      },
    },
  },
};

export const transaction = setup({
  types: {} as { context: Context; events: MachineEvent },
  guards: guards as Record<string, (asked: Asked) => boolean>,
  actions: { accept: nothing, complete: nothing, reopen: nothing, fail: nothing, issue: nothing },
}).createMachine(config as never);
