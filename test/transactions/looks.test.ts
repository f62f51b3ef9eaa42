import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { bookOf } from '../../server/machines/rules/books.js';
import { CALENDAR } from '../../server/machines/rules/calendars.js';
import type { Subject } from '../../server/people/subject.js';
import { noteLook } from '../../server/transactions/note-look.js';
import { projectTrail } from '../../server/transactions/trail.js';
import { projectView } from '../../server/transactions/view.js';
import { prepare } from '../journeys/perform.js';
import { offered, published } from '../journeys/ways.js';
import { makeWorld, type Part, type World } from '../helpers/world.js';
import * as journey from '../machines/journey.js';
import { planOf } from '../machines/journey.js';

const lawOf = (version: string) => ({ book: bookOf(version), calendar: CALENDAR });

describe('looks at a trade', () => {
  let world: World;
  let project: string;

  before(async () => {
    world = await makeWorld();
    const play = offered(planOf('comparison'));
    journey.openOffers(play, planOf('comparison').offers);
    ({ project } = await prepare(world, play));
  });
  after(() => world.drop());
  beforeEach(async () => {
    await world.admin.raw('set session_replication_role = replica; delete from log.access_log; set session_replication_role = origin');
  });

  const subject = (part: Part | null) => (part ? world.subject(part) : null);
  const trail = async (part: Part | null) => projectTrail(world.db, { id: project, subject: await subject(part), lawOf });
  const view = (who: Subject | null) => projectView({ door: world.door, key: world.key, db: world.db }, { id: project, subject: who });
  const noted = async () => (await world.admin('log.access_log').orderBy('seq').select('role', 'kind')).map(({ role, kind }) => `${role} ${kind}`);

  it('are noted of everybody who looks in office, in the role in which they may', async () => {
    await trail('accountant');
    await trail('town_officer');
    await trail('discipline');
    assert.deepEqual(await noted(), ['accountant trail', 'town_officer trail', 'discipline trail']);
  });

  it('are noted where a list of bidders was shown, and only there', async () => {
    const shown = await view(await world.subject('station-1'));
    assert.ok(shown.bidders?.length);
    assert.deepEqual(await noted(), ['station bidders']);
    const other = await world.register();
    await projectView({ door: world.door, key: world.key, db: world.db }, { id: other, subject: await world.subject('station-1') });
    assert.equal((await noted()).length, 1);
  });

  it('of the public and of bidders are nobody’s business', async () => {
    await trail(null);
    await view(null);
    await view(await world.newBidder());
    assert.deepEqual(await noted(), []);
  });

  it('are shown to discipline with the trail, the newest first, and to nobody else', async () => {
    await trail('town_officer');
    await view(await world.subject('station-1'));
    const { reads } = await trail('discipline');
    assert.deepEqual(reads?.map(({ kindName, roleName }) => `${roleName} ${kindName}`), [
      '镇街纪(工)委 查看全程轨迹',
      '镇街公共资源交易站 查看竞买人(供应商)名单',
      '镇街三资办 查看全程轨迹',
    ]);
    assert.ok(reads?.every(({ actorName, at }) => actorName && at > 0));
    for (const part of ['accountant', 'head', 'town_officer', 'station-1', null] as const) {
      assert.equal((await trail(part)).reads, undefined, String(part));
    }
  });

  it('at bidders’ papers are told after the opening only, as before it they would count them', async () => {
    const play = published(planOf('comparison'));
    const { project: open } = await prepare(world, play);
    const bidder = await world.newBidder();
    const station = await world.subject('station-1');
    const paper = (name: string) => createHash('sha256').update(name).digest('hex');
    await world.attach(open, '村里的材料', paper('staff'));
    const row = { project: open, sha256: paper('bidder'), name: '资格材料', mime: 'image/png', size: 1, uploaded_by: bidder.account, uploaded_at: await world.now() };
    await world.admin('attachments').insert(row);
    const place = { village: '', town: station.grants[0]?.organisation as string, district: '' };
    for (const name of ['staff', 'bidder']) {
      await noteLook(world.db, { subject: station, place, project: open, kind: 'attachment', object: paper(name) });
    }
    await noteLook(world.db, { subject: station, place, project: open, kind: 'bidders' });
    const { reads } = await projectTrail(world.db, { id: open, subject: await world.subject('discipline'), lawOf });
    assert.deepEqual(reads?.map((r) => [r.kind, r.object]), [['trail', null], ['attachment', paper('staff')]]);
  });

  it('that cannot be noted are not answered', async () => {
    await world.admin.raw('alter table log.access_log rename to gone');
    try {
      await assert.rejects(trail('discipline'));
      await trail(null);
    } finally {
      await world.admin.raw('alter table log.gone rename to access_log');
    }
  });
});
