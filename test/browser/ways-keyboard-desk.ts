/** The accountant at the desk, with keys alone: signs in, opens what waits, fills it in, hands it in. */
import assert from 'node:assert/strict';
import { DEMO_PASSWORD } from '../../db/seeds/demo-accounts.js';
import { definitionOf, type EventType } from '../../server/machines/events.js';
import type { ProjectView } from '../../web/desk/forms/circumstances.js';
import { FORMS } from '../../web/desk/forms/index.js';
import { chinese } from '../../web/text/punctuation.js';
import { DeskPerson } from './desk-people.js';
import type { DeskPlace } from './desk-place.js';
import { Keys } from './ways-keys.js';
import { fillByKeys } from './ways-keys-fill.js';

/** From what was pressed to the act there are never more stops than this. */
const FEW = 25;

export class KeyboardDesk {
  /** Acts that were handed in, in their order. */
  readonly walked: EventType[] = [];
  /** What the platform refused: the browser's complaint names no address. */
  readonly refused: string[] = [];

  private constructor(
    readonly place: DeskPlace,
    readonly person: DeskPerson,
    readonly keys: Keys,
  ) {
    person.page.on('response', (answer) => {
      if (answer.status() >= 400) this.refused.push(`${answer.status()} ${answer.request().method()} ${answer.url()}`);
    });
  }

  static async open(place: DeskPlace): Promise<KeyboardDesk> {
    const person = await DeskPerson.visit(place, 'gs-kuaiji');
    return new KeyboardDesk(place, person, await Keys.of(person.page));
  }

  get page() {
    return this.person.page;
  }

  async signIn(): Promise<void> {
    const { page, keys } = this;
    await page.goto('/sign-in?next=/desk/');
    await keys.toText('用户名');
    await page.keyboard.type('gs-kuaiji');
    await keys.toText('密码');
    await page.keyboard.type(DEMO_PASSWORD);
    await keys.press('Enter');
    await page.waitForURL(/\/desk\/?$/);
    await page.locator('h1', { hasText: '待办' }).waitFor();
  }

  setClock(now: string): Promise<unknown> {
    return this.place.accountant.send('PUT', '/api/demo/clock', { now });
  }

  /** To a place of the menu; the focus goes on with what the page is about. */
  async goTo(name: string): Promise<void> {
    await this.keys.toLink(name);
    const isHere = await this.page.evaluate(`document.activeElement.ariaCurrent === 'page'`);
    await this.keys.press('Enter');
    if (!isHere) await this.keys.goesTo('main, main *');
  }

  /** To the act that waits, by its line among what waits. */
  async openWaiting(type: EventType, title: string): Promise<void> {
    const name = chinese(definitionOf(type).name);
    await this.goTo('待办');
    await this.page.locator('.todo a', { hasText: title }).filter({ hasText: name }).waitFor();
    const isIt = (text: string) => text.startsWith(name) && text.includes(title);
    await this.keys.to((stop) => stop.tag === 'a' && isIt(stop.text), name);
    await this.keys.press('Enter');
    await this.page.waitForURL(`**/projects/*?act=${type}`);
    await this.page.locator('form.act-form').waitFor();
    await this.keys.goesTo('.action-panel h3');
  }

  /** To the act on the project's page, past the heading and the rail, by its button where several are offered. */
  async openOnPage(id: string, type: EventType): Promise<void> {
    const { page, keys } = this;
    const name = chinese(definitionOf(type).name);
    await page.goto(`/desk/projects/${id}`);
    await page.locator('#action-title').waitFor();
    await keys.toText('跳到正文', 1);
    await keys.press('Enter');
    await keys.toText('跳到现在要办的', 1);
    await keys.press('Enter');
    const title = page.locator('.action-panel h3', { hasText: name });
    if (await title.isVisible()) return;
    for (let i = 0; i < FEW; i += 1) {
      const stop = await keys.next();
      const isFolded = await page.evaluate('document.activeElement.parentElement.open === false');
      if (stop.tag === 'summary' && isFolded) await keys.press('Enter');
      if (stop.tag !== 'button' || stop.text !== name) continue;
      await keys.press('Enter');
      await title.waitFor();
      await keys.goesTo('.action-panel h3');
      return;
    }
    throw new Error(`the keyboard does not reach ${name} in ${FEW} steps`);
  }

  async fillAndHandIn(id: string, type: EventType, data: Record<string, unknown>): Promise<{ at: number; seq: number }> {
    const view = await this.person.view(id);
    const event = view.availableEvents.find((e) => e.type === type);
    const form = FORMS[type];
    assert.ok(form && event, `${type} is not offered`);
    await fillByKeys(this.keys, form, { view, now: view.now, role: event.role, law: null }, data);
    await this.handIn();
    this.walked.push(type);
    const after = await this.person.view(id);
    return { at: after.now, seq: await this.sequence() };
  }

  async act(id: string, type: EventType, data: Record<string, unknown>): Promise<{ at: number; seq: number }> {
    await this.openOnPage(id, type);
    return this.fillAndHandIn(id, type, data);
  }

  /** From the button of a form, through the question where there is one, to the receipt, which has the focus. */
  async handIn(): Promise<void> {
    const { page, keys } = this;
    const name = (await keys.look()).text;
    await keys.press('Enter');
    const dialogue = page.locator('.ant-modal');
    const faulty = page.locator('.action-panel').locator('.refusal, .fault-count').first();
    await dialogue.or(page.locator('.receipt')).or(faulty).first().waitFor();
    if (await dialogue.isVisible()) {
      await keys.toButton(`确定${name}`, 10);
      await keys.press('Enter');
    }
    await page.locator('.receipt').or(faulty).first().waitFor();
    if (await faulty.isVisible()) throw new Error(`${name}: ${await page.locator('.action-panel').innerText()}`);
    await keys.goesTo('.receipt');
    await keys.settle();
    await keys.isHeld(`after ${name}`);
  }

  /** As the receipt says it. */
  private async sequence(): Promise<number> {
    const mark = await this.page.locator('.receipt .seal-mark summary').innerText();
    return Number(/\d+/.exec(mark)?.[0]);
  }

  view(id: string): Promise<ProjectView> {
    return this.person.view(id);
  }

  /** What every walk ends with. */
  assertSeenAndQuiet(): void {
    assert.deepEqual([...this.keys.unseen], [], 'stops whose focus nobody could see');
    assert.deepEqual([...this.person.complaints, ...this.refused], []);
  }
}
