import { randomUUID } from 'node:crypto';
import type { Knex } from 'knex';
import { hashPassword } from '../server/people/password.js';

export type FirstAdministrator = {
  username: string;
  displayName: string;
  password: string;
  /** By its statistical code; the organisation is made unless it is there. */
  district: { code: string; name: string };
};

/**
 * The one account that nobody else grants. Everything after it needs a second person, so a
 * second call must not open that door again.
 */
export async function makeFirstAdministrator(
  admin: Knex,
  given: FirstAdministrator,
): Promise<void> {
  if (!/^\d{6}$/.test(given.district.code)) throw new Error('行政区划代码应为 6 位数字');
  if (!/^[a-z0-9_.-]{2,32}$/.test(given.username)) {
    throw new Error('用户名应为 2 至 32 个小写字母、数字或 . _ -');
  }
  const password_hash = await hashPassword(given.password);
  await admin.transaction(async (trx) => {
    await trx.raw('set local role cjt_owner');
    await trx.raw('lock table grants in exclusive mode'); // two calls at once make one
    const existing = await trx('grants').where({ role: 'district' }).first();
    if (existing) throw new Error('已有区管理员：请由其在平台内授权，不能再次初始化');

    const { code, name } = given.district;
    await trx('organisations')
      .insert({ id: code, kind: 'district', name, parent: null })
      .onConflict('id')
      .ignore();
    const account = randomUUID();
    await trx('accounts').insert({
      id: account,
      username: given.username,
      password_hash,
      display_name: given.displayName,
      created_at: trx.raw('clock_timestamp()'),
    });
    await trx('grants').insert({ account, role: 'district', organisation: code });
  });
}
