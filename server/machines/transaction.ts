/**
 * The by-law of a trade: 7 stages, 20 checkpoints, and every path between them (domain §4).
 * Read it beside the by-law: a stage is a file of `stages/`, a state is a checkpoint, an act is a
 * line of its column "fulfilled by"; `requires` are the conditions of the act, `to` is where it
 * leads, `completes` what it fulfils. The side paths stand here: failure, suspension, termination.
 * Pure: the clock's instant comes with the event; nothing here waits, calls or stores.
 */
import { setup as define } from 'xstate';
import { acts } from './act.js';
import { refuseMixedDuties } from './duties.js';
import type { MachineEvent } from './events.js';
import type { Facts } from './facts.js';
import { GUARDS } from './guards.js';
import { ROUTES } from './routes.js';
import type { Law } from './rules/book.js';
import { announcement } from './stages/announcement.js';
import { bidding } from './stages/bidding.js';
import { closing } from './stages/closing.js';
import { contract } from './stages/contract.js';
import { performance } from './stages/performance.js';
import { selection } from './stages/selection.js';
import { setup } from './stages/setup.js';

export interface Context {
  /** Facts before the act, which guards read, and after it, which routes read. */
  facts: Facts;
  after: Facts;
  law: Law;
  /** Hears every question and its answer. */
  heard?: (name: string, said: boolean) => void;
}
type Asked = { context: Context; event: MachineEvent };

/** All that the machine asks about the world, by name. */
export const QUESTIONS: Readonly<Record<string, (asked: Asked) => boolean>> = Object.fromEntries([
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
      (holds as (f: Facts, e: MachineEvent, l: Law) => boolean)(context.after, event, context.law),
  ]),
]);
const guards = Object.fromEntries(
  Object.entries(QUESTIONS).map(([name, ask]) => [
    name,
    (asked: Asked) => {
      const said = ask(asked);
      asked.context.heard?.(name, said);
      return said;
    },
  ]),
);
const nothing = () => {};

/** 流标: within ten working days a choice; a new round starts only when all deposits are back or left. */
const failed = {
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
};

/** 终止: the deposits go back, objections are answered, then 20. */
const terminated = {
  on: acts({
    dismiss_objection: { requires: ['objectionIsOpen'], issues: '异议答复' },
    archive_project: { requires: ['nothingIsOpen'], to: 'archived', completes: ['archive'] },
  }),
};

const FIVE_TO_FIFTEEN = ['announcement', 'bidding', 'selection', 'contract'] as const;
const BEFORE_PERFORMANCE = ['setup', ...FIVE_TO_FIFTEEN, 'failed'] as const;
const AFTER_PUBLICITY = ['selection.award', 'contract', 'performance', 'closing'] as const;
const AFTER_SIGNING = ['contract', 'performance', 'closing'] as const;
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
            request_stop: { within: FIVE_TO_FIFTEEN, to: 'suspended', issues: '暂停公告' },
          }),
        },
        suspended: {
          on: acts({
            suspend: { requires: ['stopIsNotRepeated'], issues: '中止公告' },
            renew_suspension: { requires: ['notRenewedYet'], issues: '中止延长公告' },
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
            return_deposit: {
              requires: ['bidderIsKnown', 'depositMayGoBack'],
              issues: '保证金退还单',
            },
            flag_overdue: {},
            name_acting_head: { within: BEFORE_PERFORMANCE, requires: ['directorMayAct'] },
            file_complaint: { within: AFTER_PUBLICITY, requires: ['complaintIsInTime'] },
            decide_complaint: { requires: ['aComplaintIsOpen', 'complaintIsOpen'] },
            record_dispute: { within: AFTER_SIGNING, requires: ['bothHaveSigned'] },
            settle_dispute: {
              within: [...AFTER_SIGNING, 'terminated'],
              requires: ['aDisputeIsOpen', 'disputeIsOpen'],
            },
          }),
          states: {
            setup,
            announcement,
            bidding,
            selection,
            contract,
            performance,
            closing,
            failed,
            terminated,
          },
        },
        archived: {
          on: acts({
            release_retention: {
              requires: ['retentionIsOpen', 'retentionIsDue'],
              issues: '质量保证金退还单',
            },
          }),
        },
      },
    },
  },
};

export const transaction = define({
  types: {} as { context: Context; events: MachineEvent },
  guards,
  actions: { accept: nothing, complete: nothing, reopen: nothing, fail: nothing, issue: nothing },
}).createMachine(config as never);
