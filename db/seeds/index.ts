import type { Knex } from 'knex';

/** Printed when the platform is ready, so that a visitor can log in at once. */
export type DemoAccount = { username: string; password: string; role: string; name: string };

/** Fills an empty database with demo villages; the accounts it made, whether now or earlier. */
export async function seedDemo(_db: Knex): Promise<DemoAccount[]> {
  return [];
}
