/**
 * Log entries as everybody may read them. A withheld one is its leaf hash only, which is enough to check the
 * tree. Withheld are secret acts until the opening of their round; and, from a notice to an opening or the trade's end,
 * all entries of the project: each carries the project's own entry number, whose gaps would tell how many
 * registered. A round that fails unopened ends no secret (server/machines/secrecy.ts, whose marks are these).
 */
import type { Knex } from 'knex';

interface Row {
  seq: number;
  leaf: Buffer;
  bytes: Buffer | null;
}

// Markers are the few entries that begin or end secrecy. `to` is read only of them, as reading it costs a parse.
const SELECT = `
  with page as materialized (
    select seq, project, secret, leaf, bytes from log.entries where seq between :start and :end
  ), candidates as materialized (
    select m.project, m.seq, m.event, convert_from(m.bytes, 'UTF8')::json ->> 'to' as "to"
    from log.entries m
    where m.project in (select project from page) and m.event in ('publish_notice', 'uphold_objection', 'open_offers',
      'record_external_opening', 'confirm_qualification', 'choose_next_round', 'terminate', 'archive_project')
  ), markers as materialized (
    select project, seq, event, case
      when event in ('open_offers', 'record_external_opening', 'terminate', 'archive_project')
        or (event = 'confirm_qualification' and "to" ~ '^selection') then 'ends'
      when event = 'publish_notice' or (event = 'uphold_objection' and "to" ~ '^bidding') then 'begins'
      end as kind,
      event = 'choose_next_round' or (event = 'uphold_objection' and "to" ~ '^(setup|announcement)') as is_new_round
    from candidates
  )
  select e.seq, e.leaf, case when (
    case when e.secret then exists (
      select from markers o where o.project = e.project and o.seq > e.seq and o.event = 'open_offers'
        and not exists (select from markers r where r.project = e.project and r.is_new_round
          and r.seq > e.seq and r.seq < o.seq))
    else
      exists (select from markers n where n.project = e.project and n.kind = 'ends' and n.seq >= e.seq)
      or (select m.kind from markers m where m.project = e.project and m.kind is not null and m.seq < e.seq
        order by m.seq desc limit 1) is distinct from 'begins'
    end) then e.bytes end as bytes
  from page e order by e.seq`;

export interface PublicLogEntry {
  seq: number;
  /** Base64. */
  leaf: string;
  /** Base64; absent while withheld. */
  bytes?: string;
}

/** Both ends inclusive, as in RFC 6962. */
export async function publicLogEntries(
  db: Knex,
  range: { start: number; end: number },
): Promise<PublicLogEntry[]> {
  const { rows } = await db.raw<{ rows: Row[] }>(SELECT, range);
  return rows.map(({ seq, leaf, bytes }) => ({
    seq,
    leaf: leaf.toString('base64'),
    ...(bytes ? { bytes: bytes.toString('base64') } : {}),
  }));
}
