import assert from 'node:assert/strict';
import request from 'supertest';
import { readSheet } from 'read-excel-file/node';
import writeSheet from 'write-excel-file/node';
import { CODE_HEADER, COLUMNS } from '../../server/assets/sheet.js';
import { DISTRICT, OTHER_VILLAGE, type SignedIn, signedIn, type TestApp, testApp, TOWN, VILLAGE } from './app.js';

const SHOP = {
  name: '东街3号店铺',
  category: 'premises',
  location: '东街3号',
  quantity: 8_650,
  unit: '平方米',
  originalValue: 12_345_67,
  useState: 'idle',
  building: 'certified',
};
const HEADERS = COLUMNS.map((column) => column.header);
const ROW = ['鱼塘一号', '养殖水面', '村东', '12.5', '亩', '1,000.30', null, '出租发包', null, null, '无', null];

describe('the asset register', () => {
  let t: TestApp;
  let clerk: SignedIn;

  beforeEach(async () => {
    t = await testApp();
    clerk = await signedIn(t, [['accountant', VILLAGE]]);
  });
  afterEach(() => t.stop());

  const as = (who: SignedIn) => ({
    get: (path: string) => request(t.app).get(path).set('Cookie', who.cookie),
    post: (path: string, body: object) => request(t.app).post(path).set('Cookie', who.cookie).send(body),
    put: (path: string, body: object) => request(t.app).put(path).set('Cookie', who.cookie).send(body),
    upload: (path: string, bytes: Buffer, name = '资产.xlsx') => request(t.app).post(path).set('Cookie', who.cookie).attach('file', bytes, name),
  });
  const add = async (more: object = {}) => {
    const res = await as(clerk).post('/api/assets', { village: VILLAGE, asset: { ...SHOP, ...more } });
    assert.equal(res.status, 201, res.text);
    return res.body as { id: string; code: string; version: number };
  };
  const sheetOf = (rows: (string | null)[][]) => writeSheet(rows.map((row) => row.map((value) => ({ value: value ?? undefined }))) as never).toBuffer();
  const importing = (rows: (string | null)[][], check = '0') =>
    sheetOf(rows).then((bytes) => as(clerk).upload(`/api/assets/sheet?village=${VILLAGE}&check=${check}`, bytes));

  it('gives each asset a number that is never given again', async () => {
    const first = await add();
    assert.equal(first.code, `${VILLAGE}-Z-0001`);
    await as(clerk).post(`/api/assets/${first.id}/retirement`, { expectedVersion: 1, reason: '已拆除' }).expect(200);
    assert.equal((await add()).code, `${VILLAGE}-Z-0002`);
    const numbers = await Promise.all(Array.from({ length: 10 }, () => add().then(({ code }) => code)));
    assert.equal(new Set(numbers).size, 10);
  });

  it('is written by the village’s own accountant alone', async () => {
    const { id } = await add();
    const strangers = [
      await signedIn(t, [['accountant', OTHER_VILLAGE]]),
      await signedIn(t, [['head', VILLAGE]]),
      await signedIn(t, [['station', TOWN]]),
      await signedIn(t, [['district', DISTRICT]]),
      await signedIn(t, 'bidder'),
    ];
    for (const who of strangers) {
      const tries = [
        await as(who).post('/api/assets', { village: VILLAGE, asset: SHOP }),
        await as(who).put(`/api/assets/${id}`, { expectedVersion: 1, asset: SHOP }),
        await as(who).post(`/api/assets/${id}/retirement`, { expectedVersion: 1, reason: '没有了' }),
        await as(who).upload(`/api/assets/sheet?village=${VILLAGE}`, await sheetOf([HEADERS, ROW])),
      ];
      assert.deepEqual(tries.map((res) => res.status), [403, 403, 403, 403]);
    }
    assert.equal((await as(clerk).get('/api/assets')).body.items.length, 1);
  });

  it('is read in the village, its town and its district, and nowhere else', async () => {
    const { id } = await add();
    const readers = { head: VILLAGE, station: TOWN, discipline: TOWN, district: DISTRICT } as const;
    for (const [role, place] of Object.entries(readers)) {
      const who = await signedIn(t, [[role as keyof typeof readers, place]]);
      assert.equal((await as(who).get('/api/assets')).body.items[0].id, id, role);
    }
    for (const who of [await signedIn(t, [['accountant', OTHER_VILLAGE]]), await signedIn(t, 'bidder')]) {
      assert.deepEqual((await as(who).get('/api/assets')).body.items, []);
      assert.equal((await as(who).get(`/api/assets/${id}`)).status, 404);
    }
  });

  it('keeps what it said before, whoever asks it to forget', async () => {
    const { id } = await add();
    await as(clerk).put(`/api/assets/${id}`, { expectedVersion: 1, asset: { ...SHOP, useState: 'let' } }).expect(200);
    await as(clerk).put(`/api/assets/${id}`, { expectedVersion: 1, asset: SHOP }).expect(409);
    await as(clerk).post(`/api/assets/${id}/retirement`, { expectedVersion: 2, reason: '已出让' }).expect(200);
    await as(clerk).put(`/api/assets/${id}`, { expectedVersion: 3, asset: SHOP }).expect(422);
    const { body } = await as(clerk).get(`/api/assets/${id}`);
    assert.deepEqual(
      body.changes.map((c: { kind: string; said: object }) => [c.kind, c.said]),
      [
        ['retired', { reason: '已出让' }],
        ['changed', { ...SHOP, useState: 'let', certificate: null, buildingUntil: null, disputed: false, note: null }],
        ['added', { ...SHOP, certificate: null, buildingUntil: null, disputed: false, note: null }],
      ],
    );
    for (const sql of ['update asset_changes set said = null', 'delete from asset_changes', 'truncate asset_changes']) {
      await assert.rejects(t.admin.raw(sql), /append-only|refused/);
    }
  });

  it('takes a spreadsheet as people fill it, and gives it back', async () => {
    const res = await importing([HEADERS, ROW, ['', null, null, null, null, null, null, null, null, null, null, null]]);
    assert.deepEqual(res.body, { rows: 1, imported: 1, bad: [] });
    const [asset] = (await as(clerk).get('/api/assets?search=鱼塘')).body.items;
    assert.deepEqual([asset.said.quantity, asset.said.originalValue, asset.said.useState, asset.said.building], [1250, 100_030, 'let', 'none']);

    const sheet = await as(clerk).get(`/api/assets/sheet?village=${VILLAGE}`).buffer(true).parse((answer, done) => {
      const parts: Buffer[] = [];
      answer.on('data', (part) => parts.push(part));
      answer.on('end', () => done(null, Buffer.concat(parts)));
    });
    const rows = await readSheet(sheet.body as Buffer);
    assert.deepEqual(rows[0], [CODE_HEADER, ...HEADERS]);
    assert.deepEqual(rows[1], [asset.code, '鱼塘一号', '养殖水面', '村东', 12.5, '亩', 1000.3, null, '出租发包', '非房屋', null, '无', null]);
    const again = await as(clerk).upload(`/api/assets/sheet?village=${VILLAGE}&check=1`, sheet.body as Buffer);
    assert.deepEqual(again.body, { rows: 1, imported: 0, bad: [] });
  });

  it('names every bad cell of a spreadsheet by row and column, and takes none of it', async () => {
    const bad = (changes: Record<number, string | null>) => ROW.map((cell, i) => (i in changes ? (changes[i] as string | null) : cell));
    const { body } = await importing([
      HEADERS,
      ROW,
      bad({ 0: null, 1: '鱼塘' }),
      bad({ 3: '0', 5: '1.005' }),
      bad({ 8: '临时建筑' }),
      bad({ 9: '2027-02-30', 10: '也许' }),
      bad({ 0: '长'.repeat(101) }),
    ]);
    assert.equal(body.imported, 0);
    assert.deepEqual(
      body.bad.map((cell: { row: number; column: string }) => `${cell.row} ${cell.column}`),
      ['3 名称', '3 类别', '4 数量', '4 原值(元)', '5 临时建筑有效期至', '6 临时建筑有效期至', '6 有无争议', '7 名称'],
    );
    // What would pass is named: a spreadsheet has no list to choose from.
    const category = body.bad.find((cell: { column: string }) => cell.column === '类别');
    assert.match(category.problem, /“养殖水面”/);
    assert.deepEqual((await as(clerk).get('/api/assets')).body.items, []);
  });

  it('says what is wrong with a header, an empty sheet, and a file that is none', async () => {
    const wrong = await importing([[...HEADERS.slice(1), '备用', '坐落'], ROW]);
    assert.deepEqual(
      wrong.body.bad.map((cell: { column: string }) => cell.column),
      ['名称', '备用', '坐落'],
    );
    assert.match((await importing([HEADERS])).body.bad[0].problem, /没有资产/);
    const path = `/api/assets/sheet?village=${VILLAGE}`;
    const cut = (await sheetOf([HEADERS, ROW])).subarray(0, 900);
    assert.ok([415, 422].includes((await as(clerk).upload(path, cut)).status));
    assert.equal((await as(clerk).upload(path, Buffer.from('%PDF-1.4\n'), 'a.pdf')).status, 415);
  });

  it('refuses what no asset could be', async () => {
    const tries = [{ quantity: 0 }, { quantity: 1.5 }, { originalValue: -1 }, { category: 'works' }, { building: 'temporary' }, { buildingUntil: '2027-01-01' }, { owner: '张三' }, { name: 'a\u0000' }];
    for (const wrong of tries) {
      const res = await as(clerk).post('/api/assets', { village: VILLAGE, asset: { ...SHOP, ...wrong } });
      assert.ok([400, 422].includes(res.status), JSON.stringify(wrong));
    }
  });
});
