/** A person's own notices, the newest first. */
import type { Knex } from 'knex';

export interface Notice {
  id: number;
  project: string;
  text: string;
  at: number;
  read: boolean;
}

/** @param before the id of the last one of the page before */
export async function listNotices(
  db: Knex,
  account: string,
  { before, limit }: { before: number | null; limit: number },
): Promise<{ items: Notice[]; next: number | null; unread: number }> {
  const { rows } = await db.raw<{ rows: (Notice & { unread: number })[] }>(
    `select n.id, n.project, n.text, n.at, n.read_at is not null as read,
       (select count(*)::int from notices u where u.account = :account and u.read_at is null) as unread
     from notices n where n.account = :account and n.id < coalesce(cast(:before as bigint), 9223372036854775807)
     order by n.id desc limit :limit`,
    { account, before, limit: limit + 1 },
  );
  const items = rows.slice(0, limit).map(({ unread: _, ...notice }) => notice);
  return { items, next: rows.length > limit ? (items.at(-1)?.id ?? null) : null, unread: rows[0]?.unread ?? 0 };
}

/** All up to one that was seen: what arrived since stays unread. */
export async function markRead(db: Knex, account: string, upTo: number): Promise<void> {
  await db.raw('update notices set read_at = platform_clock() where account = ? and id <= ? and read_at is null', [account, upTo]);
}
