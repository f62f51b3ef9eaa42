/** Accounts of staff, as administrators keep them. None of it grants a role. */
import { randomBytes, randomUUID } from 'node:crypto';
import type { Knex } from 'knex';
import { z } from 'zod';
import type { Trx } from '../../db/transaction.js';
import { Forbidden, NotFound, Problem } from '../errors.js';
import { text } from '../machines/events/fields.js';
import { normaliseUsername, USERNAME_FORM } from './accounts.js';
import { hashPassword } from './password.js';
import { administeredBy } from './policy.js';
import { recording } from './record.js';
import type { Subject } from './subject.js';

export const newStaff = z.strictObject({
  username: z
    .string()
    .max(60, '用户名过长')
    .overwrite(normaliseUsername)
    .regex(USERNAME_FORM, '用户名应为2至32个小写字母、数字或 . _ -')
    .describe('用户名'),
  displayName: text(60).describe('姓名或岗位'),
});
export type NewStaff = z.output<typeof newStaff>;

/** Sixteen letters without those that look alike: good for one sign-in, then its holder sets another. */
export function passwordForOnce(): string {
  const letters = 'abcdefghjkmnpqrstuvwxyz234567890';
  return [...randomBytes(16)].map((byte) => letters[byte % 32]).join('');
}

export async function makeStaff(db: Knex, by: Subject, given: NewStaff): Promise<{ account: string; password: string }> {
  refuseUnlessAdministrator(by);
  const account = randomUUID();
  const password = passwordForOnce();
  const password_hash = await hashPassword(password);
  await recording(db, async (trx) => {
    const made = await trx.query(
      `insert into accounts (id, username, password_hash, display_name, must_change_password, created_by, created_at)
       values ($1, $2, $3, $4, true, $5, clock_timestamp()) on conflict (username) do nothing returning id`,
      [account, given.username, password_hash, given.displayName, by.account],
    );
    if (made.length === 0) throw new Problem('username-taken', 409, '该用户名已被使用,请换一个。');
    return {
      recorded: { act: 'account_made', by: by.account, data: { account }, personal: { name: given.displayName } },
      value: undefined,
    };
  });
  return { account, password };
}

/** Ends its sessions at once. Its grants stay, and count for nothing while it is disabled. */
export async function disableStaff(db: Knex, by: Subject, account: string): Promise<void> {
  if (account === by.account) throw new Forbidden('不能停用自己的账号,请另一名区管理员办理。');
  await recording(db, async (trx) => {
    await administered(trx, by, account);
    await refuseLastAdministrators(trx, account);
    const changed = await trx.query('update accounts set disabled_at = clock_timestamp() where id = $1 and disabled_at is null returning id', [account]);
    if (changed.length === 0) throw new Problem('already-disabled', 409, '该账号已经停用。');
    await trx.query('delete from sessions where account = $1', [account]);
    return { recorded: { act: 'account_disabled', by: by.account, data: { account } }, value: undefined };
  });
}

export async function enableStaff(db: Knex, by: Subject, account: string): Promise<void> {
  await recording(db, async (trx) => {
    await administered(trx, by, account);
    // While it was disabled others took its place; that it acts again is for two persons to say.
    const ended = await endAllGrants(trx, by, account);
    const changed = await trx.query('update accounts set disabled_at = null where id = $1 and disabled_at is not null returning id', [account]);
    if (changed.length === 0) throw new Problem('not-disabled', 409, '该账号没有停用。');
    return { recorded: { act: 'account_enabled', by: by.account, data: { account, ended } }, value: undefined };
  });
}

/**
 * A new password for once, for somebody who forgot theirs. Whoever gives it out could use it, so the account's roles end with
 * it and two administrators grant them again.
 */
