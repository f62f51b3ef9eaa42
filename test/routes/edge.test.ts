import assert from 'node:assert/strict';
import request, { type Test } from 'supertest';
import { DISTRICT, keepingLog, noTrades, signedIn, type TestApp, testApp, TOWN } from './app.js';

describe('the edge', () => {
  let t: TestApp;
  const { log, lines } = keepingLog();
  let clock = 0;

  before(async () => {
    const demoClock = {
      set: async (now: number) => {
        clock = now;
        return { now };
      },
    };
    t = await testApp({ log, trades: noTrades, demoClock });
  });
  after(() => t.stop());

  it('lets pages load from this origin only, with nothing inline', async () => {
    for (const path of ['/api/docs', '/api/public/projects', '/api/nowhere', '/healthz']) {
      const { headers } = await request(t.app).get(path);
      const policy = headers['content-security-policy'] ?? '';
      assert.match(policy, /default-src 'self'/);
      assert.doesNotMatch(policy, /unsafe|https?:|\*/);
      assert.match(policy, /object-src 'none'.*base-uri 'none'/);
      assert.equal(headers['x-content-type-options'], 'nosniff');
      assert.equal(headers['x-powered-by'], undefined);
    }
  });

  const signOut = (headers: Record<string, string>): Test =>
    request(t.app).delete('/api/session').set(headers);

  it('refuses acts that another site’s page sends', async () => {
    const foreign: Record<string, string>[] = [
      { Origin: 'https://evil.example' },
      { Origin: 'null' },
      { Origin: 'https://cjt.example.evil.example' },
      { 'Sec-Fetch-Site': 'cross-site' },
      { 'Sec-Fetch-Site': 'same-site' },
      { 'Sec-Fetch-Site': 'same-origin', Origin: 'https://evil.example' },
    ];
    for (const headers of foreign) {
      const res = await signOut(headers);
      assert.equal(res.status, 403, JSON.stringify(headers));
      assert.match(res.body.detail, /来自其他网站/);
    }
  });

  it('lets its own pages act, under the address people open or the one asked, and programs that are no browser', async () => {
    const own: Record<string, string>[] = [
      {},
      { Origin: 'https://cjt.example', 'Sec-Fetch-Site': 'same-origin' },
      { Origin: 'http://village.lan:3000', Host: 'village.lan:3000' },
      { 'Sec-Fetch-Site': 'none' },
    ];
    for (const headers of own) {
      assert.equal((await signOut(headers)).status, 204, JSON.stringify(headers));
    }
  });

  it('lets any page read what is public', async () => {
    const res = await request(t.app)
      .get('/api/public/projects')
      .set('Origin', 'https://evil.example');
    assert.equal(res.status, 200);
    assert.equal(res.headers['access-control-allow-origin'], undefined);
  });

  it('lets nothing be kept but what is public', async () => {
    const session = await request(t.app).get('/api/session');
    assert.equal(session.headers['cache-control'], 'no-store');
    const list = await request(t.app).get('/api/public/projects');
    assert.equal(list.headers['cache-control'], 'public, max-age=5');
  });

  it('answers HEAD like GET, without the content', async () => {
    const head = await request(t.app).head('/api/process');
    assert.equal(head.status, 200);
    assert.ok(Number(head.headers['content-length']) > 1000);
    assert.equal(head.text, undefined);
  });

  it('logs one line per request: no body, no cookie, no query, no password', async () => {
    lines.length = 0;
    await request(t.app)
      .post('/api/session?hint=SECRET-QUERY')
      .set('Cookie', 'cjt_session=SECRET-COOKIE')
      .set('Authorization', 'SECRET-HEADER')
      .send({ username: 'nobody', password: 'SECRET-PASSWORD', more: 'SECRET-BODY' });
    const logged = lines.filter((line) => line.includes('"msg":"request"'));
    assert.equal(logged.length, 1);
    const { method, path, status, ms } = JSON.parse(logged[0] as string);
    assert.deepEqual(
      { method, path, status },
      { method: 'POST', path: '/api/session', status: 422 },
    );
    assert.ok(ms >= 0);
    assert.doesNotMatch(lines.join(''), /SECRET/);
  });

  it('says whether it is ready by asking the database', async () => {
    const res = await request(t.app).get('/readyz');
    assert.deepEqual([res.status, res.body], [200, { status: 'ready' }]);
  });

  it('shows measurements by route to this machine and the district only: their growth would count offers', async () => {
    await request(t.app).get('/api/public/projects/0b0e7d1c-6a53-4b52-8d3c-5d0a3f1c2e11');
    const own = await request(t.app).get('/metrics');
    assert.equal(own.status, 200);
    assert.match(
      own.text,
      /http_request_duration_seconds_count\{method="GET",route="\/api\/public\/projects\/:id",status="404"\} 1/,
    );
    assert.doesNotMatch(own.text, /0b0e7d1c/);

    const throughProxy = () => request(t.app).get('/metrics').set('X-Forwarded-For', '203.0.113.5');
    assert.equal((await throughProxy()).status, 403);
    const station = await signedIn(t, [['station', TOWN]]);
    assert.equal((await throughProxy().set('Cookie', station.cookie)).status, 403);
    const district = await signedIn(t, [['district', DISTRICT]]);
    assert.equal((await throughProxy().set('Cookie', district.cookie)).status, 200);
  });

  it('moves a demonstration’s clock, by instant or by milliseconds', async () => {
    const put = (now: unknown) => request(t.app).put('/api/demo/clock').send({ now });
    assert.equal(
      (await put('2025-07-02T09:00:00+08:00')).body.now,
      Date.parse('2025-07-02T01:00:00Z'),
    );
    assert.equal((await put(1751418000001)).status, 200);
    assert.equal(clock, 1751418000001);
    assert.equal((await put('tomorrow')).status, 422);
  });

  it('has no clock to move where the log is a real one', async () => {
    const real = await testApp();
    const res = await request(real.app).put('/api/demo/clock').send({ now: 0 });
    assert.equal(res.status, 404);
    await real.stop();
  });
});
