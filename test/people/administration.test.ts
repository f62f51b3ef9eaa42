import assert from 'node:assert/strict';
import { randomBytes, randomUUID } from 'node:crypto';
import { Registry } from 'prom-client';
import request from 'supertest';
import { hashPassword } from '../../server/people/password.js';
import { peopleOffice } from '../../server/people/office.js';
import { PLATFORM_CHAIN } from '../../server/audit/platform-chain.js';
import { dataKey } from '../../server/people/sealed-identity.js';
import { allRoutes } from '../../server/routes/all.js';
import { CHEAP } from './people.js';
import { DISTRICT, signedIn, type SignedIn, type TestApp, testApp, TOWN, VILLAGE } from '../routes/app.js';

describe('roles are granted by two administrators', () => {
  let t: TestApp;
  let one: SignedIn;
  let two: SignedIn;
  let clerk: SignedIn;
  let nobody: SignedIn;

  before(async () => {
    t = await testApp();
    await t.admin('organisations').insert([
      { id: '330212', kind: 'district', name: '鄞州区', parent: null },
      { id: '330212100', kind: 'town', name: '某镇', parent: '330212' },
    ]);
  });
  after(() => t.stop());
  beforeEach(async () => {
    await t.admin('grants').delete();
    one = await signedIn(t, [['district', DISTRICT]]);
    two = await signedIn(t, [['district', DISTRICT]]);
    clerk = await signedIn(t, [['accountant', VILLAGE]]);
    nobody = await signedIn(t, []);
  });

  const post = (who: SignedIn, path: string, body: object = {}) =>
    request(t.app).post(`/api/admin/${path}`).set('Cookie', who.cookie).send(body);
  const get = (who: SignedIn, path: string) => request(t.app).get(`/api/admin/${path}`).set('Cookie', who.cookie);
  const rolesOf = async ({ account }: SignedIn) =>
    (await t.admin('grants').where({ account }).orderBy('role').select('role', 'organisation')).map((g) => `${g.role}@${g.organisation}`);
  async function proposed(who: SignedIn, role = 'head', organisation = VILLAGE, account = nobody.account): Promise<string> {
    const res = await post(who, 'proposals', { account, role, organisation });
    assert.equal(res.status, 201, res.text);
    return res.body.id;
  }
  const recorded = async () => {
    const { rows } = await t.admin.raw('select e.event, e.actor, p.data from log.entries e join log.payloads p using (seq) where e.project = ? order by e.entry_no', [PLATFORM_CHAIN]);
    return rows.map((r: { event: string; actor: string; data: string }) => ({ ...r, data: JSON.parse(r.data).data }));
  };

  it('gives the role once a second one has confirmed, and not before', async () => {
    const id = await proposed(one);
    assert.deepEqual(await rolesOf(nobody), []);
    assert.deepEqual((await get(two, 'proposals')).body.items.map((p: { id: string }) => p.id), [id]);
    assert.equal((await post(two, `proposals/${id}/confirm`)).status, 204);
    assert.deepEqual(await rolesOf(nobody), [`head@${VILLAGE}`]);
    assert.deepEqual((await get(two, 'proposals')).body.items, []);
    assert.equal((await post(two, `proposals/${id}/confirm`)).status, 404, 'a proposal is decided once');
  });

  it('lets nobody confirm what they proposed', async () => {
    const id = await proposed(one);
    const res = await post(one, `proposals/${id}/confirm`);
    assert.equal(res.status, 403);
    assert.match(res.body.detail, /须由另一名区管理员确认/);
    assert.deepEqual(await rolesOf(nobody), []);
  });

  it('lets nobody propose or confirm a role for themselves', async () => {
    const own = await post(one, 'proposals', { account: one.account, role: 'district', organisation: DISTRICT });
    assert.equal(own.status, 403);
    assert.match(own.body.detail, /不能给自己授予职责/);
    const third = await signedIn(t, []);
    const id = await proposed(one, 'district', DISTRICT, third.account);
    await t.admin('grants').insert({ account: third.account, role: 'district', organisation: DISTRICT });
    const self = await post(third, `proposals/${id}/confirm`);
    assert.equal(self.status, 403);
    assert.match(self.body.detail, /不能确认授予自己的职责/);
  });

  it('holds in the database too, past all of this code', async () => {
    const id = await proposed(one);
    const confirm = (by: string) => t.db.raw('select confirm_grant(?, ?) as done', [id, by]).then(({ rows }) => rows[0].done);
    await assert.rejects(confirm(one.account), /grant_proposals_check/);
    await assert.rejects(t.db('grants').insert({ account: nobody.account, role: 'head', organisation: VILLAGE }), /permission denied/);
    await assert.rejects(t.db('grants').delete(), /permission denied/);
    assert.equal(await confirm(clerk.account), false, 'who confirms is an administrator');
    await assert.rejects(t.db('grant_proposals').insert({ id: randomUUID(), account: one.account, role: 'head', organisation: VILLAGE, proposed_by: one.account }), /grant_proposals_check/);
    assert.equal(await confirm(two.account), true);
    await assert.rejects(t.db('grant_proposals').where({ id }).update({ decision: 'rejected' }), /decided once/);
  });

  it('is void when who proposed is no administrator any more', async () => {
    await signedIn(t, [['district', DISTRICT]]);
    const id = await proposed(one);
    assert.equal((await post(two, 'grants/end', { account: one.account, role: 'district', organisation: DISTRICT })).status, 204);
    const res = await post(two, `proposals/${id}/confirm`);
    assert.equal(res.status, 403);
    assert.match(res.body.detail, /提名人已不是/);
    assert.deepEqual(await rolesOf(nobody), []);
  });

  it('can be refused, by whoever proposed it too, and then proposed again', async () => {
    const id = await proposed(one);
    assert.equal((await post(one, 'proposals', { account: nobody.account, role: 'head', organisation: VILLAGE })).body.type.split('/').at(-1), 'already-proposed');
    assert.equal((await post(one, `proposals/${id}/reject`)).status, 204);
    assert.equal((await post(two, `proposals/${id}/confirm`)).status, 404);
    await proposed(two);
  });

  it('is for places of the own district, where the role has its seat', async () => {
    const propose = (role: string, organisation: string) => post(one, 'proposals', { account: nobody.account, role, organisation });
    assert.equal((await propose('station', '330212100')).status, 403);
    assert.match((await propose('station', VILLAGE)).body.detail, /属镇街的职责/);
    assert.match((await propose('head', TOWN)).body.detail, /属村\(社区\)的职责/);
    assert.equal((await propose('head', '330203999')).status, 422);
    assert.equal((await propose('bidder', VILLAGE)).status, 422);
    assert.equal((await propose('constructor', VILLAGE)).status, 422);
    const other = await signedIn(t, [['district', '330212']]);
    const id = await proposed(one);
    for (const path of [`proposals/${id}/confirm`, `proposals/${id}/reject`]) assert.equal((await post(other, path)).status, 404);
    assert.deepEqual((await get(other, 'proposals')).body.items, []);
  });

  it('never lets an administrator into a trade, nor whoever works on trades into administration', async () => {
    const mixes = [
      { account: two.account, role: 'reviewer', organisation: DISTRICT },
      { account: clerk.account, role: 'district', organisation: DISTRICT },
    ];
    for (const given of mixes) {
      const res = await post(one, 'proposals', given);
      assert.equal(res.status, 422);
      assert.match(res.body.detail, /区管理员不参与任何交易/);
    }
    // Asked again at the confirmation: what was proposed may not fit any more.
    const third = await signedIn(t, []);
    const [first, second] = [await proposed(one, 'district', DISTRICT, third.account), await proposed(one, 'head', VILLAGE, third.account)];
    assert.equal((await post(two, `proposals/${first}/confirm`)).status, 204);
    assert.equal((await post(two, `proposals/${second}/confirm`)).status, 422);
  });

  it('is never for a bidder’s account, a disabled one, or one whose holder has not set a password yet', async () => {
    const bidder = await signedIn(t, 'bidder');
    const disabled = await signedIn(t, []);
    const fresh = await signedIn(t, []);
    await t.admin('accounts').where({ id: disabled.account }).update({ disabled_at: new Date() });
    await t.admin('accounts').where({ id: fresh.account }).update({ must_change_password: true });
    for (const [who, says] of [[bidder, /竞买人/], [disabled, /已停用/], [fresh, /设置自己的密码/]] as const) {
      const res = await post(one, 'proposals', { account: who.account, role: 'head', organisation: VILLAGE });
      assert.equal(res.status, 422);
      assert.match(res.body.detail, says);
    }
  });

  it('ends by one administrator, but always leaves a district two of them', async () => {
    assert.equal((await post(one, 'grants/end', { account: clerk.account, role: 'accountant', organisation: VILLAGE })).status, 204);
    assert.deepEqual(await rolesOf(clerk), []);
    assert.equal((await post(one, 'grants/end', { account: clerk.account, role: 'accountant', organisation: VILLAGE })).status, 404);
    const last = await post(one, 'grants/end', { account: two.account, role: 'district', organisation: DISTRICT });
    assert.equal(last.status, 403);
    assert.match(last.body.detail, /至少要留有两名/);
    const three = await signedIn(t, [['district', DISTRICT]]);
    const ends = await Promise.all([one, two, three].map(({ account }, i, all) =>
      post(all[(i + 1) % 3] as SignedIn, 'grants/end', { account, role: 'district', organisation: DISTRICT })));
    assert.deepEqual(ends.map(({ status }) => status).sort(), [204, 403, 403], 'also when three end each other at once');
  });

  it('enters the log, each step under who took it, without a name in it', async () => {
    const before = (await recorded()).length;
    const id = await proposed(one);
    await post(two, `proposals/${id}/confirm`);
    await post(two, 'grants/end', { account: nobody.account, role: 'head', organisation: VILLAGE });
    const said = (await recorded()).slice(before);
    const what = { account: nobody.account, role: 'head', organisation: VILLAGE };
    assert.deepEqual(said, [
      { event: 'role_proposed', actor: one.account, data: { ...what, proposal: id } },
      { event: 'role_confirmed', actor: two.account, data: { ...what, proposal: id } },
      { event: 'role_ended', actor: two.account, data: what },
    ]);
    await post(one, `proposals/${id}/confirm`);
    assert.equal((await recorded()).length, before + 3, 'what was refused did not happen');
  });

  it('records many at once in one chain without a gap', async () => {
    const accounts = await Promise.all(Array.from({ length: 8 }, () => signedIn(t, [])));
    const answers = await Promise.all(accounts.map(({ account }) => post(one, 'proposals', { account, role: 'head', organisation: VILLAGE })));
    assert.ok(answers.every(({ status }) => status === 201));
    const numbers = await t.admin('log.entries').where({ project: PLATFORM_CHAIN }).orderBy('entry_no').pluck('entry_no');
    assert.deepEqual(numbers, numbers.map((_, i) => i + 1));
  });

  describe('accounts and organisations', () => {
    const make = (username = `u${randomUUID().slice(0, 8)}`) => post(one, 'accounts', { username, displayName: '集士港镇交易站丙' });

    it('are made with a password for once, which opens nothing but the way to one’s own', async () => {
      const username = `u${randomUUID().slice(0, 8)}`;
      const made = await make(username);
      assert.equal(made.status, 201, made.text);
      const login = await request(t.app).post('/api/session').send({ username, password: made.body.password });
      assert.equal(login.body.oneTime, true);
      const cookie = String(login.headers['set-cookie']).split(';')[0] as string;
      const refused = await request(t.app).get('/api/projects').set('Cookie', cookie);
      assert.equal(refused.status, 403);
      assert.match(refused.body.detail, /一次性密码/);
      assert.equal((await post(one, 'proposals', { account: made.body.account, role: 'station', organisation: TOWN })).status, 422);

      // The same password at a cheap cost: the tries below are not about the cost.
      await t.admin('accounts').where({ username }).update({ password_hash: await hashPassword(made.body.password, CHEAP) });
      const change = (current: string, next: string) => request(t.app).put('/api/account/password').set('Cookie', cookie).send({ current, next });
      assert.equal((await change(made.body.password, made.body.password)).status, 422);
      assert.equal((await change('wrong password', 'my own password')).status, 422);
      assert.equal((await change(made.body.password, 'short')).status, 422);
      const changed = await change(made.body.password, 'my own password');
      assert.equal(changed.status, 204, changed.text);
      const own = String(changed.headers['set-cookie']).split(';')[0] as string;
      assert.equal((await request(t.app).get('/api/projects').set('Cookie', own)).status, 200);
      assert.equal((await request(t.app).get('/api/session').set('Cookie', cookie)).status, 401, 'the old token is none any more');
      await proposed(one, 'station', TOWN, made.body.account);
    });

    it('are one for one username', async () => {
      assert.equal((await make('zhan-bing')).status, 201);
      assert.equal((await make('Zhan-Bing')).status, 409);
    });

    it('are signed out at once when disabled, and come back without their roles', async () => {
      assert.equal((await post(one, `accounts/${clerk.account}/disable`)).status, 204);
      assert.equal((await request(t.app).get('/api/session').set('Cookie', clerk.cookie)).status, 401);
      assert.equal((await post(one, `accounts/${clerk.account}/disable`)).status, 409);
      assert.equal((await post(two, `accounts/${clerk.account}/enable`)).status, 204);
      assert.deepEqual(await rolesOf(clerk), []);
    });

    it('lose their roles and phone with a reset password, as whoever resets it could use it', async () => {
      await t.admin('second_factors').insert({ account: clerk.account, secret_sealed: Buffer.from('x'), confirmed_at: new Date() });
      const reset = await post(one, `accounts/${clerk.account}/password`);
      assert.equal(reset.status, 200);
      assert.ok(reset.body.password.length >= 16);
      assert.deepEqual(await rolesOf(clerk), []);
      assert.equal(await t.admin('second_factors').where({ account: clerk.account }).first(), undefined);
      assert.equal((await request(t.app).get('/api/session').set('Cookie', clerk.cookie)).status, 401);
    });

    it('of administrators are never disabled or reset by themselves, nor down to one', async () => {
      for (const what of ['disable', 'password']) {
        assert.equal((await post(one, `accounts/${one.account}/${what}`)).status, 403);
        const res = await post(one, `accounts/${two.account}/${what}`);
        assert.equal(res.status, 403);
        assert.match(res.body.detail, /至少要留有两名/);
      }
    });

    it('of another district, of bidders, and those that are none, are not found', async () => {
      const other = await signedIn(t, [['station', '330212100']]);
      const bidder = await signedIn(t, 'bidder');
      for (const account of [other.account, bidder.account, randomUUID()]) {
        for (const what of ['disable', 'enable', 'password']) assert.equal((await post(one, `accounts/${account}/${what}`)).status, 404);
      }
      const listed = (await get(one, 'accounts?limit=200')).body.items.map((a: { account: string }) => a.account);
      assert.ok(listed.includes(clerk.account) && !listed.includes(other.account) && !listed.includes(bidder.account));
    });

    it('are made below the own district and no deeper than a village, and grant nothing once disabled', async () => {
      assert.equal((await post(one, 'organisations', { code: '330203777', name: '新镇' })).status, 204);
      assert.equal((await post(one, 'organisations', { code: '330203777', name: '新镇' })).status, 409);
      assert.equal((await post(one, 'organisations', { code: '330203777201', name: '新村' })).status, 204);
      assert.equal((await post(one, 'organisations', { code: '330203778201', name: '无镇村' })).status, 422);
      assert.equal((await post(one, 'organisations', { code: '330212200', name: '外区镇' })).status, 403);
      assert.equal((await post(one, 'organisations', { code: '330203', name: '区' })).status, 422);
      assert.equal((await post(two, 'organisations/330203777201/disable', { reason: '撤村' })).status, 204);
      assert.equal((await post(one, 'proposals', { account: nobody.account, role: 'head', organisation: '330203777201' })).status, 422);
      assert.equal((await post(one, 'organisations/330203/disable', { reason: '撤区' })).status, 403);
    });
  });

  it('asks administrators for a code, where codes are required, on every route that changes something', async () => {
    const strict = await testApp();
    const people = peopleOffice({ db: strict.db, key: dataKey(randomBytes(32)), codesRequired: true });
    const app = await testApp({ people, db: strict.db });
    try {
      const admin = await signedIn(strict, [['district', DISTRICT]]);
      const changing = allRoutes(app.deps, new Registry()).filter((r) => r.access === 'district' && r.method !== 'get');
      assert.ok(changing.length >= 15);
      for (const { method, path } of changing) {
        const res = await request(app.app)[method](path.replace(/:\w+/g, randomUUID())).set('Cookie', admin.cookie).send({});
        assert.equal(res.status, 403, `${method} ${path}`);
        assert.match(res.body.detail, /启用/, `${method} ${path}`);
      }
      assert.equal((await request(app.app).get('/api/admin/accounts').set('Cookie', admin.cookie)).status, 200);
    } finally {
      await app.stop();
      await strict.stop();
    }
  });
});
