import assert from 'node:assert/strict';
import request from 'supertest';
import { PLATFORM_CHAIN } from '../../server/audit/platform-chain.js';
import type { Role } from '../../server/machines/roles.js';
import { DISTRICT, OTHER_VILLAGE, type SignedIn, signedIn, type TestApp, testApp, TOWN, VILLAGE } from '../routes/app.js';
import { collectiveCode } from './people.js';

const OWN = {
  name: '(演示)广升村股份经济合作社',
  creditCode: collectiveCode(1),
  seat: '(演示)集士港镇广升村1号',
  reason: '(演示)登记证书第1号',
};
const REGISTERED = { name: OWN.name, creditCode: OWN.creditCode, seat: OWN.seat };

describe('a village’s collective', () => {
  let t: TestApp;
  let admin: SignedIn;

  before(async () => {
    t = await testApp();
    admin = await signedIn(t, [['district', DISTRICT]]);
  });
  after(() => t.stop());
  afterEach(() => t.admin('organisations').update({ collective_name: null, credit_code: null, seat: null, disabled_at: null }));

  const post = (code: string, act: string, body: object, who = admin) =>
    request(t.app).post(`/api/admin/organisations/${code}/${act}`).set('Cookie', who.cookie).send(body);
  const register = (code: string, more: object = {}, who = admin) => post(code, 'collective', { ...OWN, ...more }, who);
  const read = async (path: string) => (await request(t.app).get(path).set('Cookie', admin.cookie).expect(200)).body;
  const kept = async (code: string) => (await read(`/api/organisations/${code}`)).collective;

  it('is registered once with what its certificate says, and the public page names it from then on', async () => {
    assert.equal(await kept(VILLAGE), null);
    const typed = ` ${OWN.creditCode.slice(0, 8).toLowerCase()} ${OWN.creditCode.slice(8)} `;
    await register(VILLAGE, { creditCode: typed }).expect(204);
    assert.deepEqual(await kept(VILLAGE), REGISTERED);
    const { collective } = await read(`/api/public/villages/${VILLAGE}`);
    assert.deepEqual(collective, { name: OWN.name, creditCode: OWN.creditCode });
  });

  it('has a code of eighteen characters whose last one fits the others', async () => {
    const last = OWN.creditCode.at(-1) === '0' ? '1' : '0';
    for (const [code, said] of [
      [OWN.creditCode.slice(0, 17), /应为18位,现为17位/],
      [`${OWN.creditCode}0`, /应为18位,现为19位/],
      [OWN.creditCode.slice(0, 17) + last, /校验位不符/],
      [`I${OWN.creditCode.slice(1)}`, /不含I、O、S、V、Z/],
      ['', /应为18位,现为0位/],
    ] as const) {
      const { body } = await register(VILLAGE, { creditCode: code }).expect(422);
      assert.deepEqual(body.errors.map((e: { pointer: string }) => e.pointer), ['/creditCode'], code);
      assert.match(body.errors[0].message, said);
    }
    assert.equal(await kept(VILLAGE), null);
  });

  it('has a name, a seat and a certificate', async () => {
    for (const field of ['name', 'seat', 'reason']) {
      const { body } = await register(VILLAGE, { [field]: ' ' }).expect(422);
      assert.deepEqual(body.errors.map((e: { pointer: string }) => e.pointer), [`/${field}`]);
    }
  });

  it('is never that of another village in use, which the refusal names', async () => {
    await register(OTHER_VILLAGE).expect(204);
    const { body } = await register(VILLAGE).expect(422);
    assert.equal(body.errors[0].pointer, '/creditCode');
    assert.match(body.detail, new RegExp(`湖山村.*${OTHER_VILLAGE}`));
  });

  it('goes on where a village got another statistical code, and the old one is not enabled beside it', async () => {
    await register(OTHER_VILLAGE).expect(204);
    await post(OTHER_VILLAGE, 'disable', { reason: '换码' }).expect(204);
    await register(VILLAGE).expect(204);
    assert.deepEqual(await kept(OTHER_VILLAGE), REGISTERED, 'in whose name its trades go on to their end');
    const { body } = await post(OTHER_VILLAGE, 'enable', { reason: '恢复' }).expect(422);
    assert.match(body.detail, /广升村/);
    await register(VILLAGE, { creditCode: collectiveCode(2) }).expect(204);
    await post(OTHER_VILLAGE, 'enable', { reason: '恢复' }).expect(204);
  });

  it('is registered once when two villages claim one code at the same moment', async () => {
    const answers = await Promise.all([register(VILLAGE), register(OTHER_VILLAGE)]);
    assert.deepEqual(answers.map(({ status }) => status).sort(), [204, 422]);
  });

  it('is that of a village: a town or a district has none here', async () => {
    for (const code of [TOWN, DISTRICT]) {
      const { body } = await register(code).expect(403);
      assert.match(body.detail, /按村\(社区\)登记/);
    }
    await register('330203102999').expect(404);
  });

  it('is registered by the administrators of its own district and by nobody else', async () => {
    await t.admin('organisations').insert({ id: '330212', kind: 'district', name: '鄞州区', parent: null });
    const strangers: [Role, string][] = [
      ['district', '330212'],
      ['town_officer', TOWN],
      ['head', VILLAGE],
      ['accountant', VILLAGE],
    ];
    for (const grant of strangers) await register(VILLAGE, {}, await signedIn(t, [grant])).expect(403);
    await register(VILLAGE, {}, await signedIn(t, 'bidder')).expect(403);
    await request(t.app).post(`/api/admin/organisations/${VILLAGE}/collective`).send(OWN).expect(401);
    assert.equal(await kept(VILLAGE), null);
  });

  it('is corrected the same way, but not to what it is already, and the log keeps both', async () => {
    await register(VILLAGE).expect(204);
    const { body } = await register(VILLAGE, { reason: '另一份证书' }).expect(422);
    assert.match(body.detail, /都与现在登记的相同/);
    await register(VILLAGE, { seat: '(演示)集士港镇广升村2号' }).expect(204);
    const entries = await t
      .admin('log.entries as e')
      .join('log.payloads as y', 'y.seq', 'e.seq')
      .where({ 'e.project': PLATFORM_CHAIN, 'e.event': 'collective_registered' })
      .orderBy('e.seq', 'desc')
      .limit(2)
      .select('y.data', 'y.personal', 'e.actor');
    assert.deepEqual(
      entries.reverse().map(({ data }) => JSON.parse(data).data),
      [
        { code: VILLAGE, ...REGISTERED, before: null },
        { code: VILLAGE, ...REGISTERED, seat: '(演示)集士港镇广升村2号', before: REGISTERED },
      ],
    );
    for (const { actor, personal } of entries) {
      assert.equal(actor, admin.account);
      assert.match(personal, /登记证书第1号/, 'free text, which can be erased');
    }
  });

  it('is looked for where it is missing, and found by its own name and code', async () => {
    await register(VILLAGE).expect(204);
    const listed = async (query: Record<string, string>) => {
      const { body } = await request(t.app).get('/api/organisations').query(query).set('Cookie', admin.cookie).expect(200);
      return { missing: body.totals.unregistered, codes: body.items.map((o: { code: string }) => o.code) };
    };
    assert.deepEqual(await listed({ unregistered: '1' }), { missing: 1, codes: [OTHER_VILLAGE] });
    assert.deepEqual((await listed({ search: '股份经济合作社' })).codes, [VILLAGE]);
    assert.deepEqual((await listed({ search: OWN.creditCode.toLowerCase() })).codes, [VILLAGE]);
    await post(OTHER_VILLAGE, 'disable', { reason: '停用' }).expect(204);
    assert.deepEqual(await listed({ unregistered: '1' }), { missing: 0, codes: [] }, 'nobody is missed where nothing begins');
  });
});
