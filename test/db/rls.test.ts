// The application's own filter is left out here: plain `select * from …`, and the database alone decides.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import type { Knex } from 'knex';
import pg from 'pg';
import { askingAs, PLATFORM, PUBLIC } from '../../db/subject.js';
import { ROLES, type Role } from '../../server/machines/roles.js';
import { type FreshDatabase, freshDatabase } from '../helpers/database.js';
import { insertProject } from '../routes/projects-in-database.js';

/** Two districts, the first with two towns, the first of these with two villages. */
const PLACES = {
  own: { village: '330203102230', town: '330203102', district: '330203' },
  sister: { village: '330203102209', town: '330203102', district: '330203' },
  otherTown: { village: '330203105201', town: '330203105', district: '330203' },
  otherDistrict: { village: '330212100201', town: '330212100', district: '330212' },
};
type PlaceName = keyof typeof PLACES;
const PLACE_NAMES = Object.keys(PLACES) as PlaceName[];
/** `own-hidden` is not public yet, `own-public` is, and so on. */
type Label = `${PlaceName}-${'hidden' | 'public'}`;
const LABELS = PLACE_NAMES.flatMap((place): Label[] => [`${place}-hidden`, `${place}-public`]);
const PUBLIC_ONES = LABELS.filter((label) => label.endsWith('public'));

