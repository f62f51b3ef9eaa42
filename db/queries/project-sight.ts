/** What must be known of a project to decide who may read its papers. */
import type { Knex } from 'knex';

export interface ProjectForSight {
  village: string;
  town: string;
  district: string;
  publicAt: number | null;
  /** Whether whoever asks was drawn to review it. */
  drawn: boolean;
  /** The asker's pseudonym in this project. */
  own: string | null;
  /** The asker is the winning candidate, and that is public. */
  isWinner: boolean;
  /** The bidders' papers may be read by those who work on the trade: from the opening on. */
  biddersAreOpen: boolean;
  /** Before it, the station examines them at checkpoint 8, but not with post-qualification. */
  isQualifying: boolean;
}

const SELECT = `
  select p.village, p.town, p.district, p.public_at as "publicAt",
    coalesce(p.facts -> 'panel' -> 'drawn' @> to_jsonb(cast(:account as text)), false) as drawn,
    b.pseudonym as own,
    coalesce(b.pseudonym = p.facts -> 'candidate' ->> 'bidder' and p.facts ->> 'publicityEndsAt' is not null, false)
      as "isWinner",
    p.stage in ('selection', 'contract', 'performance', 'closing')
      or p.stage in ('failed', 'terminated', 'archived') and p.facts ->> 'openedAt' is not null
      or p.stage = 'archived' and p.facts ->> 'terminated' is null as "biddersAreOpen",
    p.position = 'bidding.qualification' and p.facts -> 'tenderFile' ->> 'postQualification' = 'false' as "isQualifying"
  from projects p left join trade_bidders b on b.project = p.id and b.account = cast(:account as uuid)
  where p.id = :id`;

export async function projectForSight(
  db: Knex,
  id: string,
  account: string | null,
): Promise<ProjectForSight | null> {
  const { rows } = await db.raw<{ rows: ProjectForSight[] }>(SELECT, { id, account });
  return rows[0] ?? null;
}
