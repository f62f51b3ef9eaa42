import { randomBytes } from 'node:crypto';
import type { Knex } from 'knex';
import pg from 'pg';
import { connect, connectAdmin } from '../../db/connect.js';
import { inDatabase, TEMPLATE } from './cluster.js';

export type FreshDatabase = {
  /** What requests use: role cjt_app. */
  db: Knex;
  /** What migrations use: may do everything. */
  admin: Knex;
  url: string;
  adminUrl: string;
  drop(): Promise<void>;
};

/** A migrated database of its own for one test file or test, in some tens of milliseconds. */
export async function freshDatabase(): Promise<FreshDatabase> {
  const { url, adminUrl, drop } = await copyOf(TEMPLATE);
  const db = connect({ url, poolSize: 10 });
  const admin = connectAdmin(adminUrl);
  return {
    db,
    admin,
    url,
    adminUrl,
    async drop() {
      await Promise.all([db.destroy(), admin.destroy()]);
      await drop();
    },
  };
}

/** For tests of migrations: nothing in it. */
export const emptyDatabase = () => copyOf('template1');

/** A copy of another database, to which nobody may be connected. */
export async function copyOf(template: string) {
  const name = `test_${randomBytes(6).toString('hex')}`;
  await asAdmin(`create database ${name} template ${template}`);
  return {
    url: inDatabase(environment('TEST_DATABASE_URL'), name),
    adminUrl: inDatabase(environment('TEST_DATABASE_ADMIN_URL'), name),
    drop: () => asAdmin(`drop database ${name} with (force)`),
  };
}

async function asAdmin(sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: environment('TEST_DATABASE_ADMIN_URL') });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

function environment(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set: run tests through mocha, see .mocharc.json`);
  return value;
}
