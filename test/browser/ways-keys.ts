/** Somebody without a mouse: Tab, Enter, Space and arrows, and a look at every stop whether it can be seen. */
import assert from 'node:assert/strict';
import { setTimeout as pause } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { PICTURE } from './desk-fill.js';
import { LOOK, LOST, SLEEPING } from './ways-keys-look.js';

export interface Stop {
  tag: string;
  type: string;
  id: string;
  /** Of a group of radio buttons. */
  name: string;
  /** The fields that stand together round it. */
  group: string;
  /** Where a link leads to. */
  href: string;
  /** As a screen reader would say it: its own name, or what stands in it. */
  text: string;
  value: string;
  checked: boolean;
  /** Inside of what the page is about, and inside of the panel of acts. */
  inContent: boolean;
  inPanel: boolean;
  /** Where it stands on the page, for the order of reading. */
  top: number;
  bottom: number;
  left: number;
  /** The stop before this one, where it looks the same with the focus and without. */
  unseen: string | null;
}

interface Chosen {
  name: string;
  mimeType: string;
  buffer: Buffer;
}

/** Of milliseconds, on a machine with other work. */
const PATIENCE = 15_000;
/** More stops than any page has. */
const MOST_STOPS = 150;

export class Keys {
  /** Stops whose focus nobody could see. */
  readonly unseen = new Set<string>();
  #chosen: Chosen | null = null;

  private constructor(
    readonly page: Page,
    private readonly dayOrder: 'mdy' | 'ymd',
  ) {
    // Listened for from the beginning: the browser must know before the first key that its dialogue is answered here.
    page.on('filechooser', (chooser) => {
      const chosen = this.#chosen;
      if (!chosen) throw new Error('a file is asked for that nobody chose');
      chooser.setFiles(chosen).catch((error: Error) => this.unseen.add(error.message));
    });
  }

  /** In which order a date is typed depends on the browser's language and not on the page. */
  static async of(page: Page): Promise<Keys> {
    const scratch = await page.context().newPage();
    await scratch.setContent('<input type="date" id="day">');
    await scratch.keyboard.press('Tab');
    await scratch.keyboard.type('06202025');
    const isMonthFirst = (await scratch.locator('#day').inputValue()) === '2025-06-20';
    await scratch.close();
    return new Keys(page, isMonthFirst ? 'mdy' : 'ymd');
  }

  async look(): Promise<Stop> {
    const stop = await this.page.evaluate<Stop>(LOOK);
    if (stop.unseen) this.unseen.add(`${new URL(this.page.url()).pathname}: ${stop.unseen}`);
    return stop;
  }

  async next(): Promise<Stop> {
    await this.page.keyboard.press('Tab');
    return this.look();
  }

  async back(): Promise<Stop> {
    await this.page.keyboard.press('Shift+Tab');
    return this.look();
  }

  /** Goes on with Tab until it stands where it shall. */
  async to(isThere: (stop: Stop) => boolean, what: string, most = MOST_STOPS): Promise<Stop> {
    for (let i = 0; i < most; i += 1) {
      const stop = await this.next();
      if (isThere(stop)) return stop;
    }
    throw new Error(`the keyboard does not reach ${what} in ${most} steps on ${this.page.url()}`);
  }

  toText(text: string, most?: number): Promise<Stop> {
    return this.to((stop) => stop.text.startsWith(text), text, most);
  }

  toLink(text: string, most?: number): Promise<Stop> {
    return this.to((stop) => stop.tag === 'a' && stop.text.startsWith(text), text, most);
  }

  toButton(text: string, most?: number): Promise<Stop> {
    return this.to((stop) => stop.tag === 'button' && stop.text.startsWith(text), text, most);
  }

  press(key: string): Promise<void> {
    return this.page.keyboard.press(key);
  }

  /** Replaces what stands in the field. */
  async write(text: string): Promise<void> {
    await this.press('Control+a');
    await this.page.keyboard.insertText(text);
  }

  /** Asked from here again and again: the page itself may not make code from text. */
  async until(isSo: string, what: string): Promise<void> {
    const end = performance.now() + PATIENCE;
    while (!(await this.page.evaluate<boolean>(isSo))) {
      if (performance.now() > end) throw new Error(`not so: ${what}, ${this.page.url()}`);
      await pause(20);
    }
  }

  /** What was pressed is gone: somewhere on the page the focus must have gone on. */
  isHeld(where: string): Promise<void> {
    return this.until(`!(${LOST})`, `the focus is held after ${where}`);
  }

  /** The focus has gone to something that fits. */
  goesTo(selector: string): Promise<void> {
    return this.until(`document.activeElement.matches('${selector}')`, `the focus goes to ${selector}`);
  }

  /** Until nothing moves any more: a dialogue that fades gives the focus back at its end. */
  settle(): Promise<void> {
    return this.until(SLEEPING, 'nothing moves');
  }

  /** Of the radio buttons with this name, by the arrows. */
  async radio(name: string, label: string): Promise<void> {
    const stop = await this.to((s) => s.type === 'radio' && s.name === name, `${name} ${label}`);
    await this.choose(stop, (s) => s.text.startsWith(label), label);
  }

  /** From one of several radio buttons to the one that is meant. */
  async choose(from: Stop, isMeant: (stop: Stop) => boolean, label: string): Promise<void> {
    for (let stop = from, i = 0; i < 30; i += 1) {
      if (isMeant(stop)) {
        if (!stop.checked) await this.press('Space');
        return;
      }
      await this.press('ArrowDown');
      stop = await this.look();
    }
    throw new Error(`no ${label} to choose`);
  }

  /** In a list that folds, on which the focus stands: down to its end, and then up to its beginning. */
  async option(value: string): Promise<void> {
    for (const arrow of ['ArrowDown', 'ArrowUp']) {
      for (let before: string | null = null; ; ) {
        let now = (await this.look()).value;
        // A list that stands in the address shows what was chosen once the address has changed.
        for (let i = 0; i < 15 && now === before; i += 1) {
          await pause(20);
          now = (await this.look()).value;
        }
        if (now === value) return;
        if (now === before) break;
        before = now;
        await this.press(arrow);
      }
    }
    throw new Error(`no ${value} in the list`);
  }

  async date(day: string): Promise<void> {
    const [year = '', month = '', of = ''] = day.split('-');
    if (this.dayOrder === 'mdy') return this.page.keyboard.type(month + of + year);
    await this.page.keyboard.type(year);
    await this.press('ArrowRight');
    await this.page.keyboard.type(month + of);
  }

  /** From the button that asks for a file; the browser's own dialogue is answered in the person's place. */
  async file(chosen: Partial<Chosen> & { name: string }): Promise<void> {
    this.#chosen = { mimeType: 'image/png', buffer: PICTURE, ...chosen };
    await this.press('Enter');
  }

  /** Every stop from here up to the first that is outside. */
  async stopsWhile(isInside: (stop: Stop) => boolean): Promise<Stop[]> {
    const stops: Stop[] = [];
    for (let i = 0; i < MOST_STOPS; i += 1) {
      const stop = await this.next();
      if (!isInside(stop)) return stops;
      stops.push(stop);
    }
    assert.fail(`no end of stops on ${this.page.url()}`);
  }
}
