/** Looks through every table, as text and as bytes, as whoever copied the database could. */
import type { World } from '../helpers/world.js';

interface Table {
  name: string;
}

/** The tables in whose rows a text stands; bytes are searched both as text and as hexadecimal digits. */
export async function whereItStands({ admin }: World, text: string): Promise<string[]> {
  const { rows: tables } = await admin.raw<{ rows: Table[] }>(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables
     where schemaname not in ('pg_catalog', 'information_schema') order by 1`,
  );
  const found: string[] = [];
  for (const { name } of tables) {
    const { rows } = await admin.raw<{ rows: { n: number }[] }>(
      `select count(*) as n from ${name} t where strpos(t::text, ?) > 0 or strpos(t::text, encode(convert_to(?, 'UTF8'), 'hex')) > 0`,
      [text, text],
    );
    if (rows[0] && rows[0].n > 0) found.push(name);
  }
  return found;
}