export async function resetPassword(db: Knex, by: Subject, account: string): Promise<{ password: string }> {
  if (account === by.account) throw new Forbidden('不能重置自己的密码,请在“我的账号”中修改。');
  const password = passwordForOnce();
  const password_hash = await hashPassword(password);
  await recording(db, async (trx) => {
    await administered(trx, by, account);
    await refuseLastAdministrators(trx, account);
    const ended = await endAllGrants(trx, by, account);
    await trx.query('update accounts set password_hash = $2, must_change_password = true where id = $1', [account, password_hash]);
    await trx.query('delete from sessions where account = $1', [account]);
    await trx.query('delete from recovery_codes where account = $1', [account]);
    await trx.query('delete from second_factors where account = $1', [account]);
    return { recorded: { act: 'password_reset', by: by.account, data: { account, ended } }, value: undefined };
  });
  return { password };
}

export interface StaffAccount {
  account: string;
  username: string;
  displayName: string;
  disabled: boolean;
  mustChangePassword: boolean;
  hasSecondFactor: boolean;
  grants: { role: string; organisation: string }[];
}

/** Those with a role in the administrator's district, and those without any role whom somebody there made. */
export async function listStaff(db: Knex, by: Subject, { after, limit }: { after: string; limit: number }): Promise<StaffAccount[]> {
  refuseUnlessAdministrator(by);
  const { rows } = await db.raw<{ rows: StaffAccount[] }>(
    `select a.id as account, a.username, a.display_name as "displayName", a.disabled_at is not null as disabled,
       a.must_change_password as "mustChangePassword",
       exists (select from second_factors f where f.account = a.id and f.confirmed_at is not null) as "hasSecondFactor",
       coalesce((select jsonb_agg(jsonb_build_object('role', g.role, 'organisation', g.organisation) order by g.role, g.organisation)
         from grants g where g.account = a.id), '[]') as grants
     from accounts a where a.kind = 'staff' and a.username > :after and ${ADMINISTERED}
     order by a.username limit :limit`,
    { after, limit, districts: administeredBy(by) },
  );
  return rows;
}

// A new account belongs to the district of whoever made it until a role says more.
const ADMINISTERED = `(
  exists (select from grants g where g.account = a.id and left(g.organisation, 6) = any(:districts))
  or not exists (select from grants g where g.account = a.id) and exists (
    select from grants g where g.account = a.created_by and g.role = 'district' and g.organisation = any(:districts)))`;

/** @throws NotFound also for an account of another district */
async function administered(trx: Trx, by: Subject, account: string): Promise<void> {
  refuseUnlessAdministrator(by);
  const [row] = await trx.query<{ here: boolean }>(
    `select ${ADMINISTERED.replaceAll(':districts', '$2')} as here from accounts a where a.id = $1 and a.kind = 'staff' for update`,
    [account, administeredBy(by)],
  );
  if (!row?.here) throw new NotFound('没有这个工作账号。');
}

function refuseUnlessAdministrator(by: Subject): void {
  if (administeredBy(by).length === 0) throw new Forbidden('机构、账号和职责由区管理员管理,您的账号没有这一职责。');
}

async function refuseLastAdministrators(trx: Trx, account: string): Promise<void> {
  const [row] = await trx.query<{ last: boolean }>(
    `select exists (select from grants g where g.account = $1 and g.role = 'district' and (
       select count(*) from grants o join accounts a on a.id = o.account
       where o.role = 'district' and o.organisation = g.organisation and o.account <> $1 and a.disabled_at is null) < 2) as last`,
    [account],
  );
  if (row?.last) throw new Forbidden('每个区至少要留有两名在用的区管理员,否则无人能再授予职责。请先增加一名区管理员。');
}

async function endAllGrants(trx: Trx, by: Subject, account: string): Promise<{ role: string; organisation: string }[]> {
  const held = await trx.query<{ role: string; organisation: string }>('select role, organisation from grants where account = $1 order by role, organisation', [account]);
  for (const { role, organisation } of held) {
    const [{ outcome } = { outcome: '' }] = await trx.query<{ outcome: string }>('select end_grant($1, $2, $3, $4) as outcome', [account, role, organisation, by.account]);
    if (outcome !== 'ended') throw new Forbidden('该账号还有其他区的职责,请由那个区的区管理员先终止。');
  }
  return held;
}
