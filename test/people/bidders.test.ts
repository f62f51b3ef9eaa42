import assert from 'node:assert/strict';
import { randomBytes, randomUUID } from 'node:crypto';
import { inTransaction } from '../../db/transaction.js';
import {
  insertBidder,
  publicNames,
  type Registration,
  registration,
  relatedAmong,
} from '../../server/people/register-bidder.js';
import { sharedContacts } from '../../server/people/bidders.js';
import { maskedName } from '../../server/people/public-names.js';
import { dataKey } from '../../server/people/sealed-identity.js';
import { type FreshDatabase, freshDatabase } from '../helpers/database.js';
import { citizen, company, credit, person } from './people.js';

let fresh: FreshDatabase;
const key = dataKey(randomBytes(32));

before(async () => {
  fresh = await freshDatabase();
});
after(() => fresh.drop());

async function insert(given: Registration): Promise<string> {
  const made = { passwordHash: 'none', now: Date.now() };
  const { account } = await fresh.db.transaction((trx) => insertBidder(trx, key, given, made));
  return account;
}

/** Numbers of its own for each case, as an identity is registered once. */
let no = 100;
const next = () => (no += 2);

describe('bidders of one lot', () => {
  const related = async (accounts: string[]) =>
    new Set(
      await inTransaction(fresh.db, async (trx) => {
        const found = await relatedAmong(trx, accounts);
        return { value: () => found };
      }),
    );


  it('are related, both of them, with the same head', async () => {
    const head = { headIdentity: citizen(1) };
    const [a, b] = [await insert(company(next(), head)), await insert(company(next(), head))];
    assert.deepEqual(await related([a, b]), new Set([a, b]));
  });

  it('are related with the same controlling party, a company or a person', async () => {
    for (const controllerCode of [credit(1), citizen(2)]) {
      const [a, b, c] = [
        await insert(company(next(), { controllerCode })),
        await insert(company(next(), { controllerCode })),
        await insert(company(next())),
      ];
      assert.deepEqual(await related([a, b, c]), new Set([a, b]));
    }
  });

  it('are related when one controls the other', async () => {
    const parent = next();
    const a = await insert(company(parent));
    const b = await insert(company(next(), { controllerCode: credit(parent) }));
    const owner = next();
    const c = await insert(person(owner));
    const d = await insert(company(next(), { controllerCode: citizen(owner) }));
    assert.deepEqual(await related([a, b]), new Set([a, b]));
    assert.deepEqual(await related([c, d]), new Set([c, d]));
    assert.deepEqual(await related([a, d]), new Set());
  });

  it('are related when one is a natural person who heads the other', async () => {
    const head = next();
    const a = await insert(person(head));
    const b = await insert(company(next(), { headIdentity: citizen(head) }));
    assert.deepEqual(await related([a, b]), new Set([a, b]));
  });

  it('are not related by a head that is the other one’s controlling party only, nor by having none', async () => {
    const a = await insert(company(next(), { headIdentity: citizen(3) }));
    const b = await insert(company(next(), { controllerCode: citizen(3) }));
    const c = await insert(company(next(), { headIdentity: undefined }));
    const d = await insert(company(next(), { headIdentity: undefined }));
    assert.deepEqual(await related([a, b, c, d]), new Set());
  });

  it('are not related to those of other lots', async () => {
    const head = { headIdentity: citizen(4) };
    const [a, b] = [await insert(company(next(), head)), await insert(company(next(), head))];
    const c = await insert(company(next()));
    assert.deepEqual(await related([a, c]), new Set());
    assert.deepEqual(await related([b, c]), new Set());
    assert.deepEqual(await related([]), new Set());
    assert.deepEqual(await related([randomUUID()]), new Set());
  });

  it('are not related to themselves', async () => {
    const own = next();
    const a = await insert(company(own, { controllerCode: credit(own) }));
    assert.deepEqual(await related([a, a]), new Set());
  });
});

describe('the public name', () => {
  it('of a company is its full name, of a person one character and two stars, unless published', async () => {
    const firm = await insert(company(301, { name: '宁波示例建设有限公司' }));
    const one = await insert(person(303, { name: '张示例' }));
    const other = await insert(person(305, { name: '𬀩示例' }));
    const names = await publicNames(fresh.db, [firm, one, other], { full: new Set([other]) });
    assert.deepEqual(
      names,
      new Map([
        [firm, '宁波示例建设有限公司'],
        [one, '张**'],
        [other, '𬀩示例'],
      ]),
    );
    assert.equal((await publicNames(fresh.db, [other])).get(other), '𬀩**');
    assert.equal((await publicNames(fresh.db, [randomUUID()])).size, 0);
  });

  it('never tells how long a name is, and keeps a rare first character whole', () => {
    for (const [name, masked] of [
      ['张三', '张**'],
      ['张示例示例', '张**'],
      ['欧阳某', '欧**'],
      ['𬀩某', '𬀩**'],
      ['葛\u{E0100}某', '葛\u{E0100}**'],
      ['阿某·某某', '阿**'],
      [' 张某', '张**'],
      ['', '**'],
    ] as const) {
      assert.equal(maskedName(name), masked);
    }
  });
});

describe('what bidders gave as their contacts', () => {
  const shared = (accounts: string[]) =>
    inTransaction(fresh.db, async (trx) => {
      const found = await sharedContacts(trx, accounts);
      return { value: () => found };
    });

  it('is found where two gave the same, by the index alone', async () => {
    const [phone, bankAccount] = ['13900001111', '6217000012345678901'];
    const a = await insert(company(next(), { phone, bankAccount }));
    const b = await insert(person(next(), { phone }));
    const c = await insert(company(next(), { phone: '13900002222', bankAccount }));
    const d = await insert(company(next(), { phone: '13900003333' }));
    const e = await insert(company(next(), { phone: '13900004444' }));
    assert.deepEqual(await shared([a, b, c, d, e]), { phone: [[a, b].sort()], bank: [[a, c].sort()] });
    assert.deepEqual(await shared([b, c, d, e]), { phone: [], bank: [] }, 'those without an account share none');
    await fresh.admin('bidder_profiles').update({ phone_sealed: Buffer.from('unreadable') });
    assert.equal((await shared([a, b])).phone.length, 1, 'nothing was opened for it');
  });

  it('is one number however it was typed', () => {
    const typed = registration.parse({ ...company(1), phone: '０５７４－８８００ ０００１', bankAccount: '6222 0202-0011 2233' });
    assert.deepEqual([typed.phone, typed.bankAccount], ['057488000001', '6222020200112233']);
    for (const bankAccount of ['12345678', '1'.repeat(31), '6222a']) {
      assert.ok(!registration.safeParse({ ...company(1), bankAccount }).success, bankAccount);
    }
  });
});
