import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import express, { type Express } from 'express';
import request from 'supertest';
import { NotFound } from '../../server/errors.js';
import { PORTAL_ADDRESSES, pages } from '../../server/routes/pages.js';
import { securityHeaders } from '../../server/routes/security-headers.js';
import { webFiles } from '../../server/web-files.js';

const SCRIPT = 'console.log("门户")';

describe('the pages', () => {
  let folder: string;
  let app: Express;

  const serving = (place: string): Express => {
    const made = express();
    made.use(securityHeaders({ https: false }));
    made.use(pages(webFiles(place)));
    made.use((_req, _res, next) => next(new NotFound()));
    made.use(((_error, _req, res, _next) => void res.status(404).type('application/problem+json').end('{}')) as express.ErrorRequestHandler);
    return made;
  };

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'cjt-web-'));
    await mkdir(join(folder, 'assets'));
    await writeFile(join(folder, 'index.html'), '<title>村集通</title>');
    await writeFile(join(folder, 'desk.html'), '<meta name="csp-nonce" content="__NONCE__">');
    await writeFile(join(folder, 'assets/portal-1a.js'), SCRIPT);
    await writeFile(join(folder, 'assets/portal-1a.js.br'), brotliCompressSync(SCRIPT));
    await writeFile(join(folder, 'assets/portal-1a.js.gz'), gzipSync(SCRIPT));
    await writeFile(join(folder, 'manifest.json'), '{}');
    await writeFile(join(folder, '.built'), '');
    app = serving(folder);
  });
  after(() => rm(folder, { recursive: true }));

  const page = (path: string) => request(app).get(path).set('Accept', 'text/html');

  it('show the portal at its own addresses, and at others too but as not found', async () => {
    for (const path of ['/', '/projects', '/projects/x', '/v/W-1', '/rules']) {
      const res = await page(path);
      assert.deepEqual([res.status, res.text], [200, '<title>村集通</title>'], path);
    }
    const lost = await page('/nowhere');
    assert.deepEqual([lost.status, lost.text], [404, '<title>村集通</title>']);
  });

  it('may use no device of the visitor’s, but for the camera where a code is scanned', async () => {
    const camera = async (path: string) => /camera=(\S*?)(,|$)/.exec((await page(path)).get('permissions-policy') ?? '')?.[1];
    for (const path of ['/', '/log', '/log/checks', '/nowhere', '/desk']) assert.equal(await camera(path), '()', path);
    assert.equal(await camera('/log/check'), '(self)');
    assert.match((await page('/log/check')).get('permissions-policy') ?? '', /microphone=\(\)/);
  });

  it('are known to the server by the same addresses as to the portal itself', async () => {
    const portal = await readFile('web/portal/portal.tsx', 'utf8');
    const first = [...portal.matchAll(/path="\/([^/"]*)/g)].map(([, part]) => part);
    assert.deepEqual([...new Set(first)].sort(), [...PORTAL_ADDRESSES].sort());
  });

  it('leave the API’s addresses, and programs that ask for no page, to the problem document', async () => {
    for (const [path, accept] of [
      ['/api/nowhere', 'text/html'],
      ['/assets/gone-2b.js', 'text/html'],
      ['/nowhere', 'application/json'],
    ] as const) {
      const res = await request(app).get(path).set('Accept', accept);
      assert.deepEqual([res.status, res.type], [404, 'application/problem+json'], path);
    }
    assert.equal((await request(app).post('/')).status, 404);
  });

  it('let styles into a desk by a nonce that is new each time, and scripts by none', async () => {
    const [one, two] = [await page('/desk'), await page('/desk/projects/x')];
    const nonceOf = (text: string) => /content="([^"]+)"/.exec(text)?.[1] ?? '';
    assert.notEqual(nonceOf(one.text), nonceOf(two.text));
    const policy = String(one.headers['content-security-policy']);
    assert.ok(policy.includes(`style-src 'self' 'nonce-${nonceOf(one.text)}'`));
    assert.doesNotMatch(policy.replace(/style-src[^;]*/, ''), /nonce/);
    assert.doesNotMatch(policy, /unsafe/);
    assert.equal(one.headers['cache-control'], 'no-store');
  });

  it('are asked again each time, what they load is kept for good', async () => {
    const first = await page('/');
    assert.equal(first.headers['cache-control'], 'no-cache');
    const again = await page('/').set('If-None-Match', String(first.headers.etag));
    assert.deepEqual([again.status, again.text], [304, '']);
    const asset = await request(app).get('/assets/portal-1a.js');
    assert.match(String(asset.headers['cache-control']), /max-age=31536000, immutable/);
  });

  it('send what was compressed in the best way that the asker takes', async () => {
    for (const [accept, sent] of [
      ['br, gzip', 'br'],
      ['gzip', 'gzip'],
      ['identity', undefined],
    ] as const) {
      const res = await request(app).get('/assets/portal-1a.js').set('Accept-Encoding', accept).buffer(true);
      assert.equal(res.headers['content-encoding'], sent, accept);
      assert.equal(res.headers.vary, 'Accept-Encoding');
      if (sent !== 'br') assert.equal(res.text, SCRIPT);
    }
  });

  it('answer HEAD like GET, without the content', async () => {
    for (const path of ['/', '/desk', '/assets/portal-1a.js']) {
      const res = await request(app).head(path).set('Accept', 'text/html');
      assert.deepEqual([res.status, res.text ?? ''], [200, ''], path);
    }
  });

  it('reach no file outside of their folder', async () => {
    for (const path of ['/assets/../desk.html', '/assets/%2e%2e/manifest.json', '/manifest.json', '/.built', '/desk.html/../../package.json']) {
      const res = await request(app).get(path).set('Accept', 'application/json');
      assert.equal(res.status, 404, path);
    }
  });

  it('say so in words where they were not built, and the API works without them', async () => {
    const bare = serving(join(folder, 'none'));
    const home = await request(bare).get('/');
    assert.equal(home.status, 200);
    assert.match(home.text, /网页尚未生成/);
    assert.equal((await request(bare).get('/projects').set('Accept', 'text/html')).status, 503);
    assert.equal((await request(bare).get('/api/nowhere')).status, 404);
  });

  it('are those of a new build from the next request on, and of the last one while it is being made', async () => {
    await rm(join(folder, '.built'));
    await writeFile(join(folder, 'index.html'), '<title>新</title>');
    await writeFile(join(folder, 'manifest.json'), '{"new":1}');
    assert.equal((await page('/')).text, '<title>村集通</title>');
    await writeFile(join(folder, '.built'), '');
    assert.equal((await page('/')).text, '<title>新</title>');
  });
});
