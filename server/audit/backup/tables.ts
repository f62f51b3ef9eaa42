/** Which tables a backup holds, and in which order they can be filled: what others point to comes first. */
import type { Knex } from 'knex';

export interface Table {
  schema: string;
  name: string;
  /** As SQL writes it. */
  quoted: string;
}

/** What the platform makes again by itself, or what belongs to the installation and not to its trades. */
export const LEFT_OUT: ReadonlySet<string> = new Set(['public.applied_migrations']);

export async function tablesInOrder(trx: Knex): Promise<Table[]> {
  const { rows } = await trx.raw<{ rows: Table[] }>(
    `select n.nspname as schema, c.relname as name, format('%I.%I', n.nspname, c.relname) as quoted
     from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind = 'r' and n.nspname in ('public', 'log') order by 1, 2`,
  );
  const tables = rows.filter((t) => !LEFT_OUT.has(nameOf(t)));
  const { rows: pointers } = await trx.raw<{ rows: { from: string; to: string }[] }>(
    `select distinct format('%I.%I', fn.nspname, f.relname) as from, format('%I.%I', tn.nspname, t.relname) as to
     from pg_constraint k join pg_class f on f.oid = k.conrelid join pg_namespace fn on fn.oid = f.relnamespace
       join pg_class t on t.oid = k.confrelid join pg_namespace tn on tn.oid = t.relnamespace
     where k.contype = 'f' and k.conrelid <> k.confrelid`,
  );
  const ordered: Table[] = [];
  while (ordered.length < tables.length) {
    const done = new Set(ordered.map((t) => t.quoted));
    const next = tables.filter((t) => !done.has(t.quoted) && pointers.every((p) => p.from !== t.quoted || done.has(p.to)));
    if (next.length === 0) throw new Error('the tables point to each other in a circle');
    ordered.push(...next);
  }
  return ordered;
}

export const nameOf = ({ schema, name }: Table) => `${schema}.${name}`;

/** What a database has been migrated to. */
export async function migrationsOf(trx: Knex): Promise<{ name: string; sha256: string }[]> {
  const { rows } = await trx.raw('select name, sha256 from public.applied_migrations order by name');
  return rows.map(({ name, sha256 }: { name: string; sha256: string }) => ({ name, sha256 }));
}