/** By hand: what a role held at the first place works on or watches. */
const WORKS: Record<Exclude<Role, 'bidder'>, Label[]> = {
  accountant: ['own-hidden', 'own-public'],
  head: ['own-hidden', 'own-public'],
  supervisor: ['own-hidden', 'own-public'],
  delegate: ['own-hidden', 'own-public'],
  town_officer: ['own-hidden', 'own-public', 'sister-hidden', 'sister-public'],
  station: ['own-hidden', 'own-public', 'sister-hidden', 'sister-public'],
  agent_accountant: ['own-hidden', 'own-public', 'sister-hidden', 'sister-public'],
  discipline: ['own-hidden', 'own-public', 'sister-hidden', 'sister-public'],
  district: ['own-hidden', 'own-public', 'sister-hidden', 'sister-public', 'otherTown-hidden', 'otherTown-public'],
  keyholder: [],
  // Drawn for one trade of the district, and for one of another district by somebody's mistake.
  reviewer: ['otherTown-hidden'],
};
const SEATS: Record<Exclude<Role, 'bidder'>, 'village' | 'town' | 'district'> = {
  accountant: 'village',
  head: 'village',
  supervisor: 'village',
  delegate: 'village',
  town_officer: 'town',
  station: 'town',
  agent_accountant: 'town',
  discipline: 'town',
  keyholder: 'town',
  reviewer: 'district',
  district: 'district',
};
const STAFF_ROLES = Object.keys(SEATS) as (keyof typeof SEATS)[];
const OF_TRADE = ['trade_bidders', 'sealed_packages', 'attempts', 'attachments'] as const;
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
  let fresh: FreshDatabase;
  let maker: string;
  const staff = {} as Record<keyof typeof SEATS, string>;
  const bidders = {} as Record<Label, string>;
  const projects = {} as Record<Label, string>;
  const labelOf = (project: unknown) => LABELS.find((label) => projects[label] === project) as Label;

  before(async () => {
    fresh = await freshDatabase();
    await insertOrganisations(fresh.admin);
    maker = await insertAccount(fresh.admin);
    for (const role of STAFF_ROLES) {
      staff[role] = await insertAccount(fresh.admin, [[role, PLACES.own[SEATS[role]]]]);
    }
    for (const label of LABELS) {
      bidders[label] = await insertBidderRow(fresh.admin);
      projects[label] = await insertTrade(fresh.admin, label, bidders[label], maker, staff.reviewer);
    }
    for (const account of [...Object.values(staff), ...Object.values(bidders)]) await insertBelongings(fresh.admin, account);
    await insertPapers(fresh.admin, { holder: staff.head, company: bidders['own-public'], person: bidders['sister-public'], station: staff.station });
    await fresh.admin('project_numbers').insert({ village: PLACES.own.village, year: 2025, last: 1 });
    await fresh.admin('outbox').insert({ task: 'x', payload: '{}' });
    await fresh.admin('rate_limits').insert({ key: 'x' });
  });
  after(() => fresh.drop());

  const rows = (subject: string, table: string, what = '*') => askingAs(fresh.db, subject).select(fresh.db.raw(what)).from(table);
  async function labelsIn(subject: string, table: string, column = 'project'): Promise<Label[]> {
    const found = (await rows(subject, table)).map((row: Record<string, unknown>) => labelOf(row[column]));
    return [...new Set(found)].sort();
  }

  it('shows no row of any table of trades or people while nobody asks', async () => {
    const client = new pg.Client({ connectionString: fresh.url });
    await client.connect();
    try {
      await client.query('set role cjt_app');
      for (const table of GUARDED) {
        assert.equal((await client.query(`select from ${table}`)).rowCount, 0, table);
        assert.ok((await fresh.admin.raw(`select from ${table} limit 1`)).rowCount > 0, `${table} is empty: the test sees nothing`);
      }
    } finally {
      await client.end();
    }
  });

  it('guards every one of these tables', async () => {
    const { rows: found } = await fresh.admin.raw(
      `select t as name, c.relrowsecurity as guarded, has_table_privilege('cjt_app', c.oid, 'select') as readable
         from unnest(?::text[]) t join pg_class c on c.oid = t::regclass`,
      [GUARDED],
    );
    assert.equal(found.length, GUARDED.length);
    for (const { name, guarded, readable } of found) assert.ok(guarded && readable, name);
  });

  it('is on every table that the application may read, but for those that are open on purpose', async () => {
    const { rows: found } = await fresh.admin.raw(
      `select case when n.nspname = 'public' then c.relname else n.nspname || '.' || c.relname end as name
         from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where c.relkind in ('r', 'p', 'v', 'm') and not c.relrowsecurity and n.nspname in ('public', 'log')
          and has_any_column_privilege('cjt_app', c.oid, 'select')`,
    );
    assert.deepEqual(found.map(({ name }: { name: string }) => name).sort(), [...OPEN].sort());
  });

  it('shows the platform all of it', async () => {
    for (const table of OF_TRADE) assert.deepEqual(await labelsIn(PLATFORM, table), [...LABELS].sort(), table);
    assert.deepEqual(await labelsIn(PLATFORM, 'projects', 'id'), [...LABELS].sort());
  });

  for (const role of STAFF_ROLES) {
    it(`shows a ${role} the trades it works on or watches and the public ones, and of foreign trades nothing beside them`, async () => {
      const works = [...WORKS[role]].sort();
      assert.deepEqual(await labelsIn(staff[role], 'projects', 'id'), [...new Set([...works, ...PUBLIC_ONES])].sort());
      for (const table of OF_TRADE) assert.deepEqual(await labelsIn(staff[role], table), works, table);
      const documents = await rows(staff[role], 'documents');
      const foreign = documents.filter((d: { project: string; audience: string }) => !works.includes(labelOf(d.project)));
      assert.ok(foreign.every((d: { project: string; audience: string }) => d.audience === 'public' && PUBLIC_ONES.includes(labelOf(d.project))));
      assert.equal(documents.length, works.length * 3 + PUBLIC_ONES.filter((label) => !works.includes(label)).length);
      assert.deepEqual(
        (await rows(staff[role], 'bidder_profiles')).map((p: { account: string }) => p.account).sort(),
        works.map((label) => bidders[label]).sort(),
      );
    });
  }

  describe('before the opening', () => {
    const openedAt = (value: string) => fresh.admin.raw(`update projects set facts = jsonb_set(facts, '{openedAt}', ?::jsonb), stage = 'bidding'`, [value]);
    let stages: { id: string; stage: string }[];

    before(async () => {
      stages = await fresh.admin('projects').select('id', 'stage');
      await openedAt('null');
    });
    after(async () => {
      await openedAt('1');
      for (const { id, stage } of stages) await fresh.admin('projects').where({ id }).update({ stage });
    });

    for (const role of STAFF_ROLES) {
      const registers = role === 'agent_accountant';
      it(`shows a ${role} ${registers ? 'who registered, as it books the deposits' : 'nobody who registered, offered, tried or filed a paper'}`, async () => {
        const works = [...WORKS[role]].sort();
        for (const table of ['trade_bidders', 'attempts', 'attachments'] as const) {
          assert.deepEqual(await labelsIn(staff[role], table), registers ? works : [], table);
        }
        const owners = (await rows(staff[role], 'sealed_packages')).map((p: { owner: string }) => p.owner);
        assert.deepEqual(new Set(owners.filter((owner: string) => owner !== 'reserve')), new Set(registers ? works.map((l) => `b-${l}`) : []));
        assert.equal(owners.filter((owner: string) => owner === 'reserve').length, works.length, 'the reserve’s own package stays where it was');
        assert.equal((await rows(staff[role], 'bidder_profiles')).length, registers ? works.length : 0);
        const own = (await rows(staff[role], 'documents')).filter((d: { audience: string }) => d.audience.startsWith('b-'));
        assert.equal(own.length, registers ? works.length : 0, 'a receipt for each registration');
      });
    }

    it('shows the station who registered while it examines that, and never with post-qualification', async () => {
      const stands = (position: string, postQualification: boolean) =>
        fresh.admin.raw(`update projects set position = ?, facts = jsonb_set(facts, '{tenderFile}', ?::jsonb)`, [position, JSON.stringify({ postQualification })]);
      for (const [position, postQualification, sees] of [
        ['bidding.registration', false, false],
        ['bidding.qualification', false, true],
        ['bidding.qualification', true, false],
        ['bidding.offers', false, false],
      ] as const) {
        await stands(position, postQualification);
        for (const role of ['station', 'town_officer', 'discipline'] as const) {
          const expected = sees && role === 'station' ? [...WORKS.station].sort() : [];
          assert.deepEqual(await labelsIn(staff[role], 'trade_bidders'), expected, `${role} at ${position}`);
        }
      }
    });

    it('shows them all as soon as the offers are opened, or the result of an agreement names the party', async () => {
      await openedAt('1');
      assert.deepEqual(await labelsIn(staff.head, 'trade_bidders'), [...WORKS.head].sort());
      await openedAt('null');
      await fresh.admin('projects').update({ stage: 'selection' });
      assert.deepEqual(await labelsIn(staff.head, 'trade_bidders'), [...WORKS.head].sort());
      await fresh.admin('projects').update({ stage: 'bidding' });
    });

    it('shows a bidder what is its own all the same, and what staff filed to those who work there', async () => {
      const label = 'own-public';
      for (const table of ['trade_bidders', 'attachments', 'sealed_packages']) assert.deepEqual(await labelsIn(bidders[label], table), [label], table);
      await fresh.admin('attachments').insert({ project: projects[label], sha256: 'b'.repeat(64), name: 'b', mime: 'image/png', size: 1, uploaded_by: maker, uploaded_at: 1 });
      assert.equal((await rows(staff.head, 'attachments')).length, 1);
      await fresh.admin('attachments').where({ sha256: 'b'.repeat(64) }).delete();
    });
  });

  it('shows a bidder the public trades, and of its own trade its own rows only', async () => {
    for (const label of LABELS) {
      const me = bidders[label];
      assert.deepEqual(await labelsIn(me, 'projects', 'id'), [...PUBLIC_ONES].sort());
      for (const table of ['trade_bidders', 'attachments', 'sealed_packages']) assert.deepEqual(await labelsIn(me, table), [label], table);
      assert.deepEqual(await labelsIn(me, 'attempts'), []);
      assert.deepEqual((await rows(me, 'sealed_packages')).map((p: { owner: string }) => p.owner), [`b-${label}`], 'not the reserve beside it');
      assert.deepEqual((await rows(me, 'bidder_profiles')).map((p: { account: string }) => p.account), [me]);
      const audiences = (await rows(me, 'documents')).map((d: { audience: string }) => d.audience);
      assert.deepEqual([...new Set(audiences)].sort(), [`b-${label}`, 'public']);
    }
  });

  it('shows the winner the papers between the two sides, and no other bidder', async () => {
    const label = 'own-public';
    await fresh.admin.raw(`update projects set facts = jsonb_set(facts, '{candidate}', '{"bidder": "b-own-public"}') where id = ?`, [projects[label]]);
    assert.ok((await rows(bidders[label], 'documents')).some((d: { audience: string }) => d.audience === 'work'));
    const other = bidders['sister-public'];
    assert.ok((await rows(other, 'documents')).every((d: { audience: string }) => d.audience !== 'work'));
  });

  it('shows whoever has not signed in public trades and their public papers, and nobody’s rows', async () => {
    assert.deepEqual(await labelsIn(PUBLIC, 'projects', 'id'), [...PUBLIC_ONES].sort());
    const documents = await rows(PUBLIC, 'documents');
    assert.equal(documents.length, PUBLIC_ONES.length);
    assert.ok(documents.every((d: { audience: string }) => d.audience === 'public'));
    for (const table of [...OF_TRADE, 'accounts', 'grants', 'sessions', 'bidder_profiles', 'log.payloads', 'idempotency_keys']) {
      assert.deepEqual(await rows(PUBLIC, table), [], table);
    }
  });

  it('shows everybody their own account, grants, sessions and answered requests, and nobody another’s', async () => {
    for (const me of [...Object.values(staff), ...Object.values(bidders)].filter((a) => a !== staff.district)) {
      assert.deepEqual((await rows(me, 'accounts')).map((a: { id: string }) => a.id), [me]);
      for (const table of ['sessions', 'idempotency_keys', 'grants']) {
        assert.ok((await rows(me, table)).every((row: { account: string }) => row.account === me), table);
      }
      assert.equal((await rows(me, 'sessions')).length, 1);
      for (const table of ['outbox', 'rate_limits', 'project_numbers', 'log.payloads']) assert.deepEqual(await rows(me, table), [], table);
    }
  });

  it('shows the administrator accounts and grants of the own district, and no session', async () => {
    const elsewhere = await insertAccount(fresh.admin, [['head', PLACES.otherDistrict.village]]);
    const seen = (await rows(staff.district, 'accounts')).map((a: { id: string }) => a.id);
    assert.ok(seen.includes(staff.head) && !seen.includes(elsewhere));
    assert.ok((await rows(staff.district, 'grants')).every((g: { organisation: string }) => g.organisation.startsWith('330203')));
    assert.equal((await rows(staff.district, 'sessions')).length, 1);
  });

  it('shows phones, recovery codes and uses of authorities to nobody, and an authority to its two sides', async () => {
    for (const me of [...Object.values(staff), ...Object.values(bidders), PUBLIC]) {
      for (const table of ['second_factors', 'recovery_codes', 'authority_uses']) assert.deepEqual(await rows(me, table), [], table);
      const sides = [bidders['own-public'], bidders['sister-public']];
      assert.equal((await rows(me, 'authorities')).length, sides.includes(me) ? 1 : 0);
      assert.equal((await rows(me, 'grant_proposals')).length, me === staff.district ? 1 : 0);
    }
  });

  it('counts no grant of a disabled account, none at the wrong kind of place, and no other beside the administrator’s', async () => {
    const disabled = await insertAccount(fresh.admin, [['head', PLACES.own.village]], { disabled_at: new Date() });
    const misplaced = await insertAccount(fresh.admin, [['station', PLACES.own.village]]);
    const both = await insertAccount(fresh.admin, [['district', PLACES.otherDistrict.district], ['head', PLACES.own.village]]);
    for (const account of [disabled, misplaced]) assert.deepEqual(await labelsIn(account, 'projects', 'id'), [...PUBLIC_ONES].sort());
    assert.ok(!(await labelsIn(both, 'projects', 'id')).includes('own-hidden'));
  });

  it('lets nobody but the platform write a trade, an offer or an account', async () => {
    for (const subject of [PUBLIC, staff.station, staff.district, bidders['own-public']]) {
      const db = askingAs(fresh.db, subject);
      // A trade that is seen may be locked, as the door does, and still not changed.
      await assert.rejects(db('projects').update({ title: 'x' }), /row-level security/);
      for (const [table, change] of [['trade_bidders', { facts: '{}' }], ['documents', { title: 'x' }], ['accounts', { display_name: 'x' }],
        ['sessions', { created_at: new Date() }]] as const) {
        assert.equal(await db(table).update(change), 0, table);
      }
      assert.equal(await db('sessions').delete(), 0);
      await assert.rejects(db('project_numbers').insert({ village: 'x', year: 1, last: 1 }), /row-level security/);
    }
  });

  it('opens the door to no trade that whoever knocks may not see, whatever the code believes', async () => {
    const enters = async (subject: string, label: Label) =>
      askingAs(fresh.db, subject).transaction(async (trx) => {
        const { rows: entered } = await trx.raw('select project from enter_door(?, ?, null)', [projects[label], subject]);
        const { rows: after } = await trx.raw(`select current_setting('cjt.subject') as subject`);
        assert.equal(after[0].subject, entered.length === 1 ? PLATFORM : subject, 'behind the door the platform acts');
        return entered.length === 1;
      });
    for (const role of STAFF_ROLES) {
      for (const label of LABELS) {
        assert.equal(await enters(staff[role], label), label.endsWith('public') || WORKS[role].includes(label), `${role} ${label}`);
      }
    }
    for (const label of LABELS) assert.equal(await enters(bidders['own-public'], label), label.endsWith('public'), label);
  });

  it('lets a paper be filed in one’s own name only, and only with a trade that one may see', async () => {
    const me = bidders['own-public'];
    const paper = (project: string, account: string) => ({ project, sha256: 'f'.repeat(64), name: 'a', mime: 'image/png', size: 1, uploaded_by: account, uploaded_at: 0 });
    const filing = (project: string, account: string) => askingAs(fresh.db, me)('attachments').insert(paper(project, account));
    await filing(projects['sister-public'], me);
    await assert.rejects(filing(projects['sister-public'], staff.head), /row-level security/);
    await assert.rejects(filing(projects['sister-hidden'], me), /row-level security/);
    await fresh.admin('attachments').where({ sha256: 'f'.repeat(64) }).delete();
  });

  it('forgets whom a connection served as soon as the transaction ends', async () => {
    const asked = `select current_setting('cjt.subject', true) as subject`;
    const [me, other] = [staff.head, staff.station];
    for (const subject of [me, other, PUBLIC, PLATFORM]) {
      assert.equal((await askingAs(fresh.db, subject).raw(asked)).rows[0].subject, subject);
      assert.equal((await askingAs(fresh.db, subject).raw(`${asked}, ?::int as n`, [1])).rows[0].subject, subject);
    }
    await askingAs(fresh.db, me).transaction(async (trx) => assert.equal((await trx.raw(asked)).rows[0].subject, me));
    await assert.rejects(askingAs(fresh.db, me).transaction((trx) => trx.raw('select 1 / 0')), /division by zero/);
    await assert.rejects(askingAs(fresh.db, me).raw('select 1 / ?::int', [0]), /division by zero/);
    // Past the handle, as a mistake would take it: the connection is nobody's.
    const connection = await fresh.db.client.pool.acquire().promise;
    connection.subject = null;
    assert.equal((await connection.query(asked)).rows[0].subject, '');
    assert.equal((await connection.query('select from projects')).rowCount, 0);
    fresh.db.client.pool.release(connection);
  });

  it('keeps many that ask at once apart', async () => {
    const asking = [...Object.values(staff), ...Object.values(bidders)];
    const answers = await Promise.all([...asking, ...asking, ...asking].map(async (me) => {
      const { rows: found } = await askingAs(fresh.db, me).raw(`select id, current_setting('cjt.subject') as subject from accounts where id = ?`, [me]);
      return found.length === 1 && found[0].id === me && found[0].subject === me;
    }));
    assert.ok(answers.every(Boolean));
  });

  it('takes no subject of another form', () => {
    for (const subject of ['', 'admin', `' or true --`, '{}', 'PLATFORM']) assert.throws(() => askingAs(fresh.db, subject), TypeError);
  });

  it('still names every role: a new one fails here until somebody says what it sees', () => {
    assert.deepEqual([...STAFF_ROLES, 'bidder'].sort(), Object.keys(ROLES).sort());
  });
});

