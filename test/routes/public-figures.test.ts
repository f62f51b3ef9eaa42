import assert from 'node:assert/strict';
import request from 'supertest';
import { DAY, insertEntries, NOON } from './projects-in-database.js';
import { contractOf, publicWorld, TENDER_FILE, type World } from './public-world.js';

describe('the public feed and figures', () => {
  let w: World;

  beforeEach(async () => {
    w = await publicWorld();
  });
  afterEach(() => w.t.stop());

  it('comes as a feed in the order of the log: public acts of public projects, and a place to go on from', async () => {
    const shown = await w.insert({});
    const hidden = await w.insert({ publicAt: null });
    await insertEntries(w.t.admin, [
      { project: shown, event: 'submit_application', to: 'setup.resolution' },
      { project: shown, event: 'approve_project', to: 'announcement.tender_file' },
      { project: hidden, event: 'approve_project', to: 'announcement.tender_file' },
      { project: shown, event: 'publish_notice' },
      { project: shown, event: 'register_bidder', secret: true },
      { project: shown, event: 'raise_objection' },
      { project: shown, event: 'close_offers', to: 'failed' },
    ]);
    const feed = await w.get<{
      items: { seq: number; name: string; stage: string }[];
      next: number;
    }>('/api/public/feed');
    assert.deepEqual(
      feed.items.map((i) => [i.seq, i.name, i.stage]),
      [
        [1, '审核通过', 'announcement'],
        [3, '发布公告', 'bidding'],
        [6, '报价截止', 'failed'],
      ],
    );
    assert.deepEqual(await w.get(`/api/public/feed?after=${feed.next}`), { items: [], next: 6 });
    const page = await w.get<{ items: { seq: number }[]; next: number }>(
      '/api/public/feed?limit=1&after=1',
    );
    assert.deepEqual([page.items.map((i) => i.seq), page.next], [[3], 3]);
  });

  it('comes as figures with their formulas, made of signed trades only, and none out of nothing', async () => {
    const keys = async () => {
      await w.publish();
      const { figures } = (await request(w.beside()).get('/api/public/stats')).body;
      return Object.fromEntries(
        figures.map((f: { key: string; value: number }) => [f.key, f.value]),
      );
    };
    assert.deepEqual(await keys(), { trades: 0 });

    const counts = (offers: number) => ({
      registered: offers,
      offers,
      depositsHeld: 0,
      mayStay: 0,
    });
    const passed = {
      notice: NOON,
      evaluation: NOON + 3 * DAY,
      award: NOON + 8 * DAY,
      signing: NOON + 9 * DAY,
    };
    await w.insert({
      at: 'contract.filing',
      row: { side: 'asset', category: 'premises', mode: 'sealed' },
      facts: {
        passed,
        contract: contractOf(120, 360),
        winningAmount: 120,
        firstLimit: 100,
        counts: counts(1),
        failures: 1,
        application: {
          dealing: 'lease',
          estimate: 1,
          termMonths: 36,
          areaMu: null,
          declaredMajor: false,
          openToOutsiders: true,
          statutoryTender: false,
        },
        tenderFile: { ...TENDER_FILE, termMonths: 36 },
      },
    });
    await w.insert({
      at: 'contract.filing',
      facts: {
        passed,
        contract: contractOf(90, 90),
        winningAmount: 90,
        firstLimit: 100,
        counts: counts(4),
      },
    });
    await w.insert({
      at: 'closing.archive',
      facts: {
        passed,
        contract: contractOf(80, 80),
        contractEnded: true,
        winningAmount: 80,
        firstLimit: 100,
        counts: counts(3),
        dues: [
          {
            no: 1,
            label: '',
            kind: 'progress',
            amount: 60,
            dueOn: '',
            by: 'payments',
            state: 'paid',
            paid: 50,
          },
          {
            no: 2,
            label: '',
            kind: 'bond',
            amount: 8,
            dueOn: '',
            by: 'handover',
            state: 'returned',
            paid: 8,
          },
        ],
      },
    });
    await w.insert({
      at: 'contract.signing',
      facts: {
        passed: { award: NOON },
        contract: contractOf(7, 7),
        winningAmount: 7,
        firstLimit: 9,
      },
    });
    assert.deepEqual(await keys(), {
      trades: 3,
      turnover: 360 + 90 + 50,
      first_year: 120 + 90 + 80,
      gain: 60,
      premium: 20,
      saved: 30,
      saving: 15,
      single: 33.3,
      failure: 20,
      days_to_select: 3,
      days_to_close: 8,
    });
  });
});
