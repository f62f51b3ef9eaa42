import assert from 'node:assert/strict';
import { pino } from 'pino';
import { ticker } from '../../server/background/ticker.js';
import { settleProject } from '../../server/transactions/advance.js';
import { Scene, Trade, WORKS } from '../documents/issue/trade.js';
import { freshDatabase } from '../helpers/database.js';

const log = pino({ level: 'silent' });

describe('the ticker of deadlines', () => {
  let scene: Scene;
  beforeEach(async () => {
    scene = await Scene.open(await freshDatabase());
  });
  afterEach(() => scene.close());

  const db = () => scene.fresh.db;
  const settle = (project: string) => settleProject(scene.door, project);
  const noting = (asked: string[]) => (project: string) => {
    asked.push(project);
    return settle(project);
  };

  async function published(): Promise<Trade> {
    const trade = await new Trade(scene, WORKS).register();
    await trade.setUp();
    await trade.announce();
    return trade;
  }
  async function position(trade: Trade): Promise<string> {
    await trade.reload();
    return trade.line;
  }

  it('settles what fell due during an outage, each dated at its deadline', async () => {
    const trade = await published();
    await trade.takePart();
    const closes = trade.facts.dates?.offersCloseAt ?? 0;
    await trade.clock(closes + 3 * 86_400_000);
    await ticker({ db: db(), log, settle })();
    assert.equal(await position(trade), 'bidding.opening');
    const entries = await db()('log.entries')
      .where({ project: trade.id, actor: 'clock' })
      .orderBy('seq')
      .select('event', 'at');
    assert.deepEqual(
      entries.map((e: { event: string; at: number }) => [e.event, e.at]),
      [
        ['close_registration', closes],
        ['complete_formal_check', closes],
        ['close_offers', closes],
      ],
    );
  });

  it('goes in the order in which they fell due', async () => {
    const trades = [await published(), await published(), await published()];
    const due = [30, 10, 20];
    await Promise.all(
      trades.map((t, n) =>
        scene.fresh.admin('projects').where({ id: t.id }).update({ next_due_at: due[n] }),
      ),
    );
    const order: string[] = [];
    await ticker({ db: db(), log, settle: async (id) => order.push(id) })();
    assert.deepEqual(order, [trades[1]?.id, trades[2]?.id, trades[0]?.id]);
  });

  it('is not stopped by a project that cannot be settled, and lets that one rest longer each time', async () => {
    const [bad, good] = [await published(), await published()];
    await scene.fresh
      .admin('projects')
      .where({ id: bad.id })
      .update({ next_due_at: 1, rules_version: 'of another planet' });
    await good.clock((good.facts.dates?.offersCloseAt ?? 0) + 1_000);
    let now = 0;
    const asked: string[] = [];
    const round = ticker({ db: db(), log, now: () => now, settle: noting(asked) });
    await round();
    assert.equal(await position(good), 'failed');
    assert.deepEqual(asked, [bad.id, good.id]);
    await round();
    now = 4_999;
    await round();
    assert.equal(asked.length, 2, 'it rests');
    now = 5_001;
    await round();
    assert.equal(asked.length, 3);
    now = 10_003;
    await round();
    assert.equal(asked.length, 3, 'twice as long');
    await scene.fresh
      .admin('projects')
      .where({ id: bad.id })
      .update({ rules_version: bad.law.book.version });
    now = 15_003;
    await round();
    assert.equal(await position(bad), 'failed');
  });

  it('does not wait for a project that somebody is acting on', async () => {
    const [held, free] = [await published(), await published()];
    await held.clock((held.facts.dates?.offersCloseAt ?? 0) + 1_000);
    const asked: string[] = [];
    await scene.fresh.admin.transaction(async (trx) => {
      await trx.raw('select 1 from projects where id = ? for update', [held.id]);
      await ticker({ db: db(), log, settle: noting(asked) })();
    });
    assert.deepEqual(asked, [free.id]);
  });

  it('says that more is waiting when a whole batch was due', async () => {
    const trade = await published();
    await scene.fresh.admin.raw(
      `insert into projects select (jsonb_populate_record(p, jsonb_build_object('id', gen_random_uuid(), 'code', 'c-' || n, 'next_due_at', n))).*
       from projects p, generate_series(1, 100) n where p.id = ?`,
      [trade.id],
    );
    let settled = 0;
    const round = ticker({
      db: db(),
      log,
      settle: async (id) => {
        await scene.fresh.admin('projects').where({ id }).update({ next_due_at: null });
        settled += 1;
        return 1;
      },
    });
    assert.equal(await round(), true);
    assert.equal(settled, 100);
    assert.equal(await round(), false);
  });

  it('finds what is due by the index', async () => {
    await published();
    await scene.fresh.admin.raw('set enable_seqscan = off');
    const { rows } = await scene.fresh.admin.raw(
      'explain select id from projects where next_due_at <= (select platform_clock()) order by next_due_at limit 100',
    );
    assert.match(JSON.stringify(rows), /projects_next_due_at_idx/);
    assert.match(JSON.stringify(rows), /Index Cond/);
  });
});
