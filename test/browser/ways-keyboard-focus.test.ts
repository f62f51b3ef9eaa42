import assert from 'node:assert/strict';
import { FORMS } from '../../web/desk/forms/index.js';
import { deskPlace } from './desk-place.js';
import { KeyboardDesk } from './ways-keyboard-desk.js';
import type { Stop } from './ways-keys.js';
import { fillByKeys } from './ways-keys-fill.js';

/** Works that the platform takes. */
const WORKS = {
  description: '村道破损,需修整约三百米(演示)',
  place: '村东(演示)',
  quantity: '约300米',
  estimate: 12_000_000,
  fundSource: '村集体自有资金',
  priceBasis: '预算书(演示)',
  noOverlap: true,
  noDispute: true,
  notIllegalBuilding: true,
  evidence: [{ kind: 'budget' }],
};

describe('where the focus is while the accountant fills in an application with the keyboard alone', function () {
  this.timeout(600_000);
  let desk: KeyboardDesk;
  let id: string;

  before(async () => {
    const place = await deskPlace();
    desk = await KeyboardDesk.open(place);
    id = await place.begin('(演示)看焦点');
    await desk.signIn();
  });
  after(() => desk?.place.stop());

  const isSubmit = (stop: Stop) => stop.tag === 'button' && stop.type === 'submit';

  it('begins with the act when the accountant comes for it', () => desk.openWaiting('submit_application', '(演示)看焦点'));

  it('goes through the panel in the order in which it is read: down, and along a line', async () => {
    const stops = await desk.keys.stopsWhile((stop) => stop.inPanel);
    assert.ok(stops.length > 15, String(stops.length));
    assert.ok(stops.some(isSubmit));
    // A stop that is drawn nowhere, as that of a file, stands for the button it is in.
    const drawn = stops.filter((stop) => stop.bottom - stop.top > 2);
    for (const [i, stop] of drawn.entries()) {
      const before = drawn[i - 1];
      if (!before) continue;
      const isBelow = stop.top >= before.top || stop.bottom >= before.bottom;
      const isAlong = stop.top < before.bottom && stop.left >= before.left;
      assert.ok(isBelow || isAlong, `${before.id || before.text} → ${stop.id || stop.text}`);
    }
  });

  it('goes to the first field that needs mending', async () => {
    const { keys } = desk;
    await desk.openOnPage(id, 'submit_application');
    await keys.to(isSubmit, '提交立项申报');
    await keys.press('Enter');
    await keys.goesTo('[aria-invalid=true], fieldset');
    assert.equal((await keys.look()).id, 'f-description');
  });

  it('goes on in the list of papers when one is taken out again', async () => {
    const { keys, page } = desk;
    await keys.to((stop) => stop.type === 'file', '证明材料');
    await keys.file({ name: '错了.png' });
    await page.locator('.papers select').waitFor();
    await keys.toButton('移除', 4);
    await keys.press('Enter');
    await page.locator('.papers li').waitFor({ state: 'detached' });
    assert.equal((await keys.look()).type, 'file');
  });

  it('goes on with the first field when the draft is thrown away', async () => {
    const { keys, page } = desk;
    await page.getByText('草稿已存在这台设备上').waitFor();
    await desk.openOnPage(id, 'submit_application');
    await keys.toButton('重新填写', 5);
    await keys.press('Enter');
    await keys.goesTo('#f-description');
  });

  it('stays in the dialogue that asks, comes back to the button with Escape, and nothing was handed in', async () => {
    const { keys, page } = desk;
    await desk.openOnPage(id, 'submit_application');
    const view = await desk.view(id);
    const form = FORMS.submit_application;
    assert.ok(form);
    await fillByKeys(keys, form, { view, now: view.now, role: 'accountant', law: null }, WORKS);
    await keys.press('Enter');
    const dialogue = page.locator('.ant-modal');
    await dialogue.waitFor();
    await keys.settle();
    const met: string[] = [];
    for (let i = 0; i < 12; i += 1) {
      const { tag, text } = await keys.next();
      const isInside = await page.evaluate<boolean>(`document.activeElement.closest('.ant-modal-root') !== null`);
      // Past the last stop of the page the focus is with the browser's own buttons once.
      assert.ok(isInside || tag === 'body', `step ${i}: ${tag} ${text.slice(0, 30)}`);
      met.push(text);
    }
    assert.ok(met.filter((text) => text.startsWith('确定')).length > 1, 'not round and round');
    await keys.toButton('再看看', 8);
    await keys.press('Escape');
    await dialogue.waitFor({ state: 'hidden' });
    await keys.settle();
    assert.ok(isSubmit(await keys.look()), 'the focus is back at the button');
    assert.equal((await desk.view(id)).position, 'setup.application');
  });

  it('goes to the receipt after the act, and back to the panel when that is put away', async () => {
    const { keys } = desk;
    await desk.handIn();
    await keys.toButton('知道了', 3);
    await keys.press('Enter');
    await keys.goesTo('#action-title');
    assert.equal((await desk.view(id)).position, 'setup.resolution');
  });

  it('was seen at every stop, and the browser had no complaint', () => desk.assertSeenAndQuiet());
});
