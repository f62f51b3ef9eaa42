/** A lease for which nobody offered, and the plainest choice after it. */
import { playTo } from './journey.js';
import type { Play } from './play.js';

export const SAME_TERMS = { choice: 'same_terms' } as const;

export function failedLease(over: Parameters<typeof playTo>[2] = {}): Play {
  const play = playTo('sealed_lease', 'published', over);
  return play.wait(play.facts.dates?.offersCloseAt ?? 0);
}
