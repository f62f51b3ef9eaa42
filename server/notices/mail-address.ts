/** A person's own e-mail address: sealed at rest, and used only once a code that was sent there came back. */
import { createHash, randomInt, timingSafeEqual } from 'node:crypto';
import type { Knex } from 'knex';
import { InvalidInput, TooManyRequests } from '../errors.js';
import type { DataKey } from '../people/sealed-identity.js';
import type { Mailer } from './mailer.js';

const CODE_MINUTES = 30;
const MOST_TRIES = 5;
/** Between two codes to the same person: nobody's inbox is ours to fill. */
const PAUSE_SECONDS = 60;

export const contextOf = (account: string) => `mail/${account}`;
const hashOf = (account: string, code: string) => createHash('sha256').update(`${account}:${code}`).digest();

export interface OwnAddress {
  address: string;
  confirmed: boolean;
}

export async function ownAddress(db: Knex, key: DataKey, account: string): Promise<OwnAddress | null> {
  const row = await db('mail_addresses').where({ account }).first<{ sealed: Buffer; confirmed_at: Date | null }>('sealed', 'confirmed_at');
  return row ? { address: key.open(row.sealed, contextOf(account)), confirmed: row.confirmed_at !== null } : null;
}

/** Remembers the address and sends the code to it. @throws TooManyRequests */
export async function setAddress(db: Knex, { key, mailer }: { key: DataKey; mailer: Mailer }, account: string, address: string): Promise<void> {
  const code = String(randomInt(1_000_000)).padStart(6, '0');
  const { rowCount } = await db.raw(
    `insert into mail_addresses (account, sealed, code_hash, code_until)
     values (?, ?, ?, clock_timestamp() + make_interval(mins => ?))
     on conflict (account) do update set sealed = excluded.sealed, code_hash = excluded.code_hash,
       code_until = excluded.code_until, code_tries = 0, confirmed_at = null
     where mail_addresses.code_until is null
       or mail_addresses.code_until < clock_timestamp() + make_interval(secs => ?)`,
    [account, key.seal(address, contextOf(account)), hashOf(account, code), CODE_MINUTES, CODE_MINUTES * 60 - PAUSE_SECONDS],
  );
  if (rowCount === 0) throw new TooManyRequests('验证码刚刚发出,请一分钟后再试。', PAUSE_SECONDS);
  await mailer.send({
    to: address,
    subject: '村集通:邮箱验证码',
    text: `您的验证码是 ${code},${CODE_MINUTES} 分钟内有效。如果不是您本人操作,请不必理会。`,
  });
}

/** @throws InvalidInput for a wrong, used or expired code */
export async function confirmAddress(db: Knex, account: string, code: string): Promise<void> {
  // Counted before it is compared, so that many at once are no way to more tries.
  const { rows } = await db.raw<{ rows: { code_hash: Buffer }[] }>(
    `update mail_addresses set code_tries = code_tries + 1
     where account = ? and code_hash is not null and code_until > clock_timestamp() and code_tries < ? returning code_hash`,
    [account, MOST_TRIES],
  );
  const expected = rows[0]?.code_hash;
  if (!expected || !timingSafeEqual(expected, hashOf(account, code))) {
    throw new InvalidInput('验证码不正确或已过期,请重新获取。', { errors: [{ pointer: '/code', message: '验证码不正确或已过期' }] });
  }
  await db('mail_addresses').where({ account }).update({ code_hash: null, code_until: null, confirmed_at: db.raw('clock_timestamp()') });
}

export async function forgetAddress(db: Knex, account: string): Promise<void> {
  await db('mail_addresses').where({ account }).delete();
}
