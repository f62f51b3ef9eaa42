import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { Secret, TOTP } from 'otpauth';
import { DEMO_PASSWORD } from '../../db/seeds/demo-accounts.js';
import { DeskPerson } from './desk-people.js';
import { type DeskPlace, deskPlace } from './desk-place.js';

describe('what is one’s own at a desk', function () {
  this.timeout(180_000);
  let place: DeskPlace;

  before(async () => {
    place = await deskPlace(['open']);
  });
  after(() => place?.stop());

  it('keeps the proof of what a bidder did, as a file that can be checked elsewhere', async () => {
    const bidder = await DeskPerson.signIn(place, 'gys-jia', { width: 360, height: 740 });
    const id = place.ids.open;
    await bidder.act(id, 'register_bidder', { commitment: true, noConflict: true, consentToPublish: true });
    await bidder.go(`/desk/projects/${id}?tab=documents`);
    const link = bidder.page.getByRole('link', { name: '保存证明文件' }).first();
    await link.waitFor();
    const [download] = await Promise.all([bidder.page.waitForEvent('download'), link.click()]);
    const proof = await readFile(await download.path(), 'utf8');
    assert.match(proof, /^c2sp\.org\/tlog-proof@v1\n/);
    assert.match(download.suggestedFilename(), /^receipt-\d+\.tlog-proof$/);
    assert.deepEqual([bidder.complaints, await bidder.overflow()], [[], 0]);
    await bidder.close();
  });

  it('shows a bidder the notice as everybody reads it, and what closes soonest where they begin', async () => {
    const bidder = await DeskPerson.signIn(place, 'gys-yi', { width: 360, height: 740 });
    await bidder.go('/desk/');
    const soon = bidder.page.locator('.found li').first();
    await soon.waitFor();
    await soon.getByRole('link').click();
    await bidder.page.locator('.as-published dl').waitFor();
    const said = await bidder.page.locator('.as-published').innerText();
    for (const word of ['保证金', '资格条件', '开标地点', '2025-12-', '付款方式']) assert.ok(said.includes(word), word);
    // The act that the trade waits for stands first.
    assert.equal(await bidder.page.locator('.acts-main button').first().innerText(), '报名');
    assert.deepEqual(await bidder.barriers(), []);
    assert.deepEqual([bidder.complaints, await bidder.overflow()], [[], 0]);
    await bidder.close();
  });

  it('finds a trade by its words, and says what to do when there is none', async () => {
    const bidder = await DeskPerson.signIn(place, 'gys-yi');
    await bidder.go('/desk/find');
    await bidder.page.locator('input[type=search]').fill('店面');
    await bidder.page.keyboard.press('Enter');
    await bidder.page.locator('.found li').first().waitFor();
    await bidder.page.locator('input[type=search]').fill('没有这样的东西');
    await bidder.page.keyboard.press('Enter');
    await bidder.page.getByText('少写几个字再找').waitFor();
    await bidder.close();
  });

  it('takes a phone for codes, and takes it off again by a code that was printed', async () => {
    const officer = await DeskPerson.signIn(place, 'jsg-sanzi');
    const { page } = officer;
    await officer.go('/desk/account');
    await page.locator('#enrol-password').fill(DEMO_PASSWORD);
    await page.getByRole('button', { name: '生成二维码' }).click();
    const secret = /[A-Z2-7]{16,}/.exec(await page.getByText('不能扫码时手工输入').innerText())?.[0] as string;
    await page.locator('#first-code').fill(new TOTP({ secret: Secret.fromBase32(secret) }).generate());
    await page.getByRole('button', { name: '确认启用' }).click();
    await page.locator('.receipt .hash li').first().waitFor();
    const printed = await page.locator('.receipt .hash li').allInnerTexts();
    assert.ok(printed.length >= 8, String(printed.length));
    await officer.go('/desk/account');
    await page.getByText('换手机时先解除').waitFor();
    const taken = page.locator('#remove-code');
    await taken.fill('000000');
    await page.getByRole('button', { name: '解除动态验证码' }).click();
    await page.locator('.refusal').waitFor();
    officer.complaints.splice(0); // the browser notes every answer that refuses
    await taken.fill(printed[0] as string);
    await page.getByRole('button', { name: '解除动态验证码' }).click();
    await page.getByText('已解除').waitFor();
    await officer.go('/desk/account');
    await page.getByRole('button', { name: '生成二维码' }).waitFor();
    assert.deepEqual(officer.complaints, []);
    await officer.close();
  });
});
