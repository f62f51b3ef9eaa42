/** Stage 6 履约管理: checkpoint 16, then 17 and 18 side by side. */
import { acts } from '../act.js';
import { demanding, ratifying, reversing } from './shared-lines.js';

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

export const performance = {
  initial: 'handover',
  on: ratifying,
  states: {
    handover: {
      on: acts({
        convert_deposit: { requires: ['depositMayConvert'], issues: '保证金转款单' },
        receive_payment: { requires: ['dueCanBeReceived'], issues: '统一收据' },
        demand_payment: demanding,
        reverse_booking: reversing,
        apply_payment: { requires: ['dueCanBeApplied', 'invoiceIsFiled'] },
        release_payment: { requires: ['dueCanBeReleased'], issues: '付款审批单' },
        record_handover: {
          requires: ['handoverIsUnrecorded', 'notStartedBefore', 'handoverIsPhotographed'],
        },
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
                convert_deposit: {
                  requires: ['depositMayConvert'],
                  to: settlingPayments,
                  issues: '保证金转款单',
                },
                receive_payment: {
                  requires: ['dueCanBeReceived'],
                  to: settlingPayments,
                  issues: '统一收据',
                },
                demand_payment: demanding,
                reverse_booking: reversing,
                apply_payment: { requires: ['dueCanBeApplied', 'invoiceIsFiled'] },
                release_payment: {
                  requires: ['dueCanBeReleased'],
                  to: settlingPayments,
                  issues: '付款审批单',
                },
                write_off_due: { requires: ['dueCanBeWrittenOff'], to: settlingPayments },
              }),
            },
            settled: {
              on: acts({
                reverse_booking: {
                  ...reversing,
                  to: 'performance.running.payments.collecting',
                  reopens: 'payments',
                },
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
                record_inspection: { issues: '巡查记录' },
                close_rectification: { requires: ['rectificationIsOpen'], to: concluding },
                record_measurement: { requires: ['somethingIsBeingBuilt'] },
                amend_contract: { requires: ['amendmentIsAllowed'], issues: '补充协议' },
                complete_works: {
                  requires: ['somethingIsBeingBuilt', 'notPerformedYet', 'rectificationsAreClosed'],
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
};
