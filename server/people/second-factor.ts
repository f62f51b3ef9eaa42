/**
 * Codes from a phone (RFC 6238) for those who approve, open and pay. The secret is sealed at rest and shown once, while it is
 * enrolled; a code is good once; recovery codes stand in for a lost phone, once each.
 */
import { createHash, randomBytes } from 'node:crypto';
import type { Knex } from 'knex';
import { Secret, TOTP } from 'otpauth';
import { Problem } from '../errors.js';
import type { Instant } from '../machines/time.js';
import { limitsOf } from './rate-limits.js';
import type { DataKey } from './sealed-identity.js';

const ISSUER = '村集通';
const PERIOD = 30;
/** A phone's clock may be half a minute off, either way. */
const WINDOW = 1;
const RECOVERY_CODES = 10;

export class WrongCode extends Problem {
  constructor() {
    super('wrong-code', 422, '动态验证码不正确或已用过,请等手机上换出下一个6位码后再输入;手机不在身边时可用一个恢复码。');
  }
}
export class AlreadyEnrolled extends Problem {
  constructor() {
    super('already-enrolled', 409, '本账号已启用动态验证码。更换手机请先输入动态验证码或恢复码解除,再重新启用。');
  }
}

export interface Enrolment {
  /** For typing it in, where the picture cannot be scanned. */
  secret: string;
  /** What the QR code says. */
  uri: string;
}

/** Nothing is asked for until a first code proved that the phone has it. */
export async function enrol(db: Knex, key: DataKey, { account, username }: { account: string; username: string }): Promise<Enrolment> {
  const secret = new Secret({ size: 20 });
  const made = await db('second_factors')
    .insert({ account, secret_sealed: key.seal(secret.base32, contextOf(account)) })
    .onConflict('account')
    .merge(['secret_sealed'])
    .whereNull('second_factors.confirmed_at')
    .returning('account');
  if (made.length === 0) throw new AlreadyEnrolled();
  return { secret: secret.base32, uri: totpOf(secret.base32, username).toString() };
}

/** @returns recovery codes, to be printed: they are not shown again */
export async function confirmEnrolment(db: Knex, key: DataKey, { account, code }: { account: string; code: string }, now: Instant): Promise<string[]> {
  await limitsOf(db).code.take(account);
  const row = await db('second_factors').where({ account }).first();
  if (!row) throw new Problem('not-enrolled', 409, '请先生成动态验证码的二维码,再输入手机上显示的6位码。');
  if (row.confirmed_at) throw new AlreadyEnrolled();
  if (!(await isFreshStep(db, key, { account, code, sealed: row.secret_sealed }, now))) throw new WrongCode();
  const codes = Array.from({ length: RECOVERY_CODES }, newRecoveryCode);
  await db.transaction(async (trx) => {
    await trx('second_factors').where({ account }).update({ confirmed_at: new Date(now) });
    await trx('recovery_codes').where({ account }).delete();
    await trx('recovery_codes').insert(codes.map((c) => ({ account, code_hash: hashOf(account, c) })));
  });
  await limitsOf(db).code.clear(account);
  return codes;
}

/** Takes a code from the phone or a recovery code. @throws WrongCode, TooManyRequests */
export async function takeCode(db: Knex, key: DataKey, { account, code }: { account: string; code: string }, now: Instant): Promise<void> {
  await limitsOf(db).code.take(account);
  const row = await db('second_factors').where({ account }).whereNotNull('confirmed_at').first();
  if (!row) throw new Problem('not-enrolled', 409, '本账号尚未启用动态验证码,请先在“我的账号”中启用。');
  const typed = code.normalize('NFKC').replace(/[\s-]/g, '').toLowerCase();
  const right = /^\d{6}$/.test(typed)
    ? await isFreshStep(db, key, { account, code: typed, sealed: row.secret_sealed }, now)
    : await isUnusedRecoveryCode(db, account, typed, now);
  if (!right) throw new WrongCode();
  await limitsOf(db).code.clear(account);
}

/** By whoever just gave a code, or by an administrator for somebody who lost phone and recovery codes. */
export async function removeSecondFactor(db: Knex, account: string): Promise<void> {
  await db('recovery_codes').where({ account }).delete();
  await db('second_factors').where({ account }).delete();
}

/** In one statement, so that of two requests with the same code one is refused. */
async function isFreshStep(
  db: Knex,
  key: DataKey,
  { account, code, sealed }: { account: string; code: string; sealed: Buffer },
  now: Instant,
): Promise<boolean> {
  const totp = totpOf(key.open(sealed, contextOf(account)), '');
  const offset = totp.validate({ token: code.normalize('NFKC').replace(/\s/g, ''), timestamp: now, window: WINDOW });
  if (offset === null) return false;
  const step = Math.floor(now / 1000 / PERIOD) + offset;
  return (await db('second_factors').where({ account }).where('last_step', '<', step).update({ last_step: step })) === 1;
}

async function isUnusedRecoveryCode(db: Knex, account: string, typed: string, now: Instant): Promise<boolean> {
  const used = await db('recovery_codes')
    .where({ account, code_hash: hashOf(account, typed) })
    .whereNull('used_at')
    .update({ used_at: new Date(now) });
  return used === 1;
}

function totpOf(secret: string, label: string): TOTP {
  return new TOTP({ issuer: ISSUER, label, secret: Secret.fromBase32(secret), period: PERIOD, digits: 6, algorithm: 'SHA1' });
}

const contextOf = (account: string) => `second_factors.secret/${account}`;

/** 60 random bits: nobody guesses one in ten tries a quarter of an hour, and a hash without salt gives none away. */
const LETTERS = 'abcdefghjkmnpqrstuvwxyz234567890';
function newRecoveryCode(): string {
  return [...randomBytes(12)].map((byte) => LETTERS[byte % 32]).join('');
}

const hashOf = (account: string, code: string) => createHash('sha256').update(`${account}/${code}`).digest('hex');
