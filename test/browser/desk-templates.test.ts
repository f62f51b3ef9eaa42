import assert from 'node:assert/strict';
import { setTimeout } from 'node:timers/promises';
import { DeskPerson } from './desk-people.js';
import { type DeskPlace, deskPlace } from './desk-place.js';

const DISTRICT = '330203';
const SENTENCE = '本票据遗失不补';

describe('a district words its documents on its desk', function () {
  this.timeout(600_000);
  let place: DeskPlace;
  let one: DeskPerson;
  let two: DeskPerson;

  before(async () => {
    place = await deskPlace(['approved']);
    const second = await place.admin('accounts').where({ username: 'hs-pingshen1' }).first('id');
    await place.admin('grants').insert({ account: second.id, role: 'district', organisation: DISTRICT });
    one = await DeskPerson.signIn(place, 'hs-admin');
    two = await DeskPerson.signIn(place, 'hs-pingshen1', { width: 360, height: 800 });
  });
  after(() => place?.stop());
  afterEach(() => {
    for (const person of [one, two]) assert.deepEqual(person?.complaints.splice(0), []);
  });

  const lastBlock = () => one.page.locator('.template-block').last();

  async function edit(): Promise<void> {
    await one.go('/desk/templates/receipt/edit');
    await lastBlock().getByRole('button', { name: /^修改第\d+块$/ }).click();
  }

  async function addParagraph(text: string): Promise<void> {
    await lastBlock().getByRole('button', { name: '在下面加一段' }).press('Enter');
    await lastBlock().and(one.page.locator(':focus')).waitFor(); // the keyboard goes on there
    await lastBlock().getByLabel('段落', { exact: true }).fill(text);
  }

  async function handIn(note: string): Promise<void> {
    await one.page.getByLabel('修改的理由').fill(note);
    await one.page.getByRole('button', { name: '提交审定' }).click();
  }

  it('whose place leads to every kind, found by its name, with the text that is in force', async () => {
    await one.go('/desk');
    await one.page.getByRole('link', { name: '文书模板' }).click();
    await one.page.getByLabel('查找文书').fill('没有这样的');
    await one.page.getByText('没有这样的文书').waitFor();
    await one.page.getByLabel('查找文书').fill('收据');
    await one.page.locator('.template-kinds a').first().click();
    await one.page.getByText('现行：平台文本').waitFor();
    await one.page.locator('.fact-chip', { hasText: '交款人' }).first().waitFor();
    assert.doesNotMatch(await one.page.locator('.template-text').innerText(), /[{}]|[a-z]\.[a-z]/);
  });

  it('and a placeholder that nothing can fill is refused at its block, whatever was typed kept', async () => {
    await edit();
    await addParagraph(`${SENTENCE}{没有这项}。`);
    await handIn('提示妥善保管');
    const faulty = one.page.locator('.template-block-faulty');
    await faulty.locator('.fault', { hasText: '没有这项' }).waitFor();
    assert.equal(await faulty.count(), 1);
    assert.equal(await faulty.getByLabel('段落', { exact: true }).inputValue(), `${SENTENCE}{没有这项}。`);
    assert.equal(await one.page.evaluate('document.activeElement?.className.includes("template-block-faulty")'), true);
    one.complaints.length = 0; // the browser itself tells its console of an answer 422
  });

  it('and what the platform’s text shows cannot be left out, said without a key', async () => {
    await one.page.locator('.template-block').nth(0).getByRole('button', { name: '修改第1块' }).click();
    await one.page.locator('.template-block').nth(0).getByRole('button', { name: '删去这一块' }).click();
    await handIn('试删');
    const missing = one.page.locator('.template-missing .fault');
    await missing.first().waitFor();
    for (const said of await missing.allInnerTexts()) {
      assert.match(said, /缺少/);
      assert.doesNotMatch(said, /[a-z]/);
    }
    one.complaints.length = 0;
    await one.page.reload();
    await one.page.getByText('已接上次没有提交的修改').waitFor();
    await one.page.getByRole('button', { name: '放弃，从现行文本重新开始' }).click();
    assert.equal(await one.page.getByRole('button', { name: '提交审定' }).isEnabled(), false);
  });

  it('and looks at the page before handing it in, with examples and with what a public document says', async () => {
    const isPublic = () => place.admin('documents').where({ kind: 'resolution', audience: 'public', state: 'issued' }).first('id');
    while (!(await isPublic())) await setTimeout(200); // drawn in the background
    await one.go('/desk/templates/resolution/edit');
    await lastBlock().getByRole('button', { name: /^修改第\d+块$/ }).click();
    await addParagraph(`${SENTENCE}。`);
    const specimen = one.page.getByRole('region', { name: '预览' });
    /** With which document it was asked for, and what came back. */
    async function look(): Promise<{ document: string | null; type: string | undefined }> {
      const answered = one.page.waitForResponse('**/api/templates/resolution/preview');
      await specimen.getByRole('button', { name: '看样张' }).click();
      const answer = await answered;
      await specimen.getByRole('link', { name: '在新窗口打开样张' }).waitFor();
      return { document: JSON.parse(String(answer.request().postData())).document, type: answer.headers()['content-type'] };
    }
    assert.deepEqual(await look(), { document: null, type: 'application/pdf' });
    const choice = specimen.getByLabel('样张的内容');
    await choice.selectOption({ index: 1 });
    await specimen.getByText('上次看过以后又有改动').waitFor();
    assert.deepEqual(await look(), { document: await choice.inputValue(), type: 'application/pdf' });
    await specimen.getByText('上次看过以后又有改动').waitFor({ state: 'detached' });
    await addParagraph('{没有这项}');
    await specimen.getByRole('button', { name: '看样张' }).click();
    await one.page.locator('.template-block-faulty .fault', { hasText: '没有这项' }).waitFor();
    one.complaints.length = 0; // the browser itself tells its console of an answer 422
    assert.deepEqual(await place.admin('template_texts').where({ kind: 'resolution' }), [], 'nothing is kept');
  });

  it('and takes back what was handed in, while nobody has decided', async () => {
    await edit();
    await addParagraph('写错了。');
    await handIn('试交');
    await one.page.waitForURL('**/templates/editions/*');
    await one.page.getByRole('button', { name: '撤回修改' }).click();
    await one.page.getByText('提交人撤回').waitFor();
    assert.equal(await one.page.getByRole('button', { name: '撤回修改' }).count(), 0);
    await two.go(new URL(one.page.url()).pathname);
    await two.page.getByText('提交人撤回').waitFor();
    assert.equal(await two.page.getByRole('button', { name: '审定通过' }).count(), 0);
    await one.go('/desk/templates/receipt');
    await one.page.getByText('已撤回').waitFor();
  });

  it('with a fact chosen by its name and by keyboard alone, looked at as PDF, and not approved by whoever made it', async () => {
    await edit();
    await addParagraph(`${SENTENCE},票号`);
    await lastBlock().getByLabel('段落', { exact: true }).press('Tab');
    await one.page.keyboard.press('Enter');
    await lastBlock().getByRole('button', { name: '票据号码', exact: true }).focus();
    await one.page.keyboard.press('Enter');
    assert.equal(await lastBlock().getByLabel('段落', { exact: true }).inputValue(), `${SENTENCE},票号{票据号码}`);
    await handIn('提示妥善保管');
    await one.page.waitForURL('**/templates/editions/*');
    await one.page.getByText('等另一名区管理员审定').waitFor();
    assert.match(await one.page.locator('.difference ins').last().innerText(), /遗失不补.*票据号码/s);
    assert.equal(await one.page.getByRole('button', { name: '审定通过' }).count(), 0);
    const address = await one.page.getByRole('link', { name: '在新窗口打开样张' }).getAttribute('href');
    const paper = await one.context.request.get(String(address));
    assert.equal(paper.headers()['content-type'], 'application/pdf');
  });

  it('until another administrator puts it in force, on a phone', async () => {
    await two.go('/desk/templates');
    await two.page.getByText('1份修改待审定').first().waitFor();
    await two.page.locator('.template-kinds a').first().click();
    await two.page.getByRole('link', { name: '本区第2版' }).click();
    await two.page.locator('.difference ins').first().waitFor();
    assert.equal(await two.overflow(), 0, await two.widest());
    assert.deepEqual(await two.barriers(), []);
    assert.equal(await two.page.getByRole('button', { name: '不予通过' }).isEnabled(), false);
    await two.page.getByRole('button', { name: '审定通过' }).click();
    await two.page.getByText('已审定').waitFor();
    await two.go('/desk/templates/receipt');
    await two.page.getByText('现行：本区第2版').waitFor();
    await two.page.locator('.template-text').getByText(SENTENCE).waitFor();
  });

  it('and one that is rejected says why and changes nothing', async () => {
    await edit();
    await addParagraph('再加一句。');
    await handIn('再改');
    await one.page.waitForURL('**/templates/editions/*');
    await two.go(new URL(one.page.url()).pathname);
    await two.page.getByLabel('意见').fill('没有必要');
    await two.page.getByRole('button', { name: '不予通过' }).click();
    await two.page.getByText('没有必要').first().waitFor();
    await two.go('/desk/templates/receipt');
    await two.page.getByText('现行：本区第2版').waitFor();
    await two.page.getByText('未通过').waitFor();
    await two.page.getByText('比较两个版本').click();
    await two.page.getByRole('combobox', { name: '原文本' }).selectOption({ label: '本区第2版' });
    await two.page.getByRole('combobox', { name: '新文本' }).selectOption({ label: '本区第3版' });
    await two.page.locator('.difference ins', { hasText: '再加一句' }).waitFor();
  });

  it('and its editor is usable on a phone, with every text named for who cannot see it', async () => {
    await two.go('/desk/templates/contract-lease/edit');
    // Fields, a paragraph, articles, a table: each kind of line once.
    for (const no of [1, 2, 5, 8, 9]) await two.page.getByRole('button', { name: `修改第${no}块` }).click();
    await two.page.getByText('可引用的内容', { exact: true }).first().click();
    assert.equal(await two.overflow(), 0, await two.widest());
    assert.deepEqual(await two.barriers(), []);
  });
});
