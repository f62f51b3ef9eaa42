import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { PLATFORM_CHAIN } from '../../../server/audit/platform-chain.js';
import { databaseSource } from '../../../server/audit/verify/database-source.js';
import type { Kind } from '../../../server/audit/verify/finding.js';
import { verify } from '../../../server/audit/verify/verify.js';
import { createRenderer, type Renderer } from '../../../server/documents/pool.js';
import type { RenderRequest } from '../../../server/documents/pool.js';
import { TEMPLATES } from '../../../server/documents/templates/index.js';
import { templateOffice } from '../../../server/documents/texts/template-office.js';
import { Thief } from '../../audit/verify/thief.js';
import { freshDatabase } from '../../helpers/database.js';
import { flat, readPdf } from '../read-pdf.js';
import { Scene, Trade, WORKS } from './trade.js';

const OWN = '本区另行要求：申请人应当到场说明。';
// biome-ignore lint/suspicious/noExplicitAny: blocks as they come from outside
const worded = (text: string): any[] => [
  ...JSON.parse(JSON.stringify(TEMPLATES.application.blocks)),
  { type: 'note', text },
];

describe('a district’s text of a document', function () {
  this.timeout(60_000);
  let renderer: Renderer;
  let scene: Scene;
  let office: ReturnType<typeof templateOffice>;
  const editor = (district = '330203') => ({ account: randomUUID(), district });
  const [one, two, stranger] = [editor(), editor(), editor('330204')];

  before(async () => {
    renderer = createRenderer({ workers: 1, publicUrl: 'https://cunjitong.example' });
    scene = await Scene.open(await freshDatabase());
    office = templateOffice({ db: scene.fresh.db, renderer });
    for (const { account } of [one, two])
      await scene.fresh.admin('accounts').insert({
        id: account,
        username: `admin-${account.slice(0, 8)}`,
        password_hash: '-',
        display_name: `样例区管理员${account === one.account ? '甲' : '乙'}`,
        kind: 'staff',
        created_at: new Date(),
      });
  });
  after(async () => {
    await renderer.close();
    await scene.close();
  });

  async function applied() {
    const trade = await new Trade(scene, WORKS).register();
    await trade.setUp();
    const { id, template } = await scene.fresh
      .db('documents')
      .where({ project: trade.id, kind: 'application' })
      .first('id', 'template');
    return { trade, id, template };
  }
  const rowOf = (id: string) => scene.fresh.db('documents').where({ id }).first();
  async function textOf(id: string): Promise<string> {
    const { sha256 } = await rowOf(id);
    const chunks: Buffer[] = [];
    for await (const chunk of await scene.store.open(sha256)) chunks.push(chunk as Buffer);
    return (await readPdf(Buffer.concat(chunks))).text;
  }

  it('holds for the next document once a second person approved it, and for no earlier one', async () => {
    const before = await applied();
    const { id, edition, sha256 } = await office.draft(one, 'application', { blocks: worded(OWN), note: '本区要求' });
    assert.equal(edition, 1);
    const waiting = await applied();
    await assert.rejects(office.decide(one, id, { approve: true, reason: null }), /另一位区管理员/);
    await office.decide(two, id, { approve: true, reason: null });
    const after = await applied();
    assert.deepEqual([before.template, waiting.template, after.template], ['1', '1', '1.1']);
    for (const { trade } of [before, after]) await trade.issueAll(renderer);
    assert.ok(!(await textOf(before.id)).includes(flat(OWN)), 'called for before, drawn after');
    assert.ok((await textOf(after.id)).includes(flat(OWN)));
    const entryOf = async (row: { project: string; issued_entry: number }) => {
      const { seq } = await scene.fresh
        .admin('log.entries')
        .where({ project: row.project, entry_no: row.issued_entry })
        .first('seq');
      return JSON.parse((await scene.fresh.admin('log.payloads').where({ seq }).first('data')).data).data;
    };
    const [old, fresh] = [await rowOf(before.id), await rowOf(after.id)];
    assert.deepEqual((await entryOf(old)).template, { kind: 'application', version: 1 });
    assert.deepEqual((await entryOf(fresh)).template, { kind: 'application', version: 1, edition: 1, sha256 });
    assert.equal((await entryOf(fresh)).rendered, fresh.sha256);
    assert.equal((await entryOf(fresh)).factsHash.length, 64);
  });

  it('is refused with its faults, and then nothing is kept', async () => {
    const blocks = worded('{nowhere}').filter((b) => b.type !== 'signatures');
    await assert.rejects(office.draft(one, 'application', { blocks, note: '试' }), (error: Error & { more?: { errors?: { message: string }[] } }) => {
      const messages = error.more?.errors?.map((e) => e.message).join() ?? '';
      assert.match(messages, /没有“nowhere”这项内容/);
      assert.match(messages, /缺少“/);
      return true;
    });
    await assert.rejects(office.draft(one, 'no-such-kind', { blocks: worded('甲'), note: '试' }), /没有这种文书/);
    assert.equal((await office.read(one, 'application')).editions.length, 1);
  });

  it('is no other district’s, neither to read nor to decide nor in its documents', async () => {
    const { id } = await office.draft(one, 'application', { blocks: worded('乙'), note: '再改' });
    await assert.rejects(office.readDraft(stranger, id), /没有这份修改/);
    await assert.rejects(office.decide(stranger, id, { approve: true, reason: null }), /没有这份修改/);
    assert.equal((await office.read(stranger, 'application')).edition, null);
    assert.equal((await office.read(one, 'application')).edition, 1);
  });

  it('is decided once, and an older one never overtakes what is in force', async () => {
    const older = await office.draft(one, 'application', { blocks: worded('丙'), note: '旧' });
    const newer = await office.draft(two, 'application', { blocks: worded('丁'), note: '新' });
    await office.decide(one, newer.id, { approve: true, reason: null });
    await assert.rejects(office.decide(two, older.id, { approve: true, reason: null }), /较早的修改不能再启用/);
    await office.decide(two, older.id, { approve: false, reason: '已有新版' });
    await assert.rejects(office.decide(two, older.id, { approve: true, reason: null }), /已经有了决定/);
    const { edition, editions } = await office.read(one, 'application');
    assert.equal(edition, newer.edition);
    assert.equal(editions.find((e) => e.id === older.id)?.reason, '已有新版');
  });

  it('is taken back by whoever handed it in, while nobody has decided, and then stays as it was', async () => {
    const { id } = await office.draft(one, 'application', { blocks: worded('戊'), note: '写错了' });
    const waiting = async () => (await office.list(one)).find((t) => t.kind === 'application')?.drafts;
    const before = (await waiting()) ?? 0;
    await assert.rejects(office.withdraw(two, id), /只能由提交人撤回/);
    await assert.rejects(office.withdraw(stranger, id), /没有这份修改/);
    await office.withdraw(one, id);
    assert.equal(await waiting(), before - 1);
    await assert.rejects(office.withdraw(one, id), /已由提交人撤回/);
    await assert.rejects(office.decide(two, id, { approve: true, reason: null }), /已由提交人撤回/);
    const kept = await office.readDraft(two, id);
    assert.equal(kept.state, 'withdrawn');
    assert.ok(kept.withdrawnAt);
    const change = (row: object) => scene.fresh.admin('template_texts').where({ id }).update(row);
    await assert.rejects(change({ withdrawn_at: null }), /never changed/);
    await assert.rejects(change({ state: 'approved', decided_by: two.account, decided_at: 1 }), /never changed/);
    const [entry] = await scene.fresh.admin('log.entries').where({ project: PLATFORM_CHAIN }).orderBy('seq', 'desc').limit(1);
    assert.deepEqual([entry.event, entry.actor], ['text_withdrawn', one.account]);
  });

  it('that is decided is not withdrawn any more', async () => {
    const { id } = await office.draft(one, 'application', { blocks: worded('己'), note: '再试' });
    await office.decide(two, id, { approve: false, reason: '不必' });
    await assert.rejects(office.withdraw(one, id), /已经有了决定/);
  });

  it('is looked at before it is handed in, and nothing is kept of that', async () => {
    const count = async () => (await scene.fresh.admin('template_texts').count({ n: '*' }).first())?.n;
    const before = await count();
    const sample = (await readPdf(await office.look('application', worded(OWN), null))).text;
    for (const part of ['交易申请表（样张）', OWN, '〔subject.name〕']) assert.ok(sample.includes(flat(part)), part);
    await assert.rejects(office.look('application', worded('{nowhere}'), null), /没有“nowhere”这项内容/);
    await assert.rejects(office.look('application', [1], null), /第1块/);
    assert.equal(await count(), before);
  });

  it('stays as it was decided, whoever reaches the database', async () => {
    const change = (row: object) => scene.fresh.admin('template_texts').where({ state: 'approved' }).update(row);
    await assert.rejects(change({ blocks: '[]' }), /never changed/);
    await assert.rejects(change({ reason: 'x' }), /never changed/);
    await assert.rejects(scene.fresh.admin('template_texts').where({ edition: 1 }).delete(), /never changed/);
  });

  it('is looked at as a PDF that says it is a sample, with names of facts or with real ones', async () => {
    const { id } = await office.draft(one, 'application', { blocks: worded(OWN), note: '预览' });
    const sample = (await readPdf(await office.preview(two, id, null))).text;
    for (const part of ['交易申请表（样张）', OWN, '〔subject.name〕']) assert.ok(sample.includes(flat(part)), part);
    const issued = await scene.fresh.db('documents').where({ kind: 'application', state: 'issued' }).first('kind', 'facts');
    const real = await office.preview(two, id, { kind: issued.kind, ...issued.facts });
    const { text } = await readPdf(real);
    assert.ok(text.includes(flat(OWN)) && text.includes('样张') && !text.includes('〔subject'));
    await assert.rejects(office.preview(two, id, { kind: 'notice', ...issued.facts }), /不是同一种/);
  });

  it('that the renderer would refuse is told in words', async () => {
    const broken = templateOffice({
      db: scene.fresh.db,
      renderer: { render: (request: RenderRequest<never>) => renderer.render({ ...request, facts: {} as never }) },
    });
    const { id } = await office.draft(one, 'application', { blocks: worded('戊'), note: '试' });
    await assert.rejects(broken.preview(two, id, null), /不能预览:.*缺少/);
  });

  it('enters the log: who proposed it and who decided, with its hash and without its words', async () => {
    const { id, edition, sha256 } = await office.draft(one, 'application', { blocks: worded('己'), note: '试' });
    await office.decide(two, id, { approve: false, reason: '不必' });
    await assert.rejects(office.decide(two, id, { approve: true, reason: null }), /已经有了决定/);
    const entries = await scene.fresh.admin('log.entries').where({ project: PLATFORM_CHAIN }).orderBy('seq', 'desc').limit(2).select('seq', 'event', 'actor');
    const said = await Promise.all(entries.map(async ({ seq }) => JSON.parse((await scene.fresh.admin('log.payloads').where({ seq }).first('data')).data).data));
    assert.deepEqual(entries.map(({ event, actor }) => [event, actor]), [['text_rejected', two.account], ['text_proposed', one.account]]);
    assert.deepEqual(said, [{ id }, { id, district: '330203', kind: 'application', base: 1, edition, sha256 }]);
  });

  it('is what the verifier asks of each document that names one', async () => {
    // Which texts the log says were approved, once somebody who owns the database has done this.
    const found = async (does: (thief: Thief) => Promise<unknown>): Promise<Kind[]> => {
      let kinds: Kind[] = [];
      await Thief.at({} as never, { admin: scene.fresh.admin } as never, async (thief) => {
        await does(thief);
        const { findings } = await verify(await databaseSource(thief.trx, 'database', {}), {});
        kinds = findings.map(({ kind }) => kind).filter((kind) => kind.startsWith('text-'));
      });
      return [...new Set(kinds)];
    };
    const approval = (thief: Thief) => thief.find(PLATFORM_CHAIN, 'text_approved');
    assert.deepEqual(await found(async () => {}), []);
    assert.deepEqual(await found(async (thief) => thief.edit(await approval(thief), () => ({ actor: one.account }))), ['text-approval']);
    assert.deepEqual(await found(async (thief) => thief.say(await approval(thief), ({ data }) => Object.assign(data, { id: randomUUID() }))), ['text-approval', 'text-in-force']);
    const withdrawal = async (thief: Thief) => thief.edit(await thief.find(PLATFORM_CHAIN, 'text_withdrawn'), () => ({ actor: two.account }));
    assert.deepEqual(await found(withdrawal), ['text-approval']);
    const proposal = (thief: Thief) => thief.find(PLATFORM_CHAIN, 'text_proposed');
    assert.deepEqual(await found(async (thief) => thief.say(await proposal(thief), ({ data }) => Object.assign(data, { sha256: 'f'.repeat(64) }))), ['text-in-force']);
  });
});
