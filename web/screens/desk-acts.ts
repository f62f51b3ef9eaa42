/** What somebody does on a page of the desks before its picture is taken. */
import type { Page } from 'playwright-core';
import writeSheet from 'write-excel-file/node';

export async function inEnglish(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'English' }).click();
  await page.getByRole('button', { name: 'Sign out' }).waitFor();
}

export async function amountTyped(page: Page): Promise<void> {
  await page.locator('#f-amount').fill('38600');
}

/** Of somebody who has offered already: an offer may be handed in again until it closes. */
export async function offerSealed(page: Page): Promise<void> {
  await amountTyped(page);
  await page.locator('form.act-form button[type=submit]').click();
  await page.locator('.ant-modal .ant-btn-primary').click();
  await page.locator('.receipt').waitFor();
}

export async function firstAssetOpen(page: Page): Promise<void> {
  await page.locator('.table a').first().click();
  await page.waitForURL(/assets\/[0-9a-f-]{36}/);
  await page.locator('.asset-history, .facts').first().waitFor();
}

/** A sheet that was filled in by hand, with what people mistake. */
export async function badRowsTold(page: Page): Promise<void> {
  const header = ['名称', '类别', '坐落', '数量', '单位', '使用状况'];
  const rows = [header, ['村口店面4号', '店面', '本村村口', '一百二十', '平方米', '出租'], ['', '房屋厂房店铺', '本村祠堂东侧', '80', '平方米', '空着']];
  const sheet = await writeSheet(
    rows.map((row) => row.map((value) => ({ value }))),
    { sheet: '资产登记' },
  ).toBuffer();
  await page.getByRole('button', { name: '导入表格' }).click();
  await page.locator('#asset-sheet').setInputFiles({ name: '资产登记.xlsx', mimeType: 'application/octet-stream', buffer: Buffer.from(sheet) });
  await page.locator('.import-panel .table').waitFor();
}

/** A repair of the village, on the way to its application. */
async function registered(page: Page): Promise<void> {
  await page.getByText('采购类').click();
  await page.getByText('小型工程').click();
  await page.getByLabel('项目名称').fill('（演示）村老年活动室门窗更换');
  await page.getByText('比选').click();
  await page.getByRole('button', { name: '登记，接着填申报' }).click();
  await page.locator('#f-description').waitFor();
}

export async function faultsMarked(page: Page): Promise<void> {
  await registered(page);
  await page.locator('form.act-form button[type=submit]').click();
  await page.locator('.fault-count').waitFor();
}

async function filledIn(page: Page): Promise<void> {
  await registered(page);
  await page.locator('#f-description').fill('活动室一、二层木门窗老化漏雨，拟更换为断桥铝合金门窗，共18樘。');
  await page.locator('#f-place').fill('本村老年活动室');
  await page.locator('#f-quantity').fill('门6樘、窗12樘');
  await page.locator('#f-use').fill('老年活动');
  await page.locator('#f-estimate').fill('46000');
  await page.locator('#f-priceBasis').fill('三家门窗店报价的平均数');
  await page.locator('#f-budgetItem').fill('公益设施维修');
  await page.locator('#f-schedule').fill('签订合同后20日内');
}

export async function draftRestored(page: Page): Promise<void> {
  await filledIn(page);
  await page.getByText('草稿已存在这台设备上').waitFor();
  await page.reload({ waitUntil: 'networkidle' });
  await page.getByText('未提交的草稿').waitFor();
}

export async function sheetShown(page: Page): Promise<void> {
  await filledIn(page);
  await page.locator('#f-interests').fill('无');
  await page.locator('#f-noDispute').check();
  await page.locator('form.act-form button[type=submit]').click();
  await page.locator('.ant-modal iframe, .ant-modal .printed').first().waitFor();
}
