/** What nobody needs any more, removed every night. All of it is housekeeping and runs on the real clock. */
import type { Knex } from 'knex';
import { removeSpools } from '../files/spool.js';
import { removeLeftovers } from '../files/store.js';
import { forgetExpiredSessions } from '../people/sessions.js';
import { forgetExpiredLimits } from '../people/rate-limits.js';

const DAY = 86_400_000;
/** A repeated request is answered from memory for so long. */
const KEYS_KEPT = 7 * DAY;
/** No upload takes a day. */
const UPLOAD_LASTS = DAY;

export interface Tidied {
  keys: number;
  sessions: number;
  limits: number;
}

export async function tidy(
  { db, dataDir }: { db: Knex; dataDir: string },
  now: number,
): Promise<Tidied> {
  const keys = await db('idempotency_keys')
    .where('at', '<', new Date(now - KEYS_KEPT))
    .delete();
  const sessions = await forgetExpiredSessions(db, now);
  const limits = await forgetExpiredLimits(db, now);
  await removeLeftovers(dataDir, new Date(now - UPLOAD_LASTS));
  await removeSpools(new Date(now - UPLOAD_LASTS));
  return { keys, sessions, limits };
}
