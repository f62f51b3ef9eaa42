import type { Knex } from 'knex';
import { hashPassword } from '../../server/people/password.js';
import { insertBidder } from '../../server/people/register-bidder.js';
import type { DataKey } from '../../server/people/sealed-identity.js';
import type { Log } from '../embedded.js';
import { DEMO_BIDDERS } from './demo-bidders.js';
import { DEMO_PASSWORD, DEMO_STAFF, type DemoStaff, demoAccounts, staffElsewhere } from './demo-accounts.js';
import { readOrganisations } from './organisations.js';

/** Printed when the platform is ready, so that a visitor can log in at once. */
export type DemoAccount = { username: string; password: string; role: string; name: string };

/**
 * Fills a new database with the district's real divisions and accounts to try it with; once any of these
 * accounts exists it changes nothing. The accounts that are there, whether made now or earlier.
 */
export async function seedDemo(
  admin: Knex,
  options: { dataKey: DataKey; log?: Log; directory?: URL },
): Promise<DemoAccount[]> {
  return admin.transaction(async (trx) => {
    await trx.raw('set local role cjt_owner');
    // Two processes may start at once: the second waits here and then finds everything there.
    await trx.raw(`select pg_advisory_xact_lock(hashtextextended('cunjitong seed', 0))`);
    const existing = await existingAccounts(trx);
    if (existing.length) return existing;

    const organisations = await readOrganisations(options.directory);
    if (!organisations) {
      options.log?.warn({}, 'no seed data in db/seeds: starting without demo accounts');
      return [];
    }
    await trx('organisations').insert(organisations).onConflict('id').ignore();
    await insertAccounts(trx, options.dataKey, [...DEMO_STAFF, ...staffElsewhere(organisations)]);
    return demoAccounts();
  });
}

async function existingAccounts(trx: Knex): Promise<DemoAccount[]> {
  const known = demoAccounts();
  const usernames = await trx('accounts')
    .whereIn(
      'username',
      known.map(({ username }) => username),
    )
    .pluck('username');
  return known.filter(({ username }) => usernames.includes(username));
}

async function insertAccounts(
  trx: Knex,
  key: DataKey,
  people: readonly DemoStaff[],
): Promise<void> {
  const now = Date.now();
  // One salt and hash for all: the password is one and printed anyway, and a first start that hashed it
  // for each account would take ten seconds.
  const passwordHash = await hashPassword(DEMO_PASSWORD);
  const staff = await trx('accounts')
    .insert(
      people.map(({ username, name }) => ({
        id: trx.raw('gen_random_uuid()'),
        username,
        password_hash: passwordHash,
        display_name: name,
        created_at: new Date(now),
      })),
    )
    .returning<{ id: string; username: string }[]>(['id', 'username']);
  const idOf = new Map(staff.map(({ id, username }) => [username, id]));
  await trx('grants').insert(
    people.map(({ username, role, organisation }) => ({
      account: idOf.get(username),
      role,
      organisation,
    })),
  );
  for (const bidder of DEMO_BIDDERS) await insertBidder(trx, key, bidder, { passwordHash, now });
}
