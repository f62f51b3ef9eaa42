/** Evidence named by an act must have been uploaded to the same project before. */
import type { Trx } from '../../db/transaction.js';
import { type Refusal, refuse } from '../machines/refusal.js';
import type { Held } from './door.js';

export async function refuseUnfiledEvidence(trx: Trx, held: Held, data: unknown): Promise<Refusal | null> {
  const named = ((data as { evidence?: { file: string }[] }).evidence ?? []).map((e) => e.file);
  if (named.length === 0) return null;
  const rows = await trx.query<{ sha256: string }>(
    'select sha256 from attachments where project = $1 and sha256 = any($2)',
    [held.id, named],
  );
  const filed = new Set(rows.map((row) => row.sha256));
  const missing = named.findIndex((file) => !filed.has(file));
  if (missing < 0) return null;
  return refuse(held.law, 'evidence.required', '所附证明材料尚未上传到本项目,请先上传。', { pointer: `/evidence/${missing}/file` });
}
