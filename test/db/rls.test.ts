// The application's own filter is left out here: plain `select * from …`, and the database alone decides.
import assert from 'node:assert/strict';
import pg from 'pg';
import { PLATFORM, PUBLIC } from '../../db/subject.js';
import { ROLES } from '../../server/machines/roles.js';
import { insertAccount, LABELS, OF_TRADE, PLACES, PUBLIC_ONES, type RlsWorld, rlsWorld, STAFF_ROLES, WORKS } from './rls-world.js';

/** Of trades and people. */
const GUARDED = [
  ...OF_TRADE,
  'projects',
  'documents',
  'accounts',
  'grants',
  'sessions',
  'bidder_profiles',
  'idempotency_keys',
  'outbox',
  'rate_limits',
  'project_numbers',
  'second_factors',
  'recovery_codes',
  'grant_proposals',
  'authorities',
  'authority_uses',
  'log.payloads',
];
/** The demonstration's clock, what is made to be public, and the log, whose bytes hold no data. */
const OPEN = [
  'clock_offset',
  'public_trades',
  'trade_figures',
  'log.entries',
  'log.nodes',
  'log.checkpoints',
  'log.cosignatures',
  'log.origin',
];

describe('row-level security, with the application’s own filter left out', () => {
  let world: RlsWorld;

  before(async () => {
    world = await rlsWorld();
  });
  after(() => world.fresh.drop());

  it('shows no row of any table of trades or people while nobody asks', async () => {
    const client = new pg.Client({ connectionString: world.fresh.url });
    await client.connect();
    try {
      await client.query('set role cjt_app');
      for (const table of GUARDED) {
        assert.equal((await client.query(`select from ${table}`)).rowCount, 0, table);
        assert.ok((await world.fresh.admin.raw(`select from ${table} limit 1`)).rowCount > 0, `${table} is empty: the test sees nothing`);
      }
    } finally {
      await client.end();
    }
  });

  it('guards every one of these tables', async () => {
    const { rows: found } = await world.fresh.admin.raw(
      `select t as name, c.relrowsecurity as guarded, has_table_privilege('cjt_app', c.oid, 'select') as readable
         from unnest(?::text[]) t join pg_class c on c.oid = t::regclass`,
      [GUARDED],
    );
    assert.equal(found.length, GUARDED.length);
    for (const { name, guarded, readable } of found) assert.ok(guarded && readable, name);
  });

  it('is on every table that the application may read, but for those that are open on purpose', async () => {
    const { rows: found } = await world.fresh.admin.raw(
      `select case when n.nspname = 'public' then c.relname else n.nspname || '.' || c.relname end as name
         from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where c.relkind in ('r', 'p', 'v', 'm') and not c.relrowsecurity and n.nspname in ('public', 'log')
          and has_any_column_privilege('cjt_app', c.oid, 'select')`,
    );
    assert.deepEqual(found.map(({ name }: { name: string }) => name).sort(), [...OPEN].sort());
  });

  it('shows the platform all of it', async () => {
    for (const table of OF_TRADE) assert.deepEqual(await world.labelsIn(PLATFORM, table), [...LABELS].sort(), table);
    assert.deepEqual(await world.labelsIn(PLATFORM, 'projects', 'id'), [...LABELS].sort());
  });

  for (const role of STAFF_ROLES) {
    it(`shows a ${role} the trades it works on or watches and the public ones, and of foreign trades nothing beside them`, async () => {
      const works = [...WORKS[role]].sort();
      assert.deepEqual(await world.labelsIn(world.staff[role], 'projects', 'id'), [...new Set([...works, ...PUBLIC_ONES])].sort());
      for (const table of OF_TRADE) assert.deepEqual(await world.labelsIn(world.staff[role], table), works, table);
      const documents = await world.rows(world.staff[role], 'documents');
      const foreign = documents.filter((d: { project: string; audience: string }) => !works.includes(world.labelOf(d.project)));
      assert.ok(foreign.every((d: { project: string; audience: string }) => d.audience === 'public' && PUBLIC_ONES.includes(world.labelOf(d.project))));
      assert.equal(documents.length, works.length * 3 + PUBLIC_ONES.filter((label) => !works.includes(label)).length);
      assert.deepEqual(
        (await world.rows(world.staff[role], 'bidder_profiles')).map((p: { account: string }) => p.account).sort(),
        works.map((label) => world.bidders[label]).sort(),
      );
    });
  }

  it('shows a bidder the public trades, and of its own trade its own rows only', async () => {
    for (const label of LABELS) {
      const me = world.bidders[label];
      assert.deepEqual(await world.labelsIn(me, 'projects', 'id'), [...PUBLIC_ONES].sort());
      for (const table of ['trade_bidders', 'attachments', 'sealed_packages']) assert.deepEqual(await world.labelsIn(me, table), [label], table);
      assert.deepEqual(await world.labelsIn(me, 'attempts'), []);
      assert.deepEqual((await world.rows(me, 'sealed_packages')).map((p: { owner: string }) => p.owner), [`b-${label}`], 'not the reserve beside it');
      assert.deepEqual((await world.rows(me, 'bidder_profiles')).map((p: { account: string }) => p.account), [me]);
      const audiences = (await world.rows(me, 'documents')).map((d: { audience: string }) => d.audience);
      assert.deepEqual([...new Set(audiences)].sort(), [`b-${label}`, 'public']);
    }
  });

  it('shows the winner the papers between the two sides, and no other bidder', async () => {
    const label = 'own-public';
    await world.fresh.admin.raw(`update projects set facts = jsonb_set(facts, '{candidate}', '{"bidder": "b-own-public"}') where id = ?`, [world.projects[label]]);
    assert.ok((await world.rows(world.bidders[label], 'documents')).some((d: { audience: string }) => d.audience === 'work'));
    const other = world.bidders['sister-public'];
    assert.ok((await world.rows(other, 'documents')).every((d: { audience: string }) => d.audience !== 'work'));
  });

  it('shows whoever has not signed in public trades and their public papers, and nobody’s rows', async () => {
    assert.deepEqual(await world.labelsIn(PUBLIC, 'projects', 'id'), [...PUBLIC_ONES].sort());
    const documents = await world.rows(PUBLIC, 'documents');
    assert.equal(documents.length, PUBLIC_ONES.length);
    assert.ok(documents.every((d: { audience: string }) => d.audience === 'public'));
    for (const table of [...OF_TRADE, 'accounts', 'grants', 'sessions', 'bidder_profiles', 'log.payloads', 'idempotency_keys']) {
      assert.deepEqual(await world.rows(PUBLIC, table), [], table);
    }
  });

  it('shows everybody their own account, grants, sessions and answered requests, and nobody another’s', async () => {
    for (const me of [...Object.values(world.staff), ...Object.values(world.bidders)].filter((a) => a !== world.staff.district)) {
      assert.deepEqual((await world.rows(me, 'accounts')).map((a: { id: string }) => a.id), [me]);
      for (const table of ['sessions', 'idempotency_keys', 'grants']) {
        assert.ok((await world.rows(me, table)).every((row: { account: string }) => row.account === me), table);
      }
      assert.equal((await world.rows(me, 'sessions')).length, 1);
      for (const table of ['outbox', 'rate_limits', 'project_numbers', 'log.payloads']) assert.deepEqual(await world.rows(me, table), [], table);
    }
  });

  it('shows the administrator accounts and grants of the own district, and no session', async () => {
    const elsewhere = await insertAccount(world.fresh.admin, [['head', PLACES.otherDistrict.village]]);
    const seen = (await world.rows(world.staff.district, 'accounts')).map((a: { id: string }) => a.id);
    assert.ok(seen.includes(world.staff.head) && !seen.includes(elsewhere));
    assert.ok((await world.rows(world.staff.district, 'grants')).every((g: { organisation: string }) => g.organisation.startsWith('330203')));
    assert.equal((await world.rows(world.staff.district, 'sessions')).length, 1);
  });

  it('shows phones, recovery codes and uses of authorities to nobody, and an authority to its two sides', async () => {
    for (const me of [...Object.values(world.staff), ...Object.values(world.bidders), PUBLIC]) {
      for (const table of ['second_factors', 'recovery_codes', 'authority_uses']) assert.deepEqual(await world.rows(me, table), [], table);
      const sides = [world.bidders['own-public'], world.bidders['sister-public']];
      assert.equal((await world.rows(me, 'authorities')).length, sides.includes(me) ? 1 : 0);
      assert.equal((await world.rows(me, 'grant_proposals')).length, me === world.staff.district ? 1 : 0);
    }
  });

  it('counts no grant of a disabled account, none at the wrong kind of place, and no other beside the administrator’s', async () => {
    const disabled = await insertAccount(world.fresh.admin, [['head', PLACES.own.village]], { disabled_at: new Date() });
    const misplaced = await insertAccount(world.fresh.admin, [['station', PLACES.own.village]]);
    const both = await insertAccount(world.fresh.admin, [['district', PLACES.otherDistrict.district], ['head', PLACES.own.village]]);
    for (const account of [disabled, misplaced]) assert.deepEqual(await world.labelsIn(account, 'projects', 'id'), [...PUBLIC_ONES].sort());
    assert.ok(!(await world.labelsIn(both, 'projects', 'id')).includes('own-hidden'));
  });

  it('still names every role: a new one fails here until somebody says what it sees', () => {
    assert.deepEqual([...STAFF_ROLES, 'bidder'].sort(), Object.keys(ROLES).sort());
  });
});
