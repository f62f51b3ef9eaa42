import assert from 'node:assert/strict';
import request from 'supertest';
import { OTHER_VILLAGE, VILLAGE } from './app.js';
import { DAY, NOON, projectRow } from './projects-in-database.js';
import { type Item, PASSED, publicWorld, VALUATION, type World } from './public-world.js';
import { countStatements } from './statements.js';

describe('lists of public trades', () => {
  let w: World;

  beforeEach(async () => {
    w = await publicWorld();
  });
  afterEach(() => w.t.stop());

  it('comes in pages that are complete and repeat nothing, also among equal instants and with new rows between', async () => {
    const rows = Array.from({ length: 200 }, (_, i) =>
      projectRow(w.clerk.account, { publicAt: NOON + Math.floor(i / 7) }),
    );
    await w.t.admin.batchInsert('projects', rows, 100);
    const seen: Item[] = [];
    for (let after: string | null = ''; after !== null; ) {
      const page = await w.list(`limit=37${after && `&after=${after}`}`);
      seen.push(...page.items);
      after = page.next;
      await w.insert({ publicAt: NOON + DAY });
    }
    assert.deepEqual(new Set(seen.map((p) => p.id)), new Set(rows.map((r) => r.id)));
    assert.equal(seen.length, 200);
    const order = seen.map((p) => [-p.publicAt, p.id] as const);
    assert.deepEqual(
      order,
      [...order].sort((a, b) => a[0] - b[0] || (a[1] < b[1] ? -1 : 1)),
    );
  });

  it('is searched by any part of the title, the number, or the village’s name, and by amount', async () => {
    const facts = (amount: number) => ({ valuation: { ...VALUATION, amount }, passed: PASSED });
    const shop = await w.insert({ title: '店铺 A幢 出租', facts: facts(100) });
    const road = await w.insert({ title: '广升路维修', facts: facts(300) });
    const found = async (query: string) => (await w.list(query)).items.map((p) => p.id);
    const search = (text: string) => found(`search=${encodeURIComponent(text)}`);
    assert.deepEqual(await search('维修'), [road]);
    assert.deepEqual(await search('幢'), [shop]);
    assert.deepEqual(await search('a幢'), [shop]);
    assert.deepEqual(await search(`-2025-${shop}`), [shop]);
    assert.deepEqual(await search('修维'), []);
    assert.deepEqual(await search("%_\\'"), []);
    assert.deepEqual(new Set(await search(VILLAGE)), new Set([shop, road]));
    assert.deepEqual(await found('least=101&most=300'), [road]);
    assert.equal((await request(w.t.app).get('/api/public/projects?search=%20')).status, 422);
  });

  it('is searched alike for what few trades say and for what many do', async () => {
    const many = Array.from({ length: 600 }, (_, i) => projectRow(w.clerk.account, { title: '溪边凉亭修缮', publicAt: NOON + i }));
    await w.t.admin.batchInsert('projects', many, 100);
    const few = await w.insert({ title: '溪边水车承包', publicAt: NOON - 1 });
    const found = async (text: string, more = '') => (await w.list(`search=${encodeURIComponent(text)}${more}`)).items.map((p) => p.id);
    assert.deepEqual(await found('溪边水车'), [few]);
    assert.deepEqual(await found('溪边', '&limit=3'), many.slice(-3).reverse().map((row) => row.id));
    assert.deepEqual(await found('溪边', '&side=asset'), []);
    assert.deepEqual(await found('边溪'), []);
  });

  it('is asked for what closes next: only what still takes offers, the next to close first', async () => {
    const now = Date.now();
    const closing = (hours: number, at = 'bidding.offers') =>
      w.insert({ at, row: { offers_close_at: now + hours * 3_600_000 } });
    const later = await closing(5);
    const next = await closing(1);
    await closing(-1);
    await closing(2, 'selection.evaluation');
    const third = await closing(9, 'bidding.registration');
    const page = await w.list('order=closing&limit=2');
    assert.deepEqual(page.items.map((p) => p.id), [next, later]);
    assert.deepEqual((await w.list(`order=closing&limit=2&after=${page.next}`)).items.map((p) => p.id), [third]);
  });

  it('is filtered by village, town, side, category, mode and stage', async () => {
    const here = await w.insert({ at: 'bidding.registration' });
    await w.insert({
      village: OTHER_VILLAGE,
      at: 'closing.archive',
      row: { side: 'asset', category: 'premises', mode: 'sealed' },
    });
    for (const query of [
      `village=${VILLAGE}`,
      'side=procurement',
      'category=works',
      'mode=comparison',
      'stage=bidding',
    ]) {
      assert.deepEqual(
        (await w.list(query)).items.map((p) => p.id),
        [here],
        query,
      );
    }
    assert.equal((await w.list('town=330203102')).items.length, 2);
    assert.equal((await w.list(`village=${VILLAGE}&stage=closing`)).items.length, 0);
  });

  it('asks the database once for a list and once for a detail, however long they are', async () => {
    const id = await w.insert({});
    const count = (path: string) => countStatements(w.t.db, () => w.get(path));
    await w.get('/readyz'); // opens a connection, which takes statements of its own
    assert.equal(await count('/api/public/projects?limit=99'), 1);
    const rows = Array.from({ length: 100 }, () => projectRow(w.clerk.account));
    await w.t.admin.batchInsert('projects', rows, 50);
    assert.equal(await count('/api/public/projects?limit=100'), 1);
    assert.equal(await count(`/api/public/projects/${id}`), 1);
  });

  it('is asked for once when a crowd asks, and said again only when it has changed', async () => {
    await w.insert({});
    await w.get('/readyz');
    const crowd = () =>
      Promise.all(Array.from({ length: 20 }, () => w.get('/api/public/projects')));
    assert.equal(await countStatements(w.t.db, crowd), 1);
    const first = await request(w.t.app).get('/api/public/projects');
    const again = await request(w.t.app)
      .get('/api/public/projects')
      .set('If-None-Match', String(first.headers.etag));
    assert.deepEqual([again.status, again.text], [304, '']);
    const other = await request(w.t.app)
      .get('/api/public/projects')
      .set('If-None-Match', '"other"');
    assert.equal(other.status, 200);
  });

  it('does not depend on who asks', async () => {
    await w.insert({});
    const plain = await request(w.t.app).get('/api/public/projects');
    const signed = await request(w.t.app).get('/api/public/projects').set('Cookie', w.clerk.cookie);
    assert.equal(signed.text, plain.text);
    assert.equal(signed.headers['set-cookie'], undefined);
  });
});
