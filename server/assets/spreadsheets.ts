/** Reads and writes the register's spreadsheets off the event loop. */
import { Piscina } from 'piscina';
import { threadOf } from '../threads.js';
import type { AssetInput } from './asset.js';
import type { ReadRows } from './read-rows.js';
import type { SheetAnswer, SheetTask } from './sheet-worker.js';

const LONGEST = 20_000;
const MEMORY_MB = 256;

export interface Spreadsheets {
  /** Null for what is no readable spreadsheet, or unfolds beyond all measure. */
  read(bytes: Uint8Array): Promise<ReadRows | null>;
  write(assets: readonly { code: string; said: AssetInput }[]): Promise<Uint8Array>;
  close(): Promise<void>;
}

export function createSpreadsheets(): Spreadsheets {
  const pool = new Piscina({
    ...threadOf('sheet-worker', import.meta.url),
    minThreads: 0,
    maxThreads: 1,
    idleTimeout: 10_000,
    resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB },
  });
  const run = (task: SheetTask) => pool.run(task, { signal: AbortSignal.timeout(LONGEST) }) as Promise<SheetAnswer>;
  return {
    async read(bytes) {
      const answer = await run({ read: bytes }).catch((error: { name?: string; code?: string }) => {
        // The thread ran out of its memory or its time: the file's doing, not ours.
        if (error.name === 'AbortError' || error.code === 'ERR_WORKER_OUT_OF_MEMORY') return null;
        throw error;
      });
      return answer && 'rows' in answer ? answer.rows : null;
    },
    async write(assets) {
      const answer = await run({ write: [...assets] });
      if (!('bytes' in answer)) throw new Error('the thread read where it should write');
      return answer.bytes;
    },
    close: () => pool.close(),
  };
}
