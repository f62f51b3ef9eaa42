import assert from 'node:assert/strict';
import { FIGURE_KEYS, partsOfFigure, statisticsGroups } from '../../db/queries/statistics.js';
import { signedIn, TOWN, type TestApp, testApp, VILLAGE, DISTRICT } from '../routes/app.js';
import { insertProject } from '../routes/projects-in-database.js';

describe('the figures taken apart', () => {
  let t: TestApp;
  const ids: Record<string, string> = {};

  /** Signed at a moment of Shanghai. */
  async function signed(name: string, at: string, turnover: number): Promise<void> {
    const { account } = await signedIn(t, []);
    ids[name] = await insertProject(t.admin, account, { title: name });
    const figures = { signed_at: Date.parse(`${at}+08:00`), turnover, saved: 5, gain_months: 24, failures: 0 };
    await t.admin('trade_figures').insert({ project: ids[name], district: DISTRICT, town: TOWN, village: VILLAGE, side: 'asset', ...figures });
  }
  before(async () => {
    t = await testApp();
    await signed('last of June', '2025-06-30T23:59:59.999', 100);
    await signed('first of July', '2025-07-01T00:00:00.000', 300);
    await signed('last of July', '2025-07-31T23:59:59.999', 200);
    await signed('first of August', '2025-08-01T00:00:00.000', 400);
  });
  after(() => t.stop());

  it('by month of Shanghai and by town add up to the same', async () => {
    const { months, towns } = await statisticsGroups(t.db);
    assert.deepEqual(months.map((m) => [m.key, m.trades, m.turnover, m.gain, m.saved]), [
      ['2025-06', 1, 100, 2, 5],
      ['2025-07', 2, 500, 4, 10],
      ['2025-08', 1, 400, 2, 5],
    ]);
    assert.deepEqual(towns.map((one) => [one.key, one.trades, one.turnover, one.gain, one.saved]), [[TOWN, 4, 1_000, 8, 20]]);
  });

  it('open the trades of a month, to its first and last millisecond, the largest part first', async () => {
    const parts = await partsOfFigure(t.db, { figure: 'turnover', month: '2025-07', town: TOWN, offset: 0, limit: 20 });
    assert.deepEqual(parts.map(({ id, value, village }) => [id, value, village]), [
      [ids['first of July'], 300, '广升村'],
      [ids['last of July'], 200, '广升村'],
    ]);
  });

  it('go on after the rows that were shown, for every figure', async () => {
    const rest = await partsOfFigure(t.db, { figure: 'turnover', offset: 1, limit: 2 });
    assert.deepEqual(rest.map(({ title }) => title), ['first of July', 'last of July']);
    for (const figure of FIGURE_KEYS) await partsOfFigure(t.db, { figure, offset: 0, limit: 1 });
  });
});
