import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import decodeQR from 'qr/decode.js';
import { complete } from '../../demo/case.js';
import { play } from '../../demo/play.js';
import { readConfig } from '../../server/config.js';
import { type Platform, startPlatform } from '../../server/start.js';
import { openBrowser } from '../../web/screens/browser.js';
import { pagePictures } from '../documents/page-picture.js';
import { type FreshDatabase, freshDatabase } from '../helpers/database.js';
import { buildPages } from './helpers/built-pages.js';
import { type Visitor, visit } from './helpers/visitor.js';

const PUBLIC_URL = 'https://cunjitong.example';
const TRADE = complete({
  id: 'checked',
  side: 'procurement',
  mode: 'comparison',
  bidders: 3,
  village: '330203102230',
  year: 2025,
  title: '(演示)村道两侧周边环境整治工程',
  published: '07-02',
  selected: '07-07',
  ceiling: 480_000,
});

class FarEnough extends Error {}

interface Row {
  id: string;
  number: string;
  kind: string;
  state: string;
}

describe('the check page of a document that was really issued', function () {
  this.timeout(300_000);
  let fresh: FreshDatabase;
  let dataDir: string;
  let platform: Platform;
  let browser: Browser;
  let visitor: Visitor;
  let notice: Row;
  let receipt: Row;
  let bytes: Buffer;

  before(async () => {
    await buildPages();
    fresh = await freshDatabase();
    dataDir = await mkdtemp(join(tmpdir(), 'cjt-check-'));
    const database = { DATABASE_URL: fresh.url, DATABASE_ADMIN_URL: fresh.adminUrl, DATA_DIR: dataDir };
    platform = await startPlatform(
      readConfig({ ...database, PORT: '0', LOG_LEVEL: 'silent', SEED_DEMO: '1', DEMO_CLOCK: '1', PUBLIC_URL, COOKIE_SECURE: '0', REQUIRE_TOTP: '0' }),
    );
    await play(platform.url, TRADE, ({ type }) => {
      if (type === 'submit_offer') throw new FarEnough();
    }).catch((error) => {
      if (!(error instanceof FarEnough)) throw error;
    });
    notice = await issued('notice');
    receipt = await issued('registration');
    bytes = Buffer.from(await (await fetch(`${platform.url}/api/documents/${notice.id}`)).arrayBuffer());
    browser = await openBrowser();
  });
  after(async () => {
    await browser?.close();
    await platform?.stop();
    await fresh?.drop();
    await rm(dataDir, { recursive: true, force: true });
  });
  beforeEach(async () => {
    visitor = await visit(browser, platform.url);
  });
  afterEach(() => visitor.context.close());

  /** Its job may still be at work. */
  async function issued(kind: string): Promise<Row> {
    for (let n = 0; n < 100; n += 1) {
      const row: Row | undefined = await fresh.admin('documents').where({ kind, state: 'issued' }).first('id', 'number', 'kind', 'state');
      if (row) return row;
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
    throw new Error(`no ${kind} was issued`);
  }

  const changed = () => {
    const other = Buffer.from(bytes);
    other[other.length - 100] = (other[other.length - 100] ?? 0) ^ 1;
    return other;
  };

  it('is where the QR code on its first page leads', async () => {
    const first = (await pagePictures(bytes, 150).next()).value;
    assert.ok(first);
    const address = decodeQR(first);
    assert.equal(address, `${PUBLIC_URL}/v/${notice.number}`);
    await visitor.go(new URL(address).pathname);
    await visitor.page.getByText(notice.number).first().waitFor();
  });

  it('says that the file handed out is the original, and that one with a bit changed is not', async () => {
    await visitor.go(`/v/${notice.number}`);
    const drop = visitor.page.locator('input[type=file]');
    const give = (buffer: Buffer) => drop.setInputFiles({ name: '公告.pdf', mimeType: 'application/pdf', buffer });
    await give(bytes);
    await visitor.page.getByText('就是平台签发的原件').waitFor();
    await give(changed());
    await visitor.page.getByText('不是这份文书的原件').waitFor();
    assert.deepEqual(visitor.complaints(), []);
  });

  it('takes a file that is dragged onto it', async () => {
    await visitor.go(`/v/${notice.number}`);
    const dragged = (buffer: Buffer) =>
      visitor.page.evaluateHandle(`(() => {
        const bytes = Uint8Array.from(atob('${buffer.toString('base64')}'), (c) => c.charCodeAt(0));
        const carried = new DataTransfer();
        carried.items.add(new File([bytes], '公告.pdf', { type: 'application/pdf' }));
        return carried;
      })()`);
    const area = visitor.page.locator('.check-drop');
    for (const [buffer, verdict] of [
      [bytes, '就是平台签发的原件'],
      [changed(), '不是这份文书的原件'],
    ] as const) {
      const dataTransfer = await dragged(buffer);
      await area.dispatchEvent('dragover', { dataTransfer });
      await area.dispatchEvent('drop', { dataTransfer });
      await visitor.page.getByText(verdict).waitFor();
    }
    assert.deepEqual(visitor.complaints(), []);
  });

  it('knows nothing of a bidder’s receipt before the opening, as of a number that was never given', async () => {
    const texts: string[] = [];
    for (const number of [receipt.number, `${receipt.number.slice(0, -1)}${receipt.number.endsWith('2') ? '3' : '2'}`]) {
      await visitor.go(`/v/${number}`);
      await visitor.page.locator('.refusal').waitFor();
      assert.equal(await visitor.page.locator('input[type=file]').count(), 0);
      texts.push((await visitor.page.locator('.refusal').innerText()).replaceAll(number, ''));
    }
    assert.equal(texts[0], texts[1]);
  });
});
