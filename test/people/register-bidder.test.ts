import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { inTransaction } from '../../db/transaction.js';
import { InvalidInput, Problem, TooManyRequests } from '../../server/errors.js';
import { signIn } from '../../server/people/accounts.js';
import {
  bidderByPartyCode,
  IdentityTaken,
  type Registration,
  registerBidder,
  registration,
  UsernameTaken,
} from '../../server/people/register-bidder.js';
import { citizenCheck } from '../../server/people/identity-codes.js';
import { dataKey } from '../../server/people/sealed-identity.js';
import { type FreshDatabase, freshDatabase } from '../helpers/database.js';
import { citizen, company, credit, makeAccount, PASSWORD, person } from './people.js';

describe('registering as a bidder', () => {
  let fresh: FreshDatabase;
  const key = dataKey(randomBytes(32));
  const now = Date.parse('2025-07-02T00:00:00Z');

  before(async () => {
    fresh = await freshDatabase();
  });
  after(() => fresh.drop());

  const register = (given: Registration, address = '10.0.0.1') =>
    registerBidder(fresh.db, key, given, { address, now });
  const partyNamed = (code: string) =>
    inTransaction(fresh.db, async (trx) => {
      const found = await bidderByPartyCode(trx, code);
      return { value: () => found };
    });
  const message = async (work: Promise<unknown>, type: new (...args: never[]) => Problem) => {
    const error = await work.then(
      () => assert.fail('was accepted'),
      (e: unknown) => e,
    );
    assert.ok(error instanceof type, String(error));
    return (error as Problem).message;
  };

  it('makes an account that can sign in at once, and a party code that resolutions name', async () => {
    const made = await register(company(1));
    assert.match(made.partyCode, /^S\d{10}$/);
    assert.equal(await partyNamed(made.partyCode), made.account);
    const { subject } = await signIn(
      fresh.db,
      { username: 'gongsi1', password: PASSWORD, address: '10.0.0.1' },
      Date.now(),
    );
    assert.deepEqual(subject, {
      account: made.account,
      kind: 'bidder',
      displayName: '测试公司1',
      username: 'gongsi1',
      grants: [],
      mustChangePassword: false,
      code: 'none',
    });
  });

  it('stores numbers and phone sealed, and opens them only with the key and for that account', async () => {
    const bankAccount = '6222020200112233445';
    const given = person(2, { phone: '13812345678', bankAccount });
    const { account } = await register(given);
    const row = await fresh.admin('bidder_profiles').where({ account }).first();
    assert.equal(
      key.open(row.identity_sealed, `bidder_profiles.identity/${account}`),
      given.identityCode,
    );
    assert.equal(key.open(row.phone_sealed, `bidder_profiles.phone/${account}`), '13812345678');
    const bytes = Buffer.concat(Object.values(row).filter((v): v is Buffer => Buffer.isBuffer(v)));
    assert.equal(key.open(row.bank_sealed, `bidder_profiles.bank/${account}`), bankAccount);
    assert.throws(() => key.open(row.bank_sealed, `bidder_profiles.phone/${account}`), /another row/);
    for (const secret of [given.identityCode, '13812345678', bankAccount]) assert.ok(!bytes.includes(secret));
  });

  it('is refused for an identity that is registered, without a word about whose account it is', async () => {
    await register(company(3, { username: 'the-first' }));
    const said = await message(
      register(company(3, { username: 'the-second', name: '另名' })),
      IdentityTaken,
    );
    assert.match(said, /已经登记,不能重复注册/);
    assert.doesNotMatch(said, /the-first|测试公司3|gongsi/);
    assert.equal((await fresh.admin('accounts').where({ username: 'the-second' })).length, 0);
  });

  it('is refused for a username that is taken, by staff too', async () => {
    await makeAccount(fresh.db, 'gs-kuaiji');
    assert.equal(
      await message(register(company(4, { username: 'gs-kuaiji' })), UsernameTaken),
      '该用户名已被使用,请换一个。',
    );
  });

  it('happens once when the same identity or username is sent many times at once', async () => {
    for (const make of [
      (i: number) => company(5, { username: `twin${i}` }),
      (i: number) => company(60 + i, { username: 'same-name' }),
    ]) {
      const answers = await Promise.allSettled([0, 1, 2, 3].map((i) => register(make(i))));
      const refusals = answers.flatMap((a) => (a.status === 'rejected' ? [a.reason] : []));
      assert.equal(refusals.length, 3);
      for (const refusal of refusals) {
        assert.ok(refusal instanceof Problem && refusal.status === 409, String(refusal));
      }
    }
    const accounts = await fresh.admin('accounts').where({ kind: 'bidder' });
    const profiles = await fresh.admin('bidder_profiles');
    assert.equal(accounts.length, profiles.length, 'no account without its profile');
  });

  it('is refused for a birthday that has not been yet', async () => {
    const first17 = '33020320250703001';
    const future = first17 + citizenCheck(first17); // born the day after `now`
    assert.match(
      await message(register(person(6, { identityCode: future })), InvalidInput),
      /出生日期不存在/,
    );
  });

  it('lets nobody ask without end which identities or usernames are known', async () => {
    const from = '10.4.4.4';
    await register(company(7));
    await message(register(company(7, { username: 'asks' }), from), IdentityTaken);
    await fresh.admin('rate_limits').where('key', 'like', 'registration:%').update({ points: 59 });
    await message(register(company(7, { username: 'asks' }), from), IdentityTaken);
    const said = await message(register(company(8), from), TooManyRequests);
    assert.match(said, /请在60分钟后重试/);
  });

  it('does not count registrations that succeed', async () => {
    await register(company(9), '10.5.5.5');
    await register(company(10), '10.5.5.5');
    const points = await fresh
      .admin('rate_limits')
      .where('key', 'like', 'registration:%')
      .pluck('points');
    assert.ok(points.includes(0));
  });

  it('gives no party to an unknown code or a disabled account', async () => {
    const { account, partyCode } = await register(company(11));
    await fresh.admin('accounts').where({ id: account }).update({ disabled_at: new Date() });
    for (const code of [partyCode, 'S0000000000', '', "S' or true"])
      assert.equal(await partyNamed(code), null);
  });
});

