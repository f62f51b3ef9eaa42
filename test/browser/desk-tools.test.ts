import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Download } from 'playwright-core';
import { DeskPerson } from './desk-people.js';
import { type DeskPlace, deskPlace } from './desk-place.js';

describe('what the desks of those who watch and administer can do', function () {
  this.timeout(600_000);
  let place: DeskPlace;
  let dir: string;
  const people = new Map<string, DeskPerson>();

  before(async () => {
    dir = await mkdtemp(join(tmpdir(), 'cjt-downloads-'));
    place = await deskPlace(['archived', 'approved', 'open']);
  });
  after(async () => {
    await place?.stop();
    await rm(dir, { recursive: true, force: true });
  });
  afterEach(() => {
    for (const person of people.values()) assert.deepEqual(person.complaints.splice(0), []);
  });

  async function at(username: string, path: string): Promise<DeskPerson> {
    const person = people.get(username) ?? (await DeskPerson.signIn(place, username));
    people.set(username, person);
    await person.go(`/desk/${path}`);
    return person;
  }

  async function download({ page }: DeskPerson, button: string): Promise<Download> {
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: button, exact: true }).click(),
    ]);
    return file;
  }

  async function table(person: DeskPerson): Promise<string[]> {
    const file = await download(person, '导出表格');
    assert.match(file.suggestedFilename(), /\.csv$/);
    const text = await readFile(await file.path(), 'utf8');
    assert.ok(text.startsWith('\uFEFF'), 'a spreadsheet knows by the mark that it is UTF-8');
    return text.slice(1).trimEnd().split('\r\n');
  }

  it('the discipline desk takes a bundle away, and it verifies where there is no platform', async () => {
    const person = await at('jsg-jiwei', `projects/${place.ids.archived}?tab=trail`);
    const file = await download(person, '导出存证包');
    await promisify(execFile)('tar', ['xzf', await file.path(), '-C', dir]);
    const [folder = ''] = await readdir(dir);
    const checking = ['--import', 'tsx', 'server/audit/commands/verify.ts', join(dir, folder)];
    await promisify(execFile)(process.execPath, checking); // what it finds, it says by its exit code
  });

  it('no bundle leaves before the opening, and the page says why', async () => {
    const person = await at('jsg-jiwei', `projects/${place.ids.open}?tab=trail`);
    await person.page.getByRole('button', { name: '导出存证包' }).click();
    await person.page.locator('.refusal').getByText('请在开标后导出').waitFor();
    person.complaints.length = 0; // the browser itself tells its console of an answer 409
  });

  it('the town sees what is late, what changed and all of it, each line leads to its trail, and it exports', async () => {
    const person = await at('jsg-jiwei', 'overdue?show=all');
    const { page } = person;
    assert.equal(await page.locator('tbody tr').count(), 3);
    const lines = await table(person);
    assert.equal(lines.length, 4);
    assert.ok(lines.some((line) => line.includes('(演示)村口店面招租')));
    await page.getByRole('button', { name: '上次查看以来有变化' }).click();
    await page.getByRole('button', { name: '全部标为已看' }).click();
    await page.getByText('上次查看以来没有变化').waitFor();
    await page.getByRole('button', { name: /^全\s?部$/ }).click();
    await page.getByRole('link', { name: '(演示)村道整治工程' }).click();
    await page.waitForURL(`**/projects/${place.ids.archived}?tab=trail`);
    await page.locator('.trail-row').first().waitFor();
  });

  it('the log is verified with one button, in the browser, down to its signed root', async () => {
    const { page } = await at('jsg-jiwei', 'log');
    await page.getByRole('button', { name: '核验全部存证' }).click();
    await page.getByRole('heading', { name: /条存证全部相符/ }).waitFor();
    await page.getByText('还没有见证方联署').waitFor();
    await page.reload();
    await page.getByText('上次在这台设备上核验').waitFor();
    await page.getByRole('button', { name: '核验全部存证' }).click();
    await page.getByText('只增不改').waitFor();
  });

  it('every figure of the statistics opens the projects it is made of', async () => {
    const person = await at('hs-admin', 'statistics');
    const { page } = person;
    const figures = page.locator('.figure-cards button');
    const count = await figures.count();
    assert.ok(count >= 8, String(count));
    for (let i = 0; i < count; i += 1) {
      await figures.nth(i).click();
      await page.locator('.parts h2').waitFor();
      await page.locator('.parts .state[role=status]').waitFor({ state: 'detached' });
      assert.equal(
        await page.locator('.parts .state-failure').count(),
        0,
        await figures.nth(i).innerText(),
      );
    }
    await figures.filter({ hasText: '累计交易额' }).first().click();
    await page.locator('.parts').getByRole('link', { name: '(演示)村道整治工程' }).waitFor();
    await page.locator('.charts svg').first().waitFor();
    const lines = await table(person);
    assert.match(lines[1] ?? '', /^"集士港镇",1,\d/);
    await page.locator('tbody').getByRole('button').first().click();
    await page.locator('.parts').getByRole('link', { name: '(演示)村道整治工程' }).click();
    await page.waitForURL(`**/projects/${place.ids.archived}`);
  });

  it('rules are found by their words, and a version is compared with the present one', async () => {
    const { page } = await at('hs-admin', 'rules');
    const all = await page.locator('.rules > li').count();
    assert.ok(all > 20, String(all));
    await page.getByLabel('查找').fill('公告');
    const some = await page.locator('.rules > li').count();
    assert.ok(some > 0 && some < all, `${some} of ${all}`);
    for (const rule of await page.locator('.rules > li').all())
      assert.match(await rule.innerText(), /依据/);
    await page.getByLabel('查找').fill('没有这样的规则');
    await page
      .getByText('没有这样的规则,换个词')
      .or(page.getByText('没有这样的规则，换个词'))
      .waitFor();
    await page.getByRole('button', { name: '与现行比较' }).first().click();
    await page.locator('.difference-count').waitFor();
  });

  it('a role is proposed on the desk of accounts, and waits there for a second person', async () => {
    const person = await at('hs-admin', 'accounts');
    const { page } = person;
    await page.getByLabel('查找用户名或姓名').fill('gs-kuaiji');
    const row = page.locator('tbody tr');
    assert.equal(await row.count(), 1);
    assert.match(await row.innerText(), /广昇村/);
    const lines = await table(person);
    assert.equal(lines.length, 2);
    await row.getByRole('button', { name: '提名职责' }).click();
    await page.getByLabel('提名的职责').selectOption('supervisor');
    await page.getByLabel('所在机构').fill('330203102209');
    await page.getByRole('button', { name: /^提\s?名$/ }).click();
    await page.locator('form').getByText('等另一名区管理员确认').waitFor();
    await page.locator('.document-list').getByText('等另一名区管理员确认').waitFor();
    await page
      .locator('.document-list')
      .getByRole('button', { name: /^撤\s?回$/ })
      .click();
    await page.getByText('没有待确认的提名').waitFor();
  });

  it('nobody loses an account or a role by one press: what follows from it is read first', async () => {
    const { page } = await at('hs-admin', 'accounts');
    await page.getByLabel('查找用户名或姓名').fill('gs-kuaiji');
    const row = page.locator('tbody tr');
    const again = page.getByRole('button', { name: '再看看' });
    await row.getByRole('button', { name: '停用账号' }).click();
    await page.getByText('以后恢复账号，职责须重新提名').waitFor();
    await again.click();
    await again.waitFor({ state: 'hidden' });
    await row.getByRole('button', { name: '提名职责' }).click();
    await page.locator('.grants-held').getByRole('button', { name: '终止职责' }).first().click();
    await page.getByText('恢复须重新提名').waitFor();
    await again.click();
    await again.waitFor({ state: 'hidden' });
    await page.reload();
    await page.getByLabel('查找用户名或姓名').fill('gs-kuaiji');
    assert.match(await row.innerText(), /广昇村[\s\S]*在用/);
  });

  it('the record of the opening and the payments export as the page shows them', async () => {
    const person = await at('jsg-jyz1', `projects/${place.ids.archived}?tab=bids`);
    const [head, first, ...others] = await table(person);
    assert.match(head ?? '', /^"名次","名称","子账号","报价/);
    assert.match(first ?? '', /^1,"演示建设有限公司\d号","b-\w+",\d+/);
    assert.equal(others.length, 2);
    await person.go(`/desk/projects/${place.ids.archived}?tab=performance`);
    const dues = (await table(person)).slice(1);
    assert.equal(dues.length, await person.page.locator('tbody tr').count());
    for (const due of dues) assert.match(due, /"(收|付)",\d+(\.\d+)?,\d+/);
  });

  it('the list of projects exports whole, also what the page has not read', async () => {
    const person = await at('gs-kuaiji', 'projects');
    const lines = await table(person);
    assert.equal(lines.length, 4);
    assert.match(lines[0] ?? '', /^"项目编号","项目名称"/);
  });
});
