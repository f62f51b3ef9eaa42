/** People at their desks: a browser context each, watched for anything that a page should not say. */
import assert from 'node:assert/strict';
import { AxeBuilder } from '@axe-core/playwright';
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

/** The browser tells the page of every violation before it tells the console. */
const WATCH = `document.addEventListener('securitypolicyviolation',
  (e) => console.error('content policy: ' + e.violatedDirective + ' ' + e.blockedURI + ' ' + e.sourceFile + ':' + e.lineNumber));`;

/** What is hidden while it moves never ends moving. */
const AT_REST = `![...document.querySelectorAll('[class*="-appear"], [class*="-enter"], [class*="-leave"]')].some((e) => e.checkVisibility())
  && document.getAnimations().every((a) => a.playState !== 'running' || a.effect.getComputedTiming().endTime === Infinity)`;

const WIDEST = `[...document.querySelectorAll('main *, header *')].filter((e) => e.getBoundingClientRect().right > innerWidth + 1)
  .slice(0, 3).map((e) => e.tagName + '.' + e.className + ' ' + (e.textContent ?? '').slice(0, 30)).join(' | ')`;

export class DeskPerson {
  private constructor(
    readonly name: string,
    readonly context: BrowserContext,
    readonly page: Page,
    readonly complaints: Complaints,
  ) {}

  /** Somebody who has not signed in yet. */
  static async visit(
    { browser, url }: Place,
    username: string,
    { width = 1280, height = 900 }: { width?: number; height?: number } = {},
  ): Promise<DeskPerson> {
    const context = await browser.newContext({
      baseURL: url,
      viewport: { width, height },
      locale: 'zh-CN',
      acceptDownloads: true,
    });
    await context.addInitScript(WATCH);
    const page = await context.newPage();
    const complaints: Complaints = [];
    page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(`${username}: ${message.text()} ${message.location().url}`);
    });
    page.on('pageerror', (error) => complaints.push(`${username}: ${error.message}`));
    page.setDefaultTimeout(30_000);
    return new DeskPerson(username, context, page, complaints);
  }

  static async signIn(
    place: Place,
    username: string,
    {
      password = DEMO_PASSWORD,
      ...size
    }: { width?: number; height?: number; password?: string } = {},
  ): Promise<DeskPerson> {
    const person = await DeskPerson.visit(place, username, size);
    const answer = await person.context.request.post('/api/session', {
      data: { username, password },
    });
    assert.equal(answer.status(), 200, await answer.text());
    return person;
  }

  async view(id: string): Promise<ProjectView> {
    const answer = await this.context.request.get(`/api/projects/${id}`);
    assert.equal(answer.status(), 200, await answer.text());
    return answer.json();
  }

  /** Opens a page and waits until it has read what it shows. */
  async go(path: string): Promise<void> {
    await this.page.goto(path, { waitUntil: 'networkidle' });
    await this.page.locator('main h1').first().waitFor();
  }

  /** How far the page is wider than the window. */
  overflow(): Promise<number> {
    return this.page.evaluate('Math.max(0, document.documentElement.scrollWidth - innerWidth)');
  }

  /** What sticks out. */
  widest(): Promise<string> {
    return this.page.evaluate(WIDEST);
  }

  /** Nothing moves any more: on a busy machine a dialogue that still grows is pressed beside its button, and closes. */
  async atRest(): Promise<void> {
    // Asked from outside: a page’s own waiting would evaluate text, which its policy forbids.
    for (let i = 0; i < 60 && !(await this.page.evaluate(AT_REST)); i += 1) await this.page.waitForTimeout(50);
  }

  /** The dialogue’s act, which goes ahead. */
  async confirm(): Promise<void> {
    const act = this.page.locator('.ant-modal .ant-btn-primary').last();
    await act.waitFor();
    await this.atRest();
    await act.click();
  }

  /** Serious and critical findings of axe, one line each; what is still fading in has no contrast yet. */
  async barriers(): Promise<string[]> {
    await this.atRest();
    const { violations } = await new AxeBuilder({ page: this.page }).analyze();
    return violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .flatMap((v) =>
        v.nodes.map((node) => `${v.id}: ${node.target.join(' ')} ${node.failureSummary ?? ''}`),
      );
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
    if (FORMS[type]?.consequence || FORMS[type]?.printed)
      await this.confirm();
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
