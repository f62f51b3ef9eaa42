/** Entries without a trade behind them, past `append` and many at once: for tests of the tree and the proofs. */
import type { Knex } from 'knex';

const FILL = `
  insert into log.entries (seq, project, entry_no, event, at, actor, role, secret, bytes, leaf)
  select n, md5('project ' || n)::uuid, 1, 'register_project', 1750000000000 + n, 'a', 'accountant', false, b,
    sha256('\\x00'::bytea || b)
  from generate_series(?::bigint, ?::bigint) n, lateral (select convert_to('{"seq":' || n || '}', 'UTF8') as b) bytes
  order by n`;

/** Appends `count` entries. @returns all leaf hashes of the log */
export async function fillLog(admin: Knex, count: number): Promise<Uint8Array[]> {
  const { rows } = await admin.raw<{ rows: { next: number }[] }>('select coalesce(max(seq) + 1, 0) as next from log.entries');
  const next = Number(rows[0]?.next);
  await admin.raw(FILL, [next, next + count - 1]);
  const leaves: Buffer[] = await admin('log.entries').orderBy('seq').pluck('leaf');
  return leaves.map((leaf) => new Uint8Array(leaf));
}
