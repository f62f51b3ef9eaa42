/** What was asked, objected to or complained of and is not answered yet, in the words in which it was raised. */
import type { Knex } from 'knex';
import { definitionOf, type EventType } from '../machines/events.js';
import type { Facts } from '../machines/facts.js';
import type { Role } from '../machines/roles.js';
import type { Instant } from '../machines/time.js';

/** What is raised, by what it is answered with; why the town suspended, by what ends it. */
const ANSWERED_BY = {
  ask_question: 'answer_question',
  raise_objection: 'dismiss_objection',
  file_complaint: 'decide_complaint',
  record_dispute: 'settle_dispute',
  request_stop: 'suspend',
  suspend: 'resume',
} as const satisfies Partial<Record<EventType, EventType>>;
type Matter = keyof typeof ANSWERED_BY;

export interface Raised {
  event: Matter;
  /** What the answer names; a request to stop has none, as there is one at a time. */
  no: number | null;
  at: Instant;
  /** Null once it was erased. Who raised it is not told. */
  text: string | null;
}

const ENTRIES = `
  select e.event, e.at, y.data from log.entries e join log.payloads y on y.seq = e.seq
   where e.project = ? and e.event = any(?) order by e.entry_no`;

interface Row {
  event: Matter;
  at: string | number;
  data: string | null;
}

/**
 * For whoever may answer: the open matters, oldest first; null for everybody else.
 * @param db asks as the platform
 */
export async function raisedMatters(db: Knex, project: string, facts: Facts, roles: readonly Role[]): Promise<Raised[] | null> {
  const matters = (Object.keys(ANSWERED_BY) as Matter[]).filter((matter) => answers(matter, roles));
  if (matters.length === 0) return null;
  if (matters.every((matter) => !isAnyOpen[matter](facts))) return [];
  const { rows } = await db.raw<{ rows: Row[] }>(ENTRIES, [project, matters]);
  const counted = new Map<Matter, number>();
  return rows.flatMap((row) => {
    const nth = (counted.get(row.event) ?? 0) + 1;
    counted.set(row.event, nth);
    const no = openNumber[row.event](facts, nth, Number(row.at));
    return no === undefined ? [] : [{ event: row.event, no, at: Number(row.at), text: textOf(row) }];
  });
}

const answers = (matter: Matter, roles: readonly Role[]) =>
  definitionOf(ANSWERED_BY[matter]).roles.some((role) => (roles as readonly string[]).includes(role));

const isAnyOpen: Record<Matter, (facts: Facts) => boolean> = {
  ask_question: ({ questions }) => questions.open.length > 0,
  raise_objection: ({ objections }) => objections.some((o) => o.open),
  file_complaint: ({ complaints }) => complaints.some((c) => c.open),
  record_dispute: ({ disputes }) => disputes.some((d) => d.open),
  request_stop: ({ suspension }) => suspension?.by === 'discipline',
  suspend: ({ suspension }) => suspension?.by === 'town',
};

/** Numbers run over the whole trade, but for those of objections: a new round forgets what was answered. Undefined: not open. */
const openNumber: Record<Matter, (facts: Facts, nth: number, at: Instant) => number | null | undefined> = {
  ask_question: ({ questions }, nth) => questions.open.find((no) => no === nth),
  raise_objection: ({ objections }, _nth, at) => objections.find((o) => o.open && o.at === at)?.no,
  file_complaint: ({ complaints }, nth) => complaints.find((c) => c.open && c.no === nth)?.no,
  record_dispute: ({ disputes }, nth) => disputes.find((d) => d.open && d.no === nth)?.no,
  request_stop: ({ suspension }, _nth, at) => (suspension?.by === 'discipline' && suspension.since === at ? null : undefined),
  // Asked for by the committee it counts from the request, and was decided later.
  suspend: ({ suspension }, _nth, at) => (suspension?.by === 'town' && suspension.since <= at ? null : undefined),
};

function textOf({ data }: Row): string | null {
  if (data === null) return null;
  const { question, content, subject, reasons } = (JSON.parse(data) as { data: Record<string, string | undefined> }).data;
  return question ?? content ?? subject ?? reasons ?? null;
}
