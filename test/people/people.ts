// Accounts and invented bidders for tests of people.
import { randomUUID } from 'node:crypto';
import type { Knex } from 'knex';
import { citizenCheck, creditCheck } from '../../server/people/identity-codes.js';
import { hashPassword } from '../../server/people/password.js';
import type { Registration } from '../../server/people/registration.js';

export const PASSWORD = 'correct horse battery';
/** Full cost takes a third of a second; what is tested here is not the cost. */
export const CHEAP = { ln: 4, r: 8, p: 1 };

export async function makeAccount(
  db: Knex,
  username: string,
  more: { password_hash?: string; disabled_at?: Date; kind?: 'staff' | 'bidder' } = {},
): Promise<string> {
  const id = randomUUID();
  await db('accounts').insert({
    id,
    username,
    password_hash: await hashPassword(PASSWORD, CHEAP),
    display_name: `${username}(测试)`,
    created_at: new Date(),
    ...more,
  });
  return id;
}

export function citizen(no: number): string {
  const first17 = `33020319000101${String(no).padStart(3, '0')}`;
  return first17 + citizenCheck(first17);
}

export function credit(no: number): string {
  const first17 = `91330203YYYYYY${String(no).padStart(3, '0')}`;
  return first17 + creditCheck(first17);
}

/** Made up: N2 is a village's collective, as the agriculture departments register them. */
export function collectiveCode(no: number): string {
  const first17 = `N2330203YYYYYY${String(no).padStart(3, '0')}`;
  return first17 + creditCheck(first17);
}

type Of<K> = Extract<Registration, { kind: K }>;

export function company(no: number, more: Partial<Of<'company'>> = {}): Of<'company'> {
  return {
    kind: 'company',
    username: `gongsi${no}`,
    password: PASSWORD,
    name: `测试公司${no}`,
    identityCode: credit(no),
    headIdentity: citizen(500 + no),
    phone: '057400000001',
    ...more,
  };
}

export function person(no: number, more: Partial<Of<'person'>> = {}): Of<'person'> {
  return {
    kind: 'person',
    username: `geren${no}`,
    password: PASSWORD,
    name: '测试人',
    identityCode: citizen(no),
    phone: '13800000000',
    ...more,
  };
}
