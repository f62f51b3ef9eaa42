import assert from 'node:assert/strict';
import request from 'supertest';
import { DISTRICT, OTHER_VILLAGE, TOWN, VILLAGE } from './app.js';
import { insertDocument, publicWorld, type World } from './public-world.js';
import { countStatements } from './statements.js';

const HOSTILE = '店面"]]><script>alert(1)</script>&amp;\u0000\u0008\u202e\ud800';

/** Every element that is opened is closed in its order, and nothing else looks like a mark. */
function isWellFormed(xml: string): boolean {
  const open: string[] = [];
  const rest = xml.replace(/^<\?xml[^>]*\?>/, '').replaceAll(/<(\/?)([a-z]+)((?: [a-z:]+="[^"<]*")*)(\/?)>/g, (_, closes, name, _attributes, empty) => {
    if (closes) return open.pop() === name ? '' : '<';
    if (!empty) open.push(name);
    return '';
  });
  return open.length === 0 && !/[<>]|&(?!(amp|lt|gt|quot|#39);)/.test(rest) && !/\p{Cc}/u.test(rest.replaceAll('\n', '')) && rest.isWellFormed();
}

describe('the feed of public notices', () => {
  let w: World;

  before(async () => {
    w = await publicWorld();
  });
  after(() => w.t.stop());

  const feed = async (place: string) => {
    await w.publish();
    const res = await request(w.beside()).get(`/feed/${place}`).buffer(true).parse((r, done) => {
      let text = '';
      r.setEncoding('utf8').on('data', (part: string) => (text += part)).on('end', () => done(null, text));
    });
    return { ...res, status: res.status, headers: res.headers, text: String(res.body) };
  };
  const titlesOf = (text: string) => [...text.matchAll(/<entry>\n<id>[^<]*<\/id>\n<title>([^<]*)<\/title>/g)].map(([, title]) => title);

  it('has what was issued for everybody, the newest first, and nothing else', async () => {
    const project = await w.insert({ title: '村口店面招租' });
    await insertDocument(w.t, project, { audience: 'public', title: '交易公告', no: 1 });
    await insertDocument(w.t, project, { audience: 'work', title: '审核意见书', no: 2 });
    await insertDocument(w.t, project, { audience: 'public', title: '结果公示', no: 3, state: 'pending' });
    const early = await w.insert({ title: '未公开', publicAt: null, at: 'setup.resolution' });
    await insertDocument(w.t, early, { audience: 'public', title: '会议纪要', no: 4 });
    const { status, headers, text } = await feed(VILLAGE);
    assert.equal(status, 200);
    assert.equal(headers['content-type'], 'application/atom+xml; charset=utf-8');
    assert.deepEqual(titlesOf(text), ['交易公告：村口店面招租']);
    assert.ok(text.includes(`href="https://cjt.example/projects/${project}"`));
    assert.match(text, /<updated>2025-07-02T04:00:00\.000Z<\/updated>/);
  });

  it('is of one village, of its whole town, or of the district', async () => {
    const elsewhere = await w.insert({ title: '湖山村水塘', village: OTHER_VILLAGE });
    await insertDocument(w.t, elsewhere, { audience: 'public', title: '交易公告', no: 5 });
    assert.ok(!titlesOf((await feed(VILLAGE)).text).some((title) => title?.includes('湖山村水塘')));
    for (const place of [OTHER_VILLAGE, TOWN, DISTRICT]) {
      assert.ok(titlesOf((await feed(place)).text).includes('交易公告：湖山村水塘'), place);
    }
  });

  it('is well-formed, whatever a project is called', async () => {
    const project = await w.insert({ title: HOSTILE.replaceAll('\u0000', '').replaceAll('\ud800', '') });
    await insertDocument(w.t, project, { audience: 'public', title: HOSTILE.replaceAll('\u0000', '').replaceAll('\ud800', ''), no: 6 });
    const { text } = await feed(VILLAGE);
    assert.ok(isWellFormed(text), text);
    assert.ok(text.includes('&lt;script&gt;alert(1)&lt;/script&gt;&amp;amp;'), text);
    assert.ok(!isWellFormed(text.replace('&lt;script', '<script')), 'the check would see it');
  });

  it('holds the 50 newest, and one of a place without notices is empty', async () => {
    const project = await w.insert({ village: OTHER_VILLAGE });
    for (let no = 10; no < 65; no += 1) await insertDocument(w.t, project, { audience: 'public', title: `公告${no}`, no });
    assert.equal(titlesOf((await feed(OTHER_VILLAGE)).text).length, 50);
  });

  it('is said again only when it has changed, and asks the database twice', async () => {
    await w.publish();
    const app = w.beside();
    const first = await request(app).get(`/feed/${TOWN}`);
    assert.equal((await request(app).get(`/feed/${TOWN}`).set('If-None-Match', String(first.headers.etag))).status, 304);
    const fresh = w.beside();
    assert.equal(await countStatements(w.t.db, () => request(fresh).get(`/feed/${DISTRICT}`)), 2);
  });

  it('is not found where there is no such place', async () => {
    for (const code of ['330203102999', '999999', '33020310', 'x']) assert.equal((await feed(code)).status, 404, code);
  });
});
