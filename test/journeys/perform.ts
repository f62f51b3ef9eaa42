/** Plays a rehearsed trade through the real door, with real people, sealed packages and a database. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { recordIssue } from '../../server/documents/issue/record-issue.js';
import { definitionOf } from '../../server/machines/events.js';
import { checkLog } from '../helpers/log-check.js';
import { type NewBidder, type Part, STAFF, type Who, type World } from '../helpers/world.js';
import { FILE } from '../machines/samples.js';
import type { Act, Rehearsal } from './rehearsal.js';

/** The machine's samples name parties by this. */
const SAMPLE_CODE = '91330200MA00000001';

export interface Stage {
  world: World;
  project: string;
  rehearsal: Rehearsal;
  /** The n-th bidder of the rehearsal. */
  bidder(n: number): Promise<NewBidder>;
}

export interface Performing {
  /** How many acts; all without it. */
  upTo?: number;
  /** Who plays the n-th bidder, where it matters. */
  cast?: ReadonlyMap<number, NewBidder>;
}

/** With the log and the rows checked after every act. */
export async function perform(world: World, rehearsal: Rehearsal, options: Performing = {}): Promise<Stage> {
  const stage = await play(world, rehearsal, options, check);
  if (options.upTo === undefined) await checkSteps(stage);
  await checkLog(world.admin, world.accepted);
  return stage;
}

/** The same without the checks, for tests that only need to stand somewhere. */
export function prepare(world: World, rehearsal: Rehearsal, options: Performing = {}): Promise<Stage> {
  return play(world, rehearsal, options, async () => undefined);
}

async function play(
  world: World,
  rehearsal: Rehearsal,
  { upTo = rehearsal.acts.length, cast = new Map() }: Performing,
  after: (stage: Stage, acts: readonly Act[]) => Promise<void>,
): Promise<Stage> {
  const { mode, category, ground, emergency } = rehearsal.registered;
  await world.setClock(rehearsal.begunAt);
  const project = await world.register({
    title: '演练',
    mode,
    category,
    ground: ground as never,
    emergencyStartedAt: emergency && new Date(emergency.startedAt).toISOString(),
  });
  await world.attach(project, '证明材料.png', FILE);
  const people = new Map(cast);
  const stage: Stage = {
    world,
    project,
    rehearsal,
    async bidder(n) {
      const known = people.get(n) ?? (await world.newBidder());
      people.set(n, known);
      return known;
    },
  };
  for (const [index, act] of rehearsal.acts.slice(0, upTo).entries()) {
    await repeat(stage, act, index);
    await after(stage, rehearsal.acts.slice(0, index + 1));
  }
  return stage;
}

async function check({ world, project }: Stage, acts: readonly Act[]): Promise<void> {
  const own = (await world.check(project)).filter((e) => e.role !== 'clock').map((e) => e.event);
  assert.deepEqual(own, ['register_project', ...acts.map((a) => a.type)], 'one entry an accepted act');
}

async function repeat(stage: Stage, act: Act, index: number): Promise<void> {
  const { world, project } = stage;
  await world.forwardClock(act.at);
  const data = await dataOf(stage, act, index);
  await world.act(await whoOf(stage, act), project, act.type, data as never);
  await issueDocuments(stage);
}

/** Every paper that is called for counts as issued, as if its job had run. */
async function issueDocuments({ world, project }: Stage): Promise<void> {
  const waiting = await world.admin('documents').where({ project }).whereNot({ state: 'issued' }).orderBy(['entry_no', 'number']);
  for (const row of waiting) {
    const sha256 = createHash('sha256').update(row.id).digest('hex');
    const drawn = { sha256, renderedSha256: sha256, signer: 'none', size: 1, pages: 1, template: { kind: row.kind, version: 1 }, frozen: {}, factsHash: sha256 };
    assert.equal(await recordIssue(world.db, row, drawn), 'issued', row.title);
  }
}

async function whoOf({ bidder, world, project }: Stage, { actor }: Act): Promise<Who> {
  const [, kind, n] = /^(bidder|reviewer)-(\d+)$/.exec(actor.account) ?? [];
  if (kind === 'bidder') return bidder(Number(n));
  if (kind !== 'reviewer') return (actor.account in STAFF ? actor.account : actor.role) as Part;
  const { panel } = (await world.facts(project)).facts;
  const { username } = await world.admin('accounts').where({ id: panel?.drawn[Number(n) - 1] }).first();
  return world.named(username);
}

/** The rehearsed data with real names, packages and hashes in place of the samples'. */
async function dataOf(stage: Stage, act: Act, index: number): Promise<unknown> {
  const { world, project, rehearsal } = stage;
  if (act.type === 'submit_offer') {
    const who = await stage.bidder(numberOf(act.actor.bidder as string));
    return { package: await world.sealed(project, who, amountOf(rehearsal, act, index)) };
  }
  if (act.type === 'seal_reserve') {
    const opened = rehearsal.acts.find((a, i) => i > index && a.type === 'open_offers');
    return { package: await world.sealedReserve(project, opened?.found.reserve ?? 0) };
  }
  if (act.type === 'countersign_reserve') {
    return { packageHash: (await world.facts(project)).facts.valuation?.packageHash };
  }
  if (act.type === 'submit_application' && (act.data as { assetCode?: string | null }).assetCode) {
    return { ...act.data, assetCode: await world.asset() };
  }
  if (act.type === 'reverse_booking') {
    const { event, due } = act.found.booking as { event: string; due: number };
    const booked = (await world.log(project)).filter((e) => e.event === event && (e.payload.data as { due: number }).due === due);
    return { ...act.data, ...redNumber(act.data as RedEntry, project), entry: booked.at(-1)?.entryNo };
  }
  // A receipt's number is good once, whichever trade it is for.
  let text = JSON.stringify(act.data).replaceAll(/"receiptNumber":"/g, `$&${project.slice(0, 8)}-`);
  const party = act.found.party && (await stage.bidder(numberOf(act.found.party)));
  if (party) text = text.replaceAll(SAMPLE_CODE, party.partyCode);
  for (const [sample] of text.matchAll(/b-\d{12}/g)) {
    text = text.replaceAll(sample, await world.pseudonym(project, await stage.bidder(numberOf(sample))));
  }
  return JSON.parse(text);
}

type RedEntry = { receiptNumber?: string | null };
const redNumber = ({ receiptNumber }: RedEntry, project: string) => (receiptNumber ? { receiptNumber: `${project.slice(0, 8)}-${receiptNumber}` } : {});
const numberOf = (sample: string) => Number(sample.slice(2));

/** What the rehearsal's opening will find; an offer that none opens may hold anything. */
function amountOf({ acts }: Rehearsal, act: Act, index: number): number {
  const opening = acts.find((a, i) => i > index && a.type === 'open_offers');
  return opening?.found.opened?.[act.actor.bidder as string]?.amount ?? 1;
}

/** The door took the same way as the bare machine, deadlines included; what fell due after the last act may be waiting. */
async function checkSteps({ world, project, rehearsal }: Stage): Promise<void> {
  const log = (await world.log(project)).filter((e) => e.event !== 'document_issued' && e.event !== 'register_project');
  assert.deepEqual(
    log.map((e) => `${e.event} → ${e.to}`),
    rehearsal.steps.slice(0, log.length).map((s) => `${s.type} → ${s.to}`),
  );
  const left = rehearsal.steps.slice(log.length).map((s) => s.type);
  assert.deepEqual(left.filter((type) => definitionOf(type).roles.length > 0), [], 'acts that did not happen');
}
