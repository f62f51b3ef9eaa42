/** The head that this browser last found sound: what the log must have grown from. */
import type { Finding, Remembered } from './verify-log.js';

const KEY = 'cunjitong.log';

export function lastFinding(): Remembered | null {
  try {
    return JSON.parse(localStorage.getItem(KEY) ?? 'null') as Remembered | null;
  } catch {
    return null;
  }
}

export function remember({ size, root }: Finding): void {
  try {
    localStorage.setItem(KEY, JSON.stringify({ size, root, at: Date.now() } satisfies Remembered));
  } catch {
    // A browser that refuses storage remembers nothing; the next look then starts anew and says so.
  }
}
