// Every route as data: what its access says is what happens, before anything else of the request is looked at.
import assert from 'node:assert/strict';
import { Registry } from 'prom-client';
import request from 'supertest';
import { allRoutes } from '../../server/routes/all.js';
import { type SignedIn, signedIn, type TestApp, testApp, VILLAGE } from './app.js';

const routes = allRoutes({ demoClock: { set: async (now) => ({ now }) } }, new Registry());
const UUID = '00000000-0000-4000-8000-000000000000';
const addressOf = (path: string) => path.replace(/:\w+/g, UUID);

describe('access to routes', () => {
  let t: TestApp;
  let clerk: SignedIn;
  let bidder: SignedIn;
  let once: SignedIn;

  before(async () => {
    t = await testApp();
    clerk = await signedIn(t, [['accountant', VILLAGE]]);
    bidder = await signedIn(t, 'bidder');
    once = await signedIn(t, [['district', '330203']]);
    await t.admin('accounts').where({ id: once.account }).update({ must_change_password: true });
  });
  after(() => t.stop());

  const ask = (method: 'get' | 'post' | 'put' | 'delete', path: string, who?: SignedIn) => {
    const asked = request(t.app)[method](addressOf(path));
    return who ? asked.set('Cookie', who.cookie) : asked;
  };

  it('is refused to whoever has not signed in, by every route that needs it', async () => {
    const closed = routes.filter(({ access }) => access === 'signed-in' || access === 'district');
    assert.ok(closed.length > 20);
    for (const { method, path } of closed) assert.equal((await ask(method, path)).status, 401, `${method} ${path}`);
  });

  it('is refused to staff and bidders by every route of the administrators', async () => {
    const closed = routes.filter(({ access }) => access === 'district');
    assert.ok(closed.length > 10);
    for (const { method, path } of closed) {
      for (const who of [clerk, bidder]) assert.equal((await ask(method, path, who)).status, 403, `${method} ${path}`);
    }
  });

  it('is refused to whoever holds a password for once, but for what sets another', async () => {
    const open = routes.filter((route) => route.beforeOwnPassword).map(({ method, path }) => `${method} ${path}`);
    assert.deepEqual(open.sort(), ['get /api/session', 'put /api/account/password']);
    for (const { method, path, access, beforeOwnPassword } of routes) {
      if ((access !== 'signed-in' && access !== 'district') || beforeOwnPassword) continue;
      const res = await ask(method, path, once);
      assert.equal(res.status, 403, `${method} ${path}`);
      assert.match(res.body.detail, /一次性密码/);
    }
  });

  it('is the administrators’ wherever the address says so', () => {
    const admin = routes.filter(({ path }) => path.startsWith('/api/admin/'));
    assert.ok(admin.length > 10);
    for (const { path, access } of admin) assert.equal(access, 'district', path);
  });

  it('is refused to every act that comes from another site', async () => {
    for (const { method, path } of routes.filter((route) => route.method !== 'get')) {
      const res = await ask(method, path, clerk).set('Origin', 'https://elsewhere.example');
      assert.equal(res.status, 403, `${method} ${path}`);
    }
  });
});
