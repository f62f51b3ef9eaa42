import { monitorEventLoopDelay, performance } from 'node:perf_hooks';
import { randomUUID } from 'node:crypto';
import { appendStatement } from '../../../server/audit/entry.js';
import { inTransaction } from '../../../db/transaction.js';
import { factsAt } from '../../../server/documents/issue/facts-at.js';
import { readStory } from '../../../server/transactions/story.js';
import { readTrail } from '../../../server/transactions/trail/read.js';
import { freshDatabase } from '../../helpers/database.js';
import { LAW } from '../../machines/play.js';
import { lawOf, Scene, Trade, WORKS } from './trade.js';

describe('bench', function () {
  this.timeout(600_000);
  it('big', async () => {
    const scene = await Scene.open(await freshDatabase());
    const trade = await new Trade(scene, WORKS).register();
    await trade.setUp(); await trade.announce();
    const N = 10_000;
    let no = (await scene.fresh.db('projects').first('entry_no')).entry_no;
    const at = trade.at + 1000; const agent = randomUUID();
    const name = (n: number) => `b-${String(n).padStart(12, '0')}`;
    for (let b = 0; b < N; b += 500) {
      await inTransaction(scene.fresh.db, async () => {
        const last: string[] = [];
        for (let n = b; n < b + 500; n += 1) {
          const base = { project: trade.id, from: 'bidding.registration', to: 'bidding.registration', rules: LAW.book.version, secret: true, personal: undefined, at };
          last.push(appendStatement({ ...base, entryNo: ++no, event: 'register_bidder', actor: name(n), role: 'bidder', data: { data: { commitment: true, noConflict: true, consentToPublish: true, priority: null, evidence: [] }, found: {} } }));
          last.push(appendStatement({ ...base, entryNo: ++no, event: 'record_deposit', actor: agent, role: 'agent_accountant', data: { data: { bidder: name(n), amount: 500000, receivedAt: at, bankReference: 'x' }, found: {} } }));
          last.push(appendStatement({ ...base, entryNo: ++no, event: 'submit_offer', actor: name(n), role: 'bidder', data: { data: {}, found: { packageHash: String(n).padStart(64, '0'), number: 1 } } }));
        }
        return { last, value: () => null };
      });
    }
    const loop = monitorEventLoopDelay({ resolution: 5 }); loop.enable();
    const time = async (label: string, f: () => Promise<unknown>) => { loop.reset(); const t = performance.now(); await f(); console.log(label, Math.round(performance.now() - t), 'ms; longest pause', Math.round(loop.max / 1e6)); };
    let story: any;
    for (let i=0;i<2;i++) {
    await time('readStory 30k', async () => { story = await readStory(scene.fresh.db, trade.id); });
    await time('factsAt 30k', () => factsAt(story, LAW));
    await time('trail 30k', () => readTrail(scene.fresh.db, { id: trade.id, now: at, lawOf, viewer: { sight: 'work', secrets: false } }));
    await time('trail 30k public', () => readTrail(scene.fresh.db, { id: trade.id, now: at, lawOf, viewer: { sight: 'public', secrets: false } }));
    await time('trail 30k secrets', () => readTrail(scene.fresh.db, { id: trade.id, now: at, lawOf, viewer: { sight: 'work', secrets: true } }));
    }
    await scene.close();
  });
});
