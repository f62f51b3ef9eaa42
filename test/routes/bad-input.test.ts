import assert from 'node:assert/strict';
import request, { type Response, type Test } from 'supertest';
import {
  Forbidden,
  InvalidInput,
  NotAllowed,
  Stale,
  TooManyRequests,
} from '../../server/errors.js';
import { UnacceptablePassword } from '../../server/people/password.js';
import type { Advance } from '../../server/transactions/advance.js';
import {
  keepingLog,
  noTrades,
  type SignedIn,
  signedIn,
  type TestApp,
  testApp,
  VILLAGE,
} from './app.js';

const PROJECT = '0b0e7d1c-6a53-4b52-8d3c-5d0a3f1c2e11';
const EVENTS = `/api/projects/${PROJECT}/events`;
const refusal = {
  rule: 'notice.period' as const,
  name: '公告期',
  kind: 'D' as const,
  basis: '区交易细则第十二条',
  message: '公告期不少于3个工作日。',
  earliest: Date.parse('2025-07-07T16:00:00+08:00'),
  pointer: '/offersCloseAt',
};

describe('bad input', () => {
  let t: TestApp;
  let clerk: SignedIn;
  let advanced: Advance[];
  let failure: unknown;
  const { log, lines } = keepingLog();

  before(async () => {
    const advance = async (asked: Advance) => {
      advanced.push(asked);
      throw failure;
    };
    const register = async () => {
      throw failure;
    };
    t = await testApp({ log, trades: { ...noTrades, advance, register } });
    clerk = await signedIn(t, [['accountant', VILLAGE]]);
  });
  beforeEach(() => {
    advanced = [];
    lines.length = 0;
  });
  after(() => t.stop());

  const post = (path: string): Test => request(t.app).post(path).set('Cookie', clerk.cookie);
  const send = (path: string, body: unknown): Test => post(path).send(body as object);
  const raw = (path: string, text: string): Test => post(path).type('application/json').send(text);

  function assertProblem(res: Response, status: number, detail: RegExp, code?: string): void {
    assert.equal(res.status, status, res.text);
    assert.match(res.type, /^application\/problem\+json$/);
    const { type, title, detail: said, instance, ...more } = res.body;
    assert.equal(more.status, status);
    assert.match(said, detail);
    for (const text of [title, said]) assert.match(text, /\p{Script=Han}/u);
    assert.match(said, /。$/);
    assert.match(type, code ? new RegExp(`^/problems/${code}$`) : /^\/problems\/[a-z-]+$/);
    assert.equal(instance, `urn:uuid:${res.headers['x-request-id']}`);
    assert.equal(res.headers['cache-control'], 'no-store');
    assert.doesNotMatch(res.text, /\.ts\b|node_modules|select |xstate|zod|stack|Error\b/i);
  }

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

  it('names every field of a wrong kind or missing, in Chinese and by pointer, with 422', async () => {
    const res = await send('/api/projects', {
      village: 5,
      title: '',
      category: 'castle',
      mode: 'sealed',
    });
    assertProblem(res, 422, /“村\(社区\)代码”:须为文字;“项目名称”:不能为空;“类别”:应为/);
    assert.deepEqual(
      res.body.errors.map((e: { pointer: string }) => e.pointer),
      ['/village', '/title', '/category'],
    );
    assertProblem(await send('/api/projects', {}), 422, /“村\(社区\)代码”:缺少必填内容;.*;另有1处/);
    assertProblem(await raw('/api/projects', '"text"'), 422, /须为一组字段/);
  });

  it('names unknown fields, also deep inside, with 422', async () => {
    const res = await send('/api/session', { username: 'a', password: 'b', isAdmin: true });
    assertProblem(res, 422, /“isAdmin”:平台没有这个字段/);
    const inside = await send(EVENTS, {
      type: 'approve_project',
      data: { items: [{ item: '一', passed: true, 'a/b': 1 }] },
    });
    assertProblem(inside, 422, /“逐项审核意见第1项 a\/b”:平台没有这个字段/);
    assert.equal(inside.body.errors[0].pointer, '/data/items/0/a~1b');
    const proto = await raw('/api/session', '{"username":"a","password":"b","__proto__":{"x":1}}');
    assertProblem(proto, 422, /平台没有这个字段/);
  });

  it('lists at most 50 of very many faults', async () => {
    const many = Object.fromEntries(Array.from({ length: 500 }, (_, i) => [`f${i}`, i]));
    const res = await send('/api/session', { username: 'a', password: 'b', ...many });
    assertProblem(res, 422, /另有497处/);
    assert.equal(res.body.errors.length, 50);
  });

  it('refuses negative and fractional amounts with 422, before the trade is touched', async () => {
    const data = { number: '1', clauses: '无', startsOn: '2025-07-20', endsOn: '2025-09-20' };
    for (const [amount, said] of [
      [-1, /“合同价.*”:金额不能为负/],
      [1.5, /“合同价.*”:金额以分为单位/],
      ['100', /合同价/],
      [1e300, /合同价/],
    ] as const) {
      const res = await send(EVENTS, {
        type: 'prepare_contract',
        data: { ...data, amount, dues: [] },
      });
      assertProblem(res, 422, said);
      assert.equal(res.body.errors[0].pointer, '/data/amount');
    }
    assert.deepEqual(advanced, []);
  });

  it('refuses events of a machine’s inside, of the clock and of nobody alike, and tells none that exist', async () => {
    for (const type of [
      'xstate.init',
      'xstate.done.actor.x',
      'close_offers',
      'toString',
      '*',
      '',
    ]) {
      const res = await send(EVENTS, { type, data: {} });
      assertProblem(res, 422, /平台没有这项操作/);
      assert.doesNotMatch(res.text, /submit_offer|publish_notice/);
    }
    assertProblem(await send(EVENTS, { data: {} }), 422, /平台没有这项操作/);
    assert.deepEqual(advanced, []);
  });

  it('asks to sign in with 401, and tells an expired session from none', async () => {
    assertProblem(await request(t.app).post(EVENTS).send({}), 401, /请先登录/, 'not-signed-in');
    const expired = request(t.app)
      .get('/api/session')
      .set('Cookie', `cjt_session=${'a'.repeat(43)}`);
    assertProblem(await expired, 401, /登录已过期/, 'not-signed-in');
  });

  it('answers an address of nothing with 404, and a wrong way to ask with 405 and the right ones', async () => {
    assertProblem(await request(t.app).get('/api/nowhere'), 404, /没有这个地址/);
    assertProblem(await request(t.app).get('/.env'), 404, /没有这个地址/);
    assertProblem(await request(t.app).get('/api/public/projects/not-an-id'), 404, /没有找到/);
    const wrong = await request(t.app).delete('/api/projects');
    assertProblem(wrong, 405, /不接受 DELETE/, 'wrong-method');
    assert.equal(wrong.headers.allow, 'GET, POST, HEAD');
  });

  it('answers an address that cannot be decoded with 400', async () => {
    assertProblem(
      await request(t.app).get('/api/public/projects/%ff'),
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
    const list = (query: string) => request(t.app).get(`/api/public/projects?${query}`);
    assertProblem(await list('limit=101'), 422, /每页条数.*须为1至100的整数/);
    assertProblem(await list('after=abc'), 422, /翻页标记不正确/);
    assertProblem(await list('village=%00'), 422, /12位村级区划代码/);
    assertProblem(await list('stage=a&stage=b'), 422, /环节/);
    assertProblem(await list('sort=title'), 422, /“sort”:平台没有这个字段/);
    assertProblem(
      await request(t.app).get('/api/log/entries?start=5&end=4'),
      422,
      /截止序号不能小于起始序号/,
    );
  });

  it('shows which rule refuses, its basis and the earliest instant that passes', async () => {
    failure = new NotAllowed(refusal);
    const res = await send(EVENTS, { type: 'archive_project', data: {} });
    assertProblem(res, 422, /公告期不少于3个工作日/, 'not-allowed');
    assert.equal(res.body.rule, 'notice.period');
    assert.equal(res.body.basis, '区交易细则第十二条');
    assert.equal(res.body.earliest, '2025-07-07T08:00:00.000Z');
    assert.deepEqual(res.body.errors, [
      { pointer: '/data/offersCloseAt', message: refusal.message },
    ]);
  });

  it('answers an event out of order and a stale version with 409, another’s village with 403', async () => {
    failure = new NotAllowed({
      ...refusal,
      rule: 'flow.order',
      message: '现在不能办理“归档”。',
      pointer: undefined,
    });
    assertProblem(
      await send(EVENTS, { type: 'archive_project' }),
      409,
      /现在不能办理/,
      'not-allowed',
    );
    failure = new Stale('项目已被其他人员办理,请刷新后再试。', { version: 9 });
    const stale = await send(EVENTS, { type: 'archive_project' });
    assertProblem(stale, 409, /请刷新/, 'stale');
    assert.equal(stale.body.version, 9);
    failure = new Forbidden('交易项目由本村的村会计登记。');
    const project = { village: '330203102999', title: '甲', category: 'works', mode: 'comparison' };
    assertProblem(await send('/api/projects', project), 403, /本村/, 'forbidden');
  });

  it('answers a used key with another body with 422, and too many attempts with 429 and when to come back', async () => {
    failure = new InvalidInput('该请求编号已用于另一项内容,请更换编号后重新提交。', {
      code: 'idempotency-key-reused',
    });
    assertProblem(
      await send(EVENTS, { type: 'archive_project' }),
      422,
      /请求编号/,
      'idempotency-key-reused',
    );
    failure = new TooManyRequests('密码错误次数过多,请在15分钟后重试。', 900);
    const res = await send(EVENTS, { type: 'archive_project' });
    assertProblem(res, 429, /15分钟后/, 'too-many-requests');
    assert.equal(res.headers['retry-after'], '900');
    assert.equal(res.body.retryAfter, undefined);
  });

  it('answers an unacceptable password with 422', async () => {
    failure = new UnacceptablePassword();
    assertProblem(await send(EVENTS, { type: 'archive_project' }), 422, /密码长度/);
  });

  it('answers its own faults with 500 and the request’s number, and keeps the reason to the log', async () => {
    failure = new Error('relation "secrets" does not exist in /srv/app/x.ts');
    const res = await send(EVENTS, { type: 'archive_project' });
    assertProblem(res, 500, /平台出了故障/, 'fault');
    const logged = lines.find((line) => line.includes('request failed')) ?? '';
    assert.match(logged, /relation .*secrets/);
    assert.match(logged, /"stack"/);
    assert.ok(logged.includes(res.headers['x-request-id'] as string));
  });

  it('answers a database out of reach with 503 and when to try again', async () => {
    failure = Object.assign(new Error('canceling statement due to statement timeout'), {
      code: '57014',
    });
    const res = await send(EVENTS, { type: 'archive_project' });
    assertProblem(res, 503, /请稍后重试/, 'unavailable');
    assert.equal(res.headers['retry-after'], '5');
  });
});
