import assert from 'node:assert/strict';
import { createHash, randomUUID } from 'node:crypto';
import request from 'supertest';
import { type TestApp, testApp } from './app.js';
import { type GivenEntry, insertEntries } from './projects-in-database.js';
import { countStatements } from './statements.js';

interface Entry {
  seq: number;
  leaf: string;
  bytes?: string;
}

describe('the log, read by anybody', () => {
  let t: TestApp;
  const project = randomUUID();

  beforeEach(async () => {
    t = await testApp();
  });
  afterEach(() => t.stop());

  const read = async (query = ''): Promise<Entry[]> => {
    const res = await request(t.app).get(`/api/log/entries?${query}`);
    assert.equal(res.status, 200, res.text);
    return res.body.entries;
  };
  const OPEN: Record<string, Omit<GivenEntry, 'project'>> = {
    application: { event: 'submit_application', to: 'setup.resolution' },
    reserve: { event: 'seal_reserve', to: 'setup.valuation', secret: true },
    notice: { event: 'publish_notice' },
    register: { event: 'register_bidder', secret: true },
    offer: { event: 'submit_offer', secret: true },
    answer: { event: 'answer_question' },
    registrationCloses: { event: 'close_registration', to: 'bidding.qualification' },
    close: { event: 'close_offers', to: 'bidding.opening' },
    closeInVain: { event: 'close_offers', to: 'failed' },
    open: { event: 'open_offers', to: 'selection.evaluation' },
    refund: { event: 'return_deposit', to: 'selection.publicity', secret: true },
    award: { event: 'certify_award', to: 'contract.signing' },
    nextRound: { event: 'choose_next_round', to: 'announcement.notice' },
    fault: { event: 'uphold_objection', to: 'bidding.offers' },
    rankingError: { event: 'uphold_objection', to: 'selection.evaluation' },
    upheld: { event: 'uphold_objection', to: 'announcement.notice' },
    agreed: { event: 'confirm_qualification', to: 'selection.publicity' },
    terminate: { event: 'terminate', to: 'terminated' },
  };
  /** `+` readable, `-` only its leaf. */
  async function assertReadable(...lines: string[]): Promise<void> {
    const steps = lines.map((line) => line.split(' ') as [string, string]);
    await insertEntries(
      t.admin,
      steps.map(([name]) => ({ project, ...(OPEN[name] as Omit<GivenEntry, 'project'>) })),
    );
    const entries = await read();
    assert.deepEqual(
      entries.map((e, i) => `${steps[i]?.[0]} ${e.bytes ? '+' : '-'}`),
      lines,
    );
  }

  it('gives the hashed bytes themselves, and leaves that are their hashes', async () => {
    await assertReadable('application +');
    const [entry] = (await read()) as [Entry];
    const bytes = Buffer.from(entry.bytes ?? '', 'base64');
    assert.equal(JSON.parse(bytes.toString()).event, 'submit_application');
    assert.equal(createHash('sha256').update('\0').update(bytes).digest('base64'), entry.leaf);
  });

  it('withholds secret acts, and from the notice on every entry whose number would count them', async () => {
    await assertReadable(
      'application +',
      'reserve -',
      'notice +',
      'register -',
      'offer -',
      'answer -',
      'registrationCloses -',
      'close -',
    );
  });

  it('shows all of it from the opening on, but for refunds, which are the bidder’s own', async () => {
    await assertReadable(
      'application +',
      'reserve +',
      'notice +',
      'register +',
      'answer +',
      'close +',
      'open +',
      'refund -',
      'award +',
    );
  });

  it('keeps a failed round’s offers closed for good, and its other entries readable again', async () => {
    await assertReadable(
      'reserve -',
      'notice +',
      'offer -',
      'answer +',
      'closeInVain +',
      'nextRound +',
      'notice +',
      'offer +',
      'answer +',
      'open +',
    );
  });

  it('withholds of a round that failed unopened every entry whose number would count who came', async () => {
    await assertReadable('notice +', 'register -', 'answer -', 'closeInVain -', 'refund -', 'nextRound -');
  });

  it('shows them when a later one was opened, but what was secret in the failed one stays so', async () => {
    await assertReadable('notice +', 'register -', 'answer +', 'closeInVain +', 'refund -', 'nextRound +', 'notice +', 'register +', 'open +');
  });

  it('opens with the trade’s end, and with the party of an agreement that follows failures', async () => {
    await assertReadable('notice +', 'register -', 'closeInVain +', 'nextRound +', 'agreed +');
  });

  it('keeps closed what was registered before an objection sent the trade back to its notice', async () => {
    await assertReadable('notice +', 'register -', 'upheld +', 'notice +', 'register +', 'open +');
  });

  it('closes again for a new round, and for a window that a fault of the auction reopens', async () => {
    await assertReadable(
      'notice +',
      'offer +',
      'open +',
      'nextRound +',
      'notice +',
      'offer -',
      'answer -',
    );
  });

  it('closes again for a window that a fault reopens, not for a ranking that is redone', async () => {
    await assertReadable(
      'notice +',
      'offer +',
      'open +',
      'rankingError +',
      'answer +',
      'fault +',
      'offer -',
      'answer -',
    );
  });

  it('shows a terminated trade’s entries, but not its offers', async () => {
    await assertReadable('notice +', 'offer -', 'answer +', 'terminate +');
  });

  it('does not mix up projects', async () => {
    const other = randomUUID();
    await insertEntries(t.admin, [
      { project, event: 'publish_notice' },
      { project: other, event: 'publish_notice' },
      { project, event: 'submit_offer', secret: true },
      { project: other, event: 'open_offers' },
      { project, event: 'answer_question' },
      { project: other, event: 'answer_question' },
    ]);
    assert.deepEqual(
      (await read()).map((e) => Boolean(e.bytes)),
      [true, true, false, true, false, true],
    );
  });

  it('comes in pages of at most 256, by one statement each', async () => {
    await insertEntries(
      t.admin,
      Array.from({ length: 600 }, () => ({ project, event: 'submit_application' })),
    );
    const seqs = async (query: string) => (await read(query)).map((e) => e.seq);
    assert.equal((await seqs('')).length, 256);
    assert.deepEqual(await seqs('start=599'), [599]);
    assert.deepEqual(await seqs('start=10&end=12'), [10, 11, 12]);
    assert.equal((await seqs('start=1&end=999')).at(-1), 256);
    assert.deepEqual(await seqs('start=600'), []);
    assert.equal(await countStatements(t.db, () => read('start=100&end=355')), 1);
  });
});
