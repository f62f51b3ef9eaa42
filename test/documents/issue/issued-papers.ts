/** Trades whose papers are all issued, and the papers as their rows hold them. */
import assert from 'node:assert/strict';
import { freshDatabase } from '../../helpers/database.js';
import { checkingRenderer } from './checking-renderer.js';
import { type Plan, Scene, Trade } from './trade.js';

export const DAY = 86_400_000;
export const iso = (at: number) => new Date(at).toISOString();

export type Issued = {
  kind: string;
  title: string;
  number: string;
  audience: string;
  checkpoint: string | null;
  issued_entry: number;
  // biome-ignore lint/suspicious/noExplicitAny: facts of many kinds, looked into here and there
  facts: { facts: any; frame: any };
};

/** For a `describe`: a scene of its own for each of its tests. */
export function issuedPapers() {
  let scene: Scene;
  beforeEach(async () => {
    scene = await Scene.open(await freshDatabase(), 5);
  });
  afterEach(() => scene.close());


  const open = (plan: Plan) => new Trade(scene, plan).register();
  async function issued(trade: Trade): Promise<Issued[]> {
    await trade.issueAll(checkingRenderer);
    const rows = await scene.fresh
      .db('documents')
      .where({ project: trade.id })
      .orderBy(['entry_no', 'created_at', 'number']);
    for (const row of rows) assert.equal(row.state, 'issued', `${row.kind}: ${row.problem}`);
    return rows;
  }
  async function only(trade: Trade, kind: string): Promise<Issued> {
    const found = (await issued(trade)).filter((d) => d.kind === kind);
    assert.equal(found.length, 1, `${kind}: ${found.length}`);
    return found[0] as Issued;
  }
  async function played(
    plan: Plan,
    ...steps: ('setUp' | 'announce' | 'takePart' | 'open' | 'select' | 'sign')[]
  ) {
    const trade = await open(plan);
    for (const step of steps) await trade[step]();
    return trade;
  }
  return { open, issued, only, played, scene: () => scene };
}
