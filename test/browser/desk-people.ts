/** People at their desks: a browser context each, watched for anything that a page should not say. */
import assert from 'node:assert/strict';
import {
  type Browser,
  type BrowserContext,
  chromium as playwright,
  type Page,
} from 'playwright-core';
import chromium from '@sparticuz/chromium';
import { DEMO_PASSWORD } from '../../db/seeds/demo-accounts.js';
import type { ProjectView } from '../../web/desk/forms/circumstances.js';
import { FORMS } from '../../web/desk/forms/index.js';
import { fillForm } from './desk-fill.js';

export async function openBrowser(): Promise<Browser> {
  return playwright.launch({
    executablePath: await chromium.executablePath(),
    headless: true,
    args: [
      '--no-sandbox',
      '--disable-background-networking',
      '--disable-dev-shm-usage',
      '--disable-gpu',
    ],
  });
}

export interface Place {
  browser: Browser;
  url: string;
}

/** What a page said that it should not: errors in the console, exceptions, violations of the content policy. */
export type Complaints = string[];

export class DeskPerson {
  private constructor(
    readonly name: string,
    readonly context: BrowserContext,
    readonly page: Page,
    readonly complaints: Complaints,
  ) {}

  static async signIn(
    { browser, url }: Place,
    username: string,
    {
      width = 1280,
      height = 900,
      password = DEMO_PASSWORD,
    }: { width?: number; height?: number; password?: string } = {},
  ): Promise<DeskPerson> {
    const context = await browser.newContext({
      baseURL: url,
      viewport: { width, height },
      locale: 'zh-CN',
      acceptDownloads: true,
    });
    const answer = await context.request.post('/api/session', { data: { username, password } });
    assert.equal(answer.status(), 200, await answer.text());
    const page = await context.newPage();
    const complaints: Complaints = [];
    page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(`${username}: ${message.text()}`);
    });
    page.on('pageerror', (error) => complaints.push(`${username}: ${error.message}`));
    page.setDefaultTimeout(15_000);
    return new DeskPerson(username, context, page, complaints);
  }

  async view(id: string): Promise<ProjectView> {
    const answer = await this.context.request.get(`/api/projects/${id}`);
    assert.equal(answer.status(), 200, await answer.text());
    return answer.json();
  }

  /** Opens the form of an act and fills it in. */
  async open(id: string, type: string, data: Record<string, unknown>): Promise<void> {
    await this.page.goto(`/desk/projects/${id}?act=${type}`);
    await this.page.locator('form.act-form').waitFor();
    const view = await this.view(id);
    const event = view.availableEvents.find((e) => e.type === type);
    assert.ok(event, `${this.name} is not offered ${type}`);
    const form = FORMS[type];
    assert.ok(form, type);
    await fillForm(this.page, form, { view, now: view.now, role: event.role, law: null }, data);
  }

  /** Sends what is open, and confirms where the page asks. @returns what the receipt says */
  async send(type: string): Promise<string> {
    const { page } = this;
    await page.locator('form.act-form button[type=submit]').click();
    if (FORMS[type]?.consequence) await page.locator('.ant-modal .ant-btn-primary').click();
    const receipt = page.locator('.receipt');
    const refused = page.locator('.refusal, .fault-count');
    await receipt
      .or(refused)
      .first()
      .waitFor()
      .catch(async () => {
        throw new Error(
          `${this.name}, ${type}: no answer; the page says ${await page.locator('.action-panel').innerText()}`,
        );
      });
    if (await receipt.isVisible()) return receipt.innerText();
    const faults = await page.locator('.fault, .rule-line-broken').allInnerTexts();
    throw new Error(
      `${this.name}, ${type}: ${await refused.first().innerText()} ${faults.join(' | ')}`,
    );
  }

  async act(id: string, type: string, data: Record<string, unknown>): Promise<string> {
    await this.open(id, type, data);
    return this.send(type);
  }

  close(): Promise<void> {
    return this.context.close();
  }
}
