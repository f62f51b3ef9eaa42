/**
 * The platform's clock as this page knows it. What closes, closes by that clock, so a visitor's own clock is only
 * used to count on from the last answer: `performance.now()` does not jump when somebody sets the computer's time.
 */
import { get } from './client.js';

interface Measured {
  /** Platform's clock minus `performance.now()`. */
  offset: number;
  /** Half of the time the answer took: it cannot be further off. */
  doubt: number;
}

let best: Measured | null = null;
let asked: Promise<void> | null = null;

/** Until the platform has answered, the visitor's own clock stands in. */
export function platformNow(): number {
  return best ? performance.now() + best.offset : Date.now();
}

export function isClockMeasured(): boolean {
  return best !== null;
}

/** Asks the platform what time it is; a quicker answer than the best so far takes its place. */
export function measureClock({ anew = false } = {}): Promise<void> {
  if (anew) best = null;
  asked ??= ask().finally(() => {
    asked = null;
  });
  return asked;
}

async function ask(): Promise<void> {
  const begun = performance.now();
  const { now } = await get<{ now: number }>('/api/public/clock');
  const ended = performance.now();
  const doubt = (ended - begun) / 2;
  if (best && best.doubt <= doubt) return;
  best = { offset: now - (begun + doubt), doubt };
}
