/** Sealed offers of one project: what the 10 000th costs, against what the first ones cost. */
import { randomUUID } from 'node:crypto';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { demoUsername } from '../db/seeds/demo-accounts.js';
import { encodePackage, sealOffer } from '../server/bidding/sealing.js';
import { offerContext } from '../server/bidding/terms.js';
import type { Facts } from '../server/machines/facts.js';
import type { Subject } from '../server/people/subject.js';
import { settleProject } from '../server/transactions/advance.js';
import { act, leaseOf, type Office, openOffice, prepareTrade, setClock, signedIn, subjectNamed } from './office.js';
import type { Place } from './place.js';
import { runLoad, startCompiled } from './processes.js';
import { figures, ms, type Options, type Row, times } from './report.js';

const VILLAGE = '330203102230';

interface Bidder {
  subject: Subject;
  package: string;
}
interface Lot {
  id: string;
  bidders: Bidder[];
  /** Milliseconds of each registration and of each offer, in their order. */
  registrations: number[];
  offers: number[];
}

export async function offers(place: Place, { quick, tell }: Options): Promise<Row[]> {
  const [many, sample] = quick ? [600, 100] : [10_000, 200];
  const database = await place.database();
  const office = await openOffice(place, database);
  const warm = await openLot(office, sample);
  const fresh = await openLot(office, 2 * sample);
  for (const bidder of warm.bidders) await offer(office, warm, bidder);
  const lot = await openLot(office, many + sample);
  tell(`  ${lot.bidders.length} registrations`);

  const first = lot.bidders.slice(0, many - sample);
  for (const bidder of first) await offer(office, lot, bidder);
  // The last ones in turns with the first of another lot: drift of the machine falls on both.
  for (let i = 0; i < sample; i += 1) {
    await offer(office, lot, lot.bidders[many - sample + i] as Bidder);
    await offer(office, fresh, fresh.bidders[i] as Bidder);
  }
  tell(`  ${lot.offers.length} offers`);
  const http = await overHttp(place, database, office, [lot, fresh], sample);
  const opening = await open(office, lot);
  await office.close();

  const name = (n: number) => n.toLocaleString('en-GB').replaceAll(',', ' ');
  const [from, to] = [name(many - sample + 1), name(many)];
  const row = (what: string, late: number[], early: number[], base: string, aim?: number): Row => {
    const ratio = figures.median(late) / figures.median(early);
    return {
      what,
      measured: `p50 ${ms(figures.median(late))}, p99 ${ms(figures.quantile(late, 0.99))}`,
      baseline: `${base}: p50 ${ms(figures.median(early))}, p99 ${ms(figures.quantile(early, 0.99))}`,
      figure: times(ratio),
      ...(aim && { aim: `≤ ${aim} ×`, met: ratio <= aim }),
    };
  };
  return [
    row(`offers ${from} to ${to} of a project`, lot.offers.slice(-sample), lot.offers.slice(0, sample), `offers 1 to ${sample}`, 1.2),
    row(`the same offers in turns with others`, lot.offers.slice(-sample), fresh.offers.slice(0, sample), `offers 1 to ${sample} of another project`, 1.2),
    row(`offers after ${name(many)}, over HTTP`, http[0] as number[], http[1] as number[], `offers after ${sample}`, 1.2),
    row(`registrations up to ${name(lot.registrations.length)}`, lot.registrations.slice(-sample), lot.registrations.slice(0, sample), `registrations 1 to ${sample}`),
    { what: `opening ${name(opening.count)} offers`, measured: `${ms(opening.took)}, of it the process answers nobody for ${ms(opening.blocked)} at a stretch` },
    { what: `closing before it`, measured: ms(opening.closing) },
  ];
}

/** A published lease in which so many have registered; every one of them has a sealed offer in hand. */
async function openLot(office: Office, size: number): Promise<Lot> {
  const { id } = await prepareTrade(office, leaseOf(VILLAGE), 'published');
  const subjects = await newBidders(office, size);
  const registrations: number[] = [];
  for (const subject of subjects) {
    const data = { commitment: true, noConflict: true, consentToPublish: true };
    registrations.push(await timed(() => act(office, id, 'register_bidder', subject, data)));
  }
  const { facts } = (await office.admin('projects').where({ id }).first()) as { facts: Facts };
  const names = await office.admin('trade_bidders').where({ project: id }).select('account', 'pseudonym');
  const nameOf = new Map(names.map((row) => [row.account, row.pseudonym]));
  const bidders = subjects.map((subject, i) => ({
    subject,
    package: sealed(office, offerContext(id, facts, nameOf.get(subject.account), 1), 3_000_000 + i * 100),
  }));
  return { id, bidders, registrations, offers: [] };
}

async function newBidders({ admin }: Office, count: number): Promise<Subject[]> {
  const made = Array.from({ length: count }, () => randomUUID());
  const row = (id: string) => ({ id, username: id.slice(0, 32), password_hash: '-', display_name: '某公司', kind: 'bidder', created_at: new Date() });
  await admin.batchInsert('accounts', made.map(row));
  return made.map((account) => ({ account, kind: 'bidder', username: account.slice(0, 32), displayName: '某公司', grants: [] }));
}

function sealed({ key }: Office, context: ReturnType<typeof offerContext>, amount: number): string {
  return encodePackage(sealOffer({ platformPublicKey: key.publicKey, context, offer: { amount } }));
}

async function offer(office: Office, lot: Lot, { subject, package: sealed }: Bidder): Promise<void> {
  lot.offers.push(await timed(() => act(office, lot.id, 'submit_offer', subject, { package: sealed })));
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  await work();
  return performance.now() - begun;
}

/** Closing and opening take all offers at once. Other requests of the same process wait while it computes. */
async function open(office: Office, lot: Lot) {
  const supervisor = await subjectNamed(office, demoUsername('supervisor', VILLAGE));
  // Whoever made the tender file may not host the opening.
  const station = await subjectNamed(office, demoUsername('station', VILLAGE.slice(0, 9), 2));
  const { facts } = (await office.admin('projects').where({ id: lot.id }).first()) as { facts: Facts };
  await setClock(office, facts.dates?.openingAt ?? 0);
  const closing = await timed(() => settleProject(office.door, lot.id));
  await act(office, lot.id, 'attest_opening', supervisor, { sealsIntact: true });
  const delay = monitorEventLoopDelay({ resolution: 5 });
  delay.enable();
  const took = await timed(() => act(office, lot.id, 'open_offers', station, { attended: '到场' }));
  delay.disable();
  return { count: lot.bidders.length, closing, took, blocked: delay.max / 1e6 };
}

/** So many further offers to each lot, one after another, in turns. */
async function overHttp(place: Place, database: Parameters<typeof openOffice>[1], office: Office, lots: Lot[], sample: number): Promise<number[][]> {
  const turns = [];
  for (const lot of lots) {
    const waiting = lot.bidders.slice(-sample);
    const cookies = await signedIn(office, waiting.map(({ subject }) => subject.account));
    turns.push(waiting.map((b, i) => ({ path: `/api/projects/${lot.id}/events`, cookie: cookies[i], act: { type: 'submit_offer', data: { package: b.package } } })));
  }
  const platform = await startCompiled(place, { name: 'offers', database });
  const answer = await runLoad<{ times: number[][] }>('in-turns.ts', { url: platform.url, turns });
  await platform.stop();
  const opened = 20; // connections, and code that runs for the first time
  return answer.times.map((list) => list.slice(opened));
}
