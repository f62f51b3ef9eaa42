import assert from 'node:assert/strict';
import type { Knex } from 'knex';
import { checkLog } from '../helpers/log-check.js';
import { checkTrade } from '../helpers/trade-check.js';
import { makeWorld, type World } from '../helpers/world.js';
import { planOf } from '../machines/journey.js';
import { prepare } from '../journeys/perform.js';
import { published } from '../journeys/ways.js';

const LEAF = `leaf = sha256('\\x00'::bytea || bytes)`;
const line = (change: string) => `bytes = convert_to(${change}, 'UTF8')`;
const TEXT = `convert_from(bytes, 'UTF8')`;

/** What somebody who owns the database could do, and what the check then says. */
const TAMPERING: Record<string, [sql: string, said: RegExp]> = {
  'a changed byte': [`update log.entries set ${line(`replace(${TEXT}, '"head"', '"heal"')`)} where role = 'head'`, /column|leaf/],
  'a changed byte, with its leaf and column': [
    `update log.entries set ${line(`replace(${TEXT}, '"v":1', '"v": 1')`)}; update log.entries set ${LEAF}`,
    /canonical/,
  ],
  'another leaf': [`update log.entries set leaf = sha256('x') where seq = 3`, /leaf/],
  'another column': [`update log.entries set at = at + 1 where seq = 3`, /column/],
  'an entry made secret': [`update log.entries set secret = true where event = 'approve_project'`, /secret/],
  'a deleted entry': ['delete from log.payloads where seq = 3; delete from log.entries where seq = 3', /gap/],
  'a deleted end': [
    `delete from log.payloads where seq = (select max(seq) from log.entries);
     delete from log.entries where seq = (select max(seq) from log.entries)`,
    /not in the log|other entries/,
  ],
  'a changed payload': [`update log.payloads set data = replace(data, '村委会', '村支部') where seq = 1`, /payload is another/],
  'a payload written otherwise': [`update log.payloads set data = replace(data, ':', ': ') where seq = 1`, /canonical/],
  'a payload that is gone': [`update log.payloads set data = null where seq = 2`, /missing/],
  'personal data that no hash binds': [`update log.payloads set personal = '{}', personal_salt = '00' where seq = 0`, /no hash/],
  'a row without a log': [`update projects set entry_no = entry_no + 1`, /other entries/],
};

/** What the rows could say besides. */
const ROWS: Record<string, [sql: string, said: RegExp]> = {
  'another state': [`update projects set state = jsonb_set(state, '{standing}', '"suspended"')`, /stands elsewhere/],
  'other facts': [`update projects set facts = jsonb_set(facts, '{failures}', '1')`, /other facts/],
  'another bidder': [`update trade_bidders set facts = jsonb_set(facts, '{gaveUp}', 'true')`, /other facts/],
  'another version': ['update projects set version = version + 1', /column/],
  'another deadline': ['update projects set next_due_at = next_due_at + 1', /column/],
};

class Undone extends Error {}

describe('the check that follows every test of the door', () => {
  let world: World;
  let project: string;

  before(async () => {
    world = await makeWorld();
    const play = published(planOf('comparison'));
    ({ project } = await prepare(world, play));
    const someone = await world.newBidder();
    await world.act(someone, project, 'register_bidder', { commitment: true, noConflict: true, consentToPublish: true });
  });
  after(() => world.drop());

  async function tampered(sql: string, check: (admin: Knex) => Promise<unknown>): Promise<void> {
    await world.admin
      .transaction(async (trx) => {
        await trx.raw('set local session_replication_role = replica');
        await trx.raw(sql);
        await check(trx);
        throw new Undone();
      })
      .catch((error) => {
        if (!(error instanceof Undone)) throw error;
      });
  }

  it('finds nothing where nothing was done', async () => {
    await tampered('select 1', (admin) => checkLog(admin, world.accepted));
    await tampered('select 1', (admin) => checkTrade(admin, project));
  });

  for (const [what, [sql, said]] of Object.entries(TAMPERING)) {
    it(`finds ${what}`, async () => {
      await assert.rejects(tampered(sql, (admin) => checkLog(admin, world.accepted)), said);
    });
  }

  it('finds an act that nobody acknowledged, and an acknowledged one that is missing', async () => {
    const fewer = new Map([...world.accepted].slice(1));
    await assert.rejects(checkLog(world.admin, fewer), /never acknowledged/);
    const more = new Map([...world.accepted, [9999, { project, type: 'suspend' }]]);
    await assert.rejects(checkLog(world.admin, more), /not in the log/);
  });

  for (const [what, [sql, said]] of Object.entries(ROWS)) {
    it(`finds ${what} in the rows than the log replays to`, async () => {
      await assert.rejects(tampered(sql, (admin) => checkTrade(admin, project)), said);
    });
  }
});
