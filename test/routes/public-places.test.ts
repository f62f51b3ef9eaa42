import assert from 'node:assert/strict';
import request from 'supertest';
import { OTHER_VILLAGE, TOWN, VILLAGE } from './app.js';
import { NOON } from './projects-in-database.js';
import { publicWorld, type World } from './public-world.js';
import { countStatements } from './statements.js';

describe('places as everybody reads them', () => {
  let w: World;

  before(async () => {
    w = await publicWorld();
  });
  after(() => w.t.stop());

  it('are the towns with their villages', async () => {
    assert.deepEqual(await w.get('/api/public/places'), {
      towns: [
        {
          code: TOWN,
          name: '集士港镇',
          villages: [
            { code: VILLAGE, name: '广升村' },
            { code: OTHER_VILLAGE, name: '湖山村' },
          ],
        },
      ],
    });
  });

  it('count a village’s public trades by how far they are, as open none that is not announced, and those of no other village', async () => {
    await w.insert({ at: 'bidding.registration', row: { offers_close_at: NOON } });
    await w.insert({ at: 'announcement.tender_file' });
    await w.insert({ at: 'selection.publicity' });
    await w.insert({ at: 'archived' });
    await w.insert({ at: 'bidding.registration', village: OTHER_VILLAGE });
    await w.insert({ at: 'setup.resolution', publicAt: null });
    assert.deepEqual(await w.get(`/api/public/villages/${VILLAGE}`), {
      code: VILLAGE,
      name: '广升村',
      town: { code: TOWN, name: '集士港镇' },
      collective: null,
      trades: { open: 1, running: 2, ended: 1 },
      turnover: 0,
    });
  });

  it('take one statement each', async () => {
    await w.get('/readyz');
    const app = w.beside();
    for (const path of ['/api/public/places', `/api/public/villages/${OTHER_VILLAGE}`]) {
      assert.equal(await countStatements(w.t.db, () => request(app).get(path)), 1, path);
    }
  });

  it('are not found where there is none: a town is no village, and a code of nothing neither', async () => {
    for (const code of [TOWN, '330203102999', 'x'.repeat(12)]) {
      assert.equal((await request(w.t.app).get(`/api/public/villages/${code}`)).status, 404, code);
    }
  });

  it('tell the time that closes trades, and let nobody keep that answer', async () => {
    const res = await request(w.t.app).get('/api/public/clock');
    const { rows } = await w.t.admin.raw('select platform_clock() as now');
    assert.ok(Math.abs(res.body.now - Number(rows[0].now)) < 60_000);
    assert.equal(res.headers['cache-control'], 'no-store');
  });
});
