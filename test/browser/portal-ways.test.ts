import assert from 'node:assert/strict';
import { createHash, randomUUID } from 'node:crypto';
import { CHECKPOINTS } from '../../server/machines/checkpoints.js';
import { DAY, HOSTILE, type PortalPlace, portalPlace } from './helpers/portal-place.js';
import { type Visitor, visit } from './helpers/visitor.js';

describe('a visitor of the portal', function () {
  this.timeout(300_000);
  let place: PortalPlace;
  let visitor: Visitor;

  before(async () => {
    place = await portalPlace();
  });
  after(() => place.stop());
  beforeEach(async () => {
    visitor = await visit(place.browser, place.url);
  });
  afterEach(() => visitor.context.close());

  it('is harmed by no text in a project’s name: it is shown as what it is', async () => {
    for (const path of ['/projects', `/projects/${place.ids.hostile}`]) {
      await visitor.go(path);
      assert.equal(await visitor.page.evaluate('window.pwned'), undefined);
      assert.equal(await visitor.page.locator('main script, main img').count(), 0);
    }
    const title = await visitor.page.locator('h1').innerText();
    assert.equal(title, HOSTILE);
    assert.deepEqual(visitor.complaints(), []);
  });

  it('sees the time left by the platform’s clock, whatever the own computer says', async () => {
    await visitor.context.addInitScript(`{
      const Real = Date;
      const ahead = 400 * 24 * 3600 * 1000;
      globalThis.Date = class extends Real {
        constructor(...given) { given.length === 0 ? super(Real.now() + ahead) : super(...given); }
        static now() { return Real.now() + ahead; }
      };
    }`);
    await visitor.go(`/projects/${place.ids.open}`);
    await visitor.page.getByText('以平台时钟为准').first().waitFor();
    const left = await visitor.page.locator('.countdown-left').last().innerText();
    assert.match(left.replace(/\s/g, ''), /^3天/);
  });

  it('finds by a part of the name, narrows by town and amount, and may send the address to somebody else', async () => {
    await visitor.go('/');
    await visitor.page.getByRole('searchbox').fill('店面');
    await visitor.page.getByRole('button', { name: '查找' }).click();
    await visitor.page.waitForURL(/search=/);
    await visitor.page.getByRole('link', { name: '村口店面招租' }).waitFor();
    assert.equal(await visitor.page.locator('.project-card').count(), 1);
    await visitor.page.getByLabel('金额不低于').fill('20万');
    await visitor.page.getByRole('button', { name: '查看结果' }).click();
    await visitor.page.getByText('请填写金额').waitFor();
    await visitor.page.getByLabel('金额不低于').fill('200,000');
    await visitor.page.getByRole('button', { name: '查看结果' }).click();
    await visitor.page.getByText('没有符合条件的项目').waitFor();
    const other = await visit(place.browser, place.url);
    await other.go(visitor.page.url());
    await other.page.getByText('没有符合条件的项目').waitFor();
    assert.equal(await other.page.getByLabel('金额不低于').inputValue(), '200,000');
    await other.context.close();
  });

  it('keeps what was typed when the line is lost, is told so, and goes on when it is back', async () => {
    await visitor.go('/sign-in');
    await visitor.page.getByLabel('用户名').fill('gs-kuaiji');
    await visitor.page.getByLabel('密码').fill('不对的密码不对的密码');
    await visitor.context.setOffline(true);
    await visitor.page.getByRole('button', { name: '登录' }).click();
    await visitor.page.locator('main').getByText('您填写的内容还在').waitFor();
    await visitor.page.locator('.connection-line').waitFor();
    assert.equal(await visitor.page.getByLabel('用户名').inputValue(), 'gs-kuaiji');
    await visitor.context.setOffline(false);
    await visitor.page.getByRole('button', { name: '登录' }).click();
    await visitor.page.locator('.refusal').getByText(/用户名或密码/).waitFor();
    assert.equal(await visitor.page.locator('.connection-line').count(), 0);
  });

  it('signs in and is led to a page of ours, never to another site’s', async () => {
    await visitor.go(`/sign-in?next=${encodeURIComponent('https://evil.example/desk')}`);
    await visitor.page.getByLabel('用户名').fill('gs-kuaiji');
    await visitor.page.getByLabel('密码').fill('cunji-demo-2025');
    await Promise.all([visitor.page.waitForURL(`${place.url}/desk**`), visitor.page.getByRole('button', { name: '登录' }).click()]);
    assert.ok(visitor.page.url().startsWith(`${place.url}/desk`));
  });

  it('comes back to the trade that was looked at, also by way of the registration', async () => {
    const wanted = `next=${encodeURIComponent(`/desk/projects/${place.ids.open}`)}`;
    await visitor.go(`/projects/${place.ids.open}`);
    await visitor.page.getByRole('link', { name: '报名参加' }).click();
    await visitor.page.locator('main').getByRole('link', { name: '注册竞买人' }).click();
    await visitor.page.getByRole('heading', { name: '注册竞买人' }).waitFor();
    assert.equal(visitor.page.url(), `${place.url}/register?${wanted}`);
    await visitor.page.locator('main').getByRole('link', { name: '登录' }).click();
    await visitor.page.waitForURL(`${place.url}/sign-in?${wanted}`);
  });

  it('registers with the keyboard alone, told at each field what is missing', async () => {
    await visitor.go('/register');
    const { page } = visitor;
    const type = async (label: string, text: string) => {
      for (let i = 0; i < 40; i += 1) {
        const name = await page.evaluate(`document.activeElement?.labels?.[0]?.innerText ?? ''`);
        if (String(name).startsWith(label)) return page.keyboard.insertText(text);
        await page.keyboard.press('Tab');
      }
      throw new Error(`the keyboard does not reach ${label}`);
    };
    await type('姓名', '');
    await page.keyboard.press('Enter');
    await page.getByText('请填写', { exact: true }).waitFor();
    await type('姓名', '张㛃');
    await page.keyboard.press('Enter');
    await type('身份证号码', '11010519491231002X');
    await type('联系电话', '13800000000');
    await page.keyboard.press('Enter');
    await type('用户名', `k${randomUUID().slice(0, 8)}`);
    await type('密码', '一二三四五六七八九十');
    await type('再输一次密码', '一二三四五六七八九');
    await page.keyboard.press('Enter');
    await page.getByText('两次输入的密码不同').waitFor();
    await type('再输一次密码', '十');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: '注册完成' }).waitFor();
  });

  it('checks a file on the own device: the original, a changed one, and one that is no PDF', async () => {
    const bytes = Buffer.from('%PDF-1.7 演示');
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const sent: string[] = [];
    await visitor.page.route('**/api/public/documents/*', (route) =>
      route.fulfill({
        json: {
          number: 'CJT-1',
          file: place.ids.open,
          kind: 'notice',
          kindName: '交易公告',
          title: '交易公告',
          project: { id: place.ids.open, code: 'c', title: '村口店面招租', village: '广昇村', town: '集士港镇' },
          round: 1,
          issuer: '集士港镇公共资源交易站',
          issuedAt: Date.now(),
          pages: 3,
          size: bytes.length,
          sha256,
          renderedSha256: '0'.repeat(64),
          template: '1',
          rulesVersion: '2025',
          parties: [],
          entry: { seq: 7, at: Date.now(), leaf: 'a'.repeat(64) },
        },
      }),
    );
    visitor.page.on('request', (request) => request.method() !== 'GET' && sent.push(request.url()));
    await visitor.go('/v/CJT-1');
    const drop = visitor.page.locator('input[type=file]');
    const give = (name: string, buffer: Buffer) => drop.setInputFiles({ name, mimeType: 'application/pdf', buffer });
    await give('公告.pdf', bytes);
    await visitor.page.getByText('就是平台签发的原件').waitFor();
    await give('公告.pdf', Buffer.concat([bytes, Buffer.from(' ')]));
    await visitor.page.getByText('不是这份文书的原件').waitFor();
    await visitor.page.getByRole('link', { name: '打开平台上的原件' }).waitFor();
    await give('公告.pdf', Buffer.from('<html>'));
    await visitor.page.getByText('这不是PDF文件').waitFor();
    assert.deepEqual(sent, []);
    assert.deepEqual(await visitor.barriers(), []);
  });

  it('reads the rail as a list of 7 stages and 20 checkpoints, on a phone only the present stage unfolded', async () => {
    await visitor.go(`/projects/${place.ids.open}`);
    const stages = visitor.page.locator('.rail-stages > li');
    assert.equal(await stages.count(), 7);
    assert.equal(await visitor.page.locator('.rail-stop').count(), 20);
    assert.equal(await visitor.page.locator('[aria-current=step]').innerText(), '7\n报名与保证金\n正在办理');
    await visitor.page.setViewportSize({ width: 360, height: 740 });
    await visitor.page.locator('.rail-upright').waitFor();
    assert.deepEqual(await visitor.page.evaluate(`[...document.querySelectorAll('.rail-stage-name')].map((b) => b.getAttribute('aria-expanded'))`), [
      'false',
      'false',
      'true',
      'false',
      'false',
      'false',
      'false',
    ]);
    await stages.first().getByRole('button').first().click();
    await visitor.page.getByRole('button', { name: /立项申报/ }).click();
    await stages.first().getByText(/完成$/).first().waitFor();
  });

  it('opens the whole trail: refused attempts are told apart, and hostile names harm nobody', async () => {
    const act = { event: 'x', name: '发布公告', round: 1, role: 'station', roleName: '镇街公共资源交易站', actorName: HOSTILE };
    const evidence = [{ kind: 'photo', kindName: '照片', file: 'f'.repeat(64), name: HOSTILE }];
    const checkpoints = CHECKPOINTS.map(({ no, key, name, document }) => ({
      ...{ no, key, name, document, state: no < 7 ? 'done' : 'waiting', reason: null, flagged: false, earlier: [], documents: [] },
      ...{ startedAt: no < 7 ? no * DAY : null, doneAt: no < 7 ? (no + 1) * DAY : null, limitAt: no * DAY + 1, overdueDays: no === 6 ? 1 : null },
      acts: no === 6 ? [{ ...act, at: 6.5 * DAY, entryNo: 3, seq: 9, leaf: 'a'.repeat(64), evidence }] : [],
    }));
    const attempts = [{ at: 6.2 * DAY, event: 'x', name: '发布公告', roleName: '镇街公共资源交易站', actorName: null, rule: 'r', message: '公告期不足' }];
    const trail = { id: place.ids.open, code: 'c', title: HOSTILE, round: 1, stage: 'bidding', suspended: false, checkpoints, beside: [], documents: [], attempts };
    await visitor.page.route('**/api/projects/*/trail', (route) => route.fulfill({ json: trail }));
    await visitor.go(`/projects/${place.ids.open}`);
    await visitor.page.getByRole('button', { name: '查看全程轨迹' }).click();
    await visitor.page.locator('.trail-group').first().waitFor();
    assert.equal(await visitor.page.locator('.trail-group').count(), 20);
    assert.match(await visitor.page.locator('.trail-row-attempts').innerText(), /未获准[\s\S]*公告期不足/);
    await visitor.page.locator('.trail-row .seal-mark summary').click();
    await visitor.page.getByText('存证第9条').waitFor();
    assert.equal(await visitor.page.evaluate('window.pwned'), undefined);
    await visitor.page.setViewportSize({ width: 360, height: 740 });
    assert.equal(await visitor.overflow(), 0);
    assert.deepEqual(await visitor.barriers(), []);
    assert.deepEqual(visitor.complaints(), []);
  });
});
