/** Evidence filed with a project; the bytes are in the file store under the hash. */
import type { Knex } from 'knex';

export interface Attachment {
  sha256: string;
  name: string;
  mime: string;
  size: number;
  uploadedAt: number;
}
/** Whose files are asked for: one's own always, beside them those of staff, or everybody's. */
export interface Whose {
  account: string;
  others: 'none' | 'staff' | 'all';
}

const COLUMNS = `a.sha256, a.name, a.mime, a.size, a.uploaded_at as "uploadedAt"`;
const VISIBLE = `(a.uploaded_by = cast(:account as uuid) or :others = 'all' or (:others = 'staff' and is_staff(a.uploaded_by)))`;

export async function listAttachments(
  db: Knex,
  project: string,
  whose: Whose,
): Promise<Attachment[]> {
  const { rows } = await db.raw<{ rows: Attachment[] }>(
    `select ${COLUMNS} from attachments a
     where a.project = cast(:project as uuid) and ${VISIBLE} order by a.uploaded_at, a.sha256`,
    { project, ...whose },
  );
  return rows;
}

export async function findAttachment(
  db: Knex,
  project: string,
  sha256: string,
  whose: Whose,
): Promise<Attachment | null> {
  const { rows } = await db.raw<{ rows: Attachment[] }>(
    `select ${COLUMNS} from attachments a
     where a.project = cast(:project as uuid) and a.sha256 = :sha256 and ${VISIBLE} limit 1`,
    { project, sha256, ...whose },
  );
  return rows[0] ?? null;
}

export async function countAttachmentsBy(
  db: Knex,
  project: string,
  account: string,
): Promise<number> {
  const { rows } = await db.raw<{ rows: { count: number }[] }>(
    'select count(*)::int as count from attachments where project = ? and uploaded_by = ?',
    [project, account],
  );
  return rows[0]?.count ?? 0;
}

/** Filed once: the same file again changes nothing, and the answer does not tell that it was there. */
export async function fileAttachment(
  db: Knex,
  file: Omit<Attachment, 'uploadedAt'> & { project: string; account: string },
): Promise<Attachment> {
  const { rows } = await db.raw<{ rows: { at: number }[] }>(
    `with clock as (select platform_clock() as at), filed as (
       insert into attachments (project, sha256, name, mime, size, uploaded_by, uploaded_at)
       select cast(:project as uuid), :sha256, :name, :mime, cast(:size as bigint), cast(:account as uuid), at from clock on conflict do nothing
     ) select at from clock`,
    { ...file },
  );
  const { sha256, name, mime, size } = file;
  return { sha256, name, mime, size, uploadedAt: rows[0]?.at ?? 0 };
}
