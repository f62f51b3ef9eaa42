import assert from 'node:assert/strict';
import type { Browser, Page } from 'playwright-core';
import { openBrowser } from '../../web/screens/browser.js';
import { faultsOf } from '../../web/screens/faults.js';

describe('a picture of a page is not taken for good', function () {
  this.timeout(60_000);
  let browser: Browser;
  let page: Page;

  before(async () => {
    browser = await openBrowser();
    page = await browser.newPage({ viewport: { width: 400, height: 600 } });
  });
  after(() => browser?.close());

  const faults = async (body: string, lang = 'zh-CN') => {
    await page.setContent(`<!doctype html><html lang="${lang}"><body style="font: 16px/1.5 sans-serif">${body}</body></html>`);
    return faultsOf(page);
  };

  it('when an ancestor cuts a text off beside or below', async () => {
    assert.deepEqual(await faults('<p style="width: 60px; overflow: hidden; white-space: nowrap">集体经济组织成员大会</p>'), ['cut: 集体经济组织成员大会']);
    assert.deepEqual(await faults('<div style="height: 24px; overflow: hidden">第一行<br>第二行看不见</div>'), ['cut: 第二行看不见']);
  });

  it('but what scrolls, is named whole in its title, or is only read aloud, is not cut', async () => {
    const long = '集体经济组织成员大会'.repeat(4);
    assert.deepEqual(await faults(`<p style="width: 60px; overflow: auto; white-space: nowrap">${long}</p>`), []);
    assert.deepEqual(await faults(`<p title="${long}" style="width: 60px; overflow: hidden; text-overflow: ellipsis; white-space: nowrap">${long}</p>`), []);
    assert.deepEqual(await faults(`<p style="position: absolute; width: 1px; overflow: hidden; clip-path: inset(50%)">${long}</p>`), []);
  });

  it('when two things to press lie over one another', async () => {
    const beside = (left: number) => `<button style="position: absolute; left: ${left}px; top: 20px; width: 90px">退回</button>`;
    assert.deepEqual(await faults(beside(10) + beside(60).replace('退回', '确认')), ['overlapping: 退回 and 确认']);
    assert.deepEqual(await faults(beside(10) + beside(120)), []);
    assert.deepEqual(await faults('<label><input type="checkbox">同意</label> <details><summary>更多 <a href="#a">帮助</a></summary></details>'), []);
  });

  it('when a raw value or an unfilled place stands in its text', async () => {
    for (const raw of ['undefined', 'NaN', 'null', '[object Object]', '2025-07-07T08:00:00.000Z', '第{no}项'])
      assert.equal((await faults(`<p>截止 ${raw}</p>`)).length, 1, raw);
    assert.deepEqual(await faults('<p>截止 2025-07-07 16:00:00,编号 330203102230-2025-001</p>'), []);
  });

  it('when a word of the program stands in it, in either language', async () => {
    assert.deepEqual(await faults('<p>环节 bidding</p>'), ['key: bidding in 环节 bidding']);
    assert.deepEqual(await faults('<p>register_bidder</p>', 'en'), ['key: register_bidder in register_bidder']);
    assert.deepEqual(await faults('<p>The bidding is open; write to help@bidding.example or see /api/public/award.</p>', 'en'), []);
    assert.deepEqual(await faults('<p>命令 <code>verify_log award</code></p>'), []);
  });

  it('and behind an open dialogue nothing is asked for', async () => {
    assert.deepEqual(await faults('<p>bidding</p><div role="dialog">确定吗?</div>'), []);
  });
});
