import assert from 'node:assert/strict';
import request from 'supertest';
import type { Organisation } from '../../server/people/organisation-list.js';
import { PLATFORM_CHAIN } from '../../server/audit/platform-chain.js';
import { lawToday, OWN_SHELF } from '../../server/machines/rules/shelf.js';
import { rebuildPublicTrades } from '../../server/transactions/public-trades.js';
import { insertProject } from '../routes/projects-in-database.js';
import { DISTRICT, OTHER_VILLAGE, type SignedIn, signedIn, type TestApp, testApp, TOWN, VILLAGE } from '../routes/app.js';

const REASON = { reason: '区政府批复2025-7号' };

describe('the register of organisations', () => {
  let t: TestApp;
  let admin: SignedIn;
  let officer: SignedIn;
  let head: SignedIn;

  before(async () => {
    t = await testApp();
    await t.admin('organisations').insert([
      { id: '330212', kind: 'district', name: '鄞州区', parent: null },
      { id: '330203103', kind: 'town', name: '横街镇', parent: DISTRICT },
      { id: '330203103201', kind: 'village', name: '集士村', parent: '330203103' },
    ]);
    admin = await signedIn(t, [['district', DISTRICT]]);
    officer = await signedIn(t, [['town_officer', TOWN]]);
    head = await signedIn(t, [['head', VILLAGE]]);
  });
  after(() => t.stop());

  const read = async (who: SignedIn, query = '') => {
    const res = await request(t.app).get(`/api/organisations${query}`).set('Cookie', who.cookie);
    assert.equal(res.status, 200, res.text);
    return res.body as { totals: object; items: Organisation[]; next: string | null };
  };
  const codes = async (who: SignedIn, query = '') => (await read(who, query)).items.map(({ code }) => code);
  const one = (who: SignedIn, code: string) => request(t.app).get(`/api/organisations/${code}`).set('Cookie', who.cookie);
  const post = (path: string, body: object = REASON) => request(t.app).post(`/api/admin/organisations${path}`).set('Cookie', admin.cookie).send(body);
  const missing = ({ roles }: Organisation) => roles.filter(({ persons, needed }) => persons < needed).map(({ role }) => role);

  it('shows a district all below it, a town its own, a village itself, and others nothing', async () => {
    const all = [DISTRICT, TOWN, OTHER_VILLAGE, VILLAGE, '330203103', '330203103201'].sort();
    assert.deepEqual(await codes(admin), all);
    assert.deepEqual(await codes(officer), [TOWN, OTHER_VILLAGE, VILLAGE].sort());
    assert.deepEqual(await codes(head), [VILLAGE]);
    assert.equal((await one(officer, '330203103')).status, 404);
    assert.equal((await one(head, TOWN)).status, 404);
    for (const who of [await signedIn(t, 'bidder'), await signedIn(t, [['reviewer', DISTRICT]]), await signedIn(t, [['station', TOWN]])]) {
      assert.equal((await request(t.app).get('/api/organisations').set('Cookie', who.cookie)).status, 403);
      assert.equal((await one(who, VILLAGE)).status, 403);
    }
  });

  it('counts persons in use for each role that is needed, and tells which is missing', async () => {
    const blocked = await signedIn(t, [['supervisor', VILLAGE]]);
    await t.admin('accounts').where({ id: blocked.account }).update({ disabled_at: new Date() });
    await t.admin('grants').where({ role: 'station' }).delete();
    await signedIn(t, [['station', TOWN]]);
    const { items } = await read(admin);
    const of = (code: string) => items.find((o) => o.code === code) as Organisation;
    assert.deepEqual(of(VILLAGE).roles.find(({ role }) => role === 'head'), { role: 'head', persons: 1, needed: 1 });
    assert.deepEqual(missing(of(VILLAGE)), ['accountant', 'supervisor', 'delegate']);
    assert.ok(missing(of(TOWN)).includes('station'), 'whoever examined does not confirm');
    assert.ok(missing(of(DISTRICT)).includes('district'), 'the second administrator');
    const { body } = await one(officer, VILLAGE);
    assert.deepEqual(body.people.map((p: { role: string }) => p.role), ['head']);
    assert.match(body.publicAddress, new RegExp(`/village/${VILLAGE}$`));
  });

  it('is searched by name, by the town’s name and by code, filtered, and read page by page without a gap', async () => {
    assert.deepEqual(await codes(admin, `?search=${encodeURIComponent('横街')}`), ['330203103', '330203103201']);
    assert.deepEqual(await codes(admin, '?search=330203103'), ['330203103', '330203103201']);
    assert.deepEqual(await codes(admin, '?search=%25'), []);
    assert.deepEqual(await codes(admin, `?town=${TOWN}`), [TOWN, OTHER_VILLAGE, VILLAGE].sort());
    const pages: string[] = [];
    for (let after: string | null = ''; after !== null; ) {
      const { items, next }: Awaited<ReturnType<typeof read>> = await read(admin, `?limit=2&after=${after}`);
      pages.push(...items.map(({ code }) => code));
      after = next;
    }
    assert.deepEqual(pages, await codes(admin));
  });

  it('disables with a reason and enables again, a town only after its villages', async () => {
    assert.equal((await post(`/${VILLAGE}/disable`, {})).status, 422);
    assert.equal((await post(`/${VILLAGE}/enable`)).status, 404, 'it is in use');
    const early = await post('/330203103/disable');
    assert.equal(early.status, 409);
    assert.match(early.body.detail, /还有1个在用的村/);
    assert.equal((await post('/330203103201/disable')).status, 204);
    assert.equal((await post('/330203103/disable')).status, 204);
    assert.deepEqual(await codes(admin, '?state=disabled'), ['330203103', '330203103201']);
    assert.ok(!(await codes(admin, '?lacking=1')).includes('330203103201'), 'nobody is missed where nothing begins');
    const orphan = await post('/330203103201/enable');
    assert.equal(orphan.status, 409);
    assert.match(orphan.body.detail, /先恢复镇街/);
    assert.equal((await post('', { code: '330203103202', name: '新村' })).status, 422, 'nothing is put below what is disabled');
    assert.equal((await post('/330203103/enable')).status, 204);
    assert.equal((await post('/330203103201/enable')).status, 204);
    assert.deepEqual(await codes(admin, '?state=disabled'), []);
  });

  it('counts the trades that run, and shows them to the public under a village’s new name, found by that name', async () => {
    const id = await insertProject(t.admin, admin.account, { title: '鱼塘招租', publicAt: Date.now() - 1000 });
    await rebuildPublicTrades(t.admin, (version) => lawToday(OWN_SHELF, version));
    assert.equal((await post(`/${VILLAGE}/rename`, { name: '广和村', ...REASON })).status, 204);
    const { body } = await request(t.app).get('/api/public/projects').query({ search: '广和村' });
    assert.deepEqual(body.items.map((p: { id: string; village: object }) => [p.id, p.village]), [[id, { code: VILLAGE, name: '广和村' }]]);
    assert.equal((await request(t.app).get(`/api/public/projects/${id}`)).body.village.name, '广和村');
    const running = new Map((await read(admin)).items.map((o) => [o.code, o.running]));
    assert.deepEqual([DISTRICT, TOWN, VILLAGE, OTHER_VILLAGE].map((code) => running.get(code)), [null, 1, 1, 0]);
    assert.equal((await post(`/${VILLAGE}/rename`, { name: '广升村', ...REASON })).status, 204);
  });

  it('renames, and two of one town never bear one name', async () => {
    assert.equal((await post(`/${VILLAGE}/rename`, { name: '湖山村', ...REASON })).status, 422);
    assert.equal((await post('', { code: `${TOWN}299`, name: '湖山村' })).status, 422);
    assert.equal((await post(`/${VILLAGE}/rename`, { name: '广升村', ...REASON })).status, 422, 'the name it has');
    assert.equal((await post('/330212/rename', { name: '别区', ...REASON })).status, 403);
    assert.equal((await post(`/${VILLAGE}/rename`, { name: '广升新村', ...REASON })).status, 204);
    assert.equal((await one(head, VILLAGE)).body.name, '广升新村');
    const entry = await t.admin('log.entries as e').join('log.payloads as y', 'y.seq', 'e.seq').where({ 'e.project': PLATFORM_CHAIN, 'e.event': 'organisation_renamed' }).orderBy('e.seq', 'desc').first('y.data', 'y.personal', 'e.actor');
    assert.deepEqual(JSON.parse(entry.data).data, { code: VILLAGE, name: '广升新村', before: '广升村' });
    assert.equal(entry.actor, admin.account);
    assert.match(entry.personal, /批复2025-7号/);
  });
});
