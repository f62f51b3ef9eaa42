import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { canonicalBytes } from '../../../server/audit/canonical.js';
import { askAgain } from '../../../server/documents/issue/ask-again.js';
import { issueDocument } from '../../../server/documents/issue/issue-document.js';
import { MOST_TRIES } from '../../../server/documents/issue/record-failure.js';
import { FactsRefused } from '../../../server/documents/errors.js';
import { readTestSignature, testSigner } from '../../../server/documents/signing/test-signer.js';
import type { FileStore } from '../../../server/files/store.js';
import { freshDatabase } from '../../helpers/database.js';
import { fakeRenderer } from './fake-renderer.js';
import { Scene, Trade, WORKS } from './trade.js';
import * as s from '../../machines/samples.js';

describe('issuing a document', () => {
  let scene: Scene;
  let trade: Trade;
  let id: string;
  const renderer = fakeRenderer();

  beforeEach(async () => {
    scene = await Scene.open(await freshDatabase());
    trade = await new Trade(scene, WORKS).register();
    await trade.act('submit_application', 'accountant', s.application(trade.play));
    id = (await document()).id;
    renderer.asked = [];
    renderer.failures = 0;
    renderer.before = undefined;
  });
  afterEach(() => scene.close());

  const document = () => scene.fresh.db('documents').where({ project: trade.id }).first();
  const issue = () => issueDocument(scene.issueDeps(renderer), { id });
  const entries = async () => {
    const { rows } = await scene.fresh.db.raw(
      `select e.entry_no, e.event, convert_from(e.bytes, 'UTF8')::jsonb as line, p.data::jsonb -> 'data' as data
       from log.entries e join log.payloads p using (seq) where e.project = ? order by e.entry_no`,
      [trade.id],
    );
    return rows as {
      entry_no: number;
      event: string;
      line: Record<string, unknown>;
      data: Record<string, unknown>;
    }[];
  };

  it('puts its hash into the log and its row says so', async () => {
    assert.equal(await issue(), 'issued');
    const row = await document();
    assert.equal(row.state, 'issued');
    const { entry_no, event, line, data } = (await entries()).at(-1) ?? assert.fail();
    assert.equal(event, 'document_issued');
    assert.equal(line.from, 'setup.resolution');
    assert.equal(line.to, 'setup.resolution');
    assert.equal(line.actor, 'clock');
    assert.equal(row.issued_entry, entry_no);
    assert.equal(data.sha256, row.sha256);
    assert.equal(data.number, row.number);
    assert.deepEqual(data.template, { kind: 'application', version: 1 });
    assert.equal(
      data.factsHash,
      createHash('sha256').update(canonicalBytes(row.facts)).digest('hex'),
    );
    const project = await scene.fresh
      .db('projects')
      .where({ id: trade.id })
      .first('entry_no', 'version');
    assert.equal(project.entry_no, entry_no);
    assert.equal(project.version, 2, 'a document changes neither flow nor terms');
  });

  it('keeps what was drawn and what was signed, each under its hash, and the log names both', async () => {
    const signer = testSigner();
    await issueDocument({ ...scene.issueDeps(renderer), signer }, { id });
    const row = await document();
    const { data } = (await entries()).at(-1) ?? assert.fail();
    assert.equal(data.signer, 'test');
    assert.equal(data.sha256, row.sha256);
    assert.equal(data.rendered, row.rendered_sha256);
    assert.notEqual(row.sha256, row.rendered_sha256);
    const bytesOf = async (sha256: string) => {
      const chunks: Buffer[] = [];
      for await (const chunk of await scene.store.open(sha256)) chunks.push(chunk as Buffer);
      return Buffer.concat(chunks);
    };
    const signature = readTestSignature(await bytesOf(row.sha256));
    assert.deepEqual(Buffer.from(signature?.rendered ?? []), await bytesOf(row.rendered_sha256));
    assert.equal(signature?.valid && signature.number, row.number);
    assert.equal(row.size, (await bytesOf(row.sha256)).length);
  });

  it('is dated by the act that called for it, however late the job runs', async () => {
    const [, acted] = await entries();
    await trade.wait(trade.at + 40 * 86_400_000);
    await issue();
    assert.equal(renderer.asked[0]?.frame.issuedAt, acted?.line.at);
  });

  it('issues once though run twice', async () => {
    assert.equal(await issue(), 'issued');
    assert.equal(await issue(), 'already issued');
    assert.equal((await entries()).filter((e) => e.event === 'document_issued').length, 1);
  });

  it('issues once though run ten times at once', async () => {
    const outcomes = await Promise.all(Array.from({ length: 10 }, issue));
    assert.deepEqual(
      outcomes.filter((o) => o === 'issued'),
      ['issued'],
    );
    assert.equal((await entries()).filter((e) => e.event === 'document_issued').length, 1);
    assert.equal((await document()).state, 'issued');
  });

  it('is simply run again when it was killed between store and log', async () => {
    const killed: FileStore = {
      ...scene.store,
      async put(content) {
        await scene.store.put(content);
        throw new Error('killed');
      },
    };
    await assert.rejects(
      issueDocument({ ...scene.issueDeps(renderer), store: killed }, { id }),
      /killed/,
    );
    assert.deepEqual(
      (await entries()).map((e) => e.event),
      ['register_project', 'submit_application'],
    );
    assert.equal(await issue(), 'issued');
    const [first, second] = renderer.asked;
    assert.deepEqual(first, second, 'the second run draws the same document');
  });

  it('holds no lock while it draws', async () => {
    renderer.before = async () => {
      await trade.act('record_resolution', 'accountant', s.resolution(trade.play));
    };
    assert.equal(await issue(), 'issued');
    assert.deepEqual(
      (await entries()).map((e) => e.event),
      ['register_project', 'submit_application', 'record_resolution', 'document_issued'],
    );
    const drawn = renderer.asked[0]?.facts as { filedAt: number } | undefined;
    assert.equal(drawn?.filedAt, (await entries())[1]?.line.at);
  });

  it('settles first what fell due meanwhile, so that the entries of a project follow each other in time', async () => {
    await trade.act('record_resolution', 'accountant', s.resolution(trade.play));
    await trade.wait(trade.at + 5 * 86_400_000);
    await trade.act('countersign_resolution', 'supervisor', { witnessed: true });
    await trade.clock(trade.at + 30 * 86_400_000); // past the limit for the valuation
    assert.equal(await issue(), 'issued');
    const told = await entries();
    assert.deepEqual(
      told.slice(-2).map((e) => e.event),
      ['flag_overdue', 'document_issued'],
    );
    const times = told.map((e) => Number(e.line.at));
    assert.deepEqual(
      times,
      [...times].sort((a, b) => a - b),
    );
  });

  it('tries a failed drawing again and shows why it failed', async () => {
    renderer.failures = 1;
    await assert.rejects(issue(), /no paper left/);
    const waiting = await document();
    assert.equal(waiting.state, 'pending');
    assert.equal(waiting.tries, 1);
    assert.match(waiting.problem, /no paper left/);
    assert.equal(await issue(), 'issued');
    assert.equal((await document()).problem, null);
  });

  it('is failed after its last try and stays visible; asked for again, it is tried anew', async () => {
    renderer.failures = MOST_TRIES;
    for (let n = 1; n < MOST_TRIES; n += 1) await assert.rejects(issue(), /no paper left/);
    assert.equal(await issue(), 'given up');
    assert.equal((await document()).state, 'failed');
    await scene.fresh.admin('outbox').delete();
    assert.equal(
      await askAgain(scene.fresh.db),
      0,
      'what was given up is not asked for by the way',
    );
    assert.equal(await askAgain(scene.fresh.db, { failedToo: true }), 1);
    assert.equal((await document()).state, 'pending');
    assert.equal(await issue(), 'issued');
  });

  it('names the facts that were refused', async () => {
    const refusing = {
      ...renderer,
      render: () =>
        Promise.reject(
          new FactsRefused('application', [{ path: 'price.estimate', reason: '缺少' }]),
        ),
    };
    await assert.rejects(issueDocument(scene.issueDeps(refusing), { id }));
    assert.equal((await document()).problem, '文书内容不完整：price.estimate（缺少）');
  });

  it('does nothing for a document that is not there', async () => {
    assert.equal(
      await issueDocument(scene.issueDeps(renderer), {
        id: '00000000-0000-4000-8000-000000000000',
      }),
      'gone',
    );
  });
});
