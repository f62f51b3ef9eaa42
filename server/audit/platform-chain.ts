/** Entries about the platform itself: a chain of their own in the log, under a number that no trade can have. */
import type { Trx } from '../../db/transaction.js';
import { appendStatement } from './entry.js';

export const PLATFORM_CHAIN = '00000000-0000-0000-0000-000000000000';

export interface PlatformEntry {
  event: string;
  /** An account, or `clock`. */
  actor: string;
  role: string;
  /** Ids and hashes: never a name. */
  data: Record<string, unknown>;
  /** Names; may be erased. */
  personal?: Record<string, unknown>;
}

// Entries of a chain are numbered without a gap: whoever appends waits for whoever appended before.
const TURN = `select pg_advisory_xact_lock(hashtextextended('cunjitong platform chain', 0))`;
const NEXT = `
  select coalesce(max(entry_no), 0) + 1 as no, greatest(platform_clock(), coalesce(max(at), 0)) as at
  from log.entries where project = $1`;

/** The statement that appends the chain's next entry; to be sent with the commit. */
export async function platformStatement(trx: Trx, { event, actor, role, data, personal }: PlatformEntry): Promise<string> {
  await trx.query(TURN);
  const [next] = await trx.query<{ no: number; at: number }>(NEXT, [PLATFORM_CHAIN]);
  return appendStatement({
    project: PLATFORM_CHAIN,
    entryNo: Number(next?.no),
    event,
    from: '-',
    to: '-',
    actor,
    role,
    at: Number(next?.at),
    rules: '-',
    secret: false,
    data: { data, found: {} },
    personal,
  });
}
