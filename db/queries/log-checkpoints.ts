/** Signed heads of the log, each with the cosignatures that witnesses have given it. */
import type { Knex } from 'knex';
import { prepared } from './prepared.js';

export interface CheckpointRow {
  size: number;
  /** The signed note, with the witnesses' lines. */
  note: string;
  signedAt: Date;
}

const COLUMNS = `
  c.size, c.signed_at as "signedAt", c.note || coalesce((
    select string_agg(w.line || E'\\n', '' order by w.cosigned_at, w.name, w.key_id)
    from log.cosignatures w where w.origin = c.origin and w.size = c.size), '') as note`;
const NEWEST = `select ${COLUMNS} from log.checkpoints c where c.origin = $1 order by c.size desc limit 1`;
const OF_SIZE = `select ${COLUMNS} from log.checkpoints c where c.origin = $1 and c.size = $2`;
// A cosigned head convinces more people than a newer one; the first above the entry never changes again.
const COVERING = `
  select ${COLUMNS} from log.checkpoints c
  where c.origin = $1 and c.size = coalesce(
    (select w.size from log.cosignatures w where w.origin = $1 and w.size > $2 order by w.size limit 1),
    (select d.size from log.checkpoints d where d.origin = $1 and d.size > $2 order by d.size limit 1))`;

export async function newestCheckpoint(db: Knex, origin: string): Promise<CheckpointRow | null> {
  const [row] = await prepared<CheckpointRow>(db, NEWEST, [origin]);
  return row ?? null;
}

export async function checkpointOfSize(db: Knex, origin: string, size: number): Promise<CheckpointRow | null> {
  const [row] = await prepared<CheckpointRow>(db, OF_SIZE, [origin, size]);
  return row ?? null;
}

/** The first cosigned head above an entry, else the first head; null while nothing above it is signed. */
export async function checkpointCovering(db: Knex, origin: string, index: number): Promise<CheckpointRow | null> {
  const [row] = await prepared<CheckpointRow>(db, COVERING, [origin, index]);
  return row ?? null;
}

/** A line that is there already stays as it is. */
export async function keepCosignature(db: Knex, given: { origin: string; size: number; name: string; keyId: string; line: string; at: Date }): Promise<void> {
  const { origin, size, name, keyId, line, at } = given;
  await prepared(db, 'select log.keep_cosignature($1, $2, $3, $4, $5, $6)', [origin, size, name, keyId, line, at]);
}
