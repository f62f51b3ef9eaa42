import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { TOTP } from 'otpauth';
import { DEMO_PASSWORD } from '../../db/seeds/demo-accounts.js';
import { signIn } from '../../demo/client.js';
import { CATEGORIES } from '../../server/machines/modes.js';
import { deskPlace } from './desk-place.js';
import { KeyboardDesk } from './ways-keyboard-desk.js';
import { WALKED_ACTS } from './ways-keyboard-walks.js';

/** One more than a page of the list. */
const PROJECTS = 31;
const PLACES = ['待办', '项目', '登记项目', '资产台账', '消息', '公开栏海报', '我的账号'];

describe('the pages of the accountant’s menu with the keyboard alone', function () {
  this.timeout(600_000);
  let desk: KeyboardDesk;

  before(async () => {
    const place = await deskPlace(['open']);
    desk = await KeyboardDesk.open(place);
    for (let i = 1; i <= PROJECTS; i += 1) await place.begin(`(演示)第${i}个工程`);
    await desk.signIn();
  });
  after(() => desk?.place.stop());

  for (const name of PLACES) {
    it(`${name}: is reached from the menu, begins with its content, and offers the way past the menu first`, async () => {
      const { keys, page } = desk;
      await desk.goTo(name);
      await page.locator('main h1').first().waitFor();
      await page.reload();
      await page.locator('main h1').first().waitFor();
      await keys.toText('跳到正文', 1);
      await keys.press('Enter');
      await keys.goesTo('main');
      for (const stop of await keys.stopsWhile((stop) => stop.inContent)) assert.ok(stop.text || stop.id, stop.tag);
    });
  }

  it('filters the projects, lets them all in again, and goes on with the first of the next page', async () => {
    const { keys, page } = desk;
    await desk.goTo('项目');
    const rows = page.locator('tbody tr');
    await keys.to((stop) => stop.tag === 'select', '环节');
    await keys.to((stop) => stop.tag === 'select', '方向');
    await keys.option('asset');
    await page.waitForURL('**side=asset*');
    await page.locator('td', { hasText: CATEGORIES.premises.name }).first().waitFor();
    assert.equal(await rows.count(), 1);
    await keys.option('');
    await rows.nth(29).waitFor();
    await keys.toButton('再看30个');
    await keys.press('Enter');
    await keys.goesTo('tbody tr:nth-child(31) a');
    assert.equal(await page.getByRole('button', { name: '再看30个' }).count(), 0);
  });

  it('exports the projects', async () => {
    const { keys, page } = desk;
    await desk.goTo('项目');
    await keys.toButton('导出表格');
    const [download] = await Promise.all([page.waitForEvent('download'), keys.press('Enter')]);
    const lines = (await readFile((await download.path()) as string, 'utf8')).trim().split('\n');
    assert.equal(lines.length, PROJECTS + 2);
    await keys.isHeld('导出表格');
  });

  it('reads what is new among the messages by opening them, and goes on from one to its project', async () => {
    const { keys, page } = desk;
    await desk.goTo('消息');
    await page.locator('.notices li').first().waitFor();
    await keys.toLink('', 1);
    await keys.press('Enter');
    await page.waitForURL('**/projects/*');
    await keys.isHeld('消息');
    const { unread } = await desk.place.accountant.get<{ unread: number }>('/api/notices');
    assert.equal(unread, 0);
  });

  it('chooses what comes after a round that failed', async () => {
    const id = desk.place.ids.open;
    const { dates } = await desk.view(id);
    await desk.setClock(new Date((dates?.openingAt ?? 0) + 60_000).toISOString());
    const station = await signIn(desk.place.url, 'jsg-jyz1', DEMO_PASSWORD);
    assert.equal((await station.get<{ position: string }>(`/api/projects/${id}`)).position, 'failed');
    await desk.act(id, 'choose_next_round', { choice: 'same_terms' });
    assert.notEqual((await desk.view(id)).position, 'failed');
    assert.deepEqual(desk.walked, WALKED_ACTS['ways-keyboard-pages.test.ts']);
  });

  it('switches to English and back', async () => {
    const { keys, page } = desk;
    await keys.toButton('English');
    await keys.press('Enter');
    await page.locator('nav a', { hasText: 'To do' }).waitFor();
    assert.match((await keys.look()).text, /中文/);
    await keys.press('Enter');
    await page.locator('nav a', { hasText: '待办' }).waitFor();
  });

  it('turns on the second factor with the code of a phone, and goes on at the recovery codes', async () => {
    const { keys, page } = desk;
    await desk.goTo('我的账号');
    await keys.to((stop) => stop.id === 'enrol-password', '现用密码');
    await page.keyboard.type(DEMO_PASSWORD);
    await keys.toButton('生成二维码', 1);
    const [answer] = await Promise.all([
      page.waitForResponse((response) => response.url().endsWith('/second-factor')),
      keys.press('Enter'),
    ]);
    const { secret } = (await answer.json()) as { secret: string };
    await keys.goesTo('#first-code');
    await page.keyboard.type(new TOTP({ secret }).generate());
    await keys.toButton('确认启用', 1);
    await keys.press('Enter');
    await keys.goesTo('.receipt');
    assert.ok((await page.locator('.receipt li').count()) > 4);
  });

  it('changes the password, and is told so where the focus goes on', async () => {
    const { keys, page } = desk;
    const next = `${DEMO_PASSWORD}-neu`;
    await desk.goTo('我的账号');
    await keys.to((stop) => stop.id === 'current', '现用密码');
    await page.keyboard.type(DEMO_PASSWORD);
    await keys.toText('新密码', 1);
    await page.keyboard.type(next);
    await keys.press('Enter');
    await keys.goesTo('main form p');
    await page.getByText('密码已修改').waitFor();
  });

  it('signs out, and is asked first what becomes of a draft; Escape leaves everything as it was', async () => {
    const { keys, page } = desk;
    await desk.goTo('登记项目');
    await keys.to((stop) => stop.id === 'title', '项目名称');
    await page.keyboard.insertText('(演示)没有写完');
    await page.getByText('草稿已存在这台设备上').waitFor();
    await keys.toButton('退出');
    await keys.press('Enter');
    const dialogue = page.locator('.ant-modal', { hasText: '没有提交的草稿' });
    await dialogue.waitFor();
    assert.match(await dialogue.innerText(), /有1份/);
    await keys.settle();
    await keys.press('Escape');
    await dialogue.waitFor({ state: 'hidden' });
    await keys.settle();
    assert.equal((await keys.look()).text, '退出');
    await keys.press('Enter');
    await dialogue.waitFor();
    await keys.toButton('删除草稿并退出', 6);
    await keys.press('Enter');
    await page.waitForURL((url) => url.pathname === '/');
    assert.deepEqual(await page.evaluate(`Object.keys(localStorage).filter((key) => key.includes('draft'))`), []);
  });

  it('sees at every stop where the focus is, and meets no complaint of the browser', () => desk.assertSeenAndQuiet());
});
