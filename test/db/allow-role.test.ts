import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { migrate } from '../../db/migrate.js';
import { type FreshDatabase, freshDatabase } from '../helpers/database.js';

describe("the platform's login", () => {
  let fresh: FreshDatabase;
  const roles: string[] = [];

  before(async () => {
    fresh = await freshDatabase();
  });

  after(async () => {
    for (const role of roles) await fresh.admin.raw('drop owned by ??', [role]);
    for (const role of roles) await fresh.admin.raw('drop role ??', [role]);
    await fresh.drop();
  });

  /** Its URL in this database. */
  async function newLogin(): Promise<{ name: string; url: string }> {
    const name = `login_${randomBytes(4).toString('hex')}`;
    await fresh.admin.raw(`create role ${name} login password 'x'`);
    roles.push(name);
    const url = Object.assign(new URL(fresh.url), { username: name, password: 'x' }).href;
    return { name, url };
  }

  it('is granted the role it must take', async () => {
    const { name, url } = await newLogin();
    await migrate(fresh.adminUrl, { loginUrl: url });
    const { rows } = await fresh.admin.raw(`select pg_has_role(?, 'cjt_app', 'member') as yes`, [
      name,
    ]);
    assert.equal(rows[0].yes, true);
  });

  it('that cannot be granted it stops the start, which names the missing privilege', async () => {
    const { name, url } = await newLogin();
    const weakAdmin = await newLogin();
    await fresh.admin.raw(`grant usage, create on schema public to ${weakAdmin.name}`);
    await fresh.admin.raw(`grant select on applied_migrations to ${weakAdmin.name}`);
    await assert.rejects(migrate(weakAdmin.url, { loginUrl: url }), (error: Error) =>
      error.message.includes(`grant cjt_app to "${name}"`),
    );
  });

  it('of migrations that may not create tables is told which privilege it lacks', async () => {
    const { name, url } = await newLogin();
    await assert.rejects(migrate(url), (error: Error) =>
      error.message.includes(`grant usage, create on schema public to "${name}"`),
    );
  });
});
