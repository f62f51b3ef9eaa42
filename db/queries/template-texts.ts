/** Texts of documents that a district has made its own; one row an edition, never changed but by the one decision. */
import type { Knex } from 'knex';

export interface TemplateText {
  id: string;
  district: string;
  kind: string;
  base: number;
  edition: number;
  blocks: unknown[];
  sha256: string;
  note: string;
  madeBy: string;
  madeByName: string;
  madeAt: number;
  state: 'draft' | 'approved' | 'rejected' | 'withdrawn';
  decidedByName: string | null;
  decidedAt: number | null;
  reason: string | null;
  withdrawnAt: number | null;
}

const SELECT = `
  select t.id, t.district, t.kind, t.base, t.edition, t.blocks, t.sha256, t.note, t.made_by as "madeBy",
    m.display_name as "madeByName", t.made_at as "madeAt", d.display_name as "decidedByName",
    case when t.withdrawn_at is null then t.state else 'withdrawn' end as state, t.decided_at as "decidedAt", t.reason,
    t.withdrawn_at as "withdrawnAt"
  from template_texts t join accounts m on m.id = t.made_by left join accounts d on d.id = t.decided_by`;

export async function textsOf(db: Knex, district: string, kind: string): Promise<TemplateText[]> {
  const { rows } = await db.raw<{ rows: TemplateText[] }>(
    `${SELECT} where t.district = ? and t.kind = ? order by t.edition desc`,
    [district, kind],
  );
  return rows;
}

export async function textById(db: Knex, id: string): Promise<TemplateText | null> {
  const { rows } = await db.raw<{ rows: TemplateText[] }>(`${SELECT} where t.id = ?`, [id]);
  return rows[0] ?? null;
}

export async function textOfEdition(
  db: Knex,
  { district, kind, base, edition }: Pick<TemplateText, 'district' | 'kind' | 'base' | 'edition'>,
): Promise<{ blocks: unknown[]; sha256: string } | null> {
  const found = await db('template_texts')
    .where({ district, kind, base, edition })
    .first<{ blocks: unknown[]; sha256: string } | undefined>('blocks', 'sha256');
  return found ?? null;
}

export interface KindSummary {
  kind: string;
  base: number;
  edition: number | null;
  drafts: number;
}

/** By kind and platform version, which edition is in force and how many wait for a decision. */
export async function summaries(db: Knex, district: string): Promise<KindSummary[]> {
  const { rows } = await db.raw<{ rows: KindSummary[] }>(
    `select kind, base, max(edition) filter (where state = 'approved') as edition,
       (count(*) filter (where state = 'draft' and withdrawn_at is null))::int as drafts
     from template_texts where district = ? group by kind, base`,
    [district],
  );
  return rows;
}

export interface ExampleDocument {
  id: string;
  number: string;
  project: string;
  issuedAt: number;
}

const MOST_EXAMPLES = 20;

/** What a text can be looked at with: documents of the kind that everybody may read, the last ones first. */
export async function exampleDocuments(db: Knex, district: string, kind: string): Promise<ExampleDocument[]> {
  const { rows } = await db.raw<{ rows: ExampleDocument[] }>(
    `select d.id, d.number, p.title as project, d.issued_at as "issuedAt"
     from documents d join projects p on p.id = d.project and p.public_at is not null
     where d.kind = ? and d.audience = 'public' and d.state = 'issued' and d.number is not null and p.district = ?
     order by d.issued_at desc, d.id limit ${MOST_EXAMPLES}`,
    [kind, district],
  );
  return rows;
}
