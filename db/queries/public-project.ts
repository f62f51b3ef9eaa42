/** One trade as anybody may read it: what lists say of it, and all that follows. Each part is named (domain §6). */
import type { Knex } from 'knex';
import {
  type Contract,
  FAILURES,
  type Facts,
  type TenderFile,
} from '../../server/machines/facts.js';
import { stageOf } from '../../server/machines/position.js';
import { prepared } from './prepared.js';
import { type PublicCheckpoint, publicCheckpoints } from './public-checkpoints.js';
import {
  PUBLIC_COLUMNS,
  PUBLIC_FACTS,
  type PublicProject,
  type PublicRow,
  publicHead,
} from './public-projects.js';

interface DetailRow extends PublicRow {
  emergency: boolean;
  round: number;
  failures: number;
  dealing: string | null;
  area_mu: number | null;
  resolution: Facts['resolution'];
  tender_file: TenderFile | null;
  failed: Facts['failed'];
  terminated_at: number | null;
  suspension: Facts['suspension'];
  candidate: Facts['candidate'];
  candidate_name: string | null;
  publicity_ends_at: number | null;
  awarded_at: number | null;
  contract: Contract | null;
  settlement: Facts['settlement'];
  documents: { id: string; title: string; checkpoint: string | null; issuedAt: number }[];
}

const DETAIL = `
  select ${PUBLIC_COLUMNS.join(', ')}, p.round, f.passed, f.valuation, f.dates,
    f.project ->> 'emergency' is not null as emergency, f.failures,
    f.application ->> 'dealing' as dealing, (f.application ->> 'areaMu')::int as area_mu,
    f.resolution, f."tenderFile" as tender_file, f.failed, (f.terminated ->> 'at')::bigint as terminated_at,
    f.suspension, f.candidate, party.name as candidate_name, f."publicityEndsAt" as publicity_ends_at,
    f."awardedAt" as awarded_at, f.contract, f.settlement,
    (select coalesce(jsonb_agg(jsonb_build_object('id', d.id, 'title', d.title, 'checkpoint', d.checkpoint,
        'issuedAt', d.issued_at) order by d.created_at, d.id), '[]')
      from documents d where d.project = p.id and d.audience = 'public' and d.state = 'issued') as documents
  from projects p
  join organisations v on v.id = p.village
  join organisations t on t.id = p.town
  cross join lateral jsonb_to_record(p.facts) as f (${PUBLIC_FACTS}, project jsonb, failures int, application jsonb,
    resolution jsonb, "tenderFile" jsonb, failed jsonb, terminated jsonb, suspension jsonb, candidate jsonb,
    "publicityEndsAt" bigint, "awardedAt" bigint, contract jsonb, settlement jsonb)
  left join trade_bidders b on b.project = p.id and b.pseudonym = f.candidate ->> 'bidder'
  left join bidder_profiles party on party.account = b.account
  where p.id = $1 and p.public_at is not null`;

export type PublicProjectDetail = PublicProject & ReturnType<typeof details>;

export async function publicProject(db: Knex, id: string): Promise<PublicProjectDetail | null> {
  const [row] = await prepared<DetailRow>(db, DETAIL, [id]);
  return row ? { ...publicHead(row), ...details(row) } : null;
}

function details(row: DetailRow) {
  const { failed, suspension, resolution } = row;
  return {
    round: row.round,
    failures: row.failures,
    dealing: row.dealing,
    areaMu: row.area_mu,
    resolution: resolution && {
      body: resolution.body,
      heldOn: resolution.heldOn,
      publishedOn: resolution.publishedOn,
    },
    checkpointDates: publicCheckpoints(row) satisfies PublicCheckpoint[],
    terms: row.dates && row.tender_file && announced(row.tender_file),
    failed: failed && { reason: FAILURES[failed.reason], at: failed.at },
    terminatedAt: row.terminated_at,
    suspension: suspension && { since: suspension.since, until: suspension.until },
    result: result(row),
    contract: row.contract && row.passed.signing !== undefined ? mainTerms(row.contract) : null,
    settlement:
      row.settlement && row.passed.acceptance !== undefined ? row.settlement.amount : null,
    documents: row.documents,
  };
}

/** The file is public with the notice, not while the next one is still being written. */
function announced(file: TenderFile) {
  return {
    postQualification: file.postQualification,
    deposit: file.deposit,
    bond: file.bond,
    minOffers: file.minOffers,
    award: file.award,
    priceWeight: file.priceWeight,
    scoring: file.scoring.map(({ name, weight }) => ({ name, weight })),
    termMonths: file.termMonths,
    startsOn: file.startsOn,
    escalation: file.escalation,
    retention: file.retention,
    advance: file.advance,
  };
}

const SHOWS_RESULT = new Set([
  'selection',
  'contract',
  'performance',
  'closing',
  'archived',
  'terminated',
]);

/** Public from the day its publicity begins; the candidate agreed to be named by taking part. */
function result({ state, candidate, candidate_name, publicity_ends_at, awarded_at }: DetailRow) {
  if (!candidate || publicity_ends_at === null || !SHOWS_RESULT.has(stageOf(state))) return null;
  return {
    name: candidate_name ?? '',
    amount: candidate.amount,
    rank: candidate.rank,
    publicityEndsAt: publicity_ends_at,
    awardedAt: awarded_at,
  };
}

function mainTerms({ amount, total, startsOn, endsOn, signedAt }: Contract) {
  return { amount, total, startsOn, endsOn, signedAt };
}
