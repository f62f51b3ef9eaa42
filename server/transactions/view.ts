/** A project as one of those who take part sees it: never more than their role may know at this moment. */
import type { Knex } from 'knex';
import { offerContext, reserveContext } from '../bidding/terms.js';
import type { PlatformKey } from '../bidding/sealing.js';
import { encodeKey } from '../bidding/sealing.js';
import { NotFound } from '../errors.js';
import { CHECKPOINTS, notApplicable } from '../machines/checkpoints.js';
import { humanLimit } from '../machines/deadlines.js';
import { definitionOf } from '../machines/events.js';
import type { Bidder, Facts } from '../machines/facts.js';
import { CATEGORIES, MODES, SIDES } from '../machines/modes.js';
import { currentCheckpoints, isSuspended, positionOf, stageOf } from '../machines/position.js';
import type { Role } from '../machines/roles.js';
import { countIsSecret } from '../machines/secrecy.js';
import { timetableOf } from '../machines/timetable.js';
import { isProvisional } from '../machines/working-days.js';
import { maySee, rolesIn } from '../people/policy.js';
import type { Collective } from '../people/collective.js';
import type { Subject } from '../people/subject.js';
import { settleProject } from './advance.js';
import { availableEvents } from './available-events.js';
import { depositAccountOf } from './deposit-account.js';
import type { Door, Held } from './door.js';
import type { ProjectRow } from './load-facts.js';
import { listedBidders } from './listed-bidders.js';
import { noteLook } from './note-look.js';
import { raisedMatters } from './raised.js';
import { listBookings } from './red-entries.js';

interface Row extends ProjectRow {
  group_no: string | null;
  village_name: string;
  town_name: string;
  collective: Collective | null;
  at: number;
}

const SELECT = `
  select p.*, v.name as village_name, t.name as town_name, platform_clock() as at,
    case when v.credit_code is not null
      then json_build_object('name', v.collective_name, 'creditCode', v.credit_code, 'seat', v.seat) end as collective
  from projects p join organisations v on v.id = p.village join organisations t on t.id = p.town where p.id = ?`;

export interface ViewDeps {
  door: Door;
  /** Reads on behalf of whoever asks. */
  db: Knex;
  key: Pick<PlatformKey, 'publicKey' | 'id'>;
}

/** @throws NotFound also for a project that whoever asks may not see */
export async function projectView(deps: ViewDeps, { id, subject }: { id: string; subject: Subject | null }) {
  const { door, db } = deps;
  let row = await read(db, id);
  if (row?.next_due_at != null && row.next_due_at <= row.at) {
    // What is due is settled before anybody is told where the trade stands.
    await settleProject(door, id);
    row = await read(db, id);
  }
  if (!row) throw new NotFound();
  const place = { village: row.village, town: row.town, district: row.district, publicAt: row.public_at };
  const drawn = Boolean(subject && row.facts.panel?.drawn.includes(subject.account));
  const sight = maySee(subject, place, { drawn });
  if (sight === 'nothing') throw new NotFound();

  const roles = rolesIn(subject, place);
  const own = subject?.kind === 'bidder' ? await ownBidder(db, id, subject.account) : null;
  const held = hold(door, row, own);
  const listsBidders = subject && (sight === 'work' || roles.includes('reviewer'));
  const bidders = listsBidders ? await listedBidders(deps, held, { account: subject.account, roles }) : null;
  if (bidders?.length) await noteLook(db, { subject, place, project: id, kind: 'bidders' });
  const dueAt = humanLimit(held.state, held.facts, held.law);
  return {
    id: row.id,
    code: row.code,
    title: row.title,
    groupNo: row.group_no,
    village: { code: row.village, name: row.village_name },
    town: { code: row.town, name: row.town_name },
    collective: row.collective,
    side: { key: row.facts.project.side, name: SIDES[row.facts.project.side] },
    dealing: row.facts.application?.dealing ?? null,
    category: { key: row.facts.project.category, name: CATEGORIES[row.facts.project.category].name },
    mode: { key: row.facts.project.mode, name: MODES[row.facts.project.mode].name },
    round: row.facts.round,
    stage: stageOf(held.state),
    position: positionOf(held.state),
    suspended: isSuspended(held.state),
    checkpoints: currentCheckpoints(held.state),
    passed: row.facts.passed,
    notApplicable: notApplicableOf(held.facts),
    version: sight === 'work' || drawn ? row.version : null,
    termsVersion: held.facts.termsVersion,
    rulesVersion: row.rules_version,
    now: row.at,
    dueAt,
    // In a year whose holidays are not announced yet a target counts plain weekends, and may still move.
    dueIsProvisional: isProvisional(held.law.calendar, dueAt),
    dates: held.facts.dates,
    earliest: timetableOf(held.state, held.facts, held.law, row.at).earliest,
    facts: sight === 'work' ? workFacts(held.facts) : null,
    bidders,
    bookings: mayReverse(held.facts, roles) ? await listBookings(door.db, id, held.facts) : null,
    raised: sight === 'work' ? await raisedMatters(door.db, id, held.facts, roles) : null,
    me: own ? await ownView(deps, held, own.pseudonym, own.facts) : null,
    sealing: roles.includes('head') && held.facts.valuation?.secret ? await reserveSealing(deps, held) : null,
    availableEvents: subject ? availableEvents(held, subject.account, roles, own?.pseudonym ?? null) : [],
  };
}

