import assert from 'node:assert/strict';
import { bookOf } from '../../server/machines/rules/books.js';
import { CALENDAR } from '../../server/machines/rules/calendars.js';
import { publicNotice } from '../../server/transactions/public-notice.js';
import { makeWorld, type World } from '../helpers/world.js';
import { prepare } from '../journeys/perform.js';
import { published } from '../journeys/ways.js';
import { planOf } from '../machines/journey.js';

const lawOf = (version: string) => ({ book: bookOf(version), calendar: CALENDAR });

describe('a notice as everybody reads it', () => {
  let world: World;
  let project: string;

  before(async () => {
    world = await makeWorld();
    ({ project } = await prepare(world, published(planOf('comparison'))));
  });
  after(() => world.drop());

  const read = () => publicNotice(world.db, project, lawOf);

  it('says the conditions, the payment and the place that the file says', async () => {
    const { notice, answers, changes } = await read();
    const [compiled] = (await world.log(project)).filter((row) => row.event === 'compile_tender_file');
    assert.ok(compiled);
    assert.ok(notice?.conditions && notice.place && notice.paymentTerms);
    assert.deepEqual([answers, changes], [[], []]);
  });

  it('shows no question before it is answered, and then neither who asked nor when nor how many asked', async () => {
    const [first, second] = [await world.newBidder(), await world.newBidder()];
    await world.act(first, project, 'ask_question', { question: '工期从哪天起算?' });
    await world.act(second, project, 'ask_question', { question: '可以分包吗?' });
    assert.deepEqual((await read()).answers, []);
    await world.act('station-1', project, 'answer_question', { no: 2, answer: '不可以。' });
    const { answers } = await read();
    assert.deepEqual(
      answers.map(({ at, ...rest }) => ({ ...rest, at: typeof at })),
      [{ question: '可以分包吗?', answer: '不可以。', at: 'number' }],
    );
  });

  it('lists what was made clear', async () => {
    await world.act('station-1', project, 'clarify_notice', { clarification: '图纸以附件为准。', evidence: [] });
    const { changes } = await read();
    assert.deepEqual(
      changes.map(({ kind, text }) => ({ kind, text })),
      [{ kind: 'clarification', text: '图纸以附件为准。' }],
    );
  });

  it('names the instant from which a question is refused', async () => {
    const { questionsUntil } = await read();
    assert.ok(questionsUntil);
    const bidder = await world.newBidder();
    await world.forwardClock(questionsUntil - 60_000);
    await world.act(bidder, project, 'ask_question', { question: '最后一分钟还能问吗?' });
    await world.forwardClock(questionsUntil);
    await assert.rejects(world.act(bidder, project, 'ask_question', { question: '现在还能问吗?' }), /提问须在报名截止前1个工作日提出/);
  });

  it('is empty for a project that is not public, and for none', async () => {
    const other = await world.register();
    for (const id of [other, '00000000-0000-4000-8000-000000000000']) {
      assert.deepEqual(await publicNotice(world.db, id, lawOf), { notice: null, questionsUntil: null, answers: [], changes: [] });
    }
  });
});
