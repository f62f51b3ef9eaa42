import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { Secret, TOTP } from 'otpauth';
import request from 'supertest';
import { peopleOffice } from '../../server/people/office.js';
import { hashPassword } from '../../server/people/password.js';
import { whyCode } from '../../server/people/policy.js';
import { type DataKey, dataKey } from '../../server/people/sealed-identity.js';
import { confirmEnrolment, enrol, takeCode } from '../../server/people/second-factor.js';
import { subjectOf } from '../../server/people/sessions.js';
import type { Subject } from '../../server/people/subject.js';
import { type FreshDatabase, freshDatabase } from '../helpers/database.js';
import { keepingLog, type SignedIn, signedIn, type TestApp, testApp, TOWN } from '../routes/app.js';
import { CHEAP, makeAccount, PASSWORD } from './people.js';

const MINUTE = 60_000;
const codeAt = (secret: string, at: number) => new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: at });

describe('a code from the phone', () => {
  let fresh: FreshDatabase;
  let key: DataKey;
  let account: string;
  let secret: string;
  let codes: string[];
  let at: number;
  let n = 0;

  before(async () => {
    fresh = await freshDatabase();
    key = dataKey(randomBytes(32));
  });
  after(() => fresh.drop());
  beforeEach(async () => {
    n += 1;
    at = 1_750_000_000_000;
    account = await makeAccount(fresh.db, `u${n}-${'x'.repeat(4)}`);
    ({ secret } = await enrol(fresh.db, key, { account, username: `u${n}` }));
    codes = await confirmEnrolment(fresh.db, key, { account, code: codeAt(secret, at) }, at);
    at += MINUTE;
  });

  const take = (code: string, when = at) => takeCode(fresh.db, key, { account, code }, when);

  it('passes once: the same is refused again, and so is any before it', async () => {
    const earlier = codeAt(secret, at - 30_000);
    await take(codeAt(secret, at));
    await assert.rejects(take(codeAt(secret, at)), /不正确或已用过/);
    await assert.rejects(take(earlier), /不正确或已用过/);
    await take(codeAt(secret, at + 30_000), at + 30_000);
  });

  it('passes once also when it is sent ten times at the same moment', async () => {
    const tries = await Promise.allSettled(Array.from({ length: 10 }, () => take(codeAt(secret, at))));
    assert.equal(tries.filter(({ status }) => status === 'fulfilled').length, 1);
  });

  it('passes half a minute early or late, and not a minute and a half', async () => {
    await assert.rejects(take(codeAt(secret, at - 90_000)), /不正确/);
    await assert.rejects(take(codeAt(secret, at + 90_000)), /不正确/);
    await take(codeAt(secret, at - 30_000));
    await take(codeAt(secret, at + 30_000));
  });

  it('was used by confirming, so that whoever looked on cannot use it once more', async () => {
    await assert.rejects(take(codeAt(secret, at - MINUTE), at - MINUTE), /已用过/);
  });

  it('may be typed in full width and with a space, as phones show it', async () => {
    const code = codeAt(secret, at);
    const wide = [...code].map((digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)).join('');
    await take(`${wide.slice(0, 3)} ${wide.slice(3)}`);
  });

  it('is refused after ten wrong ones, the right one included, until a quarter of an hour is over', async () => {
    for (let i = 0; i < 10; i += 1) await assert.rejects(take('000000'), /不正确/);
    await assert.rejects(take(codeAt(secret, at)), /次数过多/);
    await fresh.admin('rate_limits').update({ expire: Date.now() - 1 });
    await take(codeAt(secret, at));
  });

  it('can be replaced by each of ten recovery codes, once each, and only by this account’s', async () => {
    assert.equal(new Set(codes).size, 10);
    const [first = '', second = ''] = codes;
    await take(first);
    await assert.rejects(take(first), /不正确或已用过/);
    await take(` ${second.toUpperCase()} `);
    const other = await makeAccount(fresh.db, `other${n}`);
    const enrolled = await enrol(fresh.db, key, { account: other, username: 'other' });
    await confirmEnrolment(fresh.db, key, { account: other, code: codeAt(enrolled.secret, at) }, at);
    await assert.rejects(takeCode(fresh.db, key, { account: other, code: codes[2] as string }, at), /不正确/);
  });

  it('is asked of nobody before a first one proved that the phone has it, and enrols once', async () => {
    const other = await makeAccount(fresh.db, `late${n}`);
    const first = await enrol(fresh.db, key, { account: other, username: 'late' });
    const again = await enrol(fresh.db, key, { account: other, username: 'late' });
    assert.notEqual(first.secret, again.secret, 'a picture that was not confirmed is replaced');
    await assert.rejects(takeCode(fresh.db, key, { account: other, code: codeAt(again.secret, at) }, at), /尚未启用/);
    await assert.rejects(confirmEnrolment(fresh.db, key, { account: other, code: codeAt(first.secret, at) }, at), /不正确/);
    await confirmEnrolment(fresh.db, key, { account: other, code: codeAt(again.secret, at) }, at);
    await assert.rejects(enrol(fresh.db, key, { account: other, username: 'late' }), /已启用/);
  });

  it('stands at rest in no form that makes codes, and opens for no other account', async () => {
    const row = await fresh.admin('second_factors').where({ account }).first();
    assert.ok(!row.secret_sealed.includes(Buffer.from(secret)));
    assert.throws(() => key.open(row.secret_sealed, 'second_factors.secret/another'), /another row/);
    const stored = JSON.stringify(await fresh.admin('recovery_codes').where({ account }));
    assert.ok(codes.every((code) => !stored.includes(code)));
  });
});

