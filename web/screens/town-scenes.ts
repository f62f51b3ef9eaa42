/**
 * Two trades that are looked at while they go on: one to its archive, with an objection, a stop and a complaint on the
 * way, and one whose bidders are looked at before they may offer. Titles and amounts are made up.
 */
import { randomUUID } from 'node:crypto';
import { DEMO_PASSWORD, demoUsername } from '../../db/seeds/demo-accounts.js';
import { DEMO_BIDDERS } from '../../db/seeds/demo-bidders.js';
import { complete } from '../../demo/case.js';
import { type Client, signIn } from '../../demo/client.js';
import { type Act, play } from '../../demo/play.js';
import { announcing } from '../../demo/playbook/announce.js';
import { at, iso, type Page, plusDays, type View } from '../../demo/playbook/context.js';

export const VILLAGE = '330203102230';
const TOWN = VILLAGE.slice(0, 9);
/** After the other scenes: the clock of a demonstration only moves forward. */
const WORKS = complete({
  id: 'town-works',
  side: 'procurement',
  mode: 'comparison',
  bidders: 3,
  village: VILLAGE,
  year: 2026,
  title: '（演示）村口公厕改造工程',
  published: '03-11',
  selected: '03-16',
  ceiling: 260_000,
});
const LEASE = complete({
  id: 'town-lease',
  side: 'asset',
  mode: 'sealed',
  village: VILLAGE,
  year: 2026,
  title: '（演示）沿街店面两间招租',
  published: '08-10',
  reserve: 42_000,
  termYears: 3,
  deposit: 6000,
});

/** What a trade has come to, and who may be asked to look. */
export type Look = (moment: string, project: string) => Promise<void>;

export class Hands {
  private readonly clients = new Map<string, Client>();

  constructor(private readonly url: string) {}

  async client(username: string): Promise<Client> {
    const known = this.clients.get(username) ?? (await signIn(this.url, username, DEMO_PASSWORD));
    this.clients.set(username, known);
    return known;
  }

  async send(username: string, project: string, type: string, data: object): Promise<void> {
    const client = await this.client(username);
    const view = await client.get<View>(`/api/projects/${project}`);
    const match = view.version === null ? view.termsVersion : view.version;
    await client.send('POST', `/api/projects/${project}/events`, { type, data }, { 'idempotency-key': randomUUID(), 'if-match': `"${match}"` });
  }

  async setClock(now: number): Promise<void> {
    await (await this.client(STATION)).send('PUT', '/api/demo/clock', { now: iso(now) });
  }

  /** A role that waits for a second administrator. */
  async propose(district: string): Promise<void> {
    const admin = await this.client(district);
    const { items } = await admin.get<{ items: { account: string; username: string }[] }>('/api/admin/accounts?after=gs&limit=50');
    const account = items.find((one) => one.username === demoUsername('delegate', VILLAGE))?.account;
    await admin.send('POST', '/api/admin/proposals', { account, role: 'supervisor', organisation: '330203102209' });
  }

  /** Of the newest project that is called so. */
  async idOf(title: string): Promise<string> {
    const { items } = await (await this.client(STATION)).get<{ items: { id: string; title: string }[] }>('/api/projects?limit=100');
    const found = items.find((p) => p.title === title);
    if (!found) throw new Error(`no project is called ${title}`);
    return found.id;
  }
}

export const STATION = demoUsername('station', TOWN, 1);
export const SECOND_STATION = demoUsername('station', TOWN, 2);
export const OFFICER = demoUsername('town_officer', TOWN);
export const DISCIPLINE = demoUsername('discipline', TOWN);
const DELEGATE = demoUsername('delegate', VILLAGE);
const HEAD = demoUsername('head', VILLAGE);

/** Played to its archive; between two acts somebody looks, objects, complains or has it stopped. */
export async function playWorks(url: string, hands: Hands, look: Look): Promise<string> {
  let offers = 0;
  const after = async ({ type }: Act) => {
    if (type === 'submit_application') return;
    const project = await hands.idOf(WORKS.title);
    if (type === 'submit_offer') {
      offers += 1;
      return offers === WORKS.bidders ? look('offers_made', project) : undefined;
    }
    await look(type, project);
    if (type === 'publish_result') await objectAndStop(hands, project, look);
    if (type === 'certify_award') await complain(hands, project, look);
  };
  const { id } = await play(url, WORKS, after);
  await look('archived', id);
  return id;
}

