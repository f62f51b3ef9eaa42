import assert from 'node:assert/strict';
import { DEMO_PASSWORD } from '../../db/seeds/demo-accounts.js';
import { PICTURE } from './desk-fill.js';
import { DeskPerson } from './desk-people.js';
import { type DeskPlace, deskPlace } from './desk-place.js';

/** An application of works that the platform takes. */
const WORKS = {
  description: '村道破损,需修整约三百米(演示)',
  place: '村东(演示)',
  quantity: '约300米',
  estimate: 12_000_000,
  fundSource: '村集体自有资金',
  priceBasis: '预算书(演示)',
  statutoryTender: false,
  declaredMajor: false,
  openToOutsiders: true,
  noOverlap: true,
  noDispute: true,
  notIllegalBuilding: true,
  unpermittedBuilding: false,
  evidence: [{ kind: 'budget' }],
};

describe('a person at a form of the desks', function () {
  this.timeout(600_000);
  let place: DeskPlace;
  let person: DeskPerson;

  before(async () => {
    place = await deskPlace();
  });
  after(() => place?.stop());
  beforeEach(async () => {
    person = await DeskPerson.signIn(place, 'gs-kuaiji');
  });
  afterEach(() => person.close());

  const form = () => person.page.locator('form.act-form');
  const submit = () => form().locator('button[type=submit]').click();
  const confirm = () => person.confirm();
  const description = () => person.page.locator('#f-description');

  it('keeps what was typed when the line is lost, is told so in words, and hands it in when it is back', async () => {
    const id = await place.begin('(演示)断网也不丢');
    await person.open(id, 'submit_application', WORKS);
    await person.context.setOffline(true);
    await submit();
    await confirm();
    await form().locator('.refusal').getByText('您填写的内容还在').waitFor();
    await person.page.locator('.connection-line').waitFor();
    assert.equal(await description().inputValue(), WORKS.description);
    await person.context.setOffline(false);
    await submit();
    await confirm();
    await person.page.locator('.receipt').waitFor();
    assert.equal((await person.view(id)).position, 'setup.resolution');
    assert.equal(await person.page.locator('.connection-line').count(), 0);
  });

  it('is led to sign in when the session ended in the middle, and back to the form with what was typed', async () => {
    const id = await place.begin('(演示)登录过期也不丢');
    await person.open(id, 'submit_application', WORKS);
    const own = await place.admin('sessions').orderBy('created_at', 'desc').first('token_hash');
    await place.admin('sessions').where({ token_hash: own.token_hash }).delete();
    await submit();
    await confirm();
    await form().getByRole('link', { name: '重新登录' }).click();
    await person.page.getByLabel('用户名').fill('gs-kuaiji');
    await person.page.getByLabel('密码').fill(DEMO_PASSWORD);
    await person.page.getByRole('button', { name: '登录' }).click();
    await person.page.waitForURL(`**/desk/projects/${id}?act=submit_application`);
    await person.page.getByText('未提交的草稿').waitFor();
    assert.equal(await description().inputValue(), WORKS.description);
    assert.equal(await person.page.locator('.papers li').count(), 1);
    await submit();
    await confirm();
    await person.page.locator('.receipt').waitFor();
  });

  it('finds the draft again after the page was closed without a word', async () => {
    const id = await place.begin('(演示)关掉再开');
    await person.open(id, 'submit_application', WORKS);
    await person.page.getByText('草稿已存在这台设备上').waitFor();
    await person.page.goto('/desk/');
    await person.page.goto(`/desk/projects/${id}?act=submit_application`);
    await person.page.getByText('未提交的草稿').waitFor();
    assert.equal(await description().inputValue(), WORKS.description);
  });

  it('is told of a file of the wrong kind, an empty one and one too large before anything is sent', async () => {
    const id = await place.begin('(演示)附件');
    const sent: string[] = [];
    await person.page.goto(`/desk/projects/${id}?act=submit_application`);
    const files = person.page.locator('#f-evidence-file');
    await files.waitFor({ state: 'attached' });
    person.page.on('request', (request) => request.method() !== 'GET' && sent.push(request.url()));
    const give = (name: string, buffer: Buffer) =>
      files.setInputFiles({ name, mimeType: 'application/octet-stream', buffer });
    await give('程序.exe', Buffer.from('MZ'));
    await person.page
      .getByText('只收PDF、JPG、PNG')
      .or(person.page.getByText('只收 PDF、JPG、PNG'))
      .first()
      .waitFor();
    await give('空.pdf', Buffer.alloc(0));
    await person.page.getByText('这个文件是空的').waitFor();
    await give('大.pdf', Buffer.alloc(20 * 1024 * 1024 + 1));
    await person.page.getByText('请压缩后再选').waitFor();
    assert.deepEqual(sent, []);
    assert.equal(await person.page.locator('.papers .fault').count(), 3);
  });

  it('looks at the application as it will be printed before it is handed in', async () => {
    const id = await place.begin('(演示)看样张');
    await person.open(id, 'submit_application', WORKS);
    const [answer] = await Promise.all([
      person.page.waitForResponse((response) => response.url().endsWith('/preview')),
      submit(),
    ]);
    assert.equal(answer.status(), 200);
    assert.equal(answer.headers()['content-type'], 'application/pdf');
    // This browser has no viewer of its own: the page says so, and how to see it.
    await person.page.getByText('不能在网页里显示PDF').waitFor();
    await person.page.getByRole('link', { name: '在新窗口打开样张' }).waitFor();
    // Who pressed the button twice pressed beside the question: it is still asked.
    await person.page.mouse.click(3, 300);
    await person.atRest();
    await person.page.locator('.ant-modal').getByRole('button', { name: '再看看' }).click();
    assert.equal((await person.view(id)).position, 'setup.application');
    assert.deepEqual(person.complaints, []);
  });

  it('and in its place where the browser has a viewer, as the policy of the page allows', async () => {
    const id = await place.begin('(演示)看样张框');
    await person.page.addInitScript(`Object.defineProperty(navigator, 'pdfViewerEnabled', { get: () => true })`);
    await person.open(id, 'submit_application', WORKS);
    await submit();
    const frame = person.page.locator('.ant-modal iframe');
    assert.match(String(await frame.getAttribute('src')), /^blob:.*#navpanes=0/);
    assert.equal(await frame.getAttribute('sandbox'), null);
    await person.page.waitForLoadState('networkidle');
    assert.deepEqual(person.complaints, []);
  });

  it('chooses the asset from the register, by a few letters of its name, and sees what it is', async () => {
    const add = (name: string) =>
      place.accountant.send<{ code: string }>('POST', '/api/assets', {
        village: '330203102230',
        asset: {
          name,
          category: 'premises',
          location: '村口(演示)',
          quantity: 10_000,
          unit: '平方米',
          useState: 'idle',
          building: 'certified',
        },
      });
    const id = await place.begin('(演示)招租', { category: 'premises', mode: 'sealed' });
    const { code } = await add('(演示)东街店面');
    await add('(演示)西塘水面房');
    await person.page.goto(`/desk/projects/${id}?act=submit_application`);
    const choices = person.page.locator('#f-assetCode option');
    await choices.filter({ hasText: '西塘' }).waitFor({ state: 'attached' });
    await person.page.getByLabel('在资产台账中查找').fill('东街');
    await choices.filter({ hasText: '西塘' }).waitFor({ state: 'detached' });
    await person.page.locator('#f-assetCode').selectOption(code);
    await person.page
      .locator('.chosen-asset')
      .getByText('村口(演示)')
      .or(person.page.locator('.chosen-asset').getByText('村口（演示）'))
      .waitFor();
    await person.page.getByLabel('在资产台账中查找').fill('没有这样的');
    await person.page.getByText('台账里没有“没有这样的”').waitFor();
    assert.equal(await person.page.locator('#f-assetCode').inputValue(), code);
  });

  it('is shown hostile names of projects and files as what they are, everywhere', async () => {
    const hostile = `<script>window.pwned=1</script><img src=x onerror="window.pwned=1">\u202etxet\u202c\u2066${'长'.repeat(9_000)}${'W'.repeat(1_000)}`;
    const id = await place.begin('(演示)坏名字');
    const name = `<img src=x onerror="window.pwned=1">\u202egnp.${'名'.repeat(60)}.png`;
    const { sha256 } = await place.accountant.upload<{ sha256: string }>(
      `/api/projects/${id}/attachments`,
      name,
      PICTURE,
      'image/png',
    );
    const { evidence: _, ...application } = WORKS;
    await place.accountant.send('POST', `/api/projects/${id}/events`, {
      type: 'submit_application',
      data: { ...application, evidence: [{ kind: 'budget', file: sha256 }] },
    });
    await place.admin('projects').where({ id }).update({ title: hostile });
    await person.page.setViewportSize({ width: 360, height: 780 });
    for (const path of [
      '',
      'projects',
      `projects/${id}`,
      `projects/${id}?tab=documents`,
      `projects/${id}?tab=trail`,
    ]) {
      await person.go(`/desk/${path}`);
      await person.page.locator('bdi', { hasText: 'txet' }).first().waitFor();
      assert.equal(await person.page.evaluate('window.pwned'), undefined, path);
      assert.equal(await person.page.locator('main script, main img').count(), 0, path);
      assert.equal(await person.overflow(), 0, `${path}: ${await person.widest()}`);
    }
    assert.deepEqual(person.complaints, []);
  });
});
