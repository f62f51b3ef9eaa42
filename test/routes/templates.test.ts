import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import request from 'supertest';
import { buildApp } from '../../server/app.js';
import type { CheckedDocument } from '../../server/documents/check-document.js';
import { TEMPLATES } from '../../server/documents/templates/index.js';
import { templateOffice } from '../../server/documents/texts/template-office.js';
import { DISTRICT, type SignedIn, signedIn, type TestApp, testApp, TOWN } from './app.js';
import { insertProject, NOON } from './projects-in-database.js';

const HASH = 'a'.repeat(64);
const KNOWN: CheckedDocument = {
  number: '330203102230-2025-001-W03',
  file: null,
  kind: 'notice',
  kindName: '交易公告',
  title: '交易公告',
  project: {
    id: '3b1f8f3a-6a37-4a53-9f0a-0d8b43a3a001',
    code: '330203102230-2025-001',
    title: '店面招租',
    village: '广升村',
    town: '集士港镇',
  },
  round: 1,
  issuer: '集士港镇公共资源交易站',
  issuedAt: 1_750_000_000_000,
  pages: 3,
  size: 100_000,
  sha256: HASH,
  renderedSha256: HASH,
  template: '1.2',
  rulesVersion: '2025-07',
  parties: ['集士港镇广升村集体经济组织'],
  entry: { seq: 9, at: 1_750_000_000_500, leaf: HASH },
};

const FROZEN = { facts: { subject: '店面' }, frame: { title: '交易公告' } };
const document = (project: string, over: object = {}) => {
  const id = randomUUID();
  const row = { kind: 'notice', title: '交易公告', round: 1, entry_no: 1, audience: 'public', template: '1', rules_version: '2025', state: 'issued' };
  return { id, project, number: id, ...row, facts: JSON.stringify(FROZEN), sha256: HASH, size: 1, created_at: NOON, issued_at: NOON, ...over };
};

