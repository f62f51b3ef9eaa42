import assert from 'node:assert/strict';
import { COMPOSERS } from '../../../server/documents/issue/composers.js';
import { type DocumentRow, type Material, materialOf, readMaterial } from '../../../server/documents/issue/material.js';
import type { Kind } from '../../../server/documents/templates/index.js';
import { readStory, type Story } from '../../../server/transactions/story.js';
import { freshDatabase } from '../../helpers/database.js';
import { countStatements } from '../../routes/statements.js';
import { lawOf, type Plan, Scene, Trade, WORKS } from './trade.js';

describe('a bidder’s receipt', () => {
  let scene: Scene;
  before(async () => {
    scene = await Scene.open(await freshDatabase());
  });
  after(() => scene.close());

  const THREE = { 1: 290_000, 2: 280_000, 3: 285_000 };
  async function receiptsOf(offers: Plan['offers']): Promise<DocumentRow[]> {
    const trade = await new Trade(scene, { ...WORKS, offers }).register();
    for (const step of ['setUp', 'announce', 'takePart'] as const) await trade[step]();
    return scene.fresh.db<DocumentRow>('documents').where({ project: trade.id }).whereIn('kind', ['registration', 'offer']).orderBy('entry_no');
  }
  const read = (row: DocumentRow) => readMaterial(scene.fresh.db, row, lawOf);
  const told = async (m: Material, kind: string) => JSON.stringify(await COMPOSERS[kind as Kind].compose(m));

  it('says of its bidder what the whole story says', async () => {
    const rows = await receiptsOf(THREE);
    assert.equal(rows.length, 6);
    for (const row of rows) {
      const story = (await readStory(scene.fresh.db, row.project, row.entry_no)) as Story;
      // A paper of a later round is made of the whole story.
      const whole = await materialOf(scene.fresh.db, { ...row, round: 2 }, story, lawOf(row.rules_version));
      assert.equal(await told(await read(row), row.kind), await told(whole, row.kind));
    }
  });

  it('is made of its own bidder’s acts only: one bidder more adds neither an act, nor a name, nor a statement', async () => {
    const cost = async (offers: Plan['offers']) => {
      const row = (await receiptsOf(offers)).at(-1) ?? assert.fail('no receipt');
      let size = {};
      const statements = await countStatements(scene.fresh.db, async () => {
        const { story, bidders } = await read(row);
        assert.ok(story.entries.filter((e) => e.role === 'bidder').every((e) => e.actor === row.audience));
        size = { entries: story.entries.length, bidders: bidders.size };
      });
      return { ...size, statements };
    };
    assert.deepEqual(await cost({ ...THREE, 4: 287_000 }), await cost(THREE));
  });
});
