import assert from 'node:assert/strict';
import { DEMO_PASSWORD } from '../../db/seeds/demo-accounts.js';
import { PICTURE } from './desk-fill.js';
import { DeskPerson } from './desk-people.js';
import { type DeskPlace, deskPlace, VILLAGE } from './desk-place.js';

const KEPT = '草稿已存在这台设备上';
const BACK = '未提交的草稿';
const STORED = `JSON.stringify([{ ...localStorage }, { ...sessionStorage }])`;

describe('what was typed and not handed in', function () {
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

  const field = (name: string) => person.page.locator(`#asset-${name}`);
  const save = () => person.page.locator('form.asset-form button[type=submit]').click();

  async function fillAsset(name: string): Promise<void> {
    await field('name').fill(name);
    await field('category').selectOption('premises');
    await field('location').fill('东街1号(演示)');
    await field('quantity').fill('120');
    await field('unit').fill('平方米');
    await field('useState').selectOption('idle');
    await field('building').selectOption('certified');
  }

  it('of a new asset comes back after the page was loaded again, and is gone once it is registered', async () => {
    await person.go('/desk/assets/new');
    await fillAsset('(演示)东街店面');
    await person.page.getByText(KEPT).waitFor();
    await person.page.reload();
    await person.page.getByText(BACK).waitFor();
    assert.equal(await field('name').inputValue(), '(演示)东街店面');
    assert.equal(await field('quantity').inputValue(), '120');
    await save();
    await person.page.waitForURL(/assets\/[0-9a-f-]{36}/);
    await person.page.locator('.asset-history').waitFor();
    assert.doesNotMatch(await person.page.evaluate<string>(STORED), /东街/);
    await person.go('/desk/assets/new');
    assert.equal(await field('name').inputValue(), '');
  });

  it('of a new asset is thrown away when whoever typed it begins anew', async () => {
    await person.go('/desk/assets/new');
    await field('name').fill('(演示)写错了');
    await person.page.getByText(KEPT).waitFor();
    await person.page.getByRole('button', { name: '重新填写' }).click();
    assert.equal(await field('name').inputValue(), '');
    assert.doesNotMatch(await person.page.evaluate<string>(STORED), /写错了/);
  });

  it('of an entry in change comes back after the session ended in the middle and the person signed in again', async () => {
    const said = { name: '(演示)西塘', category: 'water', location: '村西(演示)', quantity: 1_000, unit: '亩', useState: 'idle', building: 'none' };
    const { id } = await place.accountant.send<{ id: string }>('POST', '/api/assets', { village: VILLAGE, asset: said });
    await person.go(`/desk/assets/${id}`);
    await person.page.getByRole('button', { name: '修改登记' }).click();
    await field('note').fill('涵洞已修(演示)');
    const own = await place.admin('sessions').orderBy('created_at', 'desc').first('token_hash');
    await place.admin('sessions').where({ token_hash: own.token_hash }).delete();
    await save();
    await person.page.getByRole('link', { name: '重新登录' }).click();
    await person.page.getByLabel('用户名').fill('gs-kuaiji');
    await person.page.getByLabel('密码').fill(DEMO_PASSWORD);
    await person.page.getByRole('button', { name: '登录' }).click();
    await person.page.getByText(BACK).waitFor();
    assert.equal(await field('note').inputValue(), '涵洞已修(演示)');
    await save();
    await person.page.locator('.asset-facts', { hasText: '涵洞已修' }).waitFor();
  });

  it('of an entry that others changed meanwhile overwrites nothing, and is no draft of the new entry', async () => {
    const said = { name: '(演示)南塘', category: 'water', location: '村南(演示)', quantity: 1_000, unit: '亩', useState: 'idle', building: 'none' };
    const { id } = await place.accountant.send<{ id: string }>('POST', '/api/assets', { village: VILLAGE, asset: said });
    await person.go(`/desk/assets/${id}?change`);
    await field('note').fill('旧话(演示)');
    await person.page.getByText(KEPT).waitFor();
    await place.accountant.send('PUT', `/api/assets/${id}`, { expectedVersion: 1, asset: { ...said, note: '新话(演示)' } });
    await save();
    await person.page.locator('form.asset-form .fault').waitFor();
    await person.go(`/desk/assets/${id}?change`);
    assert.equal(await field('note').inputValue(), '新话(演示)');
  });

  it('of a new project comes back too', async () => {
    await person.go('/desk/projects/new');
    await person.page.getByText('采购类').click();
    await person.page.getByLabel('项目名称').fill('(演示)没有写完的工程');
    await person.page.getByText(KEPT).waitFor();
    await person.page.reload();
    await person.page.getByText(BACK).waitFor();
    assert.equal(await person.page.getByLabel('项目名称').inputValue(), '(演示)没有写完的工程');
    assert.ok(await person.page.getByRole('radio', { name: '采购类' }).isChecked());
  });

  it('of persons in an act is not kept, and the form says so', async () => {
    const id = await place.begin('(演示)个人信息不存');
    const application = {
      description: '村道破损(演示)',
      place: '村东(演示)',
      quantity: '约300米',
      estimate: 12_000_000,
      fundSource: '村集体自有资金',
      priceBasis: '预算书(演示)',
      noOverlap: true,
      noDispute: true,
      notIllegalBuilding: true,
    };
    const { sha256: file } = await place.accountant.upload<{ sha256: string }>(
      `/api/projects/${id}/attachments`,
      '预算.png',
      PICTURE,
      'image/png',
    );
    await place.accountant.send('POST', `/api/projects/${id}/events`, {
      type: 'submit_application',
      data: { ...application, evidence: [{ kind: 'budget', file }] },
    });
    await person.go(`/desk/projects/${id}?act=record_resolution`);
    await person.page.locator('#f-number').fill('演示决议9号');
    await person.page.locator('summary', { hasText: '记录人与主持人' }).click();
    await person.page.locator('#f-personal-recorder').fill('演示某某');
    await person.page.getByText('单独保存的个人信息不存草稿').waitFor();
    const stored = await person.page.evaluate<string>(STORED);
    assert.match(stored, /演示决议9号/);
    assert.doesNotMatch(stored, /演示某某/);
    assert.deepEqual(person.complaints, []);
  });

  it('of a registering bidder is the name alone, and only as long as the tab is open', async () => {
    const visitor = await DeskPerson.visit(place, '');
    const { page } = visitor;
    await page.goto('/register');
    await page.getByLabel('姓名').fill('演示竞买人');
    await page.getByRole('button', { name: '下一步' }).click();
    await page.getByLabel('身份证号码').fill('110101199003071234');
    await page.getByLabel('联系电话').fill('13900001234');
    await page.getByRole('button', { name: '下一步' }).click();
    await page.getByLabel('用户名').fill('yanshi-chongxie');
    await page.locator('input[type=password]').first().fill('一句只有我知道的话在这里');
    const [forever, tab] = JSON.parse(await page.evaluate<string>(STORED)) as Record<string, string>[];
    assert.doesNotMatch(JSON.stringify(forever), /演示竞买人|yanshi/);
    assert.doesNotMatch(JSON.stringify(tab), /1101011990|1390000|只有我知道/);
    await page.reload();
    await page.getByText('已取回').waitFor();
    assert.equal(await page.getByLabel('姓名').inputValue(), '演示竞买人');
    await page.getByRole('button', { name: '下一步' }).click();
    assert.equal(await page.getByLabel('身份证号码').inputValue(), '');
    await visitor.close();
  });

  it('of a new version of the rules comes back for the administrator who began it', async () => {
    const district = await DeskPerson.signIn(place, 'hs-admin');
    const { page } = district;
    await district.go('/desk/rules');
    await page.locator('summary', { hasText: '提出新版本' }).click();
    await page.locator('#version-reason').fill('区里统一口径(演示)');
    await page.getByText(KEPT).waitFor();
    await district.go('/desk/rules');
    await page.locator('summary', { hasText: '提出新版本' }).click();
    await page.getByText(BACK).waitFor();
    assert.equal(await page.locator('#version-reason').inputValue(), '区里统一口径(演示)');
    await district.close();
  });
});
