/** The trail as the platform answers it, and the rows this part makes of it. */
import { roleNamed } from '../text/domain.js';
import { chinese } from '../text/punctuation.js';

export interface TrailAct {
  event: string;
  name: string;
  round: number;
  role: string;
  roleName: string;
  actorName: string | null;
  at: number;
  entryNo: number | null;
  seq: number | null;
  leaf: string;
  evidence: { kind: string; kindName: string; file: string; name: string }[];
}
export interface TrailDocument {
  id: string;
  title: string;
  state: 'pending' | 'issued' | 'failed';
  sha256: string | null;
  issuedAt: number | null;
  /** Of the log’s entry that says it was issued; null while that is withheld. */
  seq: number | null;
}
export interface TrailCheckpoint {
  no: number;
  key: string;
  name: string;
  state: 'done' | 'current' | 'waiting' | 'not_applicable' | 'cut_off';
  reason: string | null;
  startedAt: number | null;
  doneAt: number | null;
  limitAt: number | null;
  overdueDays: number | null;
  document: string;
  flagged: boolean;
  acts: TrailAct[];
  earlier: { round: number; acts: TrailAct[] }[];
  documents: TrailDocument[];
}
export interface TrailAttempt {
  at: number;
  event: string;
  name: string;
  roleName: string;
  actorName: string | null;
  rule: string;
  message: string;
}
/** Somebody looked at what is secret. */
export interface TrailRead {
  at: number;
  /** What was looked at, in words. */
  kindName: string;
  roleName: string;
  actorName: string | null;
}
export interface TrailData {
  id: string;
  code: string;
  title: string;
  round: number;
  stage: string;
  suspended: boolean;
  checkpoints: TrailCheckpoint[];
  beside: TrailAct[];
  documents: TrailDocument[];
  attempts: TrailAttempt[];
  reads?: TrailRead[];
}

export type Kind = 'acts' | 'attempts' | 'reads' | 'documents';

export interface TrailRow {
  id: string;
  kind: Kind;
  at: number;
  name: string;
  who: string;
  act: TrailAct | null;
  document: TrailDocument | null;
  message: string | null;
  /** The same look by the same person once more, with nothing else in between: how often, and when last. */
  again?: { times: number; until: number };
}

export interface TrailGroup {
  id: string;
  checkpoint: TrailCheckpoint | null;
  /** Of a round that failed. */
  round: number | null;
  rows: TrailRow[];
}

export interface TrailFilter {
  person: string;
  kind: Kind | '';
}

const whoOf = ({ roleName, actorName }: { roleName: string; actorName: string | null }) =>
  [roleNamed(roleName), actorName].filter(Boolean).join(' ');

const ofAct = (act: TrailAct): TrailRow => ({
  id: `${act.leaf}`,
  kind: 'acts',
  at: act.at,
  name: chinese(act.name),
  who: whoOf(act),
  act,
  document: null,
  message: null,
});

/** A paper that is issued, where the platform made it: nobody's act. */
const paperRows = (documents: readonly TrailDocument[]): TrailRow[] =>
  documents.flatMap((document) =>
    document.issuedAt === null
      ? []
      : [{ id: document.id, kind: 'documents', at: document.issuedAt, name: chinese(document.title), who: '', act: null, document, message: null }],
  );

/** Groups in the order of the checkpoints, papers with what issued them; attempts and reads stand at the checkpoint that was current. */
export function groupsOf(trail: TrailData): TrailGroup[] {
  const groups: TrailGroup[] = trail.checkpoints.flatMap((checkpoint) => [
    ...checkpoint.earlier.map(({ round, acts }) => ({
      id: `${checkpoint.key}-${round}`,
      checkpoint,
      round,
      rows: acts.map(ofAct),
    })),
    { id: checkpoint.key, checkpoint, round: null, rows: [...checkpoint.acts.map(ofAct), ...paperRows(checkpoint.documents)] },
  ]);
  const beside: TrailGroup = { id: 'beside', checkpoint: null, round: null, rows: [...trail.beside.map(ofAct), ...paperRows(trail.documents)] };
  for (const row of [...attemptRows(trail.attempts), ...readRows(trail.reads ?? [])]) {
    (groups.findLast((g) => holds(g, row.at)) ?? beside).rows.push(row);
  }
  const all = beside.rows.length > 0 ? [...groups, beside] : groups;
  for (const group of all) group.rows = folded(group.rows.sort((a, b) => a.at - b.at));
  return all;
}

/** Whoever works on a trade opens its page many times; that they did is one line. */
function folded(rows: readonly TrailRow[]): TrailRow[] {
  const kept: TrailRow[] = [];
  for (const row of rows) {
    const before = kept.at(-1);
    if (row.kind !== 'reads' || before?.kind !== 'reads' || before.who !== row.who || before.name !== row.name) kept.push(row);
    else kept[kept.length - 1] = { ...before, again: { times: (before.again?.times ?? 1) + 1, until: row.at } };
  }
  return kept;
}

function holds({ checkpoint, round }: TrailGroup, at: number): boolean {
  if (checkpoint === null || round !== null || checkpoint.startedAt === null) return false;
  return checkpoint.startedAt <= at && at <= (checkpoint.doneAt ?? Number.POSITIVE_INFINITY);
}

const attemptRows = (attempts: readonly TrailAttempt[]): TrailRow[] =>
  attempts.map((a, i) => ({
    id: `attempt-${i}`,
    kind: 'attempts',
    at: a.at,
    name: chinese(a.name),
    who: whoOf(a),
    act: null,
    document: null,
    message: chinese(a.message),
  }));

const readRows = (reads: readonly TrailRead[]): TrailRow[] =>
  reads.map((r, i) => ({
    id: `read-${i}`,
    kind: 'reads',
    at: r.at,
    name: chinese(r.kindName),
    who: whoOf(r),
    act: null,
    document: null,
    message: null,
  }));

export function peopleIn(groups: readonly TrailGroup[]): string[] {
  return [...new Set(groups.flatMap((g) => g.rows.map((row) => row.who)))].filter(Boolean).sort((a, b) => a.localeCompare(b, 'zh'));
}

export function filtered(groups: readonly TrailGroup[], { person, kind }: TrailFilter): TrailGroup[] {
  if (person === '' && kind === '') return [...groups];
  return groups
    .map((g) => ({
      ...g,
      rows: g.rows.filter((row) => (person === '' || row.who === person) && (kind === '' || row.kind === kind)),
    }))
    .filter((g) => g.rows.length > 0);
}
