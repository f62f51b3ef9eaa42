/** Signing in, and the password. Sessions, limits and cookies run on the real clock, never on a demo's. */
import type { Knex } from 'knex';
import { z } from 'zod';
import { Forbidden, InvalidInput, NotSignedIn, Problem } from '../errors.js';
import type { Instant } from '../machines/time.js';
import { DUMMY_HASH, hashPassword, needsRehash, verifyPassword } from './password.js';
import { limitsOf, networkOf } from './rate-limits.js';
import type { DataKey } from './sealed-identity.js';
import { takeCode } from './second-factor.js';
import { endSessions, openSession, renewToken, SUBJECT_COLUMNS, subjectFrom, type SubjectRow } from './sessions.js';
import type { Subject } from './subject.js';

export const USERNAME_FORM = /^[a-z0-9_.-]{2,32}$/;

/** Wide on purpose: what cannot be right is answered like what is wrong. */
export const credentials = z.strictObject({
  username: z.string().max(200).describe('用户名'),
  password: z.string().max(1000).describe('密码'),
  code: z.string().max(100).optional().describe('动态验证码或恢复码,启用了的账号才需要'),
});
export type Credentials = z.output<typeof credentials>;

/** Told only to whoever knows the password. */
export class CodeNeeded extends Problem {
  constructor() {
    super('code-needed', 401, '密码正确。本账号已启用动态验证码,请再输入手机上显示的6位码(或一个恢复码)。');
  }
}

/** As usernames are stored: a Chinese input method may write them in full width. */
export function normaliseUsername(typed: string): string {
  return typed.normalize('NFKC').trim().toLowerCase();
}

interface AccountRow extends SubjectRow {
  password_hash: string;
  disabled_at: Date | null;
}

/**
 * A new session at every sign-in. Unknown user and wrong password are one answer after the same time;
 * that an account is disabled is told only to whoever knows its password.
 */
export async function signIn(
  db: Knex,
  given: Credentials & { address: string },
  now: Instant,
  /** Without it nobody can have enrolled. */
  key?: DataKey,
): Promise<{ token: string; subject: Subject }> {
  const username = normaliseUsername(given.username);
  const network = networkOf(given.address);
  const pair = `${network} ${username}`;
  const { signIn: byPair, signInFrom: byNetwork, signInTo: byName, known } = limitsOf(db);
  // In this order: one account tried without end must not lock out its whole office.
  await byPair.take(pair);
  await byNetwork.take(network);
  // Whoever is at the usual desk is not locked out by what others try elsewhere.
  const isUsual = await known.has(pair);
  if (!isUsual) await byName.take(username);

  const account = await accountNamed(db, username);
  const right = await verifyPassword(given.password, account?.password_hash ?? DUMMY_HASH);
  if (!account || !right) throw new NotSignedIn('用户名或密码不正确。请核对后重新输入；忘记密码的，按登录页上的办法重置。');
  // Given back and not cleared, or whoever has one account of their own could go on guessing others.
  await byNetwork.giveBack(network);
  if (!isUsual) await byName.giveBack(username);
  if (account.enrolled && key) {
    if (given.code === undefined) throw new CodeNeeded();
    await takeCode(db, key, { account: account.id, code: given.code }, now);
  }
  await byPair.clear(pair);
  await known.take(pair);
  if (account.disabled_at) throw new Forbidden('该账号已停用,请联系区管理员。');

  await rehash(db, account, given.password);
  const codeAt = account.enrolled ? now : null;
  const token = await openSession(db, account.id, now, codeAt);
  return { token, subject: subjectFrom({ ...account, code_at: codeAt === null ? null : new Date(codeAt) }, now) };
}

/**
 * Sets a new password for whoever knows the present one. Every other session ends: whoever stole the old password is out.
 * @returns the session's new token
 */
export async function changePassword(
  db: Knex,
  given: { subject: Subject; token: string; current: string; next: string; address: string },
): Promise<string> {
  const { subject, token, current, next, address } = given;
  await refuseWrongPassword(db, { subject, password: current, address, pointer: '/current' });
  if (current.normalize('NFKC') === next.normalize('NFKC')) {
    const message = '新密码不能与现用密码相同';
    throw new InvalidInput(`${message}。`, { errors: [{ pointer: '/next', message }] });
  }
  const password_hash = await hashPassword(next);
  await db('accounts').where({ id: subject.account }).update({ password_hash, must_change_password: false });
  await endSessions(db, subject.account, token);
  const renewed = await renewToken(db, token, null);
  if (renewed === null) throw new NotSignedIn('登录已过期,请用新密码重新登录。');
  return renewed;
}

/** For what a stolen session alone must not do. Counted like a sign-in. */
export async function refuseWrongPassword(
  db: Knex,
  { subject, password, address, pointer }: { subject: Subject; password: string; address: string; pointer: string },
): Promise<void> {
  const pair = `${networkOf(address)} ${subject.username}`;
  await limitsOf(db).signIn.take(pair);
  const row = await db('accounts').where({ id: subject.account }).first('password_hash');
  if (!(await verifyPassword(password, row.password_hash))) {
    const message = '现用密码不正确';
    throw new InvalidInput(`${message}。`, { errors: [{ pointer, message }] });
  }
  await limitsOf(db).signIn.clear(pair);
}

async function accountNamed(db: Knex, username: string): Promise<AccountRow | undefined> {
  // Nobody has such a name; asking all the same keeps the time equal, and a zero byte out of the query.
  const asked = USERNAME_FORM.test(username) ? username : '';
  const { rows } = await db.raw<{ rows: AccountRow[] }>(
    `select ${SUBJECT_COLUMNS}, a.password_hash, a.disabled_at, null as code_at
       from accounts a where a.username = :asked`,
    { asked },
  );
  return rows[0];
}

/** Only if nobody changed the password meanwhile. */
async function rehash(
  db: Knex,
  { id, password_hash }: AccountRow,
  password: string,
): Promise<void> {
  if (!needsRehash(password_hash)) return;
  await db('accounts')
    .where({ id, password_hash })
    .update({ password_hash: await hashPassword(password) });
}
