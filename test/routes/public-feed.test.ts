import assert from 'node:assert/strict';
import request from 'supertest';
import { inTransaction } from '../../db/transaction.js';
import { appendStatement } from '../../server/audit/entry.js';
import { type TestApp, testApp, signedIn, VILLAGE } from './app.js';
import { insertProject, NOON } from './projects-in-database.js';

const WRITERS = 20;
const EACH = 12;

describe('the public feed, while twenty write', () => {
  let t: TestApp;

  before(async () => {
    t = await testApp();
  });
  after(() => t.stop());

  it('shows a reader who goes on from the last item every public entry once, in the order of the log', async () => {
    const clerk = await signedIn(t, [['accountant', VILLAGE]]);
    const projects = await Promise.all(Array.from({ length: WRITERS }, () => insertProject(t.admin, clerk.account)));
    const written: { seq: number; project: string }[] = [];

    async function write(project: string, entryNo: number): Promise<void> {
      // Between public ones such as must not show.
      const secret = entryNo % 3 === 0;
      const event = secret ? 'submit_offer' : entryNo % 3 === 1 ? 'answer_question' : 'ask_question';
      const entry = { project, entryNo, event, from: 'bidding.offers', to: 'bidding.offers', actor: 'a', role: 'station', at: NOON, rules: '-', secret };
      const seq = await inTransaction<number, { append: number }>(t.db, async (trx) => {
        await trx.query('select pg_sleep(random() * 0.004)');
        return { last: [appendStatement({ ...entry, data: {}, personal: undefined })], value: ([row]) => Number(row?.append) };
      });
      if (event === 'answer_question') written.push({ seq, project });
    }

    let writing = true;
    const seen: { seq: number; project: string }[] = [];
    const read = async (): Promise<boolean> => {
      const { body } = await request(t.app).get(`/api/public/feed?after=${seen.at(-1)?.seq ?? -1}&limit=7`);
      seen.push(...body.items.map(({ seq, project }: { seq: number; project: string }) => ({ seq, project })));
      return body.items.length > 0;
    };
    const reader = (async () => {
      while (writing) await read();
    })();
    await Promise.all(
      projects.map(async (project) => {
        for (let entryNo = 1; entryNo <= EACH; entryNo += 1) await write(project, entryNo);
      }),
    );
    writing = false;
    await reader;
    // What was kept of an answer that is a moment old is asked again when it is gone.
    for (const until = Date.now() + 10_000; seen.length < written.length && Date.now() < until; ) await read();
    assert.deepEqual(seen, written.toSorted((a, b) => a.seq - b.seq));
    assert.equal(seen.length, WRITERS * (EACH / 3));
  });
});
