/**
 * One database transaction on one connection of Knex's pool, in plain SQL with prepared statements.
 * Knex's own transaction sends its commit apart; here the last statement and the commit travel together, so
 * that the log's lock is held for one round trip only.
 */
import { createHash } from 'node:crypto';
import type { Knex } from 'knex';
import type { PoolClient } from 'pg';

export interface Trx {
  query<Row extends object = Record<string, unknown>>(sql: string, values?: readonly unknown[]): Promise<Row[]>;
}

/** What a transaction ends with: its value, and statements to be sent together with the commit. */
export interface Ending<T, Last> {
  /** Statements without parameters; values quoted by `literal`. */
  last?: readonly string[];
  /** Makes the value from the first row of each last statement. */
  value: (rows: Last[]) => T;
}

const names = new Map<string, string>();
function nameOf(sql: string): string {
  const known = names.get(sql);
  if (known) return known;
  const name = createHash('sha256').update(sql).digest('hex').slice(0, 32);
  names.set(sql, name);
  return name;
}

export async function inTransaction<T, Last = Record<string, unknown>>(
  db: Knex,
  work: (trx: Trx) => Promise<Ending<T, Last>>,
  /** For tests that stop the world between the last statement and the commit. */
  beforeCommit?: () => Promise<void>,
): Promise<T> {
  const connection = (await db.client.acquireConnection()) as PoolClient;
  let broken: unknown;
  try {
    await connection.query('begin');
    const trx: Trx = {
      async query(sql, values = []) {
        const answer = await connection.query({ name: nameOf(sql), text: sql, values: [...values] });
        return answer.rows;
      },
    };
    const { last = [], value } = await work(trx);
    if (beforeCommit) {
      const rows = last.length ? await runAll<Last>(connection, last) : [];
      await beforeCommit();
      await runAll(connection, ['commit']);
      return value(rows);
    }
    const rows = await runAll<Last>(connection, [...last, 'commit']);
    return value(rows.slice(0, last.length));
  } catch (error) {
    // A connection that cannot even roll back is closed by the pool's own check.
    await connection.query('rollback').catch((cause) => {
      broken = cause;
    });
    throw error;
  } finally {
    if (broken) await db.client.destroyRawConnection(connection).catch(() => undefined);
    await db.client.releaseConnection(connection);
  }
}

async function runAll<Last>(connection: PoolClient, statements: readonly string[]): Promise<Last[]> {
  const answer = (await connection.query(statements.join(';\n'))) as unknown;
  const results = (Array.isArray(answer) ? answer : [answer]) as { command: string; rows: Last[] }[];
  // After a failure that somebody swallowed, PostgreSQL answers a commit with a rollback and calls it no error.
  if (results.at(-1)?.command === 'ROLLBACK') throw new Error('the transaction was taken back: one of its statements had failed');
  return results.map((result) => result.rows[0] as Last);
}

/** A value as an SQL literal, safe under standard_conforming_strings. */
export function literal(value: string | number | boolean | null): string {
  if (value === null) return 'null';
  if (typeof value !== 'string') return String(value);
  const quoted = `'${value.replaceAll("'", "''")}'`;
  return value.includes('\\') ? ` E${quoted.replaceAll('\\', '\\\\')}` : quoted;
}
