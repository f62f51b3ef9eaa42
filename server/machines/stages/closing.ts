/** Stage 7 结项归档: checkpoints 19 and 20. */
import { acts } from '../act.js';
import { ratifying } from './shared-lines.js';

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
};
