import assert from 'node:assert/strict';
import { issueDocument } from '../../../server/documents/issue/issue-document.js';
import { previewAct } from '../../../server/documents/issue/preview-act.js';
import { EVENTS } from '../../../server/machines/events.js';
import type { Role } from '../../../server/machines/roles.js';
import type { PreviewedAct } from '../../../server/transactions/preview-asked.js';
import { freshDatabase } from '../../helpers/database.js';
import * as s from '../../machines/samples.js';
import { type FakeRenderer, fakeRenderer } from './fake-renderer.js';
import { lawOf, Scene, Trade, type Who, WORKS } from './trade.js';

describe('a document looked at before the act that calls for it', () => {
  let scene: Scene;
  let trade: Trade;
  let renderer: FakeRenderer;

  beforeEach(async () => {
    scene = await Scene.open(await freshDatabase());
    trade = await new Trade(scene, WORKS).register();
    renderer = fakeRenderer();
  });
  afterEach(() => scene.close());

  async function preview(type: PreviewedAct, who: Who, role: Role, data: object): Promise<FakeRenderer['asked'][number]> {
    const { account } = scene.person(who);
    const asked = { project: trade.id, type, data: EVENTS[type].data.parse(data), account, role };
    await previewAct({ db: scene.fresh.db, lawOf, renderer }, asked);
    return renderer.asked.at(-1) ?? assert.fail();
  }

  async function issued(kind: string): Promise<FakeRenderer['asked'][number]> {
    const row = await scene.fresh.db('documents').where({ project: trade.id, kind }).first('id');
    await issueDocument(scene.issueDeps(renderer), { id: row.id });
    return renderer.asked.at(-1) ?? assert.fail();
  }

  it('says of an application just what the issued one will say', async () => {
    const data = s.application(trade.play);
    const before = await preview('submit_application', 'accountant', 'accountant', data);
    await trade.act('submit_application', 'accountant', data);
    const after = await issued('application');
    const undated = ({ facts }: typeof after) => ({ ...(facts as object), filedAt: null });
    assert.deepEqual(undated(before), undated(after));
    assert.equal(before.frame.number, '预览稿');
    assert.match(String(before.frame.title), /尚未提交/);
  });

  it('says of a notice just what the issued one will say', async () => {
    await trade.setUp();
    await trade.act('compile_tender_file', 'station', s.tenderFile(trade.play));
    await trade.act('confirm_tender_file', 'head', { confirmed: true });
    const data = s.notice(trade.play, WORKS.wd);
    const before = await preview('publish_notice', 'station', 'station', data);
    await trade.act('publish_notice', 'station', data);
    const after = await issued('notice');
    const undated = ({ facts }: typeof after) => JSON.parse(JSON.stringify(facts), (key, value) => (key === 'publishedAt' ? null : value));
    assert.deepEqual(undated(before), undated(after));
  });

  it('leaves nothing behind: no document, no entry of the log', async () => {
    const count = async (table: string) => Number((await scene.fresh.admin(table).count('* as n').first())?.n);
    const before = [await count('documents'), await count('log.entries'), await count('outbox')];
    await preview('submit_application', 'accountant', 'accountant', s.application(trade.play));
    assert.deepEqual([await count('documents'), await count('log.entries'), await count('outbox')], before);
  });
});