describe('acts that approve, open, pay or administer', () => {
  const subject = (code?: Subject['code']): Subject => ({ account: 'a', kind: 'staff', username: 'a', displayName: 'a', grants: [], code });
  const ACTS = ['approve_project', 'open_offers', 'release_payment', 'reverse_booking', 'return_deposit', 'certify_award', 'administer'];

  it('ask for a code of the last five minutes whoever enrolled a phone, required or not', () => {
    for (const act of ACTS) {
      for (const required of [true, false]) {
        assert.equal(whyCode(subject('stale'), act, { required })?.code, 'code-asked', act);
        assert.equal(whyCode(subject('fresh'), act, { required }), null, act);
      }
    }
  });

  it('are closed to whoever enrolled none where codes are required, and open where they are not', () => {
    for (const act of ACTS) {
      assert.equal(whyCode(subject('none'), act, { required: true })?.code, 'code-missing', act);
      assert.equal(whyCode(subject('none'), act, { required: false }), null, act);
    }
  });

  it('are these only: nobody needs a phone to file an application or to offer', () => {
    for (const act of ['submit_application', 'submit_offer', 'register_bidder', 'countersign_resolution', 'rate']) {
      for (const code of ['none', 'stale'] as const) assert.equal(whyCode(subject(code), act, { required: true }), null, act);
    }
  });
});

