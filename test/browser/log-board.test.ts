import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Browser } from 'playwright-core';
import encodeQR from 'qr';
import QRCode from 'qrcode';
import { formatCheckpoint, parseCheckpoint } from '../../server/audit/checkpoint.js';
import { loadLogKey } from '../../server/audit/log-key.js';
import { signNote, splitNote } from '../../server/audit/note.js';
import { printCheckpoint } from '../../server/audit/witness/print.js';
import { readConfig } from '../../server/config.js';
import { type Platform, startPlatform } from '../../server/start.js';
import { openBrowser } from '../../web/screens/browser.js';
import { fillLog } from '../audit/fill-log.js';
import { type FreshDatabase, freshDatabase } from '../helpers/database.js';
import { buildPages } from './helpers/built-pages.js';
import { type Visitor, visit } from './helpers/visitor.js';

describe('the page that compares a notice board', function () {
  this.timeout(180_000);
  let dir: string;
  let fresh: FreshDatabase;
  let platform: Platform;
  let browser: Browser;
  let visitor: Visitor;
  /** What hung on the board, of a log that has grown since. */
  let paper: string;

  before(async () => {
    await buildPages();
    dir = await mkdtemp(join(tmpdir(), 'cjt-board-'));
    fresh = await freshDatabase();
    const { url, adminUrl } = fresh;
    platform = await startPlatform(readConfig({ PORT: '0', LOG_LEVEL: 'silent', DATABASE_URL: url, DATABASE_ADMIN_URL: adminUrl, DATA_DIR: dir, SEED_DEMO: '0' }));
    await fillLog(fresh.admin, 21);
    paper = await head(21);
    await fillLog(fresh.admin, 8);
    await head(29);
    browser = await openBrowser();
  });
  after(async () => {
    await browser?.close();
    await platform?.stop();
    await fresh?.drop();
    await rm(dir, { recursive: true, force: true });
  });
  beforeEach(async () => {
    visitor = await visit(browser, platform.url, { width: 360 });
    await visitor.go('/log/check');
  });
  afterEach(() => visitor.context.close());

  /** The signed head of so many entries, as soon as there is one. */
  async function head(size: number): Promise<string> {
    for (;;) {
      const note = await (await fetch(`${platform.url}/api/log/checkpoint`)).text();
      if (note.includes(`\n${size}\n`)) return note;
      await sleep(30);
    }
  }
  /** As whoever holds the log's key may sign it: another root at the same size. */
  async function forked(): Promise<string> {
    const { origin, size } = parseCheckpoint(splitNote(paper).text);
    const { secretKey } = await loadLogKey(join(dir, 'keys/log.key'));
    return signNote(formatCheckpoint({ origin, size, root: new Uint8Array(32).fill(5) }), { name: origin, secretKey });
  }
  const choose = async (picture: Buffer | string) =>
    visitor.page.locator('input[type=file]').setInputFiles(typeof picture === 'string' ? picture : { name: 'board.png', mimeType: 'image/png', buffer: picture });
  const codeOf = (text: string) => QRCode.toBuffer(text, { errorCorrectionLevel: 'M', margin: 4, scale: 6 });
  const says = (text: RegExp) => visitor.page.getByRole('status').getByText(text).first().waitFor({ timeout: 20_000 });
  const heading = () => visitor.page.getByRole('status').getByRole('heading').innerText();

  it('says 一致 of a photo of the page that was printed, and how much came since', async () => {
    const { origin, size, root } = parseCheckpoint(splitNote(paper).text);
    const [png] = (await printCheckpoint(dir, { origin, size, root, note: paper }, Date.now())) as [string];
    await choose(png);
    await says(/公开栏上的21条记录都还在.*又增加了8条/);
    assert.equal(await heading(), '一致');
    assert.deepEqual(visitor.complaints(), []);
    assert.deepEqual(await visitor.barriers(), []);
    assert.equal(await visitor.overflow(), 0);
  });

  it('says 不一致 of a forked log, what it means, and whom to call', async () => {
    await choose(await codeOf(await forked()));
    await says(/有人改动过之前的记录/);
    assert.equal(await heading(), '不一致');
    await says(/纪.工.委.*区管理员/);
    assert.deepEqual(await visitor.barriers(), []);
  });

  it('says 无法比对 of a code that is something else, of a picture without one, and of a file that is no picture', async () => {
    await choose(await codeOf('https://cjt.example/v/W-1'));
    await says(/不是存证检查点/);
    assert.equal(await heading(), '无法比对');
    await choose(Buffer.from(await visitor.page.screenshot()));
    await says(/没有找到二维码/);
    await choose(Buffer.from('no picture'));
    await says(/不是照片/);
    assert.deepEqual(visitor.complaints(), []);
  });

  it('takes the text of the code where there is no camera', async () => {
    await visitor.page.getByText('粘贴码里的文字').click();
    await visitor.page.getByLabel('检查点全文').fill(`  ${paper.trimEnd()}`);
    await visitor.page.getByRole('button', { name: '比对', exact: true }).click();
    await says(/21条记录都还在/);
  });

  it('says what to do where there is no camera, and where it is not allowed', async () => {
    await visitor.page.getByRole('button', { name: '用相机扫码' }).click();
    await says(/打不开相机|没有得到使用相机的许可/);
    assert.deepEqual(visitor.complaints(), []);
  });

  it('is reached from the log’s page as a page of its own, the only one that may use a camera', async () => {
    assert.equal((await fetch(`${platform.url}/log/check`, { headers: { accept: 'text/html' } })).headers.get('permissions-policy')?.split(',')[0], 'camera=(self)');
    await visitor.go('/log');
    const allowed = () => visitor.page.evaluate('document.featurePolicy.allowsFeature("camera")');
    assert.equal(await allowed(), false);
    await visitor.page.getByRole('link', { name: '比对公开栏上的码' }).click();
    await visitor.page.getByRole('heading', { name: '读取公开栏上的码' }).waitFor();
    assert.equal(await allowed(), true);
  });

  it('reads the code that the camera sees, and then switches it off', async () => {
    const film = join(dir, 'board.y4m');
    await writeFile(film, filmOf(paper));
    const filmed = await openBrowser(['--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream', `--use-file-for-fake-video-capture=${film}`]);
    try {
      const other = await visit(filmed, platform.url, { width: 360 });
      await other.go('/log/check');
      await other.page.getByRole('button', { name: '用相机扫码' }).click();
      await other.page.getByRole('status').getByText(/21条记录都还在/).waitFor({ timeout: 30_000 });
      assert.equal(await other.page.locator('video').count(), 0);
      assert.deepEqual(other.complaints(), []);
    } finally {
      await filmed.close();
    }
  });

  it('loads the reader of codes and the arithmetic only when they are needed', async () => {
    const loaded = () => visitor.page.evaluate(`performance.getEntriesByType('resource').map((e) => e.name).filter((n) => /read-code|compare-note/.test(n)).length`);
    assert.equal(await loaded(), 0);
    await choose(await codeOf(paper));
    await says(/一条也没有改动/);
    assert.equal(await loaded(), 2);
    const text = await readFile('dist/web/index.html', 'utf8');
    assert.doesNotMatch(text, /read-code|compare-note/);
  });
});

/** Two frames of a camera's film in which the code stands still: 4:2:0, without colour. */
function filmOf(text: string): Buffer {
  const [width, height] = [960, 720];
  const rows = encodeQR(text, 'raw', { border: 4, ecc: 'medium' });
  const scale = Math.floor(height / rows.length);
  const grey = Buffer.alloc(width * height, 235);
  const left = Math.floor((width - rows.length * scale) / 2);
  for (let y = 0; y < rows.length * scale; y += 1)
    for (let x = 0; x < rows.length * scale; x += 1) if (rows[Math.floor(y / scale)]?.[Math.floor(x / scale)]) grey[y * width + left + x] = 16;
  const frame = Buffer.concat([Buffer.from('FRAME\n'), grey, Buffer.alloc((width * height) / 2, 128)]);
  return Buffer.concat([Buffer.from(`YUV4MPEG2 W${width} H${height} F10:1 Ip A1:1 C420jpeg\n`), frame, frame]);
}
