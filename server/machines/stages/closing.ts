/** Stage 7 结项归档: checkpoints 19 and 20. */
import { acts } from '../act.js';
import { demanding, ratifying } from './shared-lines.js';

const accepting = [
  { when: 'acceptanceIsComplete', to: 'closing.archive', completes: ['acceptance'] },
  {},
] as const;

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
        return_bond: { requires: ['bondCanGoBack'], issues: '履约保证金退还单' },
        archive_project: { requires: ['nothingIsOpen'], to: 'archived', completes: ['archive'] },
      }),
    },
  },
};
