/**
 * What the accountant's desk is made of, and which file walks through it with keys alone. Whatever is added to the desk
 * is missing here first: test/web/keyboard-walks.test.ts counts.
 */
import type { EventType } from '../../server/machines/events.js';

/** Acts, by the part of a trade's life in which they are walked. */
export const WALKED_ACTS = {
  'ways-keyboard.test.ts': ['submit_application', 'record_resolution', 'propose_valuation'],
  'ways-keyboard-works.test.ts': [
    'prepare_contract',
    'demand_payment',
    'record_handover',
    'record_inspection',
    'close_rectification',
    'amend_contract',
    'apply_payment',
    'complete_works',
    'propose_settlement',
    'record_dispute',
  ],
  'ways-keyboard-pages.test.ts': ['choose_next_round'],
} as const satisfies Record<string, readonly EventType[]>;

/** Places of the menu. */
export const WALKED_PLACES = {
  'ways-keyboard.test.ts': ['/', '/projects/new'],
  'ways-keyboard-assets.test.ts': ['/assets'],
  'ways-keyboard-pages.test.ts': ['/projects', '/notices', '/poster', '/account'],
} as const;

/** Of a project's page. */
export const WALKED_TABS = ['概况', '文件', '报名报价', '合同履约', '轨迹'] as const;
