/** What happened in public, in the order of the log: a reader who goes on from the last `seq` misses nothing. */
import type { Knex } from 'knex';
import { definitionOf, type EventType } from '../../server/machines/events.js';

/** Only these: acts of bidders, of objectors and inside the offices are no public news (domain §6). */
export const PUBLIC_EVENTS: readonly EventType[] = [
  'approve_project',
  'publish_notice',
  'answer_question',
  'clarify_notice',
  'amend_terms',
  'close_registration',
  'close_offers',
  'open_offers',
  'record_external_opening',
  'publish_result',
  'record_external_publicity',
  'close_publicity',
  'certify_award',
  'witness_contract',
  'file_contract',
  'issue_certificate',
  'confirm_handover',
  'archive_project',
  'choose_next_round',
  'suspend',
  'resume',
  'resume_by_limit',
  'terminate',
];

interface Row {
  seq: number;
  at: number;
  event: EventType;
  stage: string;
  project: string;
  code: string;
  title: string;
  village: string;
}

const SELECT = `
  select e.seq, e.at, e.event, substring(convert_from(e.bytes, 'UTF8')::json ->> 'to' from '^[a-z]+') as stage,
    p.id as project, p.code, p.title, p.village
  from log.entries e join projects p on p.id = e.project and p.public_at is not null
  where e.seq > ? and e.event = any(?) and not e.secret
  order by e.seq limit ?`;

export async function publicFeed(db: Knex, { after, limit }: { after: number; limit: number }) {
  const { rows } = await db.raw<{ rows: Row[] }>(SELECT, [after, [...PUBLIC_EVENTS], limit]);
  return rows.map(({ seq, at, event, stage, project, code, title, village }) => ({
    seq,
    at,
    event,
    name: definitionOf(event).name,
    stage,
    project,
    code,
    title,
    village,
  }));
}
