import assert from 'node:assert/strict';
import { withDatabaseSource } from '../../server/audit/verify/database-source.js';
import { verify } from '../../server/audit/verify/verify.js';
import { EVENTS } from '../../server/machines/events.js';
import { erasurePreview, findErasable } from '../../server/people/erasable.js';
import { erasePersonal, erasureInput } from '../../server/people/erase.js';
import type { Subject } from '../../server/people/subject.js';
import { checkTrade } from '../helpers/trade-check.js';
import { makeWorld, type NewBidder, type World } from '../helpers/world.js';
import { prepare } from '../journeys/perform.js';
import { published, whole } from '../journeys/ways.js';
import { planOf } from '../machines/journey.js';
import { whereItStands } from '../transactions/where-it-stands.js';
import { company } from './people.js';

const REQUEST = '申请2025-7号';

describe('erasing a person’s data', () => {
  let world: World;
  let admin: Subject;
  let project: string;
  let loser: NewBidder;
  let minutes: number;

  before(async () => {
    world = await makeWorld();
    admin = await world.named('hs-admin');
    loser = await world.newBidder({ name: '销声农机经营部', phone: '13712345678', bankAccount: '6222020200112233445' });
    const play = whole(planOf('comparison'));
    const winner = play.facts.candidate?.bidder;
    const lost = [1, 2, 3].find((n) => `b-${n}` !== winner && !winner?.endsWith(String(n))) ?? 1;
    // Somebody took the minutes, and their name is personal.
    const resolution = play.acts.find((act) => act.type === 'record_resolution');
    Object.assign(resolution?.data as object, { personal: { recorder: '甄无名', chair: '贾有名' } });
    EVENTS.record_resolution.data.parse(resolution?.data);
    ({ project } = await prepare(world, play, { cast: new Map([[lost, loser]]) }));
    const { rows } = await world.admin.raw('select seq from log.payloads where personal is not null order by seq');
    minutes = rows[0].seq;
  });
  after(() => world.drop());

  const erase = (given: object, by = admin) => erasePersonal(world.db, by, erasureInput.parse({ request: REQUEST, ...given }));
  const check = () =>
    withDatabaseSource(world.admin, 'database', {}, (source) => verify(source, {}));

  it('waits while a trade it takes part in is not archived', async () => {
    const running = await world.newBidder();
    const open = await prepare(world, published(planOf('comparison')));
    await world.act(running, open.project, 'register_bidder', { commitment: true, noConflict: true, consentToPublish: true });
    await assert.rejects(erase({ account: running.account }), /尚未归档/);
    assert.notEqual((await world.admin('accounts').where({ id: running.account }).first()).password_hash, '');
  });

  it('is done by an administrator, of a bidder’s account, once', async () => {
    await assert.rejects(erase({ account: loser.account }, await world.subject('station-1')), /区管理员/);
    await assert.rejects(erase({ account: admin.account }), /没有这个竞买人/);
  });

  it('takes the names out of the log and leaves it verifiable, with every trade replaying', async () => {
    const before = await check();
    const { entries } = await erase({ entries: [minutes] });
    assert.equal(entries, 1);
    for (const name of ['甄无名', '贾有名']) assert.deepEqual(await whereItStands(world, name), [], name);
    const after = await check();
    assert.deepEqual(after.findings, before.findings);
    assert.equal(after.checked['erased personal parts'] ?? 0, (before.checked['erased personal parts'] ?? 0) + 1);
    await checkTrade(world.admin, project);
    const row = await world.admin('log.payloads').where({ seq: minutes }).first();
    const by = await world.admin('log.entries').where({ seq: row.erased_by }).first();
    assert.deepEqual([row.personal, row.personal_salt, by.event, by.actor], [null, null, 'personal_erased', admin.account]);
    await assert.rejects(erase({ entries: [minutes] }), /已经删除/);
  });

  it('is looked at before: who it is, what would go, what still needs it', async () => {
    const found = async (search: string) => (await findErasable(world.db, admin, search)).map(({ account }) => account);
    assert.deepEqual(await found('销声'), [loser.account]);
    assert.deepEqual(await found(loser.username.toUpperCase()), [loser.account]);
    assert.deepEqual(await found(loser.partyCode), [loser.account]);
    assert.deepEqual(await found('%'), []);
    const seen = await erasurePreview(world.db, admin, loser.account);
    assert.equal(seen.name, '销声农机经营部');
    assert.deepEqual([seen.archived, seen.neededBy], [1, []]);
    const personal = await world.admin('trade_bidders as b').join('log.entries as e', 'e.actor', 'b.pseudonym').join('log.payloads as y', 'y.seq', 'e.seq').where('b.account', loser.account).whereNotNull('y.personal').count({ of: '*' }).first();
    assert.equal(seen.entries, Number(personal?.of));
    const open = await world.admin('trade_bidders as b').join('projects as p', 'p.id', 'b.project').whereNot('p.stage', 'archived').first('b.account', 'p.code');
    assert.deepEqual((await erasurePreview(world.db, admin, open.account)).neededBy, [open.code]);
    await assert.rejects(erasurePreview(world.db, admin, admin.account), /没有这个竞买人/);
    const station = await world.subject('station-1');
    await assert.rejects(findErasable(world.db, station, '销声'), /区管理员/);
    await assert.rejects(erasurePreview(world.db, station, loser.account), /区管理员/);
  });

  it('takes a bidder’s numbers, phone, account and name out of every table', async () => {
    const secrets = ['销声农机经营部', '13712345678', '6222020200112233445', loser.username];
    assert.deepEqual(await whereItStands(world, '销声农机经营部'), ['public.accounts', 'public.bidder_profiles'], 'only where it has to stand');
    await world.admin('mail_addresses').insert({ account: loser.account, sealed: Buffer.from('sealed') });
    const { entries } = await erasurePreview(world.db, admin, loser.account);
    assert.deepEqual(await erase({ account: loser.account }), { entries });
    assert.deepEqual(await findErasable(world.db, admin, '已注销'), [], 'and is found no more');
    assert.equal((await erasurePreview(world.db, admin, loser.account)).erased, true);
    assert.equal(await world.admin('mail_addresses').where({ account: loser.account }).first(), undefined);
    for (const secret of secrets) assert.deepEqual(await whereItStands(world, secret), [], secret);
    const row = await world.admin('bidder_profiles').where({ account: loser.account }).first();
    assert.equal(row.identity_sealed.length + row.phone_sealed.length, 0);
    assert.deepEqual([row.bank_sealed, row.phone_index, row.bank_index, row.head_index], [null, null, null, null]);
    assert.ok((await world.admin('accounts').where({ id: loser.account }).first()).disabled_at);
    await checkTrade(world.admin, project);
    await assert.rejects(erase({ account: loser.account }), /已经删除/);
  });

  it('lets the same person register again, as a new one', async () => {
    const again = await world.newBidder({ identityCode: company(101).identityCode });
    assert.notEqual(again.account, loser.account);
  });

  it('erases in the database only what an entry of the log names', async () => {
    const { rows } = await world.admin.raw('select max(seq) as seq from log.entries');
    await assert.rejects(world.db.raw('select log.erase_personal(array[0]::bigint[], ?)', [rows[0].seq]), /does not say that it erases/);
    await assert.rejects(world.db.raw(`update log.payloads set personal = null`), /permission denied/);
  });
});
