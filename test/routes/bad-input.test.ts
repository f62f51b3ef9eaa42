import assert from 'node:assert/strict';
import request from 'supertest';
import { askedBadly, assertProblem, EVENTS } from './problems.js';

describe('bad input', () => {
  const { asked, post, send, raw } = askedBadly();

  it('refuses broken JSON with 400', async () => {
    assertProblem(await raw('/api/projects', '{"title":'), 400, /不是完整的 JSON/, 'broken-json');
  });

  it('refuses a body of 30 MB with 413, whether announced or streamed', async () => {
    const large = `{"title":"${'宽'.repeat(10 * 1024 * 1024)}"}`;
    assertProblem(await raw('/api/projects', large), 413, /256 KB.*附件/, 'too-large');
    assertProblem(await raw('/api/session', large), 413, /256 KB/, 'too-large');
    const streamed = post('/api/projects')
      .type('application/json')
      .set('Transfer-Encoding', 'chunked');
    for (let sent = 0; sent < 30; sent++) streamed.write(Buffer.alloc(1024 * 1024, 0x20));
    assertProblem(await streamed, 413, /256 KB/, 'too-large');
  });

  it('refuses halves of characters and zero characters anywhere with 400', async () => {
    const texts = [
      '{"title":"\\ud800"}',
      '{"a":[{"b":"x\\udc00"}]}',
      '{"\\ud83d":1}',
      '{"title":"a\\u0000b"}',
    ];
    for (const text of texts) {
      assertProblem(await raw('/api/projects', text), 400, /无法保存的字符/, 'unstorable-text');
    }
    // A whole pair is a character like any other; only the fields are wrong here.
    assertProblem(await raw('/api/projects', '{"title":"\\ud840\\udc00"}'), 422, /缺少必填/);
  });

  it('refuses bytes that are no UTF-8 with 400 instead of replacing them', async () => {
    const bytes = Buffer.from([
      ...Buffer.from('{"title":"'),
      0xed,
      0xa0,
      0x80,
      ...Buffer.from('"}'),
    ]);
    const res = await post('/api/projects')
      .type('application/json')
      .serialize((b) => b)
      .send(bytes as never);
    assertProblem(res, 400, /UTF-8/, 'not-utf8');
  });

  it('refuses what is nested deeper than 32 levels with 400', async () => {
    const deep = (levels: number) => '['.repeat(levels) + ']'.repeat(levels);
    assertProblem(await raw('/api/projects', deep(33)), 400, /嵌套超过 32 层/, 'too-deep');
    assertProblem(await raw('/api/projects', deep(50_000)), 400, /嵌套超过 32 层/, 'too-deep');
    assertProblem(await raw('/api/projects', deep(32)), 422, /须为一组字段/);
  });

  it('refuses anything but JSON with 415', async () => {
    assertProblem(
      await post('/api/projects').type('form').send('title=a'),
      415,
      /JSON/,
      'not-json',
    );
    assertProblem(
      await post('/api/projects').type('text/plain').send('{}'),
      415,
      /JSON/,
      'not-json',
    );
    const other = await post('/api/projects').type('application/json; charset=gbk').send('{}');
    assertProblem(other, 415, /UTF-8/, 'not-json');
  });

  it('refuses a request without content', async () => {
    assertProblem(await post('/api/projects'), 415, /JSON/);
  });

  it('asks to sign in with 401, and tells an expired session from none', async () => {
    assertProblem(await request(asked.t.app).post(EVENTS).send({}), 401, /请先登录/, 'not-signed-in');
    const expired = request(asked.t.app)
      .get('/api/session')
      .set('Cookie', `cjt_session=${'a'.repeat(43)}`);
    assertProblem(await expired, 401, /登录已过期/, 'not-signed-in');
  });

  it('answers an address of nothing with 404, and a wrong way to ask with 405 and the right ones', async () => {
    assertProblem(await request(asked.t.app).get('/api/nowhere'), 404, /没有这个地址/);
    assertProblem(await request(asked.t.app).get('/.env'), 404, /没有这个地址/);
    assertProblem(await request(asked.t.app).get('/api/public/projects/not-an-id'), 404, /没有找到/);
    const wrong = await request(asked.t.app).delete('/api/projects');
    assertProblem(wrong, 405, /不接受 DELETE/, 'wrong-method');
    assert.equal(wrong.headers.allow, 'GET, POST, HEAD');
  });

  it('answers an address that cannot be decoded with 400', async () => {
    assertProblem(
      await request(asked.t.app).get('/api/public/projects/%ff'),
      400,
      /网址不正确/,
      'broken-address',
    );
  });

  it('refuses wrong headers and wrong questions with 422', async () => {
    const event = { type: 'archive_project', data: {} };
    assertProblem(
      await send(EVENTS, event).set('Idempotency-Key', 'short'),
      422,
      /请求编号须为8至100个字符/,
    );
    assertProblem(
      await send(EVENTS, event).set('If-Match', '"x"'),
      422,
      /If-Match 须为项目的版本号/,
    );
    const list = (query: string) => request(asked.t.app).get(`/api/public/projects?${query}`);
    assertProblem(await list('limit=101'), 422, /每页条数.*须为1至100的整数/);
    assertProblem(await list('after=abc'), 422, /翻页标记不正确/);
    assertProblem(await list('village=%00'), 422, /12位村级区划代码/);
    assertProblem(await list('stage=a&stage=b'), 422, /环节/);
    assertProblem(await list('sort=title'), 422, /“sort”:平台没有这个字段/);
    assertProblem(
      await request(asked.t.app).get('/api/log/entries?start=5&end=4'),
      422,
      /截止序号不能小于起始序号/,
    );
  });
});
