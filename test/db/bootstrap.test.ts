import assert from 'node:assert/strict';
import { makeFirstAdministrator } from '../../db/bootstrap.js';
import { verifyPassword } from '../../server/people/password.js';
import { type FreshDatabase, freshDatabase } from '../helpers/database.js';

describe('the first administrator', () => {
  let fresh: FreshDatabase;

  beforeEach(async () => {
    fresh = await freshDatabase();
  });

  afterEach(() => fresh.drop());

  const make = (more = {}) =>
    makeFirstAdministrator(fresh.admin, {
      username: 'admin',
      displayName: '张三',
      password: 'correct horse battery',
      district: { code: '330212', name: '示范区' },
      ...more,
    });

  it('is a district administrator who can log in', async () => {
    await make();
    const [account, ...others] = await fresh
      .admin('accounts')
      .join('grants', 'grants.account', 'accounts.id')
      .join('organisations', 'organisations.id', 'grants.organisation')
      .select('username', 'role', 'organisations.name', 'password_hash');
    assert.equal(others.length, 0);
    const { password_hash, ...rest } = account;
    assert.deepEqual(rest, { username: 'admin', role: 'district', name: '示范区' });
    assert.ok(await verifyPassword('correct horse battery', password_hash));
  });

  it('is the only one, however often and how nearly at once it is made', async () => {
    const attempts = ['admin', 'another', 'third'].map((username) => make({ username }));
    const results = await Promise.allSettled(attempts);
    const made = results.filter(({ status }) => status === 'fulfilled');
    assert.equal(made.length, 1);
    await assert.rejects(make({ username: 'fourth' }), /已有区管理员/);
    assert.equal((await fresh.admin('accounts')).length, 1);
  });

  it('needs a password of some length and an official code', async () => {
    await assert.rejects(make({ password: 'short' }), /密码长度/);
    await assert.rejects(make({ district: { code: '33', name: 'x' } }), /行政区划代码/);
  });
});
