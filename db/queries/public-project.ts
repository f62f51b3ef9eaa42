/** One trade as anybody may read it, as JSON text: it was made when the trade last changed. */
import type { Knex } from 'knex';
import { askingAs, NOBODY } from '../subject.js';
import { prepared } from './prepared.js';

const DETAIL = 'select detail, documents from public_trades where id = $1';

/** @returns the answer's JSON, or null where there is no such trade or it is not public */
export async function publicProject(db: Knex, id: string): Promise<string | null> {
  const [row] = await prepared<{ detail: string; documents: string }>(askingAs(db, NOBODY), DETAIL, [id]);
  return row ? `${row.detail.slice(0, -1)},"documents":${row.documents}}` : null;
}
