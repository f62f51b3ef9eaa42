/** One composer a kind of document. */
import type { Kind } from '../templates/index.js';
import type { Composing } from './composing.js';
import { EARLIER_COMPOSERS } from './earlier-composers.js';
import { LATER_COMPOSERS } from './later-composers.js';

export const COMPOSERS: { [K in Kind]: Composing<K> } = {
  ...EARLIER_COMPOSERS,
  ...LATER_COMPOSERS,
};
