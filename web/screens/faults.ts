/** What nobody should see on a page: text that is cut off, things to press that lie over one another, raw keys and values. */
import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { CHECKPOINT_KEYS, STAGES } from '../../server/machines/checkpoints.js';
import { EVENT_TYPES } from '../../server/machines/events.js';
import { CATEGORY_KEYS, MODE_KEYS } from '../../server/machines/modes.js';
import { ROLES } from '../../server/machines/roles.js';

/** Of the program's own words those that no page in Chinese uses; what holds an underscore is a key in any language. */
const KEYS: readonly string[] = [
  ...STAGES.map((stage) => stage.key),
  ...CHECKPOINT_KEYS,
  ...EVENT_TYPES,
  ...MODE_KEYS,
  ...CATEGORY_KEYS,
  ...Object.keys(ROLES),
  ...['archived', 'failed', 'terminated', 'suspended', 'asset', 'pending', 'issued', 'received', 'returned'],
];

const LOOK = readFile(new URL('./faults-in-page.js', import.meta.url), 'utf8');

/** @returns one line for each fault that the page shows as it stands */
export async function faultsOf(page: Page): Promise<string[]> {
  return page.evaluate<string[]>(`(${await LOOK})(${JSON.stringify(KEYS)})`);
}
