import assert from 'node:assert/strict';
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openBrowser } from '../../web/screens/browser.js';
import { WIDTHS } from '../../web/screens/shoot.js';
import { listenTo } from '../helpers/server-logs.js';

/** The browser that took the pictures also reads them. */
const LOOK = readFileSync(new URL('./look-in-page.js', import.meta.url), 'utf8').trim().replace(/;$/, '');
const COMMITTED = 'docs/screens';
/** Of a page with a heading and a line of text on it, even more differ from the paper. */
const LEAST_INK = 0.005;

interface Look {
  width: number;
  height: number;
  /** Share of the picture that is not of its most frequent colour. */
  ink: number;
}

describe('the pictures of all pages, taken anew', function () {
  this.timeout(1_800_000);
  let folder: string;
  let code: number;
  let said: () => string;
  let names: string[];

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'cjt-screens-'));
    const child = fork('web/screens/main.ts', ['', folder], { silent: true });
    said = listenTo(child);
    [code] = await once(child, 'close');
    names = (await readdir(folder)).sort();
  });
  after(() => rm(folder, { recursive: true, force: true }));

  it('show no fault: nothing wider than its window, cut, overlapping or untranslated, no error in a console', () => {
    assert.equal(code, 0, said());
  });

  it('are of every page at each of the three widths', () => {
    const pages = new Set(names.map((name) => name.replace(/-\d+\.jpg$/, '')));
    assert.ok(pages.size > 0);
    assert.deepEqual(names, [...pages].flatMap((page) => WIDTHS.map((width) => `${page}-${width}.jpg`)).sort());
  });

  it('are those that lie beside the documentation: none is missing there, and none is of a page that is gone', async () => {
    assert.deepEqual((await readdir(COMMITTED)).filter((name) => name.endsWith('.jpg')).sort(), names);
  });

  it('are as wide as they say, and none is blank', async () => {
    const browser = await openBrowser();
    try {
      const page = await browser.newPage();
      const wrong: string[] = [];
      for (const dir of [folder, COMMITTED]) {
        for (const name of (await readdir(dir)).filter((name) => name.endsWith('.jpg'))) {
          const source = `data:image/jpeg;base64,${(await readFile(join(dir, name))).toString('base64')}`;
          const { width, height, ink } = await page.evaluate<Look>(`(${LOOK})(${JSON.stringify(source)})`);
          if (!name.endsWith(`-${width}.jpg`) || height < 100 || ink < LEAST_INK) wrong.push(`${join(dir, name)}: ${width} × ${height}, ink ${ink}`);
        }
      }
      assert.deepEqual(wrong, []);
    } finally {
      await browser.close();
    }
  });
});
