import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import request from 'supertest';
import { insertBidder } from '../../server/people/register-bidder.js';
import { dataKey } from '../../server/people/sealed-identity.js';
import { subjectOf } from '../../server/people/sessions.js';
import type { Subject } from '../../server/people/subject.js';
import { dateOf } from '../../server/machines/time.js';
import { PNG } from '../files/samples.js';
import { noTrades, type SignedIn, signedIn, type TestApp, testApp, TOWN } from '../routes/app.js';
import { insertProject } from '../routes/projects-in-database.js';
import { company, person } from './people.js';

const DAY = 86_400_000;

describe('a written authority', () => {
  let t: TestApp;
  let firm: SignedIn;
  let agent: SignedIn & { partyCode: string };
  let station: SignedIn;
  let acted: Pick<Subject, 'account' | 'representative'>[];
  let n = 0;
  const key = dataKey(randomBytes(32));

  before(async () => {
    const advance = async ({ subject: { account, representative } }: { subject: Subject }) => {
      acted.push({ account, representative });
      return {} as never;
    };
    t = await testApp({ trades: { ...noTrades, advance } });
  });
  after(() => t.stop());
  beforeEach(async () => {
    n += 1;
    acted = [];
    station = await signedIn(t, [['station', TOWN]]);
    firm = await bidder(company(n));
    agent = await bidder(person(n));
  });

  async function bidder(given: ReturnType<typeof company> | ReturnType<typeof person>) {
    const made = await t.admin.transaction((trx) => insertBidder(trx, key, given, { passwordHash: '-', now: Date.now() }));
    const { cookie, account } = await signedIn(t, []);
    await t.admin('sessions').where({ account }).update({ account: made.account });
    return { ...made, cookie };
  }

  const today = dateOf(Date.now());
  const file = (who: SignedIn = firm, until = today, from = today, representative = agent.partyCode) =>
    request(t.app)
      .post(`/api/authorities?representative=${representative}&from=${from}&until=${until}`)
      .set('Cookie', who.cookie)
      .attach('file', PNG, '授权委托书.png');
  const post = (who: SignedIn, path: string) => request(t.app).post(`/api/authorities/${path}`).set('Cookie', who.cookie);
  const act = (id: string | null, who: SignedIn = agent) => request(t.app).put('/api/session/acting').set('Cookie', who.cookie).send({ authority: id });
  const cookieOf = (res: { headers: Record<string, unknown> }) => String(res.headers['set-cookie']).split(';')[0] as string;
  async function confirmed(): Promise<string> {
    const { id } = (await file()).body;
    assert.equal((await post(station, `${id}/confirm`)).status, 204);
    return id;
  }

  it('lets a person act as the company once a station has confirmed it, and tells the door who it is', async () => {
    const { id } = (await file()).body;
    const waiting = await act(id);
    assert.equal(waiting.status, 409);
    assert.match(waiting.body.detail, /尚待镇街公共资源交易站确认/);
    assert.equal((await post(station, `${id}/confirm`)).status, 204);
    const acting = await act(id);
    assert.equal(acting.status, 204, acting.text);
    const cookie = cookieOf(acting);
    const self = await request(t.app).get('/api/session').set('Cookie', cookie);
    assert.deepEqual([self.body.account, self.body.representing], [firm.account, true]);
    const project = '00000000-0000-4000-8000-000000000001';
    const done = await request(t.app).post(`/api/projects/${project}/events`).set('Cookie', cookie)
      .send({ type: 'ask_question', data: { question: '工期从哪天起算' } });
    assert.equal(done.status, 200, done.text);
    assert.deepEqual(acted, [{ account: firm.account, representative: { account: agent.account, authority: id } }]);
    const back = await act(null, { cookie, account: agent.account });
    assert.equal((await request(t.app).get('/api/session').set('Cookie', cookieOf(back))).body.account, agent.account);
  });

  it('holds from its first day to its last, both included, and not a day longer', async () => {
    const id = await confirmed();
    await t.admin('authorities').where({ id }).update({ from_on: '2025-07-01', until_on: '2025-07-02' });
    await t.admin('sessions').where({ account: agent.account }).update({ acting_for: id });
    const token = agent.cookie.split('=')[1] as string;
    await t.admin('sessions').where({ account: agent.account }).update({ created_at: new Date(0), last_seen_at: new Date(4e12), expires_at: new Date(5e12) });
    const at = async (text: string) => (await subjectOf(t.db, token, Date.parse(`${text}+08:00`)))?.account ?? null;
    assert.equal(await at('2025-06-30T23:59:59.999'), null);
    assert.equal(await at('2025-07-01T00:00:00.000'), firm.account);
    assert.equal(await at('2025-07-02T23:59:59.999'), firm.account);
    assert.equal(await at('2025-07-03T00:00:00.000'), null, 'and does not act for itself by surprise');
  });

  it('ends at once by either side or a station, for sessions that are open too', async () => {
    for (const who of ['firm', 'agent', 'station'] as const) {
      const id = await confirmed();
      const cookie = cookieOf(await act(id));
      const ender = { firm, agent: { ...agent, cookie }, station }[who];
      assert.equal((await post(ender, `${id}/end`)).status, 204);
      assert.equal((await request(t.app).get('/api/session').set('Cookie', cookie)).status, 401);
      assert.equal((await post(firm, `${id}/end`)).status, 404);
      const { cookie: again } = await signedIn(t, []);
      const row = await t.admin('sessions').orderBy('created_at', 'desc').first('account');
      await t.admin('sessions').where({ account: row.account }).update({ account: agent.account });
      agent = { ...agent, cookie: again };
      assert.equal((await act(id)).status, 404);
    }
  });

  it('is confirmed by a station only, and used by nobody but the person it names', async () => {
    const { id } = (await file()).body;
    const head = await signedIn(t, [['head', '330203102230']]);
    for (const who of [firm, agent, head]) assert.equal((await post(who, `${id}/confirm`)).status, 403);
    await post(station, `${id}/confirm`);
    assert.equal((await post(station, `${id}/confirm`)).status, 404);
    for (const who of [firm, head, station]) assert.equal((await act(id, who)).status, 404);
  });

  it('is filed by a company, for a person, for a year at most, and not passed on', async () => {
    assert.equal((await file(agent)).status, 403);
    assert.equal((await file(station)).status, 403);
    const day = (offset: number) => dateOf(Date.now() + offset * DAY);
    assert.equal((await file(firm, day(-1))).status, 422);
    assert.equal((await file(firm, day(367))).status, 422);
    assert.equal((await file(firm, day(366))).status, 201);
    assert.equal((await file(firm, today, today, 'S0000000000')).status, 422);
    const cookie = cookieOf(await act(await confirmed()));
    const passed = await file({ ...agent, cookie });
    assert.equal(passed.status, 403);
    assert.match(passed.body.detail, /不能转授权/);
  });

  it('gives no hold of the company’s account', async () => {
    const cookie = cookieOf(await act(await confirmed()));
    const res = await request(t.app).get('/api/account/sessions').set('Cookie', cookie);
    assert.equal(res.status, 403);
    assert.match(res.body.detail, /不能管理单位的账号/);
  });

  it('is read by both sides and a station, and by nobody else', async () => {
    const { id } = (await file()).body;
    const paper = (who: SignedIn) => request(t.app).get(`/api/authorities/${id}/paper`).set('Cookie', who.cookie);
    for (const who of [firm, agent, station]) assert.equal((await paper(who)).status, 200);
    const stranger = await bidder(person(900 + n));
    assert.equal((await paper(stranger)).status, 404);
    const listed = async (who: SignedIn) => (await request(t.app).get('/api/authorities').set('Cookie', who.cookie)).body.items.some((a: { id: string }) => a.id === id);
    assert.deepEqual([await listed(firm), await listed(agent), await listed(station), await listed(stranger)], [true, true, true, false]);
  });

  it('tells each side on which it stands, and its own number by which others name it', async () => {
    const id = await confirmed();
    const told = async (who: SignedIn) => (await request(t.app).get('/api/authorities').set('Cookie', who.cookie)).body;
    const one = (body: { items: { id: string; side: string; uses: number }[] }) => body.items.find((a) => a.id === id);
    const [ofFirm, ofAgent, ofStation] = [await told(firm), await told(agent), await told(station)];
    assert.deepEqual([one(ofFirm)?.side, one(ofAgent)?.side, one(ofStation)], ['company', 'representative', undefined]);
    assert.deepEqual([ofFirm.own.kind, ofAgent.own, ofStation.own], ['company', { code: agent.partyCode, kind: 'person' }, null]);
  });

  it('tells both sides, and nobody else, what was done by it', async () => {
    const id = await confirmed();
    const project = await insertProject(t.admin, firm.account);
    await t.admin('authority_uses').insert({ authority: id, project, event: 'ask_question' });
    const uses = (who: SignedIn) => request(t.app).get(`/api/authorities/${id}/uses`).set('Cookie', who.cookie);
    for (const who of [firm, agent]) {
      const [use] = (await uses(who)).body.items;
      assert.deepEqual([use.project, use.name, typeof use.at], [project, '提问', 'number']);
    }
    for (const who of [station, await bidder(person(700 + n))]) assert.equal((await uses(who)).status, 404);
    assert.equal((await request(t.app).get('/api/authorities').set('Cookie', firm.cookie)).body.items[0].uses, 1);
  });
});