async function insertOrganisations(admin: Knex): Promise<void> {
  const seen = new Map<string, object>();
  for (const { village, town, district } of Object.values(PLACES)) {
    seen.set(district, { id: district, kind: 'district', name: district, parent: null });
    seen.set(town, { id: town, kind: 'town', name: town, parent: district });
    seen.set(village, { id: village, kind: 'village', name: village, parent: town });
  }
  await admin('organisations').insert([...seen.values()]);
}

async function insertAccount(admin: Knex, grants: [string, string][] = [], more: object = {}): Promise<string> {
  const id = randomUUID();
  await admin('accounts').insert({ id, username: `u${id.slice(0, 12)}`, password_hash: '-', display_name: '某', created_at: new Date(), ...more });
  if (grants.length > 0) await admin('grants').insert(grants.map(([role, organisation]) => ({ account: id, role, organisation })));
  return id;
}

async function insertBidderRow(admin: Knex): Promise<string> {
  const account = await insertAccount(admin, [], { kind: 'bidder' });
  const secret = Buffer.from(account);
  await admin('bidder_profiles').insert({
    account,
    party_code: account.slice(0, 11),
    kind: 'person',
    name: '某人',
    identity_sealed: secret,
    identity_index: secret,
    phone_sealed: secret,
  });
  return account;
}

