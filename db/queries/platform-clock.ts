import type { Knex } from 'knex';

/** The instant by which everything is decided; a demonstration's may have been set. */
export async function platformClock(db: Knex): Promise<number> {
  const { rows } = await db.raw<{ rows: { now: number }[] }>('select platform_clock() as now');
  return rows[0]?.now as number;
}
