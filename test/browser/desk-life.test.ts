import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { type Case, complete, readCases } from '../../demo/case.js';
import { type Cast, gather } from '../../demo/cast.js';
import { issued } from '../../demo/documents.js';
import { announcing } from '../../demo/playbook/announce.js';
import {
  at,
  type Builder,
  comingMomentsOf,
  dateOf,
  type Page,
  plusDays,
} from '../../demo/playbook/context.js';
import { performing } from '../../demo/playbook/perform.js';
import { selecting } from '../../demo/playbook/select.js';
import { readConfig } from '../../server/config.js';
import { type Platform, startPlatform } from '../../server/start.js';
import {
  decodeKey,
  encodePackage,
  type SealingContext,
  sealOffer,
} from '../../server/bidding/sealing.js';
import type { ProjectView } from '../../web/desk/forms/circumstances.js';
import { DeskPerson, openBrowser } from './desk-people.js';
import { buildPages } from './helpers/built-pages.js';

const PLAYBOOK: Record<string, Builder> = { ...announcing, ...selecting, ...performing };
const ORDER = Object.keys(PLAYBOOK);
const MINUTE = 60_000;
/** As many as a procurement needs bid by hand, the others over the API. */
const BY_HAND = 3;

describe('the life of a published works trade, through the pages by all roles', function () {
  this.timeout(600_000);
  let platform: Platform;
  let browser: Browser;
  let dataDir: string;
  let c: Case;
  let cast: Cast;
  let id: string;
  let now: number;
  const desks = new Map<string, DeskPerson>();
  const done = new Map<string, number>();

  before(async () => {
    await buildPages();
    dataDir = await mkdtemp(join(tmpdir(), 'cunjitong-desk-'));
    platform = await startPlatform(
      readConfig({
        PORT: '0',
        DATA_DIR: dataDir,
        DEMO_CLOCK: '1',
        SEED_DEMO: '1',
        LOG_LEVEL: 'error',
      }),
    );
    browser = await openBrowser();
    const cases = await readCases(new URL('../../db/seeds/cases.json', import.meta.url));
    c = complete(cases.find((one) => one.id === 'guangsheng-works') as never);
    cast = await gather(platform.url, c);
  });
  after(async () => {
    await browser?.close();
    await platform?.stop();
    await rm(dataDir, { recursive: true, force: true });
  });

  async function desk(name: string): Promise<DeskPerson> {
    const known = desks.get(name);
    if (known) return known;
    const isBidder = name.startsWith('yanshi-');
    const person = await DeskPerson.signIn(
      { browser, url: platform.url },
      name,
      isBidder ? { width: 360, height: 780 } : {},
    );
    desks.set(name, person);
    return person;
  }
  const staff = (role: string) =>
    cast.staff.find((m) => m.role === role)?.client as Cast['staff'][number]['client'];
  const viewOf = (client: Cast['staff'][number]['client']) =>
    client.get<ProjectView>(`/api/projects/${id}`);

  async function setClock(moment: number): Promise<void> {
    now = moment;
    await staff('accountant').send('PUT', '/api/demo/clock', {
      now: new Date(moment).toISOString(),
    });
  }

  const pageFor = (view: ProjectView): Page => ({
    case: c,
    view: view as never,
    now,
    done: (type) => done.get(type) ?? 0,
    namedParty: cast.bidders[0]?.partyCode ?? '',
    evidence: async (...kinds) => kinds.map((kind) => ({ kind, file: '' })),
    asset: async () => '',
  });

  async function act(name: string, type: string, data: object): Promise<string> {
    const said = await (await desk(name)).act(id, type, data as Record<string, unknown>);
    done.set(type, (done.get(type) ?? 0) + 1);
    await setClock(now + 3 * MINUTE);
    return said;
  }

  /** Whoever of the staff is offered an act that the playbook knows how to fill in now. */
  async function someoneActs(): Promise<boolean> {
    const offers: { name: string; type: string; view: ProjectView }[] = [];
    for (const { client } of cast.staff) {
      const view = await viewOf(client).catch(() => null);
      for (const event of view?.availableEvents ?? []) {
        if (view && ORDER.includes(event.type))
          offers.push({ name: client.name, type: event.type, view });
      }
    }
    offers.sort((a, b) => ORDER.indexOf(a.type) - ORDER.indexOf(b.type));
    for (const { name, type, view } of offers) {
      if (type === 'publish_notice' && dateOf(now) < c.published) continue;
      if (type === 'archive_project') await issued(staff('accountant'), id);
      const data = await PLAYBOOK[type]?.(pageFor(view));
      if (!data) continue;
      try {
        await act(name, type, data);
        return true;
      } catch (error) {
        // Too early, or another person's duty: the page says so in place, and the next one tries.
        if (!/最早|分别|分离|不得再|须由|公示/.test(String(error))) throw error;
      }
    }
    return false;
  }

  async function wait(view: ProjectView): Promise<void> {
    const published = at(c.published, '09:30');
    const next =
      view.stage === 'setup' || view.stage === 'announcement'
        ? published
        : comingMomentsOf(pageFor(view))[0];
    await setClock(next !== undefined && next > now ? next : now + 86_400_000);
  }

  async function until(reached: (view: ProjectView) => boolean): Promise<void> {
    for (let steps = 0; steps < 200; steps += 1) {
      const view = await viewOf(staff('accountant'));
      if (reached(view)) return;
      if (await winnerActs(view)) continue;
      if (await someoneActs()) continue;
      await wait(view);
    }
    throw new Error('the trade does not go on');
  }

  async function winnerActs(view: ProjectView): Promise<boolean> {
    if (!['contract.signing', 'performance.handover', 'closing.archive'].includes(view.position))
      return false;
    for (const { client } of cast.bidders) {
      const own = await viewOf(client);
      for (const type of ['countersign_contract', 'confirm_handover', 'rate']) {
        if (!own.me || !own.availableEvents.some((e) => e.type === type)) continue;
        const data = await PLAYBOOK[type]?.(pageFor(own));
        if (!data) continue;
        await act(client.name, type, data);
        return true;
      }
    }
    return false;
  }

  it('the accountant registers the project in the guided form', async () => {
    await setClock(at(plusDays(c.published, -14), '09:00'));
    const accountant = await desk(staff('accountant').name);
    const { page } = accountant;
    await page.goto('/desk/projects/new');
    await page.getByText('采购类').click();
    await page.getByText('小型工程').click();
    await page.getByLabel('项目名称').fill(c.title);
    await page.getByText('比选').click();
    await page.getByRole('button', { name: '登记，接着填申报' }).click();
    await page.waitForURL(/\/desk\/projects\/[0-9a-f-]{36}/);
    id = new URL(page.url()).pathname.split('/').at(-1) as string;
    const view = await accountant.view(id);
    assert.equal(view.title, c.title);
    await page.goto('/desk/');
    await page.getByRole('link', { name: /提交立项申报/ }).waitFor();
  });

  it('village, town and station bring it to its notice', async () => {
    await until((view) => view.position === 'bidding.registration');
    const { dates } = await viewOf(staff('accountant'));
    assert.equal(dates?.offersCloseAt, at(c.selected as string, '16:00'));
  });

  it('three bidders register and seal their offers on a phone, and keep their receipts', async () => {
    for (const [index, { client }] of cast.bidders.slice(0, BY_HAND).entries()) {
      const receipt = await act(client.name, 'register_bidder', {
        commitment: true,
        noConflict: true,
        consentToPublish: true,
      });
      assert.match(receipt, /b-[0-9a-z]{12}/);
      await payDeposit(client, index, true);
      const bidder = await desk(client.name);
      await bidder.open(id, 'submit_offer', { amount: offerOf(index) });
      await bidder.send('submit_offer');
      const [download] = await Promise.all([
        bidder.page.waitForEvent('download'),
        bidder.page.getByRole('button', { name: '保存回执' }).click(),
      ]);
      assert.match(download.suggestedFilename(), /回执\.json$/);
      done.set('submit_offer', (done.get('submit_offer') ?? 0) + 1);
      await setClock(now + MINUTE);
      assert.ok((await viewOf(client)).me?.offer);
    }
  });

  it('a sealed amount is kept nowhere in the browser', async () => {
    const bidder = await desk(cast.bidders[0]?.client.name as string);
    const kept = await bidder.page.evaluate<string>(
      'JSON.stringify({ ...localStorage, ...sessionStorage })',
    );
    assert.ok(!kept.includes(String(offerOf(0) / 100)), kept);
  });

  it('the other bidders come over the API', async () => {
    for (const [i, { client }] of cast.bidders.slice(BY_HAND).entries()) {
      const index = i + BY_HAND;
      await sendOverApi(client, 'register_bidder', {
        commitment: true,
        noConflict: true,
        consentToPublish: true,
      });
      await payDeposit(client, index, false);
      const { me } = await viewOf(client);
      const sealing = me?.sealing as { publicKey: string; context: SealingContext };
      const sealed = sealOffer({
        platformPublicKey: decodeKey(sealing.publicKey),
        context: sealing.context,
        offer: { amount: offerOf(index) },
      });
      await sendOverApi(client, 'submit_offer', { package: encodePackage(sealed) });
    }
  });

  it('is opened, evaluated, awarded, signed, performed, accepted and archived', async () => {
    await until((view) => view.position === 'archived');
    const view = await viewOf(staff('accountant'));
    assert.equal(view.stage, 'archived');
    for (const key of [
      'opening',
      'evaluation',
      'award',
      'signing',
      'handover',
      'acceptance',
      'archive',
    ])
      assert.ok(view.passed[key], key);
  });

  it('every role finds the whole trail on the page, and no page complained', async () => {
    for (const role of ['discipline', 'district'] as const) {
      const person = await desk(role === 'discipline' ? 'jsg-jiwei' : 'hs-admin');
      await person.page.goto(`/desk/projects/${id}?tab=trail`);
      await person.page.locator('.trail-row').first().waitFor();
      assert.ok((await person.page.locator('.trail-row').count()) > 40);
    }
    assert.deepEqual(
      [...desks.values()].flatMap((d) => d.complaints),
      [],
    );
  });

  async function payDeposit(
    client: Cast['bidders'][number]['client'],
    index: number,
    byHand: boolean,
  ): Promise<void> {
    const { me } = await viewOf(client);
    const paid = {
      bidder: me?.bidder,
      amount: c.deposit,
      receivedAt: new Date(now).toISOString(),
      bankReference: `演示到账${index + 1}`,
    };
    const agent = staff('agent_accountant');
    if (byHand) await act(agent.name, 'record_deposit', paid);
    else await sendOverApi(agent, 'record_deposit', paid);
  }

  async function sendOverApi(
    client: Cast['staff'][number]['client'],
    type: string,
    data: object,
  ): Promise<void> {
    await client.send('POST', `/api/projects/${id}/events`, { type, data });
  }

  /** Prices without a pattern, around the ceiling. */
  function offerOf(index: number): number {
    const wobble = ((index + 3) * 7919 + 104_729 * (index % 3)) % 997;
    return Math.round((c.limit * (870 + (wobble % 120))) / 1000 / 100) * 100;
  }
});
