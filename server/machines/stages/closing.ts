/** Stage 7 结项归档: checkpoints 19 and 20. */
import { acts } from '../act.js';
import { demanding, ratifying, reversing } from './shared-lines.js';

const accepting = [
  { when: 'acceptanceIsComplete', to: 'closing.archive', completes: ['acceptance'] },
  {},
] as const;

/** 17 has told everybody what was received and paid; what is taken back afterwards is told again. */
const reversingLate = { ...reversing, issues: [reversing.issues, '收付款票据汇总'] } as const;

export const closing = {
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
        file_engineer_acceptance: {
          requires: [
            'somethingWasBuilt',
            'engineerIsNamed',
            'settlementIsProposed',
            'engineerHasNotSigned',
            'engineersPaperIsFiled',
          ],
          to: accepting,
        },
        reject_acceptance: { requires: ['settlementIsProposed', 'signsAcceptanceOnce'] },
        convert_deposit: {
          requires: ['depositMayConvert'],
          to: accepting,
          issues: '保证金转款单',
        },
        receive_payment: {
          requires: ['dueCanBeReceived'],
          to: accepting,
          issues: '统一收据',
        },
        demand_payment: demanding,
        reverse_booking: reversingLate,
        apply_payment: { requires: ['dueCanBeApplied', 'invoiceIsFiled'] },
        release_payment: {
          requires: ['dueCanBeReleased'],
          to: accepting,
          issues: '付款审批单',
        },
        write_off_due: { requires: ['dueCanBeWrittenOff'], to: accepting },
        return_bond: { requires: ['bondCanGoBack'], issues: '履约保证金退还单' },
      }),
    },
    archive: {
      on: acts({
        rate: {},
        // The trade goes back until the money is booked right.
        reverse_booking: { ...reversingLate, to: 'closing.acceptance', reopens: 'acceptance' },
        return_bond: { requires: ['bondCanGoBack'], issues: '履约保证金退还单' },
        archive_project: { requires: ['nothingIsOpen'], to: 'archived', completes: ['archive'] },
      }),
    },
  },
};
