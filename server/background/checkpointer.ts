/** Signs the head of the log whenever there are new entries; loud when it must not. */
import { AsyncResource } from 'node:async_hooks';
import type { Logger } from 'pino';
import { onPool, logSize } from '../audit/tree-store.js';
import { type Round, type Signing, SigningRefused, signHead } from '../audit/checkpointer.js';
import { startRounds } from './rounds.js';

/** What is shown to whoever watches the platform. */
export interface SigningStatus {
  /** Entries below the last head that this process signed or found signed. */
  size: number;
  /** Real time, milliseconds; null before the first. */
  signedAt: number | null;
  /** Why nothing is signed any more. */
  refused: string | null;
  /** The last round came to nothing: no database, no disk. */
  failing: boolean;
}

export interface Checkpointer {
  /** There may be new entries. */
  wake(): void;
  status(): SigningStatus;
  stop(): Promise<void>;
}

/** A receipt waits no longer than this, and however many entries come, there are at most five signatures a second. */
const GATHER = 200;
/** For entries of other processes. */
const EVERY = 500;
/** With nothing new, what was signed is still compared now and then. */
const LOOK_AGAIN = 60_000;

export function startCheckpointer({ log, ...signing }: Signing & { log: Logger }): Checkpointer {
  const status: SigningStatus = { size: -1, signedAt: null, refused: null, failing: false };
  let looked = Number.NEGATIVE_INFINITY;

  async function work(): Promise<boolean> {
    try {
      const more = await round();
      status.failing = false;
      return more;
    } catch (error) {
      status.failing = true;
      throw error;
    }
  }

  async function round(): Promise<boolean> {
    const isNew = (await logSize(onPool(signing.db))) !== status.size;
    if (!isNew && !status.refused && performance.now() - looked < LOOK_AGAIN) return false;
    try {
      return took(await signHead(signing));
    } catch (error) {
      if (!(error instanceof SigningRefused)) throw error;
      if (status.refused !== error.message) log.fatal({ err: error }, `checkpoints: refused to sign: ${error.message}`);
      status.refused = error.message;
      return false;
    }
  }

  function took({ outcome, size }: Round): boolean {
    if (outcome === 'behind' || outcome === 'elsewhere') return outcome === 'behind';
    if (status.refused) log.warn({ size }, 'checkpoints: signing again');
    looked = performance.now();
    Object.assign(status, { size, refused: null, ...(outcome === 'signed' && { signedAt: Date.now() }) });
    return false;
  }

  // A request wakes it, and yet it is none of that request's work: whoever measures requests would count it there.
  const rounds = startRounds({ name: 'checkpoints', log, every: EVERY, gather: GATHER, work: AsyncResource.bind(work) });
  return { wake: () => rounds.wake(), status: () => ({ ...status }), stop: () => rounds.stop() };
}
