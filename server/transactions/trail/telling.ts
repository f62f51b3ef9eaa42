/** Acts and attempts in words and with names, as far as whoever reads the trail may know them. */
import type { Knex } from 'knex';
import { EVIDENCE, type EvidenceKind } from '../../machines/events/fields.js';
import type { Facts } from '../../machines/facts.js';
import { ROLES, type Role } from '../../machines/roles.js';
import type { Instant } from '../../machines/time.js';
import { endsRound, inTurns, namesOfBidders, namesOfStaff, type StoryEntry } from '../story.js';
import { checkpointOfAct, isAct, nameOfAct } from './acts.js';
import { isOfBidders, type Secrecy } from './secrecy.js';
import type { TrailAct, TrailAttempt } from './shape.js';

export interface AttemptRow {
  at: Instant;
  event: string;
  account: string | null;
  role: string;
  rule: string;
  message: string;
}

export interface Telling {
  facts: Facts;
  secrecy: Secrecy;
  isPublic: boolean;
  entries: readonly StoryEntry[];
  attempts: AttemptRow[];
}

/** Acts by place, and attempts, with names; a bidder has one only where the offers of the round are open. */
export async function tell(
  db: Knex,
  project: string,
  { facts, secrecy, isPublic, entries, attempts }: Telling,
) {
  // The winner's name and the reviewers' are public with the result and not before (domain §6).
  const isPublished = facts.publicityEndsAt !== null || facts.awardedAt !== null;
  const winner = isPublished ? facts.candidate?.bidder : null;
  const bidders = await namesOfBidders(db, project, { full: new Set(winner ? [winner] : []) });
  const accounts = [...entries.map((e) => e.actor), ...attempts.map((a) => a.account ?? '')];
  const staff = isPublic ? new Map<string, string>() : await namesOfStaff(db, accounts);
  const files = isPublic ? new Map<string, string>() : await fileNames(db, project);

  function nameOf(entry: StoryEntry): string | undefined {
    if (entry.role === 'bidder')
      return secrecy.isOpened(entry) ? bidders.get(entry.actor) : entry.actor;
    return entry.role === 'reviewer' && !isPublished ? undefined : staff.get(entry.actor);
  }

  /** Its number would tell a station which company it is, so that it waits for the opening like the name. */
  function byAuthority(entry: StoryEntry): Pick<TrailAct, 'authority'> {
    const authority = entry.found.authority ?? (entry.personal?.authority as TrailAct['authority']);
    return authority && !isPublic && secrecy.isOpened(entry) ? { authority } : {};
  }

  let round = 1;
  const acts = await inTurns(entries, (entry) => {
    const of = round;
    if (endsRound(entry)) round += 1;
    if (!isAct(entry.event) || secrecy.hides(entry)) return null;
    const numbered = !secrecy.hidesNumber(entry);
    const act: TrailAct = {
      event: entry.event,
      name: nameOfAct(entry.event),
      round: of,
      role: entry.role,
      roleName: roleName(entry.role),
      actorName: nameOf(entry) ?? null,
      at: entry.at,
      entryNo: numbered ? entry.entryNo : null,
      seq: numbered ? entry.seq : null,
      leaf: entry.leaf,
      evidence: isPublic ? [] : evidenceOf(entry, files),
      ...byAuthority(entry),
    };
    return { place: checkpointOfAct(entry), act };
  });
  const kept = attempts.filter((a) => !(secrecy.hidesAttempt(a.at) && isOfBidders(a)));
  return { acts: acts.filter((a) => a !== null), attempts: kept.map((a) => attempted(a, staff)) };
}

function attempted(
  { account, role, ...a }: AttemptRow,
  staff: ReadonlyMap<string, string>,
): TrailAttempt {
  const actorName = role === 'bidder' || account === null ? null : (staff.get(account) ?? null);
  return { ...a, name: nameOfAct(a.event), roleName: roleName(role), actorName };
}

const roleName = (role: string) =>
  role === 'clock' ? '系统' : (ROLES[role as Role] ?? '无相应职责');

function evidenceOf(
  { data }: StoryEntry,
  files: ReadonlyMap<string, string>,
): TrailAct['evidence'] {
  const named =
    (data as { evidence?: { kind: EvidenceKind; file: string }[] } | null)?.evidence ?? [];
  return named.map(({ kind, file }) => ({
    kind,
    kindName: EVIDENCE[kind],
    file,
    name: files.get(file) ?? file.slice(0, 8),
  }));
}

async function fileNames(db: Knex, project: string): Promise<Map<string, string>> {
  const rows = await db('attachments')
    .where({ project })
    .select<{ sha256: string; name: string }[]>('sha256', 'name');
  return new Map(rows.map((row) => [row.sha256, row.name]));
}
