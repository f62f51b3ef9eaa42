/** Somebody without a mouse: Tab, Enter, Space and arrows, and a look at every stop whether it can be seen. */
import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { type Circumstances, typedYuan } from '../../web/desk/forms/circumstances.js';
import type { EventForm, Field, Values } from '../../web/desk/forms/field.js';
import { shownFields } from '../../web/desk/forms/values.js';
import { PICTURE } from './desk-fill.js';

type Data = Record<string, unknown>;

export interface Stop {
  tag: string;
  type: string;
  id: string;
  /** Of a group of radio buttons. */
  name: string;
  /** The fields that stand together round it. */
  group: string;
  /** As a screen reader would say it: its own name, or what stands in it. */
  text: string;
  value: string;
  checked: boolean;
  /** Whether something round it shows that it is the one. */
  seen: boolean;
}

/** What has the focus. A ring may be drawn round the control, what it stands in, or the box that stands for it. */
const LOOK = `(() => {
  const e = document.activeElement ?? document.body;
  const round = [e, e.parentElement, e.nextElementSibling, e.previousElementSibling, e.closest('label, .ant-input-affix-wrapper, tr, li')];
  const has = (one) => {
    if (!one) return false;
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(one);
    return (outlineStyle !== 'none' && parseFloat(outlineWidth) > 0) || boxShadow !== 'none';
  };
  return {
    tag: e.tagName.toLowerCase(),
    type: e.type ?? '',
    id: e.id ?? '',
    name: e.name ?? '',
    group: e.closest('fieldset[id]')?.id ?? '',
    text: (e.getAttribute('aria-label') || e.labels?.[0]?.innerText || e.innerText || '').trim(),
    value: e.value ?? '',
    checked: e.checked === true,
    seen: e.tagName === 'BODY' || e.tagName === 'IFRAME' || round.some(has),
  };
})()`;

/** More stops than any page has. */
const MOST_STOPS = 150;

export class Keys {
  /** Stops whose focus nobody could see. */
  readonly unseen = new Set<string>();
  #fileName = '';

  private constructor(
    readonly page: Page,
    private readonly dayOrder: 'mdy' | 'ymd',
  ) {
    // Listened for from the beginning: the browser must know before the first key that its dialogue is answered here.
    page.on('filechooser', (chooser) => {
      const file = { name: this.#fileName, mimeType: 'image/png', buffer: PICTURE };
      chooser.setFiles(file).catch((error: Error) => this.unseen.add(error.message));
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
    if (!stop.seen)
      this.unseen.add(
        `${new URL(this.page.url()).pathname}: ${stop.tag} ${stop.id} ${stop.text.slice(0, 30)}`,
      );
    return stop;
  }

  async next(): Promise<Stop> {
    await this.page.keyboard.press('Tab');
    return this.look();
  }

  /** Goes on with Tab until it stands where it shall. */
  async to(isThere: (stop: Stop) => boolean, what: string): Promise<Stop> {
    for (let i = 0; i < MOST_STOPS; i += 1) {
      const stop = await this.next();
      if (isThere(stop)) return stop;
    }
    throw new Error(`the keyboard does not reach ${what} on ${this.page.url()}`);
  }

  toText(text: string): Promise<Stop> {
    return this.to((stop) => stop.text.startsWith(text), text);
  }

  press(key: string): Promise<void> {
    return this.page.keyboard.press(key);
  }

  /** Of the radio buttons with this name, by the arrows. */
  async radio(name: string, label: string): Promise<void> {
    let stop = await this.to((s) => s.type === 'radio' && s.name === name, `${name} ${label}`);
    for (let i = 0; i < 30; i += 1) {
      if (stop.text.startsWith(label)) {
        if (!stop.checked) await this.press('Space');
        return;
      }
      await this.press('ArrowDown');
      stop = await this.look();
    }
    throw new Error(`no ${label} among ${name}`);
  }

  /** In a list that folds, on which the focus stands. */
  async option(value: string): Promise<void> {
    for (let i = 0; i < 60; i += 1) {
      if ((await this.look()).value === value) return;
      await this.press('ArrowDown');
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

  /** From the button that asks for a file. */
  async file(name: string): Promise<void> {
    this.#fileName = name;
    await this.press('Enter');
    await this.page.locator('.papers select').first().waitFor();
  }

  /** Fills in a form from its first field to its button, and stands on the button. */
  async fill(form: EventForm, c: Circumstances, data: Data): Promise<void> {
    const fields = shownFields(form, c, data as Values).filter(
      (f) => data[f.key] !== null && data[f.key] !== undefined,
    );
    const waiting = new Map(fields.map((field) => [field.key, field]));
    for (let i = 0; i < MOST_STOPS; i += 1) {
      const stop = await this.next();
      if (stop.tag === 'button' && stop.type === 'submit') {
        assert.deepEqual([...waiting.keys()], [], 'fields that the keyboard did not reach');
        return;
      }
      const key = /^f-([A-Za-z]+)/.exec(stop.id || stop.name || stop.group)?.[1] ?? '';
      const field = waiting.get(key);
      if (field && (await this.fillStop(stop, field, data[key], c))) waiting.delete(key);
    }
    throw new Error('the keyboard does not reach the button');
  }

  /** @returns false where it is not the stop at which this field is filled */
  private async fillStop(
    stop: Stop,
    field: Field,
    value: unknown,
    c: Circumstances,
  ): Promise<boolean> {
    const type = async (text: string) => {
      await this.press('Control+a');
      await this.page.keyboard.insertText(text);
      return true;
    };
    switch (field.widget) {
      case 'money':
        return type(typedYuan(value as number));
      case 'date':
        await this.date(String(value));
        return true;
      case 'confirm':
      case 'deny':
        if (!stop.checked) await this.press('Space');
        return true;
      case 'yesno':
        return this.choose(stop, value ? '是' : '否');
      case 'choice': {
        const options = typeof field.options === 'function' ? field.options(c) : field.options;
        if (stop.tag === 'select') await this.option(String(value));
        else
          return this.choose(stop, options.find((o) => o.value === value)?.label ?? String(value));
        return true;
      }
      case 'asset':
        if (stop.tag !== 'select') return false;
        await this.option(String(value));
        return true;
      case 'evidence':
        if (stop.type !== 'file') return false;
        for (const { kind } of value as { kind: string }[]) await this.file(`${kind}.png`);
        return true;
      case 'moneys':
        if (stop.tag !== 'button') return false;
        for (const fen of value as number[]) await this.addLine(typedYuan(fen));
        return true;
      default:
        return type(String(value));
    }
  }

  private async choose(stop: Stop, label: string): Promise<boolean> {
    for (let now = stop, i = 0; i < 30; i += 1) {
      if (now.text === label) {
        if (!now.checked) await this.press('Space');
        return true;
      }
      await this.press('ArrowDown');
      now = await this.look();
    }
    throw new Error(`no ${label}`);
  }

  /** From the button that adds a line: the line stands before it, with a button of its own to delete it. */
  private async addLine(text: string): Promise<void> {
    await this.press('Enter');
    await this.press('Shift+Tab');
    await this.press('Shift+Tab');
    await this.look();
    await this.page.keyboard.insertText(text);
    await this.next();
    await this.next();
  }
}
