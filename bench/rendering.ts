/** What load/render.mjs is asked: it runs compiled files without a loader, which would count as their memory and time. */
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { SAMPLES } from '../test/documents/samples.js';
import type { Place } from './place.js';

const FONT = '@expo-google-fonts/noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf';

export interface Rendered {
  memory: { before: number; opened: number; warm: number; after: number };
  /** Milliseconds that the event loop of the process was late while many documents were asked for at once. */
  loop: { p50: number; p99: number; max: number };
  kinds: { kind: string; pages: number; bytes: number; times: number[]; bare: number[] }[];
}

interface Load {
  rounds: number;
  /** Asked for at once. */
  burst: number;
  /** Rendered in all before the memory is read again. */
  many: number;
}

export function renderingQuestion({ app }: Place, { rounds, burst, many }: Load) {
  const samples = Object.entries(SAMPLES).map(([kind, [sample]]) => ({ kind, ...sample }));
  const font = createRequire(import.meta.url).resolve(FONT);
  return { pool: join(app, 'dist/server/documents/pool.js'), font, samples, rounds, burst, many };
}
