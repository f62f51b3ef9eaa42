import assert from 'node:assert/strict';
import { announcing } from '../../demo/playbook/announce.js';
import type { Page as Playbook } from '../../demo/playbook/context.js';
import { complete } from '../../demo/case.js';
import { DEMO_PASSWORD } from '../../db/seeds/demo-accounts.js';
import { signIn } from '../../demo/client.js';
import { definitionOf, type EventType } from '../../server/machines/events.js';
import { CATEGORIES, MODES } from '../../server/machines/modes.js';
import { FORMS } from '../../web/desk/forms/index.js';
import { chinese } from '../../web/text/punctuation.js';
import { DeskPerson } from './desk-people.js';
import { type DeskPlace, deskPlace, VILLAGE } from './desk-place.js';
import { Keys } from './ways-keys.js';

const TITLE = '(演示)只用键盘登记的店面';
const CASE = complete({
  id: 'keys',
  side: 'asset',
  mode: 'sealed',
  title: TITLE,
  village: VILLAGE,
  year: 2025,
  reserve: 28_800,
  termYears: 3,
});

describe('the accountant’s desk with the keyboard alone', function () {
  this.timeout(600_000);
  let place: DeskPlace;
  let person: DeskPerson;
  let keys: Keys;
  let id: string;
  let asset: string;

  before(async () => {
    place = await deskPlace();
    await setClock('2025-06-16T09:00:00+08:00');
    person = await DeskPerson.visit(place, 'gs-kuaiji');
    keys = await Keys.of(person.page);
  });
  after(() => place?.stop());

  const setClock = (now: string) => place.accountant.send('PUT', '/api/demo/clock', { now });

  /** As the playbook of the demonstration fills an act in. */
  async function dataOf(type: string): Promise<Record<string, unknown>> {
    const view = await person.view(id);
    const page = {
      case: CASE,
      view,
      now: view.now,
      done: () => 0,
      namedParty: '',
      evidence: async (...kinds: string[]) => kinds.map((kind) => ({ kind, file: '' })),
      asset: async () => asset,
    };
    return (await announcing[type]?.(page as unknown as Playbook)) as Record<string, unknown>;
  }

  /** From the button of a form, through the question where there is one, to the receipt. */
  async function handIn(): Promise<void> {
    const name = (await keys.look()).text;
    await keys.press('Enter');
    const dialogue = person.page.locator('.ant-modal');
    await dialogue.or(person.page.locator('.receipt')).first().waitFor();
    if (await dialogue.isVisible()) {
      await keys.to((stop) => stop.tag === 'button' && stop.text.startsWith('确定'), `确定${name}`);
      await keys.press('Enter');
    }
    await person.page.locator('.receipt').waitFor();
  }

  /** To the act that waits, by its line among what waits. */
  async function openWaiting(type: EventType): Promise<void> {
    const name = chinese(definitionOf(type).name);
    await keys.to((stop) => stop.tag === 'a' && stop.text === '待办', '待办');
    await keys.press('Enter');
    await person.page.locator('.todo a', { hasText: name }).waitFor();
    await keys.to(
      (stop) => stop.tag === 'a' && stop.text.startsWith(name) && stop.text.includes(TITLE),
      name,
    );
    await keys.press('Enter');
    await person.page.waitForURL(`**/projects/${id}?act=${type}`);
    await person.page.locator('form.act-form').waitFor();
  }

  async function fillAndHandIn(type: string): Promise<void> {
    const view = await person.view(id);
    const role = view.availableEvents.find((e) => e.type === type)?.role ?? '';
    const form = FORMS[type];
    assert.ok(form && role, type);
    await keys.fill(form, { view, now: view.now, role, law: null }, await dataOf(type));
    await handIn();
  }

  it('signs in and is at the desk', async () => {
    await person.page.goto('/sign-in?next=/desk/');
    await keys.toText('用户名');
    await person.page.keyboard.type('gs-kuaiji');
    await keys.toText('密码');
    await person.page.keyboard.type(DEMO_PASSWORD);
    await keys.press('Enter');
    await person.page.waitForURL(/\/desk\/?$/);
    await person.page.locator('h1', { hasText: '待办' }).waitFor();
  });

  it('adds what shall be let to the register', async () => {
    await keys.to((stop) => stop.tag === 'a' && stop.text === '资产台账', '资产台账');
    await keys.press('Enter');
    await keys.to((stop) => stop.tag === 'a' && stop.text === '登记资产', '登记资产');
    await keys.press('Enter');
    await person.page.waitForURL('**/assets/new');
    await keys.toText('名称');
    await person.page.keyboard.insertText('(演示)东街店面');
    await keys.to((stop) => stop.tag === 'select', '类别');
    await keys.option('premises');
    await keys.toText('坐落');
    await person.page.keyboard.insertText('东街1号(演示)');
    await keys.toText('数量');
    await person.page.keyboard.insertText('120');
    await keys.toText('单位');
    await person.page.keyboard.insertText('平方米');
    await keys.toText('使用状况');
    await keys.option('idle');
    await keys.toText('房屋手续');
    await keys.option('certified');
    await keys.to((stop) => stop.tag === 'button' && stop.type === 'submit', '保存');
    await keys.press('Enter');
    await person.page.waitForURL(/assets\/[0-9a-f-]{36}/);
    const { items } = await place.accountant.get<{
      items: { code: string; said: { name: string } }[];
    }>('/api/assets');
    asset = items.find((one) => one.said.name === '(演示)东街店面')?.code ?? '';
    assert.ok(asset);
  });

  it('registers a project', async () => {
    await keys.to((stop) => stop.tag === 'a' && stop.text === '登记项目', '登记项目');
    await keys.press('Enter');
    await person.page.waitForURL('**/projects/new');
    await keys.radio('side', '资产');
    await keys.radio('category', CATEGORIES.premises.name);
    await keys.to((stop) => stop.id === 'title', '项目名称');
    await person.page.keyboard.insertText(TITLE);
    await keys.radio('mode', MODES.sealed.name);
    await keys.to((stop) => stop.tag === 'button' && stop.type === 'submit', '登记');
    await keys.press('Enter');
    await person.page.waitForURL(/projects\/[0-9a-f-]{36}\?act=submit_application/);
    id = new URL(person.page.url()).pathname.split('/').at(-1) as string;
    await person.page.locator('form.act-form').waitFor();
  });

  it('fills in the application with its asset and its papers, looks at it as it will be printed, and hands it in', async () => {
    await fillAndHandIn('submit_application');
    assert.equal((await person.view(id)).position, 'setup.resolution');
  });

  it('records the resolution with its dates and its count', async () => {
    await openWaiting('record_resolution');
    await fillAndHandIn('record_resolution');
  });

  it('proposes a reserve with one line after the other', async () => {
    await setClock('2025-06-24T09:00:00+08:00');
    const supervisor = await signIn(place.url, 'gs-jianshi', DEMO_PASSWORD);
    await supervisor.send('POST', `/api/projects/${id}/events`, {
      type: 'countersign_resolution',
      data: { witnessed: true },
    });
    await openWaiting('propose_valuation');
    await fillAndHandIn('propose_valuation');
  });

  it('sees at every stop where the focus is', () => assert.deepEqual([...keys.unseen], []));

  it('meets no complaint of the browser on the way', () => assert.deepEqual(person.complaints, []));
});
