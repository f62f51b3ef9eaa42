/** Documents that the platform issues, as rows; the bytes are in the file store under their hash. */
import type { Knex } from 'knex';

export interface DocumentRow {
  id: string;
  project: string;
  number: string;
  title: string;
  checkpoint: string | null;
  round: number;
  /** `public`, `work` or the pseudonym of one bidder. */
  audience: string;
  state: 'pending' | 'issued' | 'failed';
  sha256: string | null;
  size: number | null;
  pages: number | null;
  createdAt: number;
  issuedAt: number | null;
}

const COLUMNS = [
  'id',
  'project',
  'number',
  'title',
  'checkpoint',
  'round',
  'audience',
  'state',
  'sha256',
  'size',
  'pages',
  'created_at as createdAt',
  'issued_at as issuedAt',
];

/** Only of the audiences named: one bidder's receipts are no other's, nor counted before the opening. */
export function listDocuments(
  db: Knex,
  project: string,
  audiences: readonly string[],
): Promise<DocumentRow[]> {
  return db<DocumentRow>('documents')
    .where({ project })
    .whereIn('audience', [...audiences])
    .orderBy(['created_at', 'id'])
    .select(COLUMNS);
}

export async function findDocument(db: Knex, id: string): Promise<DocumentRow | null> {
  return (await db<DocumentRow>('documents').where({ id }).first(COLUMNS)) ?? null;
}