describe('what a bidder fills in', () => {
  const problems = (given: unknown) => {
    const parsed = registration.safeParse(given);
    return parsed.success
      ? {}
      : Object.fromEntries(parsed.error.issues.map((i) => [i.path.join('.'), i.message]));
  };

  it('is accepted for a person and a company, with or without head and controlling party', () => {
    const { headIdentity: _, ...headless } = company(1);
    for (const good of [
      person(1),
      company(1),
      headless,
      company(1, { controllerCode: credit(2) }),
      company(1, { controllerCode: citizen(2) }),
    ]) {
      assert.deepEqual(registration.parse(good), good);
    }
  });

  it('is brought to one form, so that the same is found the same', () => {
    const parsed = registration.parse({
      ...company(1),
      username: ' GongSi1 ',
      name: '  测试公司 ',
      identityCode: credit(1)
        .toLowerCase()
        .replace(/(.{6})/g, '$1 '),
      headIdentity: '11010519491231002ｘ',
      phone: '０５７４－８８００ ００００',
    });
    assert.deepEqual(parsed, {
      ...company(1),
      name: '测试公司',
      headIdentity: '11010519491231002X',
      phone: '057488000000',
    });
  });

  it('is refused field by field with a sentence', () => {
    assert.deepEqual(
      problems({
        kind: 'company',
        username: '广昇',
        password: 'short',
        name: ' ',
        identityCode: `${credit(1).slice(0, 17)}*`,
        headIdentity: citizen(1).replace(/^3/, '4'),
        controllerCode: '123',
        phone: '12345',
      }),
      {
        username: '用户名应为2至32个小写字母、数字或 . _ -',
        password: '密码长度应为 10 至 200 个字符',
        name: '不能为空',
        identityCode: '统一社会信用代码只含数字和大写字母(不含I、O、S、V、Z),第3至8位为数字',
        headIdentity: '身份证号码校验位不符,请核对有无错字',
        controllerCode: '统一社会信用代码应为18位,现为3位',
        phone: '应为11位手机号码,或带区号的固定电话',
      },
    );
  });

  it('is a person with a citizen ID or a company with a credit code, and nothing between', () => {
    assert.match(
      problems({ ...person(1), identityCode: credit(1) }).identityCode ?? '',
      /身份证号码/,
    );
    assert.match(
      problems({ ...company(1), identityCode: citizen(1) }).identityCode ?? '',
      /统一社会信用代码/,
    );
    assert.deepEqual(problems({ ...company(1), kind: 'staff' }), {
      kind: '应选择个人(person)或单位(company)',
    });
    for (const more of [
      { headIdentity: citizen(2) },
      { controllerCode: credit(2) },
      { role: 'station' },
    ]) {
      assert.equal(Object.keys(problems({ ...person(1), ...more })).length, 1);
    }
  });

  it('holds no text that cannot be stored', () => {
    for (const name of ['\ud800', 'a\0b', 'x'.repeat(101), 1, null]) {
      assert.ok(problems({ ...person(1), name }).name, JSON.stringify(name));
    }
  });
});
