/** A log is born once and keeps its name: the origin line of all its checkpoints. A demonstration's says so. */
import { randomBytes } from 'node:crypto';
import type { Knex } from 'knex';

export interface Origin {
  origin: string;
  demo: boolean;
}

/** The log's origin; the first process that asks gives it one. */
export async function originOf(db: Knex, options: { demo: boolean; publicUrl: string }): Promise<Origin> {
  const name = `${new URL(options.publicUrl).host}/cunjitong/${options.demo ? 'demo-' : ''}${randomBytes(4).toString('hex')}`;
  await db.raw(
    'insert into log.origin (origin, demo, born_at) values (?, ?, clock_timestamp()) on conflict (one) do nothing',
    [name, options.demo],
  );
  const { rows } = await db.raw<{ rows: Origin[] }>('select origin, demo from log.origin');
  return rows[0] as Origin;
}
