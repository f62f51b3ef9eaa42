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
  /** Its round was opened or needs no opening, so that bidders' papers are no secret from those who work on the trade. */
  roundIsOpen: boolean;
  state: 'pending' | 'issued' | 'failed';
  sha256: string | null;
  size: number | null;
  pages: number | null;
  createdAt: number;
  issuedAt: number | null;
}

// An agreement has no offers to open: there, the result names the party.
const ROUND_IS_OPEN = `exists (select from documents o where o.project = documents.project
  and o.round = documents.round and o.kind in ('opening', 'result-agreement'))`;
const columns = (db: Knex) => [
  db.raw(`${ROUND_IS_OPEN} as "roundIsOpen"`),
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

/**
 * Only of the audiences named: one bidder's receipts are no other's, nor counted before the opening.
 * @param afterOpening also all bidders' papers of rounds that were opened
 */
export function listDocuments(
  db: Knex,
  project: string,
  { audiences, afterOpening }: { audiences: readonly string[]; afterOpening: boolean },
): Promise<DocumentRow[]> {
  return db<DocumentRow>('documents')
    .where({ project })
    .where((asked) => {
      asked.whereIn('audience', [...audiences]);
      if (afterOpening) asked.orWhereRaw(ROUND_IS_OPEN);
    })
    .orderBy(['created_at', 'id'])
    .select(columns(db));
}

export async function findDocument(db: Knex, id: string): Promise<DocumentRow | null> {
  return (await db<DocumentRow>('documents').where({ id }).first(columns(db))) ?? null;
}

export interface Frozen {
  document: DocumentRow;
  frozen: { kind: string; facts: unknown; frame: Record<string, unknown> };
}

/** What a document was made of; null while it is not issued. */
export async function frozenOf(db: Knex, id: string): Promise<Frozen | null> {
  const row = await db('documents')
    .where({ id, state: 'issued' })
    .first<(DocumentRow & { kind: string; made: Omit<Frozen['frozen'], 'kind'> }) | undefined>([
      ...columns(db),
      'kind',
      'facts as made',
    ]);
  if (!row) return null;
  const { kind, made, ...document } = row;
  return { document, frozen: { kind, facts: made.facts, frame: made.frame } };
}

/** Papers that the winner has a part in, as the other side of the contract. */
export const WINNERS_CHECKPOINTS: ReadonlySet<string> = new Set([
  'award',
  'signing',
  'filing',
  'handover',
  'payments',
  'inspection',
  'acceptance',
]);

export interface DocumentToCheck {
  /** Its id, where anybody may read it. */
  file: string | null;
  project: string;
  code: string;
  projectTitle: string;
  village: string;
  town: string;
  number: string;
  kind: string;
  title: string;
  checkpoint: string | null;
  round: number;
  audience: string;
  issuer: string;
  issuedAt: number;
  pages: number;
  size: number;
  sha256: string;
  renderedSha256: string;
  template: string;
  rulesVersion: string;
  /** The winner's pseudonym, once the result was published. */
  candidate: string | null;
  seq: number;
  entryAt: number;
  leaf: string;
}

// A paper of one bidder is there for everybody once its round was opened, or its owner's name published: before that
// it would tell that somebody registered. So would one for those at work that looks at bidders.
const TO_CHECK = `
  select case when d.audience = 'public' then d.id end as file, d.project, p.code, p.title as "projectTitle",
    v.name as village, t.name as town, d.number, d.kind, d.title, d.checkpoint, d.round, d.audience,
    d.facts -> 'frame' ->> 'issuer' as issuer,
    (d.facts -> 'frame' ->> 'issuedAt')::bigint as "issuedAt", d.pages, d.size, d.sha256,
    coalesce(d.rendered_sha256, d.sha256) as "renderedSha256", d.template, d.rules_version as "rulesVersion",
    case when p.facts ->> 'publicityEndsAt' is not null then p.facts -> 'candidate' ->> 'bidder' end as candidate,
    e.seq, e.at as "entryAt", encode(e.leaf, 'hex') as leaf
  from documents d
    join projects p on p.id = d.project and p.public_at is not null
    join organisations v on v.id = p.village
    join organisations t on t.id = p.town
    join log.entries e on e.project = d.project and e.entry_no = d.issued_entry
  where d.number = ? and d.state = 'issued' and (
    d.audience = 'public'
    or (d.audience = 'work' and coalesce(d.checkpoint, '') not in ('registration', 'qualification', 'offers'))
    or exists (select from documents o where o.project = d.project and o.round = d.round and o.kind = 'opening')
    or (p.facts ->> 'publicityEndsAt' is not null and p.round = d.round
      and (d.audience = 'work' or d.audience = p.facts -> 'candidate' ->> 'bidder')))`;

/** By the number as it is printed; null also for what may not be known of yet. */
export async function documentByNumber(db: Knex, number: string): Promise<DocumentToCheck | null> {
  const { rows } = await db.raw<{ rows: DocumentToCheck[] }>(TO_CHECK, [number]);
  return rows[0] ?? null;
}
