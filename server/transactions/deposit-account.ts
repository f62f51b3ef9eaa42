/** Where the deposit of a trade goes, as its tender file says: for who registered, as the notice's paper tells everybody. */
import type { Knex } from 'knex';

export interface DepositAccount {
  name: string;
  /** Empty where the station gave none. */
  bank: string;
  number: string;
}

const SAID = `
  select y.data::json -> 'data' as data from log.entries e join log.payloads y on y.seq = e.seq
   where e.project = ? and e.event = 'compile_tender_file' order by e.entry_no desc limit 1`;

/**
 * @param db asks as the platform
 * @returns null where nothing was compiled
 */
export async function depositAccountOf(db: Knex, project: string): Promise<DepositAccount | null> {
  const { rows } = await db.raw<{ rows: { data: Record<string, string | undefined> | null }[] }>(SAID, [project]);
  const data = rows[0]?.data;
  if (!data) return null;
  return { name: data.depositAccount ?? '', bank: data.depositBank ?? '', number: data.depositAccountNumber ?? '' };
}
