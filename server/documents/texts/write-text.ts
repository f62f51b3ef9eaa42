/** The rows of a district's wordings: an edition is written once and decided once. */
import type { TemplateText } from '../../../db/queries/template-texts.js';
import type { Trx } from '../../../db/transaction.js';

export type NewText = Pick<
  TemplateText,
  'id' | 'district' | 'kind' | 'base' | 'blocks' | 'sha256' | 'note' | 'madeBy'
>;

/** Null where another draft took the number in the same moment. */
export async function insertText(trx: Trx, text: NewText): Promise<number | null> {
  const [row] = await trx.query<{ edition: number }>(
    `insert into template_texts (id, district, kind, base, edition, blocks, sha256, note, made_by, made_at, state)
     select $1, $2, $3, $4, coalesce(max(edition), 0) + 1, $5, $6, $7, $8, platform_clock(), 'draft'
     from template_texts where district = $2 and kind = $3
     on conflict (district, kind, edition) do nothing returning edition`,
    [text.id, text.district, text.kind, text.base, JSON.stringify(text.blocks), text.sha256, text.note, text.madeBy],
  );
  return row?.edition ?? null;
}

/** @returns false where it was decided meanwhile */
export async function decideText(
  trx: Trx,
  { id, by, approve, reason }: { id: string; by: string; approve: boolean; reason: string | null },
): Promise<boolean> {
  const rows = await trx.query(
    `update template_texts set state = $2, decided_by = $3, decided_at = platform_clock(), reason = $4
     where id = $1 and state = 'draft' and withdrawn_at is null and made_by <> $3
       and ($2 = 'rejected' or edition > coalesce(template_edition(district, kind, base), 0))
     returning id`,
    [id, approve ? 'approved' : 'rejected', by, reason],
  );
  return rows.length > 0;
}

/** @returns false where it was decided, or withdrawn, meanwhile */
export async function withdrawText(trx: Trx, { id, by }: { id: string; by: string }): Promise<boolean> {
  const rows = await trx.query(
    `update template_texts set withdrawn_at = platform_clock()
     where id = $1 and state = 'draft' and withdrawn_at is null and made_by = $2 returning id`,
    [id, by],
  );
  return rows.length > 0;
}
