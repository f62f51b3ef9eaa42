import { randomUUID } from 'node:crypto';
import type { Knex } from 'knex';
import { type Cost, DEFAULT_COST, hashPassword } from '../server/people/password.js';
import { bootstrapStatement } from '../server/people/record.js';
import { passwordForOnce } from '../server/people/staff.js';

export interface FirstAdministrators {
  first: { username: string; displayName: string; password: string };
  /** Gets a password for once, and can do nothing before setting another. */
  second: { username: string; displayName: string };
  /** By its statistical code; the organisation is made unless it is there. */
  district: { code: string; name: string };
}

/**
 * The two accounts that nobody else grants: with one alone, no role could ever be granted by two persons. A second call must
 * not open that door again. Whoever runs it could be both; that two were made, and by whom not, stands in the log.
 * @returns the second one's password for once
 */
export async function makeFirstAdministrators(
  admin: Knex,
  given: FirstAdministrators,
  cost: Cost = DEFAULT_COST,
): Promise<{ passwordForOnce: string }> {
  const { first, second, district } = given;
  if (!/^\d{6}$/.test(district.code)) throw new Error('行政区划代码应为 6 位数字');
  for (const { username } of [first, second]) {
    if (!/^[a-z0-9_.-]{2,32}$/.test(username)) throw new Error('用户名应为 2 至 32 个小写字母、数字或 . _ -');
  }
  if (first.username === second.username) throw new Error('两名区管理员须是两个人，请用不同的用户名');
  const once = passwordForOnce();
  const hashes = [await hashPassword(first.password, cost), await hashPassword(once, cost)];
  await admin.transaction(async (trx) => {
    await trx.raw('set local role cjt_owner');
    await trx.raw('lock table grants in exclusive mode'); // two calls at once make one pair
    const existing = await trx('grants').where({ role: 'district' }).first();
    if (existing) throw new Error('已有区管理员：请由其在平台内授权，不能再次初始化');

    const { code, name } = district;
    await trx('organisations')
      .insert({ id: code, kind: 'district', name, parent: null })
      .onConflict('id')
      .ignore();
    const ids = [randomUUID(), randomUUID()];
    await trx('accounts').insert(
      [first, second].map(({ username, displayName }, i) => ({
        id: ids[i],
        username,
        password_hash: hashes[i],
        display_name: displayName,
        must_change_password: i === 1,
        created_at: trx.raw('clock_timestamp()'),
      })),
    );
    await trx('grants').insert(ids.map((account) => ({ account, role: 'district', organisation: code })));
    await trx.raw('set local role cjt_log'); // whose function appends
    await trx.raw(await bootstrapStatement(trx, { accounts: ids, organisation: code }));
  });
  return { passwordForOnce: once };
}
