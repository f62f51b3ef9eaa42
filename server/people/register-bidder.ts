/** Bidders register themselves; nobody grants them anything, and no staff role ever joins such an account. */
import { randomInt, randomUUID } from 'node:crypto';
import type { Knex } from 'knex';
import { type FieldError, InvalidInput, Problem } from '../errors.js';
import { dateOf, type Instant } from '../machines/time.js';
import { citizenIdProblem } from './identity-codes.js';
import { hashPassword } from './password.js';
import { limitsOf, networkOf } from './rate-limits.js';
import type { Registration } from './registration.js';
import type { DataKey } from './sealed-identity.js';

// One door for whoever asks about bidders.
export { bidderByPartyCode, relatedAmong } from './bidders.js';
export { publicNames } from './public-names.js';
export { type Registration, registration } from './registration.js';

export class UsernameTaken extends Problem {
  constructor() {
    super('username-taken', 409, '该用户名已被使用,请换一个。');
  }
}
/** Says nothing about the account that is there, not even its kind. */
export class IdentityTaken extends Problem {
  constructor() {
    super(
      'identity-taken',
      409,
      '该证件号码已经登记,不能重复注册。请用原账号登录;如非本人登记,请持证件到镇街公共资源交易站核实。',
    );
  }
}

export interface NewBidder {
  account: string;
  /** What resolutions and outside results name the party by. */
  partyCode: string;
}

export async function registerBidder(
  db: Knex,
  key: DataKey,
  given: Registration,
  { address, now }: { address: string; now: Instant },
): Promise<NewBidder> {
  refuseUnborn(given, now);
  const network = networkOf(address);
  const { registration } = limitsOf(db);
  await registration.take(network); // given back unless refused: a refusal tells who is known here
  await refuseTaken(db, key, given); // before the password is hashed, which takes a third of a second
  const passwordHash = await hashPassword(given.password);
  const made = await inserted(db, key, given, { passwordHash, now });
  await registration.giveBack(network);
  return made;
}

/** Both rows of a bidder, in the caller's transaction. */
export async function insertBidder(
  trx: Knex,
  key: DataKey,
  given: Omit<Registration, 'password'>,
  { passwordHash, now }: { passwordHash: string; now: Instant },
): Promise<NewBidder> {
  const account = randomUUID();
  const partyCode = `S${String(randomInt(10 ** 10)).padStart(10, '0')}`;
  const { username, kind, name, identityCode, phone, bankAccount } = given;
  const { headIdentity, controllerCode } = given as {
    headIdentity?: string;
    controllerCode?: string;
  };
  const indexOf = (code: string | undefined) => (code ? key.index('identity', code) : null);
  await trx('accounts').insert({
    id: account,
    username,
    password_hash: passwordHash,
    display_name: name,
    kind: 'bidder',
    created_at: new Date(now),
  });
  await trx('bidder_profiles').insert({
    account,
    party_code: partyCode,
    kind,
    name,
    identity_sealed: key.seal(identityCode, `bidder_profiles.identity/${account}`),
    identity_index: indexOf(identityCode),
    head_index: indexOf(headIdentity),
    controller_index: indexOf(controllerCode),
    phone_sealed: key.seal(phone, `bidder_profiles.phone/${account}`),
    phone_index: key.index('phone', phone),
    bank_sealed: bankAccount ? key.seal(bankAccount, `bidder_profiles.bank/${account}`) : null,
    bank_index: bankAccount ? key.index('account', bankAccount) : null,
  });
  return { account, partyCode };
}

/** The unique constraints decide, as two may register at once; the questions asked before only save time. */
async function inserted(
  db: Knex,
  key: DataKey,
  given: Registration,
  made: { passwordHash: string; now: Instant },
): Promise<NewBidder> {
  for (;;) {
    try {
      return await db.transaction((trx) => insertBidder(trx, key, given, made));
    } catch (error) {
      const { code, constraint } = error as { code?: string; constraint?: string };
      if (code !== '23505') throw error;
      if (constraint === 'accounts_username_key') throw new UsernameTaken();
      if (constraint === 'bidder_profiles_identity_index_key') throw new IdentityTaken();
      if (constraint !== 'bidder_profiles_party_code_key') throw error; // else draw another number
    }
  }
}

async function refuseTaken(db: Knex, key: DataKey, given: Registration): Promise<void> {
  const identity = key.index('identity', given.identityCode);
  const taken = await db
    .select<{ username: boolean; identity: boolean }[]>(
      db.raw('exists (select from accounts where username = ?) as username', [given.username]),
      db.raw('exists (select from bidder_profiles where identity_index = ?) as identity', [
        identity,
      ]),
    )
    .first();
  if (taken?.identity) throw new IdentityTaken();
  if (taken?.username) throw new UsernameTaken();
}

/** A schema knows no day; everything else about the numbers it has checked. */
function refuseUnborn(given: Registration, now: Instant): void {
  const people = given.kind === 'person' ? ['identityCode'] : ['headIdentity', 'controllerCode'];
  const errors = people.flatMap((field): FieldError[] => {
    const value = (given as Record<string, string | undefined>)[field];
    // 18 digits may be either code: what is a good company code needs no birthday.
    const problem =
      value && citizenIdProblem(value) === null && citizenIdProblem(value, dateOf(now));
    return problem ? [{ pointer: `/${field}`, message: problem }] : [];
  });
  const [first] = errors;
  if (first) throw new InvalidInput(`${first.message}。`, { errors });
}
