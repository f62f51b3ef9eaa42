import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import writeSheet, { type SheetData } from 'write-excel-file/node';
import { COLUMNS } from '../../server/assets/sheet.js';
import { CATEGORIES } from '../../server/machines/modes.js';
import { deskPlace } from './desk-place.js';
import { KeyboardDesk } from './ways-keyboard-desk.js';

const NAME = '(演示)东街店面';
const STORE = {
  名称: '(演示)西街仓库',
  类别: CATEGORIES.premises.name,
  坐落: '西街(演示)',
  数量: '80',
  单位: '平方米',
  使用状况: '闲置',
  房屋手续: '手续齐全',
};
const SHEET = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

describe('the accountant’s register of assets with the keyboard alone', function () {
  this.timeout(600_000);
  let desk: KeyboardDesk;

  before(async () => {
    desk = await KeyboardDesk.open(await deskPlace());
    await desk.signIn();
  });
  after(() => desk?.place.stop());

  /** From wherever the focus is to a field by its name, and what is typed into it. */
  async function typeInto(label: string, text: string): Promise<void> {
    await desk.keys.toText(label);
    await desk.keys.write(text);
  }

  const toSubmit = () => desk.keys.to((stop) => stop.tag === 'button' && stop.type === 'submit', '保存');

  it('adds an asset, and goes on at its entry', async () => {
    const { keys, page } = desk;
    await desk.goTo('资产台账');
    await keys.toLink('登记资产');
    await keys.press('Enter');
    await page.waitForURL('**/assets/new');
    await typeInto('名称', NAME);
    await keys.to((stop) => stop.tag === 'select', '类别');
    await keys.option('premises');
    await typeInto('坐落', '东街1号(演示)');
    await typeInto('数量', '120');
    await typeInto('单位', '平方米');
    await keys.toText('使用状况');
    await keys.option('idle');
    await keys.toText('房屋手续');
    await keys.option('certified');
    await toSubmit();
    await keys.press('Enter');
    await page.waitForURL(/assets\/[0-9a-f-]{36}/);
    await page.locator('h1', { hasText: '东街店面' }).waitFor();
    await keys.goesTo('main, main *');
  });

  it('is told beside the field what cannot be, with the focus still in the form', async () => {
    const { keys, page } = desk;
    await keys.toButton('修改登记');
    await keys.press('Enter');
    await keys.goesTo('#asset-name');
    await typeInto('数量', '一百二十');
    await toSubmit();
    await keys.press('Enter');
    await page.locator('#asset-quantity[aria-invalid=true]').waitFor();
    await keys.goesTo('form.asset-form *');
  });

  it('changes the entry, and goes on at its heading', async () => {
    const { keys, page } = desk;
    await keys.goesTo('#asset-quantity');
    await keys.write('130');
    await toSubmit();
    await keys.press('Enter');
    await keys.goesTo('h1');
    await page.locator('.asset-history ins', { hasText: '130' }).waitFor();
  });

  it('leaves a change and a writing-off as it was, each time back at the button that began it', async () => {
    const { keys, page } = desk;
    await keys.toButton('修改登记');
    await keys.press('Enter');
    await keys.goesTo('#asset-name');
    await keys.toButton('不改了');
    await keys.press('Enter');
    await page.getByRole('button', { name: '修改登记' }).waitFor();
    await keys.goesTo('.asset-acts button');
    assert.equal((await keys.look()).text, '修改登记');
    await keys.toButton('核销', 1);
    await keys.press('Enter');
    await keys.goesTo('#asset-reason');
    await keys.toButton('不核销了', 3);
    await keys.press('Enter');
    await page.getByRole('button', { name: '不核销了' }).waitFor({ state: 'detached' });
    await keys.goesTo('.asset-acts button');
    assert.equal((await keys.look()).text, '核销');
  });

  it('writes an entry off with its reason, and goes on at its heading', async () => {
    const { keys, page } = desk;
    await keys.press('Enter');
    await keys.goesTo('#asset-reason');
    await page.keyboard.insertText('已拆除(演示)');
    await keys.press('Enter');
    await page.locator('.asset-warning', { hasText: '已核销' }).waitFor();
    await keys.goesTo('h1');
  });

  it('finds it again with the filters, which the address keeps', async () => {
    const { keys, page } = desk;
    await desk.goTo('资产台账');
    await keys.toText('查找');
    await keys.write('东街');
    await keys.press('Enter');
    await page.waitForURL('**/assets?search=*');
    await keys.to((stop) => stop.tag === 'select', '类别');
    await keys.option('premises');
    await page.waitForURL('**category=premises*');
    await keys.to((stop) => stop.type === 'checkbox', '连同已核销的');
    await keys.press('Space');
    await page.locator('td', { hasText: '已核销' }).waitFor();
    await keys.toLink(NAME);
    await keys.press('Enter');
    await page.locator('h1', { hasText: '东街店面' }).waitFor();
  });

  it('imports a spreadsheet that the keyboard chose: first what is wrong in it, then what is right', async () => {
    const { keys, page } = desk;
    const good = await sheetWith(STORE);
    const bad = await sheetWith({ ...STORE, 类别: '没有这样的' });
    await desk.goTo('资产台账');
    await keys.toButton('导入表格');
    await keys.press('Enter');
    await keys.to((stop) => stop.type === 'file', '选择表格');
    await keys.file({ name: '表格.xlsx', mimeType: SHEET, buffer: bad });
    await page.locator('.import-panel table').waitFor();
    await keys.file({ name: '表格.xlsx', mimeType: SHEET, buffer: good });
    await page.locator('.import-panel button', { hasText: '导入1项资产' }).waitFor();
    await keys.toButton('导入1项资产', 3);
    await keys.press('Enter');
    await keys.goesTo('.import-panel p');
    await page.locator('td', { hasText: '西街仓库' }).waitFor();
  });

  it('exports the register', async () => {
    const { keys, page } = desk;
    await keys.to((stop) => stop.text === '导出表格', '导出表格');
    const [download] = await Promise.all([page.waitForEvent('download'), keys.press('Enter')]);
    assert.match(download.suggestedFilename(), /\.xlsx$/);
    assert.ok((await readFile((await download.path()) as string)).length > 1000);
  });

  it('sees at every stop where the focus is, and meets no complaint of the browser', () => {
    // The refusal of a quantity is one that the browser notes by itself.
    const complaints = desk.person.complaints.filter((said) => !said.includes('422'));
    assert.deepEqual([...desk.keys.unseen], []);
    assert.deepEqual(complaints, []);
  });
});

const HEADERS = COLUMNS.map((column) => column.header);
const cellsOf = (said: Record<string, string>) => HEADERS.map((header) => said[header] ?? null);

/** A spreadsheet with one asset, as people fill it. */
function sheetWith(said: Record<string, string>): Promise<Buffer> {
  const rows = [HEADERS, cellsOf(said)].map((row) => row.map((value) => ({ value: value ?? undefined })));
  return writeSheet(rows as SheetData).toBuffer();
}
