import assert from 'node:assert/strict';
import {
  actsOf,
  endsRound,
  lastAct,
  namesOfBidders,
  namesOfStaff,
  readStory,
  roundOf,
  type Story,
} from '../../../server/transactions/story.js';
import { freshDatabase } from '../../helpers/database.js';
import { Scene, Trade, WORKS } from './trade.js';

describe('the story of a project', () => {
  let scene: Scene;
  let trade: Trade;
  beforeEach(async () => {
    scene = await Scene.open(await freshDatabase());
    trade = await new Trade(scene, WORKS).register();
  });
  afterEach(() => scene.close());
  const read = async (upTo?: number) => (await readStory(scene.fresh.db, trade.id, upTo)) as Story;

  it('tells who, where and what, in the order of the log', async () => {
    await trade.setUp();
    const story = await read();
    assert.equal(story.village.name, '广昇村');
    assert.equal(story.registeredBy.name, '样例会计');
    assert.deepEqual(
      story.entries.map((e) => e.entryNo),
      story.entries.map((_, n) => n + 1),
    );
    assert.equal(story.entries[0]?.event, 'register_project');
    assert.equal(lastAct(story, 'record_resolution')?.data.number, '2025-01');
    assert.equal(await readStory(scene.fresh.db, '00000000-0000-4000-8000-000000000000'), null);
  });

  it('stops at an entry, whatever happened since', async () => {
    await trade.setUp();
    const whole = await read();
    const part = await read(3);
    assert.deepEqual(part.entries, whole.entries.slice(0, 3));
    assert.equal(lastAct(part, 'approve_project'), null);
  });

  it('finds the last act before an entry, and every act of a kind', async () => {
    await trade.setUp();
    await trade.announce();
    await trade.act('clarify_notice', 'station', { clarification: '一' });
    await trade.act('clarify_notice', 'station', { clarification: '二' });
    const story = await read();
    const said = actsOf(story, 'clarify_notice');
    assert.deepEqual(
      said.map((e) => e.data.clarification),
      ['一', '二'],
    );
    assert.equal(lastAct(story, 'clarify_notice', said[1]?.entryNo)?.data.clarification, '一');
  });

  it('takes an erased act for none', async () => {
    await trade.setUp();
    await scene.fresh.admin('log.payloads').update({ data: null });
    assert.equal(lastAct(await read(), 'approve_project'), null);
  });

  it('knows the round of an entry', async () => {
    await trade.setUp();
    await trade.announce();
    await trade.wait((trade.facts.dates?.offersCloseAt ?? 0) + 1_000);
    await trade.act('choose_next_round', 'accountant', { choice: 'same_terms', mode: null });
    const story = await read();
    const last = story.entries.at(-1) ?? assert.fail();
    assert.ok(endsRound(last));
    assert.equal(
      roundOf(story, last).length,
      story.entries.length,
      'the choice still belongs to the round that failed',
    );
  });

  it('names staff as they are and bidders as they may be named', async () => {
    await trade.setUp();
    await trade.announce();
    await trade.takePart();
    const staff = await namesOfStaff(scene.fresh.db, [
      'clock',
      'b-000000000000',
      scene.person('head').account,
    ]);
    assert.deepEqual([...staff.values()], ['样例理事长']);
    const winner = trade.pseudonyms.get(2) as string;
    const masked = await namesOfBidders(scene.fresh.db, trade.id);
    assert.equal(masked.get(winner), '王**');
    const full = await namesOfBidders(scene.fresh.db, trade.id, { full: new Set([winner]) });
    assert.equal(full.get(winner), '王样例2');
  });
});
