import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { DEMO_BIDDERS } from '../../db/seeds/demo-bidders.js';
import { DEMO_STAFF, DEMO_VILLAGES, demoUsername } from '../../db/seeds/demo-accounts.js';
import { seedDemo } from '../../db/seeds/index.js';
import { definitionOf, EVENT_TYPES } from '../../server/machines/events.js';
import { ROLES, type Role, SEAT } from '../../server/machines/roles.js';
import { signIn } from '../../server/people/accounts.js';
import { registration } from '../../server/people/registration.js';
import { dataKey } from '../../server/people/sealed-identity.js';
import { type FreshDatabase, freshDatabase } from '../helpers/database.js';

const SEEDS = new URL('../../db/seeds/', import.meta.url);
const key = dataKey(randomBytes(32));

describe('the demo seed', () => {
  let fresh: FreshDatabase;

  beforeEach(async () => {
    fresh = await freshDatabase();
  });
  afterEach(() => fresh.drop());

  const seed = () => seedDemo(fresh.admin, { dataKey: key });
  const count = async (table: string) =>
    Number((await fresh.admin(table).count({ n: '*' }).first())?.n);

  it('fills a new database with the whole district and accounts that sign in', async () => {
    const accounts = await seed();
    const divisions = JSON.parse(
      await readFile(new URL('haishu-divisions.json', SEEDS), 'utf8'),
    ) as {
      towns: { villages: unknown[] }[];
    };
    const villages = divisions.towns.flatMap((town) => town.villages).length;
    assert.equal(await count('organisations'), 1 + divisions.towns.length + villages + 1);
    // Those printed, and the same offices in every other village and town.
    const elsewhere = 4 * (villages - 2) + 5 * (divisions.towns.length - 1);
    assert.equal(await count('accounts'), accounts.length + elsewhere);
    assert.equal(await count('bidder_profiles'), 3);

    for (const username of ['gs-kuaiji', 'gys-jia']) {
      const account = accounts.find((a) => a.username === username);
      assert.ok(account);
      const { subject } = await signIn(fresh.db, { ...account, address: '::1' }, Date.now());
      assert.equal(subject.displayName, account.name);
    }
  });

  it('changes nothing on a second start and says the same', async () => {
    const first = await seed();
    const tables = ['organisations', 'accounts', 'grants', 'bidder_profiles'];
    const rows = () => Promise.all(tables.map((table) => fresh.admin(table).orderBy(1 as never)));
    const before = await rows();
    assert.deepEqual(await seed(), first);
    assert.deepEqual(await rows(), before);
  });

  it('is made once by two processes that start at once', async () => {
    const [one, other] = await Promise.all([seed(), seed()]);
    assert.deepEqual(one, other);
    assert.equal(await count('accounts'), (await count('grants')) + DEMO_BIDDERS.length);
  });

  it('goes beside an administrator whom bootstrap has made', async () => {
    await fresh
      .admin('organisations')
      .insert({ id: '330203', kind: 'district', name: '海曙区(已有)' });
    await seed();
    const { name } = await fresh.admin('organisations').where({ id: '330203' }).first();
    assert.equal(name, '海曙区(已有)');
  });

  it('grants every role at an organisation of its kind', async () => {
    await seed();
    const grants = await fresh
      .admin('grants as g')
      .join('organisations as o', 'o.id', 'g.organisation')
      .select('g.role', 'o.kind');
    assert.ok(grants.length > DEMO_STAFF.length);
    for (const { role, kind } of grants) assert.equal(kind, SEAT[role as Role]);
  });

  it('goes on without demo accounts where its data was taken away, and says so', async () => {
    const empty = await mkdtemp(join(tmpdir(), 'seeds-'));
    try {
      const directory = pathToFileURL(`${empty}/`);
      const said: string[] = [];
      const note = (_: object, text: string) => said.push(text);
      const log = { info: note, warn: note, error: note };
      const bare = () => seedDemo(fresh.admin, { dataKey: key, log, directory });
      assert.deepEqual(await bare(), []);
      assert.equal(await count('organisations'), 0);
      assert.match(said.join(), /without demo accounts/);

      const accounts = await seed();
      assert.deepEqual(await bare(), accounts, 'those of an earlier start are still told');

      await writeFile(join(empty, 'haishu-divisions.json'), '{broken');
      assert.deepEqual(await bare(), accounts);
    } finally {
      await rm(empty, { recursive: true });
    }
  });
});

describe('the people of the demo', () => {
  it('are enough for every act: some hold each role, and two the station’s', () => {
    const acted = new Set(EVENT_TYPES.flatMap((type) => definitionOf(type).roles));
    for (const role of acted) {
      if (role !== 'bidder')
        assert.ok(
          DEMO_STAFF.some((s) => s.role === role),
          role,
        );
    }
    assert.equal(DEMO_STAFF.filter(({ role }) => role === 'station').length, 2);
    for (const { code } of DEMO_VILLAGES) {
      const held = DEMO_STAFF.filter((s) => s.organisation === code).map(({ role }) => role);
      assert.deepEqual(held, ['accountant', 'head', 'supervisor', 'delegate']);
    }
  });

  it('hold one role each, under a name that can be typed and is an office, never a person', () => {
    const usernames = [...DEMO_STAFF, ...DEMO_BIDDERS].map(({ username }) => username);
    assert.equal(new Set(usernames).size, usernames.length);
    for (const { username, name } of [...DEMO_STAFF, ...DEMO_BIDDERS]) {
      assert.match(username, /^[a-z0-9-]{5,12}$/);
      assert.match(name, /\(演示\)$/);
    }
  });

  it('include bidders who could have registered themselves', () => {
    for (const bidder of DEMO_BIDDERS) {
      const given = { ...bidder, password: 'cunji-demo-2025' };
      assert.deepEqual(registration.parse(given), given);
    }
  });

  it('come from the villages of every published case that has one', async () => {
    const { cases } = JSON.parse(await readFile(new URL('cases.json', SEEDS), 'utf8')) as {
      cases: { village?: string; title: string }[];
    };
    const codes = DEMO_VILLAGES.map(({ code }) => code as string);
    for (const { village } of cases) if (village) assert.ok(codes.includes(village), village);
    for (const { name } of DEMO_VILLAGES)
      assert.ok(
        cases.some(({ title }) => title.includes(name)),
        name,
      );
  });

  it('are found by role and place', () => {
    assert.equal(demoUsername('accountant', '330203102230'), 'gs-kuaiji');
    assert.equal(demoUsername('station', '330203102', 2), 'jsg-jyz2');
    assert.equal(demoUsername('station', '330203103', 2), '330203103-jyz2');
    assert.throws(() => demoUsername('station', '330203102', 3), /没有演示账号/);
    assert.throws(() => demoUsername('head', '330203102'), /没有演示账号/);
    for (const role of Object.keys(ROLES)) assert.throws(() => demoUsername(role, ''));
  });
});