async function objectAndStop(hands: Hands, project: string, look: Look): Promise<void> {
  await hands.send(DELEGATE, project, 'raise_objection', { content: '第一候选人的报价明显偏低，请说明是否低于成本（演示）' });
  await look('objection', project);
  await hands.send(STATION, project, 'dismiss_objection', { no: 1, answer: '第一候选人已提交成本构成说明，经核对不低于成本（演示）' });
  await hands.send(DISCIPLINE, project, 'request_stop', { reasons: '收到反映，需核对评审记录（演示）' });
  await look('stop_requested', project);
  await hands.send(OFFICER, project, 'suspend', { ground: 'discipline', reasons: '纪委提请核对评审记录（演示）' });
  await look('suspended', project);
  await hands.send(OFFICER, project, 'resume', { reasons: '核对完毕，评审记录无误（演示）' });
}

async function complain(hands: Hands, project: string, look: Look): Promise<void> {
  await hands.send(DELEGATE, project, 'file_complaint', { content: '公示栏上的公示提前撤下，请核查（演示）' });
  await look('complaint', project);
  await hands.send(OFFICER, project, 'decide_complaint', { no: 1, upheld: false, decision: '经核查，公示照片与存证时刻相符，公示期足（演示）' });
}

class FarEnough extends Error {}

/** Bidders whose qualification is looked at before they may offer. */
export async function playLease(url: string, hands: Hands, look: Look): Promise<string> {
  await play(url, LEASE, ({ type }) => {
    if (type === 'approve_project') throw new FarEnough();
  }).catch((error) => {
    if (!(error instanceof FarEnough)) throw error;
  });
  const project = await hands.idOf(LEASE.title);
  const opens = at(plusDays(LEASE.published, 1), '09:30');
  await compileByHand(hands, project, opens);
  await hands.send(HEAD, project, 'confirm_tender_file', { confirmed: true });
  await hands.setClock(opens);
  const last = plusDays(LEASE.published, 18);
  const [registration, offers, close] = [at(plusDays(last, -1), '16:00'), at(last, '09:00'), at(last, '16:00')];
  await hands.send(STATION, project, 'publish_notice', {
    registrationClosesAt: iso(registration),
    offersOpenAt: iso(offers),
    offersCloseAt: iso(close),
    openingAt: iso(close),
  });
  for (const { username } of DEMO_BIDDERS) await takePart(hands, project, username, opens);
  await look('registration', project);
  await hands.setClock(registration + 60_000);
  await look('registered', project);
  const { bidders } = await (await hands.client(STATION)).get<View>(`/api/projects/${project}`);
  const decisions = (bidders ?? []).map(({ bidder }) => ({ bidder, qualified: true, items: [{ item: '主体资格', passed: true }] }));
  await hands.send(STATION, project, 'review_qualification', { decisions });
  await look('reviewed', project);
  return project;
}

async function compileByHand(hands: Hands, project: string, now: number): Promise<void> {
  const view = await (await hands.client(STATION)).get<View>(`/api/projects/${project}`);
  const page: Page = { case: LEASE, view, now, done: () => 0, namedParty: '', asset: async () => '', evidence: async () => [] };
  const file = await announcing.compile_tender_file?.(page);
  await hands.send(STATION, project, 'compile_tender_file', { ...file, postQualification: false });
}

async function takePart(hands: Hands, project: string, username: string, now: number): Promise<void> {
  await hands.send(username, project, 'register_bidder', { commitment: true, noConflict: true, consentToPublish: true });
  const { me } = await (await hands.client(username)).get<View>(`/api/projects/${project}`);
  await hands.send(demoUsername('agent_accountant', TOWN), project, 'record_deposit', {
    bidder: me?.bidder,
    amount: LEASE.deposit,
    receivedAt: iso(now),
    bankReference: `演示到账-${username}`,
  });
}
