import assert from 'node:assert/strict';
import { NotFound } from '../../server/errors.js';
import { CHECKPOINT_KEYS } from '../../server/machines/checkpoints.js';
import { EVENT_TYPES } from '../../server/machines/events.js';
import type { Subject } from '../../server/people/subject.js';
import { projectTrail, type Trail, type TrailCheckpoint } from '../../server/transactions/trail.js';
import { readTrail } from '../../server/transactions/trail/read.js';
import { checkpointOfAct, checkpointsAt } from '../../server/transactions/trail/acts.js';
import { fakeRenderer } from '../documents/issue/fake-renderer.js';
import { LEASE, lawOf, Scene, Trade, WORKS } from '../documents/issue/trade.js';
import { freshDatabase } from '../helpers/database.js';
import * as s from '../machines/samples.js';

describe('the trail of a project', function () {
  this.timeout(60_000);
  let scene: Scene;
  beforeEach(async () => {
    scene = await Scene.open(await freshDatabase());
  });
  afterEach(() => scene.close());

  const open = (plan = WORKS) => new Trade(scene, plan).register();
  const trailFor = (trade: Trade, subject: Subject | null) =>
    projectTrail(scene.fresh.db, { id: trade.id, subject, lawOf });
  const worker = (trade: Trade) => trailFor(trade, scene.person('town'));
  const at = (trail: Trail, key: string) =>
    trail.checkpoints.find((c) => c.key === key) as TrailCheckpoint;
  const events = (checkpoint: TrailCheckpoint) => checkpoint.acts.map((a) => a.event);
  const statesOf = (trail: Trail) => trail.checkpoints.map((c) => c.state);

  it('shows all 20 checkpoints from the first day', async () => {
    const trail = await worker(await open());
    assert.deepEqual(
      trail.checkpoints.map((c) => c.key),
      [...CHECKPOINT_KEYS],
    );
    assert.deepEqual(statesOf(trail), ['current', ...Array(19).fill('waiting')]);
    const first = at(trail, 'application');
    assert.deepEqual(events(first), ['register_project']);
    assert.equal(first.acts[0]?.entryNo, 1);
    assert.equal(first.acts[0]?.actorName, '样例会计');
    assert.equal(first.stage.name, '项目建立');
  });

  it('calls what a checkpoint issues by what is traded', async () => {
    const titles = async (plan: typeof WORKS) => {
      const trail = await worker(await open(plan));
      return ['award', 'filing', 'handover'].map((key) => at(trail, key).document);
    };
    assert.deepEqual(await titles(WORKS), ['中选通知书', '备案回执', '开工令']);
    assert.deepEqual(await titles(LEASE), ['成交确认书', '交易鉴证书', '交付清单']);
  });

  it('tells who did what when, on which evidence, and what was issued', async () => {
    const trade = await open();
    await trade.setUp();
    await trade.issueAll(fakeRenderer());
    const trail = await worker(trade);
    assert.deepEqual(statesOf(trail), [
      ...Array(4).fill('done'),
      'current',
      ...Array(15).fill('waiting'),
    ]);
    const application = at(trail, 'application');
    const [, filed] = application.acts;
    assert.equal(filed?.name, '提交立项申报');
    assert.equal(filed?.roleName, '村会计(报账员)');
    assert.match(filed?.leaf ?? '', /^[0-9a-f]{64}$/);
    assert.deepEqual(filed?.evidence, [
      { kind: 'budget', kindName: '预算或需求说明', file: s.FILE, name: '样例照片.png' },
    ]);
    const [paper] = application.documents;
    assert.equal(paper?.state, 'issued');
    const logged = await scene.fresh.admin('log.entries').where({ seq: paper?.seq }).first();
    assert.deepEqual(
      [logged.project, logged.entry_no, logged.event],
      [trail.id, paper?.entryNo, 'document_issued'],
    );
    assert.equal(application.doneAt, filed?.at);
    assert.deepEqual(events(at(trail, 'resolution')), [
      'record_resolution',
      'countersign_resolution',
    ]);
    assert.ok(
      !trail.checkpoints.some((c) => events(c).includes('document_issued')),
      'what the platform made is nobody’s act',
    );
  });

  it('measures against the limit and shows the flag', async () => {
    const trade = await open();
    await trade.act('submit_application', 'accountant', s.application(trade.play));
    await trade.act('record_resolution', 'accountant', s.resolution(trade.play));
    await trade.wait(trade.at + 5 * 86_400_000);
    await trade.act('countersign_resolution', 'supervisor', { witnessed: true });
    const begun = at(await worker(trade), 'valuation');
    assert.equal(begun.startedAt, trade.at);
    assert.equal(begun.overdueDays, null);
    await trade.wait((begun.limitAt ?? 0) + 86_400_000 + 1);
    const late = at(await worker(trade), 'valuation');
    assert.equal(late.overdueDays, 2);
    assert.ok(late.flagged);
    await trade.act('propose_valuation', 'accountant', s.valuation(trade.play));
    await trade.act('confirm_valuation', 'head', { confirmed: true });
    const done = at(await worker(trade), 'valuation');
    assert.equal(done.state, 'done');
    assert.equal(done.limitAt, begun.limitAt);
    assert.equal(done.overdueDays, 2, 'what was late stays late');
  });

  it('betrays before the opening neither who registered nor how many', async () => {
    const trade = await open();
    await trade.setUp();
    await trade.announce();
    const before = await worker(trade);
    await trade.takePart();
    await assert.rejects(trade.act('register_bidder', 1, s.registration()));
    const after = await worker(trade);
    const { attempts, ...rest } = after;
    const { attempts: _, ...same } = before;
    assert.deepEqual(rest, same, 'three bidders registered, paid and offered');
    assert.deepEqual(attempts, []);
    assert.equal(at(after, 'notice').acts[0]?.entryNo, at(after, 'notice').acts[0]?.entryNo);
    assert.ok(at(after, 'approval').acts.every((a) => a.entryNo !== null));
    await trade.act('clarify_notice', 'station', { clarification: '澄清' });
    const clarified = at(await worker(trade), 'notice').acts.at(-1);
    assert.equal(clarified?.event, 'clarify_notice');
    assert.equal(clarified?.entryNo, null);
    assert.equal(clarified?.seq, null);
    await trade.issueAll(fakeRenderer());
    const papers = at(await worker(trade), 'notice').documents;
    assert.ok(papers.some((d) => d.state === 'issued'));
    assert.ok(papers.every((d) => d.entryNo === null && d.seq === null), 'gaps would count them');

    await trade.open();
    const opened = await worker(trade);
    assert.equal(
      at(opened, 'registration').acts.filter((a) => a.event === 'register_bidder').length,
      3,
    );
    assert.deepEqual(
      at(opened, 'offers')
        .acts.filter((a) => a.role === 'bidder')
        .map((a) => a.actorName),
      ['样例建设有限公司1号', '王**', '样例建设有限公司3号'],
    );
    const numbers = opened.checkpoints.flatMap((c) => c.acts.map((a) => a.entryNo));
    assert.ok(numbers.every((n) => n !== null));
    assert.equal(opened.attempts.length, 1);
    assert.equal(opened.attempts[0]?.actorName, null, 'a bidder’s attempt has no name');
  });

  it('keeps the offers’ secret from everybody who never came to an opening', async () => {
    const trade = await open({ ...WORKS, offers: { 1: 290_000, 2: 280_000 } });
    await trade.setUp();
    await trade.announce();
    await trade.takePart();
    await trade.wait((trade.facts.dates?.offersCloseAt ?? 0) + 1_000);
    const trail = await worker(trade);
    assert.equal(trail.stage, 'failed');
    assert.ok(!trail.checkpoints.some((c) => c.acts.some((a) => a.role === 'bidder')));
    const closed = at(trail, 'offers').acts.at(-1);
    assert.deepEqual([closed?.event, closed?.entryNo, closed?.seq], ['close_offers', null, null]);
    await trade.issueAll(fakeRenderer());
    const [failure] = (await worker(trade)).documents;
    assert.deepEqual([failure?.title, failure?.state, failure?.entryNo, failure?.seq], ['流标公告', 'issued', null, null]);
  });

  it('shows of each issued paper where the log says so, again once a later round was opened', async () => {
    const trade = await open({ ...WORKS, offers: { 1: 290_000, 2: 280_000 } });
    for (const step of ['setUp', 'announce', 'takePart'] as const) await trade[step]();
    await trade.wait((trade.facts.dates?.offersCloseAt ?? 0) + 1_000);
    for (const [bidder, b] of Object.entries(trade.facts.bidders))
      await trade.act('return_deposit', 'agent', { bidder, amount: b.deposit.received, bankReference: '退' });
    const acts = (trail: Trail) => [...trail.checkpoints.flatMap((c) => c.acts), ...trail.beside].map((a) => a.event);
    assert.ok(!acts(await worker(trade)).includes('return_deposit'), 'refunds count who came');
    await trade.act('choose_next_round', 'accountant', { choice: 'same_terms', mode: null });
    await trade.issueAll(fakeRenderer());
    const between = await worker(trade);
    assert.deepEqual(between.beside.map((a) => [a.event, a.entryNo]), [['choose_next_round', null]]);
    await trade.act('publish_notice', 'station', s.notice(trade.play, 3));
    trade.pseudonyms.clear();
    for (const n of [1, 2, 3]) await trade.offer(n, 280_000 + n);
    await trade.open();
    await trade.issueAll(fakeRenderer());
    const trail = await worker(trade);
    const issued = [...trail.checkpoints.flatMap((c) => c.documents), ...trail.documents].filter((d) => d.state === 'issued');
    assert.ok(issued.length >= 8, `${issued.length}`);
    for (const { seq, entryNo, sha256 } of issued) {
      const entry = await scene.fresh.admin('log.entries').where({ seq }).first();
      const payload = await scene.fresh.admin('log.payloads').where({ seq }).first();
      assert.deepEqual([entry.event, entry.entry_no], ['document_issued', entryNo]);
      assert.equal(JSON.parse(payload.data).data.sha256, sha256);
    }
  });

  it('keeps the acts of a failed round under its number', async () => {
    const trade = await open({ ...WORKS, offers: {} });
    await trade.setUp();
    await trade.announce();
    await trade.wait((trade.facts.dates?.offersCloseAt ?? 0) + 1_000);
    await trade.act('choose_next_round', 'accountant', { choice: 'same_terms', mode: null });
    await trade.act('publish_notice', 'station', s.notice(trade.play, 3));
    const trail = await worker(trade);
    assert.equal(trail.round, 2);
    const notice = at(trail, 'notice');
    assert.deepEqual(
      notice.acts.map((a) => a.round),
      [2],
    );
    assert.deepEqual(
      notice.earlier.map((e) => [e.round, e.acts.length]),
      [[1, 1]],
    );
    assert.equal(at(trail, 'approval').acts[0]?.round, 1, 'what still stands is the present');
    assert.deepEqual(at(trail, 'approval').earlier, []);
    assert.equal(at(trail, 'offers').state, 'waiting');
    assert.deepEqual(
      trail.beside.map((a) => a.event),
      ['choose_next_round'],
    );
  });

  it('lists suspension and termination beside the checkpoints, and what was cut off', async () => {
    const trade = await open();
    await trade.setUp();
    await trade.act('suspend', 'town', { ground: 'complaint', reasons: '举报待查' });
    const held = await worker(trade);
    assert.ok(held.suspended);
    await trade.act('resume', 'town', { reasons: '查无实据' });
    await trade.act('terminate', 'town', { reasons: '规划调整', ownWish: false });
    const trail = await worker(trade);
    assert.deepEqual(
      trail.beside.map((a) => a.event),
      ['suspend', 'resume', 'terminate'],
    );
    assert.deepEqual(statesOf(trail), [...Array(4).fill('done'), ...Array(16).fill('cut_off')]);
    assert.match(at(trail, 'notice').reason ?? '', /规划调整/);
  });

  it('gives the reason for what a way of trading does not have', async () => {
    const trail = await worker(
      await open({ ...LEASE, mode: 'agreement', ground: 'public_interest' }),
    );
    assert.deepEqual(
      trail.checkpoints.filter((c) => c.state === 'not_applicable').map((c) => c.no),
      [6, 7, 9, 10, 11],
    );
    assert.match(at(trail, 'offers').reason ?? '', /协议方式/);
  });

  it('shows everybody the public part only, and nothing before it is public', async () => {
    const trade = await open();
    await assert.rejects(trailFor(trade, null), NotFound);
    await assert.rejects(trailFor(trade, scene.bidders[0] as Subject), NotFound);
    await trade.setUp();
    await trade.announce();
    await trade.issueAll(fakeRenderer());
    const trail = await trailFor(trade, null);
    const all = trail.checkpoints.flatMap((c) => c.acts);
    assert.ok(all.length > 8);
    assert.ok(all.every((a) => a.actorName === null && a.evidence.length === 0));
    assert.deepEqual(
      trail.checkpoints.flatMap((c) => c.documents.map((d) => d.title)),
      ['民主决策会议纪要', '底价（限价）确认书', '交易文件', '交易公告'],
    );
    assert.deepEqual(trail.attempts, []);
  });

  it('lists what was refused, with the rule', async () => {
    const trade = await open();
    await assert.rejects(
      trade.act('submit_application', 'accountant', {
        ...s.application(trade.play),
        fundSource: null,
      }),
    );
    const [attempt] = (await worker(trade)).attempts;
    assert.equal(attempt?.event, 'submit_application');
    assert.equal(attempt?.rule, 'application.budget');
    assert.equal(attempt?.actorName, '样例会计');
  });

  it('costs the same statements however long it is', async () => {
    const trade = await open();
    const count = async () => {
      let statements = 0;
      const counted = () => {
        statements += 1;
      };
      scene.fresh.db.on('query', counted);
      await readTrail(scene.fresh.db, {
        id: trade.id,
        now: trade.at,
        lawOf,
        viewer: { sight: 'work', secrets: true },
      });
      scene.fresh.db.off('query', counted);
      return statements;
    };
    const short = await count();
    for (const step of ['setUp', 'announce', 'takePart', 'open'] as const) await trade[step]();
    assert.equal(await count(), short);
    assert.ok(short <= 10, `${short} statements`);
  });

  it('survives the erasure of what an act said', async () => {
    const trade = await open();
    await trade.setUp();
    const before = await worker(trade);
    await scene.fresh.admin('log.payloads').update({ data: null, data_salt: '' });
    const after = await worker(trade);
    assert.deepEqual(statesOf(after), statesOf(before));
    assert.deepEqual(events(at(after, 'resolution')), events(at(before, 'resolution')));
    assert.deepEqual(at(after, 'application').acts[1]?.evidence, []);
  });

  it('shows a document that could not be made, and why only to those who work on the trade', async () => {
    const trade = await open();
    await trade.setUp();
    await trade.announce();
    await scene.fresh.admin('documents').update({ state: 'failed', problem: '文书生成失败' });
    const [shown] = at(await worker(trade), 'notice').documents;
    assert.deepEqual([shown?.state, shown?.problem], ['failed', '文书生成失败']);
    assert.equal(at(await trailFor(trade, null), 'notice').documents[0]?.problem, null);
  });

  it('has a place for every act', () => {
    for (const event of EVENT_TYPES) {
      const place = checkpointOfAct({ event, from: 'bidding.offers' });
      assert.ok(place === null || CHECKPOINT_KEYS.includes(place), event);
    }
    assert.deepEqual(checkpointsAt('performance.running(collecting,watching)!'), [
      'payments',
      'inspection',
    ]);
    assert.deepEqual(checkpointsAt('performance.running(settled,watching)'), ['inspection']);
    assert.deepEqual(checkpointsAt('failed'), []);
  });
});