describe('codes over HTTP', () => {
  let t: TestApp;
  let host: TestApp;
  let town: SignedIn;
  let advanced: string[];
  const { log, lines } = keepingLog();

  before(async () => {
    host = await testApp();
    const advance = async ({ type }: { type: string }) => {
      advanced.push(type);
      return {} as never;
    };
    const people = peopleOffice({ db: host.db, key: dataKey(randomBytes(32)), codesRequired: true });
    const trades = { ...host.deps.trades, advance };
    t = await testApp({ people, trades, db: host.db, log });
  });
  after(async () => {
    await t.stop();
    await host.stop();
  });
  beforeEach(async () => {
    advanced = [];
    town = await signedIn(host, [['station', TOWN]]);
    await host.admin('accounts').where({ id: town.account }).update({ password_hash: await hashPassword(PASSWORD, CHEAP) });
  });

  const call = (method: 'get' | 'post' | 'put' | 'delete', path: string, body?: object, cookie = town.cookie) => {
    const asked = request(t.app)[method](path).set('Cookie', cookie);
    return body ? asked.send(body) : asked;
  };
  const open = (cookie?: string) =>
    call('post', '/api/projects/00000000-0000-4000-8000-000000000000/events', { type: 'open_offers', data: { attended: '到场' } }, cookie);
  const cookieOf = (res: { headers: Record<string, unknown> }) => String(res.headers['set-cookie']).split(';')[0] as string;

  it('lead from the refusal, over the picture, to the act, under a new token', async () => {
    const missing = await open();
    assert.equal(missing.status, 403, missing.text);
    assert.match(missing.body.detail, /用手机扫码启用/);
    assert.deepEqual(advanced, []);

    assert.equal((await call('post', '/api/account/second-factor', { password: 'whoever stole the session' })).status, 422);
    const enrolled = await call('post', '/api/account/second-factor', { password: PASSWORD });
    assert.equal(enrolled.status, 201, enrolled.text);
    assert.match(enrolled.body.qr, /^data:image\/png;base64,/);
    assert.match(enrolled.body.uri, /^otpauth:\/\/totp\//);
    const code = (offset = 0) => codeAt(enrolled.body.secret, Date.now() + offset);
    const confirmed = await call('put', '/api/account/second-factor', { code: code(-30_000) });
    assert.equal(confirmed.status, 200, confirmed.text);
    assert.equal(confirmed.body.recoveryCodes.length, 10);

    const stale = await open();
    assert.equal(stale.status, 403);
    assert.match(stale.body.detail, /6位动态验证码/);
    const used = code();
    const stepped = await call('put', '/api/session/code', { code: used });
    assert.equal(stepped.status, 204, stepped.text);
    const cookie = cookieOf(stepped);
    assert.equal((await call('get', '/api/session')).status, 401, 'the token from before is none any more');
    assert.equal((await call('get', '/api/session', undefined, cookie)).body.code, 'fresh');
    assert.equal((await open(cookie)).status, 200);
    assert.deepEqual(advanced, ['open_offers']);
    assert.equal((await call('put', '/api/session/code', { code: used }, cookie)).status, 422, 'the same code again');

    const row = await host.admin('sessions').where({ account: town.account }).first();
    const token = cookie.split('=')[1] as string;
    const last = row.code_at.getTime() + 5 * MINUTE;
    assert.equal((await subjectOf(host.db, token, last - 1))?.code, 'fresh');
    assert.equal((await subjectOf(host.db, token, last))?.code, 'stale');

    for (const secret of [enrolled.body.secret, used, ...confirmed.body.recoveryCodes]) {
      assert.ok(!lines.some((line) => line.includes(secret)), 'a code or secret is in the server’s log');
    }
  });

  it('are asked at sign-in of whoever enrolled, after the password only', async () => {
    const account = await makeAccount(host.db, 'zhen-sanzi', { password_hash: await hashPassword(PASSWORD, CHEAP) });
    const token = await signedInAs(host, account);
    const { secret } = (await call('post', '/api/account/second-factor', { password: PASSWORD }, token)).body;
    const { recoveryCodes } = (await call('put', '/api/account/second-factor', { code: codeAt(secret, Date.now() - 30_000) }, token)).body;
    const enter = (more: object) => request(t.app).post('/api/session').send({ username: 'zhen-sanzi', password: PASSWORD, ...more });
    const asked = await enter({});
    assert.equal(asked.status, 401);
    assert.match(asked.body.type, /code-needed$/);
    const wrong = await enter({ password: 'wrong password' });
    assert.match(wrong.body.detail, /用户名或密码不正确/);
    assert.equal((await enter({ code: '000000' })).status, 422);
    const inside = await enter({ code: codeAt(secret, Date.now()) });
    assert.equal(inside.body.code, 'fresh');
    assert.equal((await enter({ code: recoveryCodes[0] })).status, 200);

    const removed = await call('delete', '/api/account/second-factor', { code: recoveryCodes[1] }, cookieOf(inside));
    assert.equal(removed.status, 204, removed.text);
    assert.equal((await enter({})).status, 200);
  });
});

async function signedInAs(t: FreshDatabase, account: string): Promise<string> {
  const { cookie, account: other } = await signedIn(t, []);
  await t.admin('sessions').where({ account: other }).update({ account });
  return cookie;
}
