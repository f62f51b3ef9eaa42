import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import request from 'supertest';
import type { Facts } from '../../server/machines/facts.js';
import { publicProjectDetail, publicProjectItem } from '../../server/routes/public-answers.js';
import { DATES, DAY, insertEntries, NOON, projectRow } from './projects-in-database.js';
import {
  contractOf,
  insertAttachment,
  insertDocument,
  PASSED,
  publicWorld,
  TENDER_FILE,
  VALUATION,
  type World,
} from './public-world.js';

describe('what is public of a trade', () => {
  let w: World;

  beforeEach(async () => {
    w = await publicWorld();
  });
  afterEach(() => w.t.stop());

  it('is only what the town has approved', async () => {
    const hidden = await w.insert({ publicAt: null, at: 'setup.approval' });
    const shown = await w.insert({});
    assert.deepEqual(
      (await w.list()).items.map((p) => p.id),
      [shown],
    );
    assert.equal((await request(w.t.app).get(`/api/public/projects/${hidden}`)).status, 404);
  });

  it('is these fields and no others, in the list and in the detail', async () => {
    const facts = { dates: DATES, valuation: VALUATION, passed: PASSED, tenderFile: TENDER_FILE };
    const id = await w.insert({ facts });
    publicProjectItem.parse((await w.list()).items[0]);
    const shown = publicProjectDetail.parse(await w.detail(id));
    assert.equal(shown.limit, 12_300_000);
    assert.equal(shown.terms?.deposit, 100_000);
    assert.equal(shown.checkpointDates.length, 20);
    assert.deepEqual(shown.dates, DATES);
    assert.equal(shown.checkpointDates[6]?.state, 'current');
    assert.equal(shown.checkpointDates[0]?.at, NOON);
  });

  it('says the same, byte for byte, however many register, ask and offer before the opening', async () => {
    const facts = { dates: DATES, valuation: VALUATION, passed: PASSED, tenderFile: TENDER_FILE };
    const id = await w.insert({ facts });
    const paths = [
      `/api/public/projects/${id}`,
      '/api/public/projects',
      '/api/public/feed',
      '/api/public/stats',
      `/api/projects/${id}/documents`,
    ];
    const headersOf = ({ headers }: { headers: Record<string, string> }) => {
      const { date: _, 'x-request-id': __, ...rest } = headers;
      return rest;
    };
    const ask = async () => {
      await w.publish();
      const fresh = w.beside();
      const answers = await Promise.all(paths.map((path) => request(fresh).get(path)));
      return answers.map((res) => ({ body: res.text, headers: headersOf(res) }));
    };
    const before = await ask();
    for (const n of [1, 2, 3]) {
      const pseudonym = `b-00000000000${n}`;
      const bidder = await w.takePart(id, pseudonym, '李四');
      await insertAttachment(w.t, id, bidder.account, n);
      await insertDocument(w.t, id, { audience: pseudonym, title: '报名回执', no: n });
    }
    const counts = { registered: 3, offers: 3, depositsHeld: 3, mayStay: 0 };
    const acts = { register_bidder: ['x'] };
    const questions = { open: [1], asked: 2 };
    await w.t.admin('projects').update({
      facts: JSON.stringify({
        ...JSON.parse(String(projectRow('', { id, facts }).facts)),
        counts,
        acts,
        questions,
      }),
      version: 8,
      entry_no: 30,
      next_due_at: NOON + 1,
    });
    await insertEntries(
      w.t.admin,
      Array.from({ length: 5 }, () => ({ project: id, event: 'submit_offer', secret: true })),
    );
    assert.deepEqual(await ask(), before);
  });

  it('keeps a secret reserve until the award, and an open one until the town has approved it', async () => {
    const secret = { ...VALUATION, secret: true };
    const opened = await w.insert({
      at: 'selection.evaluation',
      facts: { valuation: secret, passed: PASSED, openedAt: NOON },
    });
    assert.equal((await w.detail(opened)).limit, null);
    const awarded = await w.insert({
      at: 'contract.signing',
      facts: { valuation: secret, passed: { ...PASSED, award: NOON } },
    });
    assert.equal((await w.detail(awarded)).limit, 12_300_000);
    const lowering = await w.insert({
      at: 'setup.valuation',
      facts: { valuation: VALUATION, passed: { resolution: NOON } },
    });
    assert.equal((await w.detail(lowering)).limit, null);
  });

  it('is in lists also the price, once it is awarded, and what it is a price of: what is let is told by the year', async () => {
    const facts = {
      application: { dealing: 'lease' } as Facts['application'],
      valuation: VALUATION,
      candidate: { bidder: 'b-0123456789ab', amount: 13_000_000, rank: 1 },
      publicityEndsAt: NOON,
    };
    await w.insert({ at: 'selection.publicity', facts: { ...facts, passed: PASSED } });
    await w.insert({ at: 'contract.signing', facts: { ...facts, awardedAt: NOON, passed: { ...PASSED, award: NOON } } });
    const told = (await w.list()).items.map(({ stage, deal, dealing }) => [stage, deal, dealing]);
    assert.deepEqual(told.sort(), [
      ['contract', 13_000_000, 'lease'],
      ['selection', null, 'lease'],
    ]);
  });

  it('dates a paper as its own face does, and not by the job that drew it later', async () => {
    const id = await w.insert();
    const facts = { frame: { issuedAt: NOON - 5 * 60_000 } };
    await insertDocument(w.t, id, { audience: 'public', title: '交易公告', no: 1, facts });
    await insertDocument(w.t, id, { audience: 'public', title: '早先的公告', no: 2 });
    assert.deepEqual(
      (await w.detail(id)).documents.map((d) => d.issuedAt),
      [NOON - 5 * 60_000, NOON],
    );
  });

  it('is told alike of a trade that was written before lists told prices and papers were dated by their faces', async () => {
    const facts = {
      application: { dealing: 'lease' } as Facts['application'],
      candidate: { bidder: 'b-0123456789ab', amount: 13_000_000, rank: 1 },
      publicityEndsAt: NOON,
      awardedAt: NOON,
    };
    const awarded = await w.insert({ at: 'contract.signing', facts: { ...facts, passed: { ...PASSED, award: NOON } } });
    await insertDocument(w.t, awarded, { audience: 'public', title: '成交确认书', no: 1, facts: { frame: { issuedAt: NOON - DAY } } });
    await w.insert({ facts: { passed: PASSED } });
    await w.publish();
    const rows = () => w.t.admin('public_trades').orderBy('id').select('item', 'detail', 'documents');
    const now = await rows();
    await w.t.admin.raw(`update public_trades set item = (item::jsonb - 'deal' - 'dealing')::text,
      detail = (detail::jsonb - 'deal')::text, documents = replace(documents, '${NOON - DAY}', '${NOON}')`);
    assert.notDeepEqual(await rows(), now);
    const migration = await readFile('db/migrations/021-public-papers.sql', 'utf8');
    await w.t.admin.transaction((trx) => trx.raw(migration));
    assert.deepEqual(await rows(), now);
  });

  it('tells the terms with the notice, not while the next file is being written', async () => {
    const id = await w.insert({
      at: 'announcement.tender_file',
      facts: { tenderFile: TENDER_FILE, dates: null },
    });
    assert.equal((await w.detail(id)).terms, null);
  });

  it('names the candidate in full from the day of publicity, and not before', async () => {
    const bidder = 'b-0123456789ab';
    const facts = {
      candidate: { bidder, amount: 9_900_000, rank: 1 },
      publicityEndsAt: null,
      passed: PASSED,
    };
    const early = await w.insert({ at: 'selection.publicity', facts });
    await w.takePart(early, bidder, '张㛃');
    const { result } = await w.detail(early);
    assert.equal(result, null);
    assert.doesNotMatch(JSON.stringify(await w.detail(early)), /张㛃|9900000|b-0123/);

    const published = await w.insert({
      at: 'selection.publicity',
      facts: { ...facts, publicityEndsAt: NOON + DAY },
    });
    await w.t.admin('trade_bidders').update({ project: published });
    assert.deepEqual((await w.detail(published)).result, {
      name: '张㛃',
      amount: 9_900_000,
      rank: 1,
      publicityEndsAt: NOON + DAY,
      awardedAt: null,
    });
    // Back at the notice after an objection: the old result no longer stands.
    const again = await w.insert({
      at: 'announcement.notice',
      facts: { ...facts, publicityEndsAt: NOON + DAY },
    });
    assert.equal((await w.detail(again)).result, null);
  });

  it('tells a contract only when all have signed, a failure by its reason, and what was cut off', async () => {
    const contract = contractOf(1, 3);
    const drafting = await w.insert({ at: 'contract.signing', facts: { contract } });
    assert.equal((await w.detail(drafting)).contract, null);
    const signed = await w.insert({
      at: 'contract.filing',
      facts: { contract, passed: { signing: NOON } },
    });
    assert.equal((await w.detail(signed)).contract?.total, 3);
    const failed = await w.insert({
      at: 'failed',
      facts: { failed: { reason: 'too_few_offers', at: NOON }, failures: 1 },
    });
    assert.match((await w.detail(failed)).failed?.reason ?? '', /有效报价不足/);
    const ended = await w.insert({
      at: 'terminated',
      facts: { passed: PASSED, terminated: { reason: '张三的身份证', at: NOON } },
    });
    const shown = await w.detail(ended);
    assert.equal(shown.terminatedAt, NOON);
    assert.equal(shown.checkpointDates.at(-1)?.state, 'cut_off');
    assert.doesNotMatch(JSON.stringify(shown), /张三/);
  });

  it('lists public documents that are issued, without numbers that run through all documents', async () => {
    const id = await w.insert({});
    await insertDocument(w.t, id, { audience: 'public', title: '交易公告', no: 1 });
    await insertDocument(w.t, id, { audience: 'work', title: '交易申请表', no: 2 });
    await insertDocument(w.t, id, {
      audience: 'public',
      title: '开标记录',
      no: 3,
      state: 'pending',
    });
    const { documents } = await w.detail(id);
    assert.deepEqual(
      documents.map((d) => d.title),
      ['交易公告'],
    );
    assert.doesNotMatch(JSON.stringify(documents), /W0/);
  });
});
