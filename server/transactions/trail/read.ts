/** Reads and puts together a trail; a handful of statements, however long it is. */
import type { Knex } from 'knex';
import { CHECKPOINTS, type CheckpointKey, documentOf, STAGES } from '../../machines/checkpoints.js';
import type { Facts } from '../../machines/facts.js';
import { isSuspended, positionOf, stageOf, type TradeState } from '../../machines/position.js';
import type { Law } from '../../machines/rules/book.js';
import type { Instant } from '../../machines/time.js';
import { readStory } from '../story.js';
import { progressOf, startsIn } from './checkpoint.js';
import { readsOf } from './reads.js';
import { NOTHING_IS_SECRET, secrecyOf } from './secrecy.js';
import type { Trail, TrailAct, TrailCheckpoint, TrailDocument, TrailViewer } from './shape.js';
import { type AttemptRow, tell } from './telling.js';

export interface TrailRequest {
  id: string;
  now: Instant;
  lawOf: (rulesVersion: string) => Law;
  viewer: TrailViewer;
  /** The last entry to be told. */
  upTo?: number;
}

interface Row {
  state: TradeState;
  facts: Omit<Facts, 'bidders'>;
  rules_version: string;
}
interface DocumentRow extends Omit<TrailDocument, 'entryNo' | 'seq'> {
  kind: string;
  checkpoint: CheckpointKey | null;
  issuedEntry: number | null;
}

/** Null if there is no such project; whether whoever asks may see it is decided before. */
export async function readTrail(
  db: Knex,
  { id, now, lawOf, viewer, upTo }: TrailRequest,
): Promise<Trail | null> {
  const story = await readStory(db, id, upTo);
  const row: Row | undefined = await db('projects')
    .where({ id })
    .first('state', 'facts', 'rules_version');
  if (!story || !row) return null;
  const { entries } = story;
  const facts: Facts = { ...row.facts, bidders: {} };
  const isPublic = viewer.sight === 'public';
  const secrecy = viewer.secrets ? NOTHING_IS_SECRET : secrecyOf(entries, { isPublic });
  const attempts = isPublic ? [] : await attemptsOf(db, id);
  const told = await tell(db, id, { facts, secrecy, isPublic, entries, attempts });
  const documents = await documentsOf(db, id, isPublic);
  const standing = {
    state: row.state,
    facts,
    law: lawOf(row.rules_version),
    now,
    started: startsIn(entries),
  };

  const places = new Map<CheckpointKey | null, TrailAct[]>([
    [null, []],
    ...CHECKPOINTS.map((c) => [c.key, []] as [CheckpointKey, TrailAct[]]),
  ]);
  for (const { place, act } of told.acts) places.get(place)?.push(act);
  const at = (key: CheckpointKey | null) => places.get(key) ?? [];
  const numbers = new Map(
    entries.filter((e) => !secrecy.hidesNumber(e)).map(({ entryNo, seq }) => [entryNo, seq]),
  );
  const issued = (key: CheckpointKey | null) =>
    documents.filter((d) => placeOf(d) === key).map((d) => shown(d, numbers));
  return {
    id,
    code: story.code,
    title: story.title,
    round: facts.round,
    stage: stageOf(row.state),
    position: positionOf(row.state),
    suspended: isSuspended(row.state),
    checkpoints: CHECKPOINTS.map((checkpoint) => {
      const { key, no, name, stage } = checkpoint;
      return {
        no,
        key,
        name,
        stage: STAGES.find((s) => s.key === stage) as (typeof STAGES)[number],
        document: documentOf(key, facts.project),
        ...progressOf(checkpoint, standing),
        flagged: at(key).some((act) => act.event === 'flag_overdue'),
        ...byRound(at(key), facts.passed[key], facts.round),
        documents: issued(key),
      };
    }),
    beside: at(null),
    documents: issued(null),
    attempts: told.attempts,
    ...(viewer.reads && { reads: await readsOf(db, id, secrecy) }),
  };
}

/** What stands from an earlier round is the present; what was undone by a failure goes under its round's number. */
function byRound(
  acts: TrailAct[],
  passedAt: Instant | undefined,
  round: number,
): Pick<TrailCheckpoint, 'acts' | 'earlier'> {
  const done = acts.findLast((act) => passedAt !== undefined && act.at <= passedAt)?.round;
  const from = Math.min(done ?? round, round);
  const earlier = [...new Set(acts.filter((a) => a.round < from).map((a) => a.round))];
  return {
    acts: acts.filter((a) => a.round >= from),
    earlier: earlier.map((r) => ({ round: r, acts: acts.filter((a) => a.round === r) })),
  };
}

function attemptsOf(db: Knex, project: string): Promise<AttemptRow[]> {
  return db('attempts')
    .where({ project })
    .orderBy('id')
    .select('at', 'event', 'account', 'role', 'rule', 'message');
}

function documentsOf(db: Knex, project: string, isPublic: boolean): Promise<DocumentRow[]> {
  // Why one failed is the platform's own affair.
  const problem = isPublic ? db.raw('null as problem') : 'problem';
  return db('documents')
    .where({ project })
    .whereIn('audience', isPublic ? ['public'] : ['public', 'work'])
    .orderBy(['entry_no', 'number'])
    .select(
      'id',
      'number',
      'title',
      'state',
      problem,
      'sha256',
      'issued_at as issuedAt',
      'kind',
      'checkpoint',
      'issued_entry as issuedEntry',
    );
}

/** The result is published when publicity begins and not when its checkpoint is passed. */
const placeOf = ({ checkpoint, kind }: DocumentRow) =>
  checkpoint ?? (kind === 'result' ? 'publicity' : null);

/** @param numbers place in the log by that in the project, as far as they may be told */
function shown(
  { kind: _kind, checkpoint: _checkpoint, issuedEntry, ...document }: DocumentRow,
  numbers: ReadonlyMap<number, number>,
): TrailDocument {
  const seq = issuedEntry === null ? null : (numbers.get(issuedEntry) ?? null);
  return { ...document, entryNo: seq === null ? null : issuedEntry, seq };
}
