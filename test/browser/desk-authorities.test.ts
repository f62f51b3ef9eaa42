import assert from 'node:assert/strict';
import { PICTURE } from './desk-fill.js';
import { DeskPerson } from './desk-people.js';
import { type DeskPlace, deskPlace } from './desk-place.js';

const DAY = 86_400_000;
const civil = (at: number) => new Date(at + 8 * 3_600_000).toISOString().slice(0, 10);

describe('acting for a company, through the pages', function () {
  this.timeout(180_000);
  let place: DeskPlace;
  let company: DeskPerson;
  let representative: DeskPerson;
  let station: DeskPerson;
  const people = () => [company, representative, station];

  before(async () => {
    place = await deskPlace(['open']);
    company = await DeskPerson.signIn(place, 'gys-jia');
    representative = await DeskPerson.signIn(place, 'jmr-bing', { width: 360, height: 740 });
    station = await DeskPerson.signIn(place, 'jsg-jyz1');
  });
  after(() => place?.stop());
  afterEach(() => assert.deepEqual(people().flatMap((p) => p.complaints.splice(0)), []));

  const text = (p: DeskPerson) => p.page.locator('main').innerText();
  const item = (p: DeskPerson) => p.page.locator('.authorities > li').first();

  it('shows a person the number by which a company names them', async () => {
    await representative.go('/desk/authorities');
    assert.match(await text(representative), /您的主体编号\s*P?\S+/);
    assert.match(await text(representative), /还没有授权委托书/);
    assert.equal(await representative.page.locator('form.act-form').count(), 0, 'a person gives no authority');
  });

  it('refuses a paper of the wrong kind before it is sent, and what the platform refuses in place', async () => {
    await company.go('/desk/authorities');
    const { page } = company;
    await page.locator('#paper').setInputFiles({ name: '委托书.docx', mimeType: 'application/zip', buffer: PICTURE });
    assert.match(await text(company), /委托书请用 PDF、JPG 或 PNG/);
    assert.equal(await page.getByRole('button', { name: '提交授权委托书' }).isDisabled(), true);
    await give('S0000000000');
    await page.locator('.refusal').waitFor();
    assert.match(await text(company), /没有主体编号为此的个人账号/);
    // The browser notes every answer that refuses.
    company.complaints.splice(0);
  });

  async function give(number: string) {
    const { page } = company;
    await page.locator('#representative').fill(number);
    await page.locator('#from').fill(civil(Date.now()));
    await page.locator('#until').fill(civil(Date.now() + 30 * DAY));
    await page.locator('#paper').setInputFiles({ name: '授权委托书.png', mimeType: 'image/png', buffer: PICTURE });
    await page.getByRole('button', { name: '提交授权委托书' }).click();
  }

  it('takes the company’s paper, which waits for a station and lets nobody act before', async () => {
    const number = (await representative.page.locator('main b.figures').innerText()).trim();
    await give(number);
    await item(company).waitFor();
    assert.match(await item(company).innerText(), /演示企业甲.*委托.*演示竞买人丙[\s\S]*待交易站确认/);
    await representative.go('/desk/authorities');
    assert.equal(await representative.page.getByRole('button', { name: /^代表/ }).count(), 0);
  });

  it('tells the station, which compares the paper and confirms after reading the consequence', async () => {
    await station.go('/desk/');
    await station.page.getByRole('link', { name: '有1份授权委托书待确认' }).click();
    await item(station).waitFor();
    const paper = await station.page.getByRole('link', { name: '查看委托书原件' }).getAttribute('href');
    const answer = await station.context.request.get(String(paper));
    assert.deepEqual(await answer.body(), PICTURE);
    await station.page.getByRole('button', { name: '确认授权' }).click();
    const asked = station.page.locator('.ant-modal');
    assert.match(await asked.innerText(), /确认后受托人立即可以代表单位办理/);
    assert.deepEqual(await station.barriers(), []);
    await asked.locator('.ant-btn-primary').click();
    await station.page.getByText('没有待确认的授权委托书').waitFor();
  });

  it('lets the person act as the company, says so on every page, and leaves the company’s account alone', async () => {
    await representative.go('/desk/authorities');
    await representative.page.getByRole('button', { name: /^代表演示企业甲.*办理$/ }).click();
    await representative.page.locator('.acting-line').waitFor();
    assert.match(await representative.page.locator('.acting-line').innerText(), /您正代表 演示企业甲/);
    for (const path of ['/desk/account', '/desk/find', `/desk/projects/${place.ids.open}`]) {
      await representative.go(path);
      assert.equal(await representative.page.locator('.acting-line').isVisible(), true, path);
      assert.equal(await representative.overflow(), 0, `${path}: ${await representative.widest()}`);
    }
    await representative.go('/desk/account');
    assert.match(await text(representative), /代表单位时不能管理单位的账号/);
    await representative.act(place.ids.open, 'register_bidder', {
      commitment: true,
      noConflict: true,
      consentToPublish: true,
    });
    assert.equal((await company.view(place.ids.open)).me?.registered, true, 'it is the company that takes part');
    assert.deepEqual(await representative.barriers(), []);
  });

  it('shows the company what was done by it, and ends it at once for whoever acts by it', async () => {
    await company.go('/desk/authorities');
    await item(company).locator('summary').click();
    await item(company).locator('.authority-uses li').waitFor();
    assert.match(await item(company).locator('.authority-uses').innerText(), /报名.*村口店面招租/);
    assert.deepEqual(await company.barriers(), []);
    await item(company).getByRole('button', { name: '终止授权' }).click();
    await company.confirm();
    await item(company).getByText('已终止').waitFor();
    await representative.page.goto('/desk/');
    await representative.page.waitForURL(/sign-in/);
    // Without a session the first question is refused, which the browser notes.
    representative.complaints.splice(0);
  });
});
