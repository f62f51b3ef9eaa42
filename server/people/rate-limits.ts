/** How often something may be tried, counted in PostgreSQL so that all processes count together. */
import { createHash } from 'node:crypto';
import { isIPv6 } from 'node:net';
import type { Knex } from 'knex';
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import { TooManyRequests } from '../errors.js';

export interface Limit {
  /** Counts one attempt before it is made: counted after it, a thousand at once would all pass. */
  take(key: string): Promise<void>;
  /** The attempt was none to worry about. */
  giveBack(key: string): Promise<void>;
  clear(key: string): Promise<void>;
  /** Whether anything was counted lately. */
  has(key: string): Promise<boolean>;
}
export interface Limits {
  /** By username and address. */
  signIn: Limit;
  /** By address alone: many usernames tried from one place. */
  signInFrom: Limit;
  /** By username alone: one account tried from many places. Over in a quarter of an hour, as nobody may be locked out for ever. */
  signInTo: Limit;
  /** By username and address: where somebody signed in within a month. From there nobody else can lock them out. */
  known: Limit;
  /** By account: codes from the phone. */
  code: Limit;
  /** By address: refused registrations, which tell that a username or an identity is known. */
  registration: Limit;
}

const madeFor = new WeakMap<Knex, Limits>();

export function limitsOf(db: Knex): Limits {
  const made = madeFor.get(db) ?? {
    signIn: limit(db, 'sign-in', 10, 15 * 60, '密码错误次数过多'),
    signInFrom: limit(db, 'sign-in-from', 100, 15 * 60, '您所在网络的登录失败次数过多'),
    signInTo: limit(db, 'sign-in-to', 200, 15 * 60, '该账号的登录失败次数过多'),
    known: limit(db, 'known', 1_000_000, 30 * 24 * 3600, ''),
    code: limit(db, 'code', 10, 15 * 60, '动态验证码错误次数过多'),
    registration: limit(db, 'registration', 60, 60 * 60, '您所在网络的注册失败次数过多'),
  };
  madeFor.set(db, made);
  return made;
}

/** For the periodic job. The library's own timer would keep every pool alive that it was given. */
export function forgetExpiredLimits(db: Knex, now: number): Promise<number> {
  return db('rate_limits').where('expire', '<', now).delete();
}

/** One household or office is one /64 of IPv6: by single addresses it could try without end. */
export function networkOf(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.\d+\.\d+\.\d+$)/i, '').replace(/%.*$/, '');
  if (!isIPv6(plain)) return plain;
  const [left = '', right] = new URL(`http://[${plain}]`).hostname.slice(1, -1).split('::');
  const groups = left.split(':').filter(Boolean);
  const tail = right?.split(':').filter(Boolean) ?? [];
  const zeros = Array<string>(Math.max(0, 8 - groups.length - tail.length)).fill('0');
  return `${[...groups, ...zeros, ...tail].slice(0, 4).join(':')}::/64`;
}

function limit(db: Knex, keyPrefix: string, points: number, seconds: number, why: string): Limit {
  const limiter = new RateLimiterPostgres({
    storeClient: db,
    storeType: 'knex',
    tableName: 'rate_limits',
    tableCreated: true, // by our migration: cjt_app may not create tables
    clearExpiredByTimeout: false,
    keyPrefix,
    points,
    duration: seconds,
  });
  return {
    async take(key) {
      try {
        await limiter.consume(opaque(key));
      } catch (refused) {
        if (!(refused instanceof RateLimiterRes)) throw refused; // the database failed, not the visitor
        const wait = Math.max(1, Math.ceil(refused.msBeforeNext / 1000));
        throw new TooManyRequests(`${why},请在${Math.ceil(wait / 60)}分钟后重试。`, wait);
      }
    },
    async giveBack(key) {
      await limiter.reward(opaque(key));
    },
    async clear(key) {
      await limiter.delete(opaque(key));
    },
    async has(key) {
      return (await limiter.get(opaque(key))) !== null;
    },
  };
}

/** Of one short length whatever was typed, and no list of who tried from where. */
function opaque(key: string): string {
  return createHash('sha256').update(key).digest('base64url');
}