/** Whoever may take an entry of money back is told which there are. */
const mayReverse = ({ contract }: Facts, roles: readonly Role[]) =>
  contract !== null && definitionOf('reverse_booking').roles.some((role) => roles.includes(role));

async function read(db: Knex, id: string): Promise<Row | null> {
  const { rows } = await db.raw<{ rows: Row[] }>(SELECT, [id]);
  return rows[0] ?? null;
}

interface Own {
  pseudonym: string;
  facts: Bidder | null;
}

async function ownBidder(db: Knex, project: string, account: string): Promise<Own | null> {
  const { rows } = await db.raw<{ rows: Own[] }>('select pseudonym, facts from trade_bidders where project = ? and account = ?', [project, account]);
  return rows[0] ?? null;
}

function hold(door: Door, row: Row, own: Own | null): Held {
  const bidders = own?.facts ? { [own.pseudonym]: own.facts } : {};
  return {
    id: row.id,
    code: row.code,
    title: row.title,
    village: row.village,
    town: row.town,
    district: row.district,
    state: row.state,
    facts: { ...row.facts, bidders },
    law: door.law(row.rules_version),
    at: row.at,
    version: row.version,
    entryNo: row.entry_no,
    publicAt: row.public_at,
  };
}

function notApplicableOf(facts: Facts): Record<string, string> {
  const trade = { mode: facts.project.mode, emergency: facts.project.emergency !== null };
  return Object.fromEntries(CHECKPOINTS.flatMap((c) => {
    const reason = notApplicable(c.key, trade);
    return reason ? [[c.key, reason]] : [];
  }));
}

/** Facts for those who work on the trade: no account ids, and nothing that counts registrations while that is secret. */
function workFacts(facts: Facts) {
  const { bidders: _b, counts, duties: _d, acts: _a, panel, reviewed, attestedBy, actingHead, unopened: _u, ...open } = facts;
  return { ...open, attested: attestedBy !== null, isReviewed: reviewed !== null, headStoodAside: actingHead !== null, counts: countIsSecret(facts) ? null : counts, panelDrawn: panel?.drawn.length ?? 0, panelScored: panel?.scored.length ?? 0 };
}

async function nextNumber(db: Knex, project: string, round: number, owner: string): Promise<number> {
  const { rows } = await db.raw<{ rows: { last: number }[] }>(
    'select coalesce(max(number), 0) as last from sealed_packages where project = ? and round = ? and owner = ?',
    [project, round, owner],
  );
  return (rows[0]?.last ?? 0) + 1;
}

/** A bidder's own papers, and what the browser needs to seal the next package. */
async function ownView({ door, db, key }: ViewDeps, held: Held, pseudonym: string, facts: Bidder | null) {
  if (!facts || facts.round !== held.facts.round) return { bidder: pseudonym, registered: false };
  const number = await nextNumber(db, held.id, held.facts.round, pseudonym);
  const { points: _, ...own } = facts;
  const isOpen = held.facts.publicityEndsAt !== null;
  return {
    bidder: pseudonym,
    registered: !facts.withdrawn,
    ...own,
    depositAccount: facts.deposit.due > 0 && !facts.withdrawn ? await depositAccountOf(door.db, held.id) : null,
    rank: isOpen ? facts.rank : null,
    sealing: { publicKey: encodeKey(key.publicKey), keyId: key.id, context: offerContext(held.id, held.facts, pseudonym, number) },
  };
}

async function reserveSealing({ db, key }: ViewDeps, held: Held) {
  const number = await nextNumber(db, held.id, held.facts.round, 'reserve');
  return { publicKey: encodeKey(key.publicKey), keyId: key.id, context: reserveContext(held.id, held.facts, number) };
}