/** A trade with one of each row that belongs to a trade. */
async function insertTrade(admin: Knex, label: Label, bidder: string, maker: string, reviewer: string): Promise<string> {
  const [place, sight] = label.split('-') as [PlaceName, string];
  const drawn = label === 'otherTown-hidden' || label === 'otherDistrict-hidden' ? [reviewer] : [];
  const project = await insertProject(admin, maker, {
    publicAt: sight === 'public' ? 1 : null,
    facts: { panel: { drawn, recused: [], scored: [] } as never, openedAt: 1 },
    row: PLACES[place],
  });
  const pseudonym = `b-${label}`;
  await admin('trade_bidders').insert({ project, pseudonym, account: bidder, facts: '{}' });
  const sealed = (owner: string) => ({ project, round: 1, owner, number: 1, context: '{}', package: Buffer.alloc(1024), hash: 'h', received_at: 1 });
  await admin('sealed_packages').insert([sealed(pseudonym), sealed('reserve')]);
  await admin('attempts').insert({ project, at: 1, event: 'x', account: bidder, role: 'bidder', rule: 'x', message: 'x' });
  await admin('attachments').insert({ project, sha256: 'a'.repeat(64), name: 'a', mime: 'image/png', size: 1, uploaded_by: bidder, uploaded_at: 1 });
  await admin('documents').insert(
    ['public', 'work', pseudonym].map((audience) => ({
      id: randomUUID(),
      project,
      number: `${project}-${audience}`,
      kind: 'x',
      title: 'x',
      round: 1,
      entry_no: 1,
      audience,
      template: 'x',
      rules_version: 'x',
      state: 'issued',
      created_at: 1,
    })),
  );
  const seq = LABELS.indexOf(label);
  await admin('log.entries').insert({ seq, project, entry_no: 1, event: 'x', at: 1, actor: 'a', role: 'station', secret: false, bytes: Buffer.from('{}'), leaf: Buffer.from('x') });
  await admin('log.payloads').insert({ seq, data_salt: '', data: '{}' });
  return project;
}

/** A phone, a proposal in the first district, and an authority between two bidders. */
async function insertPapers(admin: Knex, who: { holder: string; company: string; person: string; station: string }): Promise<void> {
  const { holder, company, person, station } = who;
  await admin('second_factors').insert({ account: holder, secret_sealed: Buffer.from('x') });
  await admin('recovery_codes').insert({ account: holder, code_hash: 'x' });
  await admin('grant_proposals').insert({ id: randomUUID(), account: holder, role: 'head', organisation: PLACES.own.village, proposed_by: station });
  const id = randomUUID();
  const paper = { sha256: 'x', paper: 'x', mime: 'x', size: 1, from_on: '2025-01-01', until_on: '2025-12-31' };
  await admin('authorities').insert({ id, company, representative: person, ...paper });
  await admin('authority_uses').insert({ authority: id, project: randomUUID(), event: 'x' });
}

async function insertBelongings(admin: Knex, account: string): Promise<void> {
  const now = new Date();
  await admin('sessions').insert({ token_hash: account, account, created_at: now, last_seen_at: now, expires_at: new Date(now.getTime() + 3_600_000) });
  await admin('idempotency_keys').insert({ account, key: 'k', request_hash: '', status: 200, answer: '{}' });
}
