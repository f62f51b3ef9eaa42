import assert from 'node:assert/strict';
import encodeQR from 'qr';
import { DEMO_PASSWORD } from '../../db/seeds/demo-accounts.js';
import { collectiveCode } from '../people/people.js';
import { DeskPerson } from './desk-people.js';
import { type DeskPlace, deskPlace, VILLAGE } from './desk-place.js';

const DISTRICT = '330203';
const NEW_VILLAGE = '330203102399';
const BIDDER = 'jmr-bing';
const COLLECTIVE = '集士港镇广昇村演示股份经济合作社';
/** In the form of an announcement, for any year: weekends are left out of the days off, and weekdays of those worked. */
const NOTICE = '一、元旦:1月1日放假。二、春节:2月1日(演示)至14日放假调休,共14天。2月20日至28日上班。';

describe('a district keeps its organisations, its calendar and what is asked to be erased', function () {
  this.timeout(600_000);
  let place: DeskPlace;
  let one: DeskPerson;
  let two: DeskPerson;

  before(async () => {
    place = await deskPlace();
    const second = await place.admin('accounts').where({ username: 'hs-pingshen1' }).first('id');
    await place.admin('grants').insert({ account: second.id, role: 'district', organisation: DISTRICT });
    await place.admin('grants').where({ role: 'supervisor', organisation: VILLAGE }).delete();
    one = await DeskPerson.signIn(place, 'hs-admin');
    two = await DeskPerson.signIn(place, 'hs-pingshen1', { width: 360, height: 800 });
  });
  after(() => place?.stop());
  afterEach(() => {
    for (const person of [one, two]) assert.deepEqual(person?.complaints.splice(0), []);
  });

  const button = (person: DeskPerson, name: string) => person.page.getByRole('button', { name, exact: true });
  const confirm = async (person: DeskPerson, name: string) => {
    const act = person.page.locator('.ant-modal').getByRole('button', { name });
    await act.waitFor();
    await person.atRest();
    await act.click();
  };
  async function stands(person: DeskPerson): Promise<void> {
    assert.equal(await person.overflow(), 0, await person.widest());
    assert.deepEqual(await person.barriers(), []);
  }

  it('and finds the village that lacks a role, with what that stops', async () => {
    await one.go('/desk');
    await one.page.getByRole('link', { name: '机构名册' }).click();
    await one.page.getByText('其中1个机构的职责不齐').waitFor();
    await one.page.getByLabel('只看缺人的').click();
    await one.page.locator('.organisation-missing', { hasText: '村监会' }).waitFor();
    assert.equal(await one.page.locator('tbody tr').count(), 1);
    await stands(one);
    await one.page.getByRole('link', { name: '广昇村' }).click();
    await one.page.getByText('民主决策无人会签').waitFor();
    await stands(one);
    await one.page.getByRole('link', { name: '到账号与授权办理' }).click();
    await one.page.getByText('gs-kuaiji').waitFor();
  });

  it('and sets up a village after its code was read aloud, and not one whose code is none', async () => {
    await one.go('/desk/organisations');
    await one.page.locator('summary', { hasText: '设立机构' }).click();
    const code = one.page.getByLabel('统计用区划代码');
    for (const [typed, said] of [
      ['440100', `本区的代码以${DISTRICT}开头`],
      ['330203102', '集士港镇已经设立'],
      [VILLAGE, '集士港镇已有这个代码'],
      ['330203999201', '没有代码为330203999的镇街'],
    ] as const) {
      await code.fill(typed);
      await one.page.getByText(said).waitFor();
    }
    await code.fill(NEW_VILLAGE);
    await one.page.getByText('代码属村民委员会一类').waitFor();
    await one.page.getByLabel('名称', { exact: true }).fill('新塘村');
    await button(one, '设立机构').click();
    await confirm(one, '确定设立');
    await one.page.getByText('已设立并写入存证').waitFor();
    await one.page.getByLabel('查找').fill('新塘');
    await button(one, '查找').click();
    await one.page.getByRole('link', { name: '新塘村' }).waitFor();
  });

  it('and renames it, disables it with a ground after a look at what that brings, and enables it again', async () => {
    await one.go(`/desk/organisations/${NEW_VILLAGE}`);
    const act = async (name: string, done: string) => {
      await one.page.locator('.organisation-acts').getByRole('button', { name, exact: true }).click();
      await one.page.getByLabel('依据').fill('(演示)区政府批复2026-1号');
      if (name === '更改名称') await one.page.getByLabel('新名称').fill('新塘新村');
      await one.page.locator('form.act-form').getByRole('button', { name, exact: true }).click();
      await confirm(one, `确定${name}`);
      await one.page.getByText(`已${done}并写入存证`).waitFor();
    };
    await act('更改名称', '更名');
    await one.page.getByRole('heading', { name: '新塘新村' }).waitFor();
    await act('停用机构', '停用');
    await one.page.getByText('停用期间不登记新项目').waitFor();
    await act('恢复机构', '恢复');
    assert.equal(await one.page.getByText('停用期间不登记新项目').count(), 0);
  });

  it('and registers its collective from the certificate, refused beside the field where the code is none, then corrects it', async () => {
    await one.go(`/desk/organisations/${VILLAGE}`);
    await one.page.getByText('还没有登记。文书上暂称“集士港镇广昇村集体经济组织”').waitFor();
    await button(one, '登记集体经济组织').first().click();
    const send = one.page.locator('form.act-form').getByRole('button');
    const code = one.page.getByLabel('统一社会信用代码');
    await one.page.getByLabel('登记名称').fill(COLLECTIVE);
    await one.page.getByLabel('住所').fill('演示路1号');
    await one.page.getByLabel('登记证书编号').fill('(演示)登记证书第1号');
    await code.fill(`${collectiveCode(1)}1`);
    await one.page.getByText(/应为18位.现为19位/).waitFor();
    assert.equal(await send.isEnabled(), false);
    await code.fill(`${collectiveCode(1).slice(0, 17)}X`);
    await send.click();
    await confirm(one, '确定登记集体经济组织');
    await one.page.locator('.ant-modal').getByText('校验位不符').first().waitFor();
    // Hidden while its button still turns, it would never come to rest.
    await one.page.locator('.ant-modal .ant-btn-loading-icon').waitFor({ state: 'detached' });
    await one.page.locator('.ant-modal').getByRole('button', { name: '再看看' }).click();
    await one.page.locator('#collective-creditCode-says.fault', { hasText: '校验位不符' }).waitFor();
    await stands(one);
    await code.fill(collectiveCode(1));
    await send.click();
    await confirm(one, '确定登记集体经济组织');
    await one.page.getByText('集体经济组织的登记已写入存证').waitFor();
    await one.page.locator('dd', { hasText: COLLECTIVE }).waitFor();
    await button(one, '更正登记').first().click();
    assert.equal(await send.isEnabled(), false, 'nothing differs yet');
    await one.page.getByLabel('住所').fill('演示路2号');
    await one.page.getByLabel('登记证书编号').fill('(演示)登记证书第2号');
    await send.click();
    await confirm(one, '确定更正登记');
    await one.page.locator('dd', { hasText: '演示路2号' }).waitFor();
    assert.deepEqual(one.complaints.splice(0).filter((said) => !said.includes('422')), []);
  });

  it('so that the list tells whose collective is not registered, and the village’s public page names it', async () => {
    await one.go('/desk/organisations');
    await one.page.getByText('还没有登记集体经济组织').waitFor();
    await one.page.getByRole('cell', { name: '未登记', exact: true }).first().waitFor();
    await one.page.getByLabel('查找').fill(collectiveCode(1));
    await button(one, '查找').click();
    await one.page.getByRole('cell', { name: COLLECTIVE }).waitFor();
    assert.equal(await one.page.locator('tbody tr').count(), 1);
    await stands(one);
    await one.page.getByLabel('只看没有登记集体经济组织的').click();
    await one.page.getByText('没有这样的机构').waitFor();
    await two.page.goto(`${place.url}/village/${VILLAGE}`);
    await two.page.getByText(COLLECTIVE).waitFor();
    await two.page.getByText(collectiveCode(1)).waitFor();
    await stands(two);
  });

  it('which a town only reads', async () => {
    const town = await DeskPerson.signIn(place, 'jsg-sanzi', { width: 360, height: 800 });
    await town.go('/desk/organisations');
    assert.equal(await town.page.getByText('设立机构').count(), 0);
    await stands(town);
    await town.page.getByRole('link', { name: '广昇村' }).click();
    await town.page.getByText('民主决策无人会签').waitFor();
    assert.equal(await town.page.getByRole('heading', { name: '变更' }).count(), 0);
    assert.deepEqual(town.complaints, []);
    await town.close();
  });

  it('whose villages print a sheet for the notice board, with the code of their own page', async () => {
    const village = await DeskPerson.signIn(place, 'gs-kuaiji', { width: 360, height: 800 });
    await village.go('/desk');
    await button(village, '菜单').click();
    await village.page.getByRole('link', { name: '公开栏海报' }).click();
    await village.page.getByLabel('集士港镇三资办的电话').fill('0574-00000000');
    const code = village.page.locator('.poster .qr-code path');
    const address = await village.page.locator('.poster-code .figures').innerText();
    assert.match(address, new RegExp(`^http://localhost:\\d+/village/${VILLAGE}$`));
    const rows = encodeQR(address, 'raw', { border: 2 });
    assert.equal(await code.getAttribute('d'), rows.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : ''))).join(''));
    await stands(village);
    const sheet = (await village.page.pdf({ preferCSSPageSize: true })).toString('latin1');
    assert.equal(sheet.match(/\/Type\s*\/Page\b(?!s)/g)?.length, 1, 'one sheet');
    assert.match(await village.page.locator('.poster').innerText(), /0574-00000000/);
    assert.deepEqual(village.complaints, []);
    await village.close();
  });

  it('brings in a year’s calendar from its announcement, every day checked against its weekday', async () => {
    await one.go('/desk/rules');
    await one.page.getByText('暂按周末推算').waitFor();
    await one.page.locator('summary', { hasText: '导入年度日历' }).click();
    await one.page.getByLabel('通知的名称与文号').fill('(演示)节假日安排通知');
    await one.page.getByLabel('公布的网址或公报').fill('演示公报');
    await one.page.getByLabel('通知正文').fill(NOTICE);
    await button(one, '读出日期').click();
    await button(one, '加一天').click();
    const year = await one.page.getByLabel('年度', { exact: true }).inputValue();
    const saturday = Array.from({ length: 7 }, (_, i) => `${year}-03-0${i + 1}`).find((date) => new Date(date).getUTCDay() === 6);
    await one.page.locator('.calendar-row:last-of-type input').fill(saturday as string);
    await one.page.getByText(`${saturday}是周末`).waitFor();
    assert.equal(await button(one, '提交年度日历').isEnabled(), false);
    await stands(one);
    await one.page.locator('.calendar-row:last-of-type').getByRole('button').click();
    await button(one, '提交年度日历').click();
    await confirm(one, '确定提交');
    await one.page.getByText('等另一名区管理员审核').first().waitFor();
    assert.equal(await button(one, '审核通过年度').count(), 0, 'not by whoever brought it');
  });

  it('which a second administrator compares on a phone, rejects with a reason or puts in force', async () => {
    await two.go('/desk/rules');
    const waiting = two.page.locator('.calendar-proposal');
    await waiting.locator('ins').first().waitFor();
    const { years } = await (await two.context.request.get('/api/rules/proposals')).json();
    const { year, basis, holidays, workdays } = years[0];
    const proposed = { year, basis, holidays, workdays };
    // What everybody reads is kept for a minute, by its address.
    let asked = 0;
    const official = async () => {
      asked += 1;
      const { calendar } = await (await two.context.request.get(`/api/rules?date=2026-12-0${asked}`)).json();
      return calendar.years.map((y: { year: string }) => y.year) as string[];
    };
    await stands(two);
    assert.equal(await button(two, '不予通过年度').isEnabled(), false);
    await two.page.getByLabel('意见').fill('与公布的通知不符');
    await button(two, '不予通过年度').click();
    await two.page.getByText('未予通过').waitFor();
    await waiting.waitFor({ state: 'detached' });
    const before = await official();
    assert.equal((await one.context.request.post('/api/rules/calendar', { data: { ...proposed, source: '演示公报(更正)' } })).status(), 201);
    await two.go('/desk/rules');
    await button(two, '审核通过年度').click();
    await two.page.getByText('已审核通过并写入存证').waitFor();
    await waiting.waitFor({ state: 'detached' });
    assert.deepEqual((await official()).filter((year) => !before.includes(year)), [proposed.year]);
  });

  it('erases a bidder who asks for it, and says before what goes and what stays', async () => {
    await one.go('/desk/erasures');
    await one.page.getByLabel('用户名、编号或名称').fill('nobody-there');
    await button(one, '查找').click();
    await one.page.getByText('没有找到').waitFor();
    await one.page.getByLabel('用户名、编号或名称').fill(BIDDER);
    await button(one, '查找').click();
    await button(one, '查看后果').click();
    await one.page.getByText('存证的哈希和编号').waitFor();
    await stands(one);
    await one.page.getByLabel('本人申请的编号或日期').fill('(演示)申请1号');
    await button(one, '删除个人信息').click();
    await one.page.getByText('删除后无法恢复').waitFor();
    await confirm(one, '确定删除');
    await one.page.getByText('账号已注销').waitFor();
    const answer = await one.context.request.post('/api/session', { data: { username: BIDDER, password: DEMO_PASSWORD } });
    assert.equal(answer.status(), 401);
  });
});