describe('documents over HTTP', () => {
  let app: TestApp;
  before(async () => {
    app = await testApp({ checkDocument: async (number) => (number === KNOWN.number ? KNOWN : null) });
  });
  after(() => app.stop());

  const get = (path: string, cookie = '') => request(app.app).get(path).set('Cookie', cookie);
  const post = (path: string, cookie: string, body: object) =>
    request(app.app).post(path).set('Cookie', cookie).set('Origin', 'https://cjt.example').send(body);

  it('are checked by their number without signing in, and one that is unknown is not found', async () => {
    const known = await get(`/api/public/documents/${KNOWN.number}`).expect(200);
    assert.deepEqual(known.body, KNOWN);
    assert.match(known.headers['cache-control'] ?? '', /public/);
    const unknown = await get('/api/public/documents/330203102230-2025-001-W04').expect(404);
    assert.match(unknown.body.detail, /没有这个编号的文书,或者尚未到公开的时间/);
    await get('/api/public/documents/%3Cscript%3E').expect(404);
  });

  it('are worded by administrators of a district and by nobody else', async () => {
    await get('/api/templates').expect(401);
    const town = await signedIn(app, [['town_officer', TOWN]]);
    await get('/api/templates', town.cookie).expect(403);
    const admin = await signedIn(app, [['district', DISTRICT]]);
    const { body } = await get('/api/templates', admin.cookie).expect(200);
    assert.equal(body.items.length, Object.keys(TEMPLATES).length);
    assert.deepEqual(body.items[0], { kind: 'application', name: '交易申请表', version: 1, edition: null, drafts: 0 });
  });

  it('take a draft from one administrator and the word of another', async () => {
    const [one, two] = [await signedIn(app, [['district', DISTRICT]]), await signedIn(app, [['district', DISTRICT]])];
    const { body: receipt } = await get('/api/templates/receipt', one.cookie).expect(200);
    const blocks = [...receipt.blocks, { type: 'note', text: '本区另行提示：{receiptNumber}' }];
    const refused = await post('/api/templates/receipt/drafts', one.cookie, {
      blocks: [...blocks, { type: 'note', text: '{amount}' }],
      note: '试',
    }).expect(422);
    assert.deepEqual(refused.body.errors.map((e: { pointer: string }) => e.pointer), [`/blocks/${blocks.length}`]);
    const { body: draft } = await post('/api/templates/receipt/drafts', one.cookie, { blocks, note: '提示' }).expect(201);
    const decision = `/api/templates/drafts/${draft.id}/decision`;
    const own = await post(decision, one.cookie, { approve: true }).expect(422);
    assert.match(own.body.detail, /另一位区管理员/);
    await post(decision, two.cookie, { approve: true }).expect(204);
    const { body: now } = await get('/api/templates/receipt', two.cookie).expect(200);
    assert.equal(now.edition, 1);
    assert.equal(now.blocks.length, now.platformBlocks.length + 1);
    assert.equal(now.editions[0].state, 'approved');
  });

  it('are looked at before they are handed in, by administrators only, with examples or what everybody may read', async () => {
    const drawn: { blocks: unknown[]; facts: unknown }[] = [];
    const renderer = {
      async render(asked: unknown) {
        drawn.push(asked as (typeof drawn)[number]);
        return { bytes: Buffer.from('%PDF-1.7'), sha256: '', pages: 1, templateVersion: 1, missing: [] };
      },
    };
    const drawing = buildApp({ ...app.deps, templates: templateOffice({ db: app.db, renderer }) });
    const [admin, town] = [await signedIn(app, [['district', DISTRICT]]), await signedIn(app, [['town_officer', TOWN]])];
    const { body: notice } = await get('/api/templates/notice', admin.cookie).expect(200);
    const preview = (who: SignedIn, more: object = {}) =>
      request(drawing).post('/api/templates/notice/preview').set('Cookie', who.cookie).set('Origin', 'https://cjt.example').send({ blocks: notice.blocks, ...more });

    const [open, hidden] = [await insertProject(app.admin, admin.account), await insertProject(app.admin, admin.account, { publicAt: null })];
    const [shown, ofWork, early, other] = [document(open), document(open, { audience: 'work' }), document(hidden), document(open, { kind: 'result' })];
    await app.admin('documents').insert([shown, ofWork, early, other]);
    const { body: examples } = await get('/api/templates/notice/documents', admin.cookie).expect(200);
    assert.deepEqual(examples.items.map((d: { id: string }) => d.id), [shown.id]);
    await get('/api/templates/notice/documents', town.cookie).expect(403);

    await preview(admin).expect(200).expect('Content-Type', /pdf/);
    await preview(admin, { document: shown.id }).expect(200);
    assert.deepEqual(drawn.map(({ blocks }) => blocks.length), [notice.blocks.length, notice.blocks.length]);
    assert.deepEqual(drawn[1]?.facts, FROZEN.facts);
    for (const { id } of [ofWork, early]) await preview(admin, { document: id }).expect(404);
    assert.match((await preview(admin, { document: other.id }).expect(422)).body.detail, /不是同一种/);
    const { body: faulty } = await preview(admin, { blocks: [{ type: 'note', text: '{nowhere}' }] }).expect(422);
    assert.equal(faulty.errors[0].pointer, '/blocks/0');
    await preview(town).expect(403);
    assert.equal(drawn.length, 2);
    assert.deepEqual((await get('/api/templates/notice', admin.cookie)).body.editions, [], 'nothing is kept');
  });

  it('are withdrawn by whoever handed them in, and then decided by nobody', async () => {
    const [one, two] = [await signedIn(app, [['district', DISTRICT]]), await signedIn(app, [['district', DISTRICT]])];
    const { body: notice } = await get('/api/templates/notice', one.cookie).expect(200);
    const { body: draft } = await post('/api/templates/notice/drafts', one.cookie, { blocks: notice.blocks, note: '试' }).expect(201);
    const of = `/api/templates/drafts/${draft.id}`;
    await post(`${of}/withdraw`, two.cookie, {}).expect(422);
    await post(`${of}/withdraw`, one.cookie, {}).expect(204);
    await post(`${of}/withdraw`, one.cookie, {}).expect(409);
    const { body: kept } = await get(of, two.cookie).expect(200);
    assert.equal(kept.state, 'withdrawn');
    assert.ok(kept.withdrawnAt > 0);
    await post(`${of}/decision`, two.cookie, { approve: true }).expect(409);
  });

  it('refuse what no text can be, in words', async () => {
    const admin = await signedIn(app, [['district', DISTRICT]]);
    await get('/api/templates/no-such-kind', admin.cookie).expect(404);
    await get('/api/templates/drafts/3b1f8f3a-6a37-4a53-9f0a-0d8b43a3a001', admin.cookie).expect(404);
    for (const blocks of [[], [1], [{ type: 'paragraph' }], 'x']) {
      const { body } = await post('/api/templates/receipt/drafts', admin.cookie, { blocks, note: '试' }).expect(422);
      assert.match(body.detail, /[一-龥]/);
    }
  });
});
