import assert from 'node:assert/strict';
import { DEMO_PASSWORD } from '../../db/seeds/demo-accounts.js';
import { complete } from '../../demo/case.js';
import { signIn } from '../../demo/client.js';
import { type ByHand, play } from '../../demo/play.js';
import { plusDays } from '../../demo/playbook/context.js';
import type { EventType } from '../../server/machines/events.js';
import { dateOf } from '../../server/machines/time.js';
import { deskPlace, VILLAGE } from './desk-place.js';
import { KeyboardDesk } from './ways-keyboard-desk.js';
import { WALKED_ACTS, WALKED_TABS } from './ways-keyboard-walks.js';

const CASE = complete({
  id: 'keys-works',
  side: 'procurement',
  mode: 'comparison',
  title: '(演示)只用键盘履约的工程',
  village: VILLAGE,
  year: 2025,
  published: '07-02',
  selected: '07-07',
  bidders: 3,
  ceiling: 480_000,
});
const WALKED: readonly EventType[] = WALKED_ACTS['ways-keyboard-works.test.ts'];
const EVIDENCE = [{ kind: 'other' }];

/** Thrown where the walk ends, so that nobody waits for the archive. */
class FarEnough extends Error {}

describe('the accountant’s desk with the keyboard alone, from the contract to the settlement', function () {
  this.timeout(900_000);
  let desk: KeyboardDesk;
  let id: string;

  before(async () => {
    desk = await KeyboardDesk.open(await deskPlace());
  });
  after(() => desk?.place.stop());

  /** The others act over the API; the accountant's acts are done with keys as soon as there is a contract to make. */
  const byHand: ByHand = async ({ project, type, by, data }) => {
    id = project;
    if (type === 'sign_contract') await waitADay();
    if (by !== 'gs-kuaiji' || !WALKED.includes(type as EventType)) return null;
    return walk(type as EventType, data as Record<string, unknown>);
  };

  async function walk(type: EventType, data: Record<string, unknown>): Promise<{ at: number; seq: number }> {
    if (type === 'record_inspection') {
      await desk.act(id, type, { ...data, rectification: '围挡须补齐(演示)' });
      return desk.act(id, 'close_rectification', { no: 1, result: '已补齐(演示)', evidence: EVIDENCE });
    }
    if (type === 'complete_works') await prolong();
    // The plan of payments stands there as the file and the price make it.
    const { dues: _, ...typed } = data;
    const items = type === 'record_handover' ? [...(data.items as object[]), { item: '图纸(演示)', condition: '齐全' }] : data.items;
    return desk.act(id, type, { ...typed, ...(items ? { items } : {}) });
  }

  /** So that the bond, due on the day of the contract, is late once it may be asked for. */
  async function waitADay(): Promise<void> {
    const { now } = await desk.view(id);
    await desk.setClock(`${plusDays(dateOf(now), 1)}T09:00:00+08:00`);
  }

  async function demand(): Promise<void> {
    const { now } = await desk.view(id);
    await desk.act(id, 'demand_payment', { payBy: plusDays(dateOf(now), 10) });
  }

  async function prolong(): Promise<void> {
    const { facts } = await desk.view(id);
    const endsOn = plusDays(facts?.contract?.endsOn ?? '', 10);
    await desk.act(id, 'amend_contract', { reason: '雨天停工(演示)', change: 0, endsOn, evidence: EVIDENCE });
  }

  it('signs in and is at the desk', () => desk.signIn());

  it('makes the contract, hands over, inspects, amends, applies for money and settles', async () => {
    const tell = async ({ type }: { type: string }) => {
      if (type === 'issue_certificate') await demand();
      if (type === 'propose_settlement') throw new FarEnough();
    };
    await play(desk.place.url, CASE, tell, byHand).catch((error) => {
      if (!(error instanceof FarEnough)) throw error;
    });
    assert.equal((await desk.view(id)).position, 'closing.acceptance');
  });

  it('records a dispute, and the town its end', async () => {
    await desk.act(id, 'record_dispute', { subject: '工程量有出入(演示)', evidence: EVIDENCE });
    const town = await signIn(desk.place.url, 'jsg-sanzi', DEMO_PASSWORD);
    const data = { no: 1, result: '双方核对后一致(演示)', evidence: [] };
    await town.send('POST', `/api/projects/${id}/events`, { type: 'settle_dispute', data });
  });

  for (const [i, name] of WALKED_TABS.entries()) {
    it(`goes through ${name}`, async () => {
      const { keys, page } = desk;
      await page.goto(`/desk/projects/${id}`);
      await page.locator('.ant-tabs-tab').first().waitFor();
      await keys.toText('跳到正文', 1);
      await keys.press('Enter');
      await keys.toText('跳到概况和文件', 2);
      await keys.press('Enter');
      assert.ok((await keys.look()).text.endsWith(WALKED_TABS[0]));
      for (let n = 0; n < i; n += 1) await keys.press('ArrowRight');
      await keys.press('Enter');
      const tab = page.locator('.ant-tabs-tab-active', { hasText: name });
      await tab.waitFor();
      assert.ok((await keys.look()).text.endsWith(name));
      await page.locator('[role=tabpanel]').locator('h3, caption, .trail-row').first().waitFor();
      await keys.stopsWhile((stop) => stop.inContent);
    });
  }

  it('opens a document in its place, an evidence’s seal and the filters of the trail', async () => {
    const { keys, page } = desk;
    await page.goto(`/desk/projects/${id}?tab=documents`);
    await page.locator('.document-list').first().waitFor();
    await keys.toButton('预览');
    await keys.press('Enter');
    await page.locator('.preview').waitFor();
    assert.equal((await keys.look()).text, '收起');
    await page.goto(`/desk/projects/${id}?tab=trail`);
    await page.locator('.trail-row').first().waitFor();
    await keys.to((stop) => stop.tag === 'select', '人员');
    await keys.press('ArrowDown');
    const seal = await keys.to((stop) => stop.tag === 'summary', '存证');
    assert.match(seal.text, /存证/);
    await keys.press('Enter');
    await page.locator('.seal-mark[open]').waitFor();
  });

  it('has walked every act of this part of a trade, seen at every stop where the focus is, and met no complaint', () => {
    assert.deepEqual([...new Set(desk.walked)].sort(), [...WALKED].sort());
    desk.assertSeenAndQuiet();
  });
});
