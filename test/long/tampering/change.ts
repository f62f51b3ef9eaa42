/** One change of a database by whoever owns it, chosen by chance: a cell, a row, two rows exchanged, or a whole table. */
import type { Knex } from 'knex';
import type { Chance } from '../chance.js';

export interface Table {
  name: string;
  columns: { name: string; type: string }[];
}

export interface Change {
  does: 'cell' | 'null' | 'exchange' | 'delete' | 'double' | 'empty';
  table: string;
  /** Of a cell, or of two that were exchanged. */
  column?: string;
  what: string;
}

/** Every table of ours; the queue has its own. */
export async function tablesOf(trx: Knex): Promise<Table[]> {
  const { rows } = await trx.raw<{ rows: { name: string; column: string; type: string }[] }>(
    `select c.table_schema || '.' || c.table_name as name, c.column_name as column, c.data_type as type
     from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
     where t.table_type = 'BASE TABLE' and c.table_schema in ('public', 'log') and c.is_generated = 'NEVER'
     order by c.table_schema, c.table_name, c.ordinal_position`,
  );
  const tables = new Map<string, Table>();
  for (const { name, column, type } of rows) {
    const table = tables.get(name) ?? { name, columns: [] };
    table.columns.push({ name: column, type });
    tables.set(name, table);
  }
  return [...tables.values()];
}

const KINDS: Change['does'][] = ['cell', 'cell', 'cell', 'null', 'exchange', 'delete', 'double', 'empty'];

/** @returns null where the database itself refuses it, or where it would change nothing */
export async function changeSomething(trx: Knex.Transaction, tables: readonly Table[], chance: Chance): Promise<Change | null> {
  const table = chance.one(tables);
  const does = chance.one(KINDS);
  const column = chance.one(table.columns);
  const { rows } = await trx.raw<{ rows: { at: string; value: string | null }[] }>('select ctid::text as at, ??::text as value from ?? order by ctid', [column.name, table.name]);
  const row = chance.one(rows);
  const other = chance.one(rows);
  const change: Change = { does, table: table.name, what: `${does} ${table.name}.${column.name} of the row ${row.at}` };
  if (does === 'cell' || does === 'null' || does === 'exchange') change.column = column.name;
  const changed = await trx
    .transaction(async (inner) => {
      const set = (at: string, value: string | null) => inner.raw(`update ?? set ?? = ?::${column.type} where ctid = ?::tid`, [table.name, column.name, value, at] as Knex.Value[]);
      switch (does) {
        case 'cell': {
          const value = row.value === null ? null : otherValue(row.value, column.type, chance);
          if (value === null || value === row.value) return false;
          change.what += `: ${row.value?.slice(0, 60)} → ${value.slice(0, 60)}`;
          await set(row.at, value);
          return true;
        }
        case 'null':
          if (row.value === null) return false;
          await set(row.at, null);
          return true;
        case 'exchange':
          if (row.value === other.value) return false;
          change.what += ` and ${other.at}`;
          await set(row.at, other.value);
          await set(other.at, row.value);
          return true;
        case 'delete':
          await inner.raw('delete from ?? where ctid = ?::tid', [table.name, row.at]);
          return true;
        case 'double':
          await inner.raw('insert into ?? overriding system value select * from ?? where ctid = ?::tid', [table.name, table.name, row.at]);
          return true;
        case 'empty':
          await inner(table.name).delete();
          return true;
      }
    })
    .catch((error: { code?: string }) => {
      // A key, a check or a type: the database keeps those whoever asks.
      if (/^(22|23|42804|428C9)/.test(error.code ?? '')) return false;
      throw error;
    });
  return changed ? change : null;
}

/** Another value of the same type, as text; null where there is none. */
function otherValue(value: string, type: string, chance: Chance): string | null {
  if (type === 'boolean') return value === 'true' ? 'false' : 'true';
  if (/int|numeric/.test(type)) return String(Number(value) + chance.one([1, -1, 1000]));
  if (/timestamp|date/.test(type)) return new Date(Date.parse(value) + 86_400_000).toISOString();
  if (type === 'bytea') return flippedHex(value, chance);
  if (type === 'uuid') return changedAt(value, chance, '0123456789abcdef', /[0-9a-f]/);
  if (type === 'ARRAY') return null;
  if (type === 'json' || type === 'jsonb') return changedAt(value, chance, '0123456789', /\d/);
  return changedAt(value, chance, '0123456789abcdefx村', /[^"{}[\],:\\\s-]/);
}

function flippedHex(value: string, chance: Chance): string | null {
  const bytes = Buffer.from(value.slice(2), 'hex');
  if (bytes.length === 0) return null;
  const at = chance.below(bytes.length);
  bytes[at] = (bytes[at] as number) ^ (1 << chance.below(8));
  return `\\x${bytes.toString('hex')}`;
}

/** One character, of those that may be another without breaking the form of the whole. */
function changedAt(value: string, chance: Chance, alphabet: string, what: RegExp): string | null {
  const characters = [...value];
  const places = characters.flatMap((character, at) => (what.test(character) ? [at] : []));
  if (places.length === 0) return null;
  const at = chance.one(places);
  const others = [...alphabet].filter((character) => character !== characters[at]);
  characters[at] = chance.one(others);
  return characters.join('');
}
