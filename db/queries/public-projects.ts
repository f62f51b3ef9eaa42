/**
 * What anybody may read of trades: these two functions are the whole of it. Each column and each part of the
 * facts is named, so that what is added elsewhere stays out until somebody decides otherwise (domain §6).
 */
import type { Knex } from 'knex';
import type { Contract, Facts, NoticeDates, TenderFile, Valuation } from '../../server/machines/facts.js';
import { FAILURES } from '../../server/machines/facts.js';
import type { Category, Mode, Side } from '../../server/machines/modes.js';
import { currentCheckpoints, isSuspended, stageOf, type TradeState } from '../../server/machines/position.js';
import { type Cursor, newestFirst, type PageOf, pageOf } from './keyset.js';
import { prepared } from './prepared.js';
import { filtered, type ProjectFilters, projectsWithPlaces } from './project-filters.js';
import { type PublicCheckpoint, publicCheckpoints } from './public-checkpoints.js';

interface Row {
  id: string;
  code: string;
  title: string;
  group_no: string | null;
  village: string;
  village_name: string;
  town: string;
  town_name: string;
  side: Side;
  category: Category;
  mode: Mode;
  state: TradeState;
  public_at: number;
  passed: Facts['passed'];
  valuation: Valuation | null;
  dates: NoticeDates | null;
}

const COLUMNS = [
  'p.id', 'p.code', 'p.title', 'p.group_no', 'p.village', 'v.name as village_name', 'p.town',
  't.name as town_name', 'p.side', 'p.category', 'p.mode', 'p.state', 'p.public_at',
];
const FACTS = ['passed', 'valuation', 'dates'];

export interface PublicProject {
  id: string;
  code: string;
  title: string;
  groupNo: string | null;
  village: { code: string; name: string };
  town: { code: string; name: string };
  side: Side;
  category: Category;
  mode: Mode;
  stage: string;
  suspended: boolean;
  checkpoints: string[];
  publicAt: number;
  limit: number | null;
  dates: NoticeDates | null;
}

export async function listPublicProjects(
  db: Knex,
  filters: ProjectFilters,
  { after, limit }: { after: Cursor | null; limit: number },
): Promise<PageOf<PublicProject>> {
  const query = filtered(projectsWithPlaces(db), filters).whereNotNull('p.public_at');
  const rows: Row[] = await newestFirst(query, { by: 'p.public_at', after, limit }).select(
    ...COLUMNS,
    ...partsOfFacts(db, FACTS),
  );
  return pageOf(rows, limit, (row) => row.public_at, shape);
}

function shape(row: Row): PublicProject {
  return {
    id: row.id,
    code: row.code,
    title: row.title,
    groupNo: row.group_no,
    village: { code: row.village, name: row.village_name },
    town: { code: row.town, name: row.town_name },
    side: row.side,
    category: row.category,
    mode: row.mode,
    stage: stageOf(row.state),
    suspended: isSuspended(row.state),
    checkpoints: currentCheckpoints(row.state),
    publicAt: row.public_at,
    limit: openLimit(row),
    dates: row.dates,
  };
}

/** A secret reserve is told only when the trade has succeeded, an open one once the town has approved it. */
function openLimit({ valuation, passed }: Row): number | null {
  if (!valuation) return null;
  const told = valuation.secret ? passed.award : passed.approval;
  return told === undefined ? null : valuation.amount;
}

interface DetailRow extends Row {
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
  select ${COLUMNS.join(', ')}, p.round,
    ${FACTS.map((fact) => `p.facts -> '${fact}' as ${fact}`).join(', ')},
    p.facts -> 'project' ->> 'emergency' is not null as emergency,
    (p.facts ->> 'failures')::int as failures,
    p.facts -> 'application' ->> 'dealing' as dealing,
    (p.facts -> 'application' ->> 'areaMu')::int as area_mu,
    p.facts -> 'resolution' as resolution, p.facts -> 'tenderFile' as tender_file,
    p.facts -> 'failed' as failed, (p.facts -> 'terminated' ->> 'at')::bigint as terminated_at,
    p.facts -> 'suspension' as suspension,
    p.facts -> 'candidate' as candidate, party.name as candidate_name,
    (p.facts ->> 'publicityEndsAt')::bigint as publicity_ends_at,
    (p.facts ->> 'awardedAt')::bigint as awarded_at,
    p.facts -> 'contract' as contract, p.facts -> 'settlement' as settlement,
    (select coalesce(jsonb_agg(jsonb_build_object('id', d.id, 'title', d.title, 'checkpoint', d.checkpoint,
        'issuedAt', d.issued_at) order by d.created_at, d.id), '[]')
      from documents d where d.project = p.id and d.audience = 'public' and d.state = 'issued') as documents
  from projects p
  join organisations v on v.id = p.village
  join organisations t on t.id = p.town
  left join trade_bidders b on b.project = p.id and b.pseudonym = p.facts -> 'candidate' ->> 'bidder'
  left join bidder_profiles party on party.account = b.account
  where p.id = $1 and p.public_at is not null`;

export type PublicProjectDetail = PublicProject & ReturnType<typeof details>;

export async function publicProject(db: Knex, id: string): Promise<PublicProjectDetail | null> {
  const [row] = await prepared<DetailRow>(db, DETAIL, [id]);
  return row ? { ...shape(row), ...details(row) } : null;
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
    settlement: row.settlement && row.passed.acceptance !== undefined ? row.settlement.amount : null,
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

const SHOWS_RESULT = new Set(['selection', 'contract', 'performance', 'closing', 'archived', 'terminated']);

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

function partsOfFacts(db: Knex, names: readonly string[]): Knex.Raw[] {
  return names.map((name) => db.raw(`p.facts -> '${name}' as ??`, [name]));
}
