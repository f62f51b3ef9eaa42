/** Work that is done again and again: when woken, and every so often besides in case nobody wakes it. */
import type { Logger } from 'pino';

export interface Rounds {
  /** There may be something to do. */
  wake(): void;
  /** Resolves when the round that is running has ended. */
  stop(): Promise<void>;
}

export interface RoundsOptions {
  name: string;
  log: Logger;
  /** Milliseconds between rounds when nobody wakes it. */
  every: number;
  /** Milliseconds to let wakings gather: a hundred commits a second must not be a hundred rounds. */
  gather?: number;
  /** One round; true when more is waiting. */
  work: () => Promise<boolean>;
}

/** A round that fails is only waited for and tried again: a database that is away comes back. */
export function startRounds({ name, log, every, gather = 0, work }: RoundsOptions): Rounds {
  let running: Promise<void> | null = null;
  let woken = false;
  let stopped = false;
  let failures = 0;
  let timer: NodeJS.Timeout | undefined;
  let firesAt = Number.POSITIVE_INFINITY;

  function schedule(delay: number): void {
    if (stopped || running || Date.now() + delay >= firesAt) return;
    clearTimeout(timer);
    firesAt = Date.now() + delay;
    timer = setTimeout(begin, delay);
  }

  function begin(): void {
    firesAt = Number.POSITIVE_INFINITY;
    woken = false;
    running = round().then((more) => {
      running = null;
      schedule(more ? 0 : woken ? gather : every);
    });
  }

  async function round(): Promise<boolean> {
    try {
      const more = await work();
      if (failures > 0) log.info({ failures }, `${name}: works again`);
      failures = 0;
      return more;
    } catch (error) {
      failures += 1;
      woken = false; // whatever woke it would fail too; the next round comes by itself
      // An outage of a day would otherwise fill the log with the same line.
      if (Number.isInteger(Math.log2(failures)))
        log.error({ err: error, failures }, `${name}: failed`);
      return false;
    }
  }

  begin();
  return {
    wake() {
      woken = true;
      schedule(gather);
    },
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await running;
    },
  };
}
