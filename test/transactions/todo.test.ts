import assert from 'node:assert/strict';
import { definitionOf, EVENT_TYPES } from '../../server/machines/events.js';
import { bookOf } from '../../server/machines/rules/books.js';
import { CALENDAR } from '../../server/machines/rules/calendars.js';
import { instantOf } from '../../server/machines/time.js';
import type { Subject } from '../../server/people/subject.js';
import { scopeOf } from '../../server/routes/projects.js';
import { todoOf } from '../../server/transactions/todo.js';
import { AT_WILL, EXPECTED } from '../../server/transactions/todo/expected.js';
import { insertProject } from '../routes/projects-in-database.js';
import { makeWorld, type Part, type World } from '../helpers/world.js';

describe('the list of what waits for somebody', () => {
  it('says of every act that a person can do whether it is waited for or done at will', () => {
    const done = EVENT_TYPES.filter((type) => definitionOf(type).roles.length > 0);
    const unsaid = done.filter((type) => !EXPECTED[type] && !AT_WILL.has(type));
    const both = done.filter((type) => EXPECTED[type] && AT_WILL.has(type));
    assert.deepEqual({ unsaid, both }, { unsaid: [], both: [] });
  });

  it('reckons an answer’s time from what is answered, the oldest first, and not from where the trade stands', () => {
    const law = { book: bookOf('2025-05-01'), calendar: CALENDAR };
    const raised = [3, 1, 2].map((day, i) => ({ no: i + 1, at: instantOf(`2025-07-0${day}`, '10:00'), open: day > 1 }));
    const due = (event: 'dismiss_objection' | 'decide_complaint') =>
      EXPECTED[event]?.dueAt?.({ facts: { objections: raised, complaints: raised }, law } as never);
    assert.equal(due('dismiss_objection'), instantOf('2025-07-07', '16:00'));
    assert.equal(due('decide_complaint'), instantOf('2025-08-13', '16:00'));
  });
});

describe('what waits for me', () => {
  let world: World;
  let id: string;
  before(async () => {
    world = await makeWorld();
    await world.setClock(instantOf('2025-06-02', '09:00'));
    id = await world.register();
  });
  after(() => world.drop());

  const ask = async (who: Part | Subject) => {
    const subject = await world.subject(who);
    return todoOf({ db: world.db, lawOf: world.door.law }, { subject, scope: scopeOf(subject) });
  };
  const waiting = async (who: Part | Subject) => (await ask(who)).items.map((item) => item.event);

  it('shows a new project to the accountant who must describe it, and to nobody else', async () => {
    assert.deepEqual(await waiting('accountant'), ['submit_application']);
    assert.deepEqual(await waiting('head'), []);
    assert.deepEqual(await waiting('town_officer'), []);
  });

  it('shows a suspended trade to the town wherever it may be suspended, until it is resumed', async () => {
    const suspended = await insertProject(world.admin, (await world.subject('accountant')).account, {
      at: 'announcement.tender_file',
      facts: { suspension: { since: 0, until: instantOf('2025-06-30', '16:00'), renewed: false, by: 'town' } } as never,
      row: { state: { standing: 'suspended', trade: { live: { announcement: 'tender_file' } } } },
    });
    const { items } = await ask('town_officer');
    const told = items.map(({ project, event, dueAt }) => ({ project, event, dueAt }));
    assert.deepEqual(told, [{ project: suspended, event: 'resume', dueAt: instantOf('2025-06-30', '16:00') }]);
    await world.admin('projects').where({ id: suspended }).delete();
  });

  it('passes from hand to hand as the trade goes on', async () => {
    await world.act('accountant', id, 'submit_application', {
      description: '村道路灯老旧',
      place: '本村',
      estimate: 30_000_000,
      fundSource: '村集体自有资金',
      noOverlap: true,
      noDispute: true,
      notIllegalBuilding: true,
      evidence: [{ kind: 'budget', file: await world.attach(id, 'budget') }],
    });
    assert.deepEqual(await waiting('accountant'), ['record_resolution']);
    assert.deepEqual(await waiting('supervisor'), []);
  });

  it('shows nothing of a village to the people of another', async () => {
    assert.deepEqual(await waiting(await world.named('zjq-kuaiji')), []);
  });

  it('shows an archived trade to whoever pays as soon as its retention is due, and not before', async () => {
    const { account } = await world.subject('accountant');
    const retention = { no: 4, kind: 'retention', by: 'after', state: 'open', dueOn: '2025-06-03', amount: 900, paid: 0, label: '质量保证金' };
    const row = await world.admin('projects').where({ id }).first('rules_version');
    const archived = await insertProject(world.admin, account, { at: 'archived', facts: { dues: [retention] } as never, row });
    assert.deepEqual(await waiting('agent_accountant'), []);
    await world.setClock(instantOf('2025-06-03', '09:00'));
    const { items } = await ask('agent_accountant');
    assert.deepEqual(items.map(({ project, event, dueAt }) => ({ project, event, dueAt })), [
      { project: archived, event: 'release_retention', dueAt: instantOf('2025-06-03', '16:00') },
    ]);
    assert.deepEqual(await waiting('supervisor'), []);
  });

  it('puts what is due first on top, and what has no limit last', async () => {
    const early = await world.register({ title: '先登记的项目' });
    const { items, now } = await ask('accountant');
    assert.deepEqual(items.map((i) => i.project).sort(), [id, early].sort());
    const due = items.map((i) => i.dueAt ?? Number.POSITIVE_INFINITY);
    assert.deepEqual(due, [...due].sort((a, b) => a - b));
    assert.ok(now >= instantOf('2025-06-02', '09:00'));
  });
});
