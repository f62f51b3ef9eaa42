/**
 * When a year of the calendar was announced or corrected, deadlines of running trades may have moved. The door asks for the
 * law of today before every act, so that nothing is late or early by it; what moves here is when the clock wakes for a
 * trade. A process that dies in between leaves rows that wake at the old moment, and are right from then on.
 */
import { instantOf } from '../machines/time.js';
import { settleProject } from './advance.js';
import type { Door } from './door.js';

const BATCH = 100;
/** Nothing that is due before a year begins depends on its days. */
const AFFECTED = 'select id from projects where next_due_at >= ? and id > ? order by id limit ?';
const FIRST_ID = '00000000-0000-0000-0000-000000000000';

export interface Redating {
  door: Door;
  /** Those that a new edition of the calendar brought. */
  years: readonly string[];
  /** Asked between batches. */
  stopped?: () => boolean;
  /** One trade that cannot be settled does not hold up the others. */
  failed: (project: string, error: unknown) => void;
}

/** Trade by trade under its own lock, so that nobody waits longer than for one. @returns how many were looked at */
export async function redateProjects({ door, years, stopped = () => false, failed }: Redating): Promise<number> {
  const [first] = [...years].sort();
  if (first === undefined) return 0;
  const from = instantOf(`${first}-01-01`);
  let looked = 0;
  for (let after = FIRST_ID; !stopped(); ) {
    const { rows } = await door.db.raw<{ rows: { id: string }[] }>(AFFECTED, [from, after, BATCH]);
    for (const { id } of rows) await settleProject(door, id).catch((error) => failed(id, error));
    looked += rows.length;
    after = rows.at(-1)?.id ?? after;
    if (rows.length < BATCH) break;
  }
  return looked;
}
