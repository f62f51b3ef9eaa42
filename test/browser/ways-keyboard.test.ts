import assert from 'node:assert/strict';
import { DEMO_PASSWORD } from '../../db/seeds/demo-accounts.js';
import { complete } from '../../demo/case.js';
import { signIn } from '../../demo/client.js';
import { announcing } from '../../demo/playbook/announce.js';
import type { Page as Playbook } from '../../demo/playbook/context.js';
import { CATEGORIES, MODES } from '../../server/machines/modes.js';
import { deskPlace, VILLAGE } from './desk-place.js';
import { KeyboardDesk } from './ways-keyboard-desk.js';
import { WALKED_ACTS } from './ways-keyboard-walks.js';

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

describe('the accountant’s desk with the keyboard alone, up to the reserve', function () {
  this.timeout(600_000);
  let desk: KeyboardDesk;
  let id: string;
  let asset: string;

  before(async () => {
    desk = await KeyboardDesk.open(await deskPlace());
    await desk.setClock('2025-06-16T09:00:00+08:00');
    const { code } = await desk.place.accountant.send<{ code: string }>('POST', '/api/assets', {
      village: VILLAGE,
      asset: {
        name: '(演示)东街店面',
        category: 'premises',
        location: '东街1号(演示)',
        quantity: 12_000,
        unit: '平方米',
        useState: 'idle',
        building: 'certified',
      },
    });
    asset = code;
  });
  after(() => desk?.place.stop());

  /** As the playbook of the demonstration fills an act in. */
  async function dataOf(type: string): Promise<Record<string, unknown>> {
    const view = await desk.view(id);
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

  it('signs in and is at the desk', () => desk.signIn());

  it('registers a project, and is brought to its application', async () => {
    const { keys, page } = desk;
    await desk.goTo('登记项目');
    await page.waitForURL('**/projects/new');
    await keys.radio('side', '资产');
    await keys.radio('category', CATEGORIES.premises.name);
    await keys.to((stop) => stop.id === 'title', '项目名称');
    await page.keyboard.insertText(TITLE);
    await keys.radio('mode', MODES.sealed.name);
    await keys.to((stop) => stop.tag === 'button' && stop.type === 'submit', '登记');
    await keys.press('Enter');
    await page.waitForURL(/projects\/[0-9a-f-]{36}\?act=submit_application/);
    id = new URL(page.url()).pathname.split('/').at(-1) as string;
    await page.locator('form.act-form').waitFor();
    await keys.goesTo('.action-panel h3');
  });

  it('fills in the application with its asset and its papers, looks at it as it will be printed, and hands it in', async () => {
    await desk.fillAndHandIn(id, 'submit_application', await dataOf('submit_application'));
    assert.equal((await desk.view(id)).position, 'setup.resolution');
  });

  it('records the resolution with its dates and its count, from its line among what waits', async () => {
    await desk.openWaiting('record_resolution', TITLE);
    const personal = { recorder: '记录人(演示)', chair: '主持人(演示)' };
    await desk.fillAndHandIn(id, 'record_resolution', { ...(await dataOf('record_resolution')), personal });
  });

  it('proposes a reserve with one line after the other', async () => {
    await desk.setClock('2025-06-24T09:00:00+08:00');
    const supervisor = await signIn(desk.place.url, 'gs-jianshi', DEMO_PASSWORD);
    await supervisor.send('POST', `/api/projects/${id}/events`, {
      type: 'countersign_resolution',
      data: { witnessed: true },
    });
    await desk.openWaiting('propose_valuation', TITLE);
    await desk.fillAndHandIn(id, 'propose_valuation', await dataOf('propose_valuation'));
  });

  it('has walked every act of this part of a trade, seen at every stop where the focus is, and met no complaint', () => {
    assert.deepEqual(desk.walked, WALKED_ACTS['ways-keyboard.test.ts']);
    desk.assertSeenAndQuiet();
  });
});
