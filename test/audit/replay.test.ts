import assert from 'node:assert/strict';
import { type LoggedEntry, ReplayFailed, replay } from '../../server/audit/replay.js';
import { bookOf } from '../../server/machines/rules/books.js';
import { CALENDAR } from '../../server/machines/rules/calendars.js';
import { makeWorld, type World } from '../helpers/world.js';
import { planOf } from '../machines/journey.js';
import * as journey from '../machines/journey.js';
import { prepare } from '../journeys/perform.js';
import { offered } from '../journeys/ways.js';

const lawOf = (version: string) => ({ book: bookOf(version), calendar: CALENDAR });

describe('a replay of a project from its log', () => {
  let world: World;
  let project: string;
  let entries: LoggedEntry[];

  before(async () => {
    world = await makeWorld();
    const play = offered(planOf('comparison'));
    journey.openOffers(play, planOf('comparison').offers);
    ({ project } = await prepare(world, play));
    entries = await world.log(project);
  });
  after(() => world.drop());

  const indexOf = (event: string) => entries.findIndex((e) => e.event === event);
  /** The log with one entry changed. */
  function changed(event: string, change: (entry: LoggedEntry) => Partial<LoggedEntry>): LoggedEntry[] {
    return entries.map((e, i) => (i === indexOf(event) ? { ...e, ...change(e) } : e));
  }
  const fails = (log: LoggedEntry[], said: RegExp) =>
    assert.throws(
      () => replay(log, lawOf),
      (error) => error instanceof ReplayFailed && said.test(error.message),
    );

  it('gives the same whenever it is done', () => {
    assert.deepEqual(replay(entries, lawOf), replay(structuredClone(entries), lawOf));
  });

  it('can stop at any entry', () => {
    for (let n = 1; n <= entries.length; n += 1) replay(entries.slice(0, n), lawOf);
  });

  it('begins with the registration and with nothing else', () => {
    fails(entries.slice(1), /begin with the registration/);
    fails([], /begin with the registration/);
  });

  it('names the first entry that does not follow', () => {
    const missing = entries.filter((e) => e.event !== 'confirm_valuation');
    const from = indexOf('confirm_valuation') + 1;
    // Issued documents stand between acts and are stepped over.
    const next = entries.slice(from).find((e) => e.event !== 'document_issued') as LoggedEntry;
    assert.throws(() => replay(missing, lawOf), { entryNo: next.entryNo });
  });

  it('fails where an entry leads elsewhere than it says', () => {
    fails(changed('approve_project', () => ({ to: 'contract.signing' })), /leads to announcement/);
    fails(changed('publish_notice', () => ({ from: 'setup.approval' })), /begins at setup.approval/);
  });

  it('fails where the rules would have refused: a date moved, a person exchanged, a late act', () => {
    fails(changed('countersign_resolution', (e) => ({ at: e.at - 86_400_000 })), /would be refused/);
    const attested = entries[indexOf('attest_opening')]?.actor as string;
    fails(changed('open_offers', () => ({ actor: attested })), /would be refused/);
    const early = entries[indexOf('open_offers')]?.at as number;
    fails(changed('open_offers', () => ({ at: early - 3_600_000 })), /would be refused/);
  });

  it('fails where the clock acted before its time, or somebody else after a deadline that was passed over', () => {
    fails(changed('close_offers', (e) => ({ at: e.at - 1 })), /was not due/);
    const late = entries[indexOf('close_offers')]?.at as number;
    fails(changed('submit_offer', () => ({ at: late })), /close_registration was due/);
  });

  it('fails on an event that the machine does not know, but steps over an issued document', () => {
    assert.throws(() => replay(changed('publish_notice', () => ({ event: 'xstate.init' })), lawOf));
    assert.ok(entries.some((e) => e.event === 'document_issued'));
  });

  it('decides every entry under the rule book that the project began with', () => {
    const asked = new Set<string>();
    replay(entries, (version) => {
      asked.add(version);
      return lawOf(version);
    });
    assert.deepEqual([...asked], ['2025-05-01']);
  });

  it('needs nothing personal: it is the same when that is erased', async () => {
    const before = replay(entries, lawOf);
    await world.act('delegate', project, 'raise_objection', { content: '开标有误', personal: { objector: '演示代表' } });
    const said = (await world.log(project)).at(-1);
    assert.deepEqual(said?.personal, { objector: '演示代表' });
    assert.ok(!JSON.stringify(said?.payload).includes('演示代表'));
    const whole = replay(await world.log(project), lawOf);
    await world.admin('log.payloads').update({ personal: null, personal_salt: null }).where({ seq: said?.seq });
    assert.deepEqual(replay(await world.log(project), lawOf), whole);
    assert.equal(whole.facts.objections.length, before.facts.objections.length + 1);
  });
});
