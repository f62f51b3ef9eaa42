import assert from 'node:assert/strict';
import request from 'supertest';
import { hashPassword } from '../../server/people/password.js';
import type { Registration } from '../../server/people/registration.js';
import { type SignedIn, signedIn, type TestApp, testApp, VILLAGE } from './app.js';

describe('signing in over HTTP', () => {
  let t: TestApp;
  let clerk: SignedIn;
  const registered: { given: Registration; address: string }[] = [];
  const account = '0b0e7d1c-6a53-4b52-8d3c-5d0a3f1c2e11';

  before(async () => {
    t = await testApp({
      async registerBidder(given, { address }) {
        registered.push({ given, address });
        return { account, partyCode: 'S0000000001' };
      },
    });
    clerk = await signedIn(t, [['accountant', VILLAGE]]);
    const password_hash = await hashPassword('correct horse', { ln: 10, r: 8, p: 1 });
    await t
      .admin('accounts')
      .where({ id: clerk.account })
      .update({ username: 'kuaiji', password_hash });
  });
  after(() => t.stop());

  const signIn = (password: string) =>
    request(t.app).post('/api/session').send({ username: 'KuaiJi', password });

  it('keeps the session in a cookie that no script reads and no other site sends', async () => {
    const res = await signIn('correct horse');
    assert.equal(res.status, 200, res.text);
    assert.equal(res.body.username, 'kuaiji');
    assert.deepEqual(res.body.grants, [{ role: 'accountant', organisation: VILLAGE }]);
    const [cookie] = res.headers['set-cookie'] as unknown as string[];
    assert.match(
      cookie ?? '',
      /^cjt_session=[\w-]{43}; Max-Age=43200; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
    );
    assert.doesNotMatch(res.text, /password|token|hash/i);

    const own = { Cookie: (cookie ?? '').split(';')[0] as string };
    assert.equal((await request(t.app).get('/api/session').set(own)).body.account, clerk.account);
    const out = await request(t.app).delete('/api/session').set(own);
    assert.equal(out.status, 204);
    assert.match(String(out.headers['set-cookie']), /cjt_session=; Max-Age=0/);
    assert.equal((await request(t.app).get('/api/session').set(own)).status, 401);
  });

  it('says the same of a wrong password and of nobody, and sets no cookie', async () => {
    const wrong = await signIn('wrong horse!');
    const nobody = await request(t.app)
      .post('/api/session')
      .send({ username: 'nobody', password: 'x' });
    for (const res of [wrong, nobody]) {
      assert.equal(res.status, 401);
      assert.match(res.body.detail, /用户名或密码不正确/);
      assert.equal(res.headers['set-cookie'], undefined);
    }
  });

  it('signs out whoever is not signed in as well', async () => {
    assert.equal((await request(t.app).delete('/api/session')).status, 204);
  });

  it('takes a bidder’s registration whose numbers are right', async () => {
    const person = {
      kind: 'person',
      username: 'zhangsan',
      password: 'correct horse',
      name: '张三',
      phone: '13800000000',
    };
    const wrong = await request(t.app)
      .post('/api/bidders')
      .send({ ...person, identityCode: '110101199003070000' });
    assert.equal(wrong.status, 422);
    assert.match(wrong.body.detail, /身份证号码.*校验位/);
    const res = await request(t.app)
      .post('/api/bidders')
      .send({ ...person, identityCode: '11010119900307803X' });
    assert.equal(res.status, 201, res.text);
    assert.deepEqual(res.body, { account, partyCode: 'S0000000001' });
    assert.equal(registered.length, 1);
    assert.ok(registered[0]?.address);
  });
});
