/** A town's trades at a glance, for those who watch it: where each stands, what is late, what is new to them. */
import type { Knex } from 'knex';
import { type Cursor, type PageOf, pageOf } from '../../db/queries/keyset.js';
import { type TownRow, townTrades, type Visit } from '../../db/queries/town-trades.js';
import { Forbidden } from '../errors.js';
import { humanLimit } from '../machines/deadlines.js';
import type { Facts } from '../machines/facts.js';
import { currentCheckpoints, isSuspended, positionOf, stageOf } from '../machines/position.js';
import type { Law } from '../machines/rules/book.js';
import { DAY } from '../machines/time.js';
import { rolesIn } from '../people/policy.js';
import type { Subject } from '../people/subject.js';
import { noteLook } from './note-look.js';
import { nameOfAct } from './trail/acts.js';

const WATCHES = ['discipline', 'town_officer'] as const;

export interface TownAsking {
  subject: Subject;
  /** Where it is not said: the first town that whoever asks watches. */
  town?: string;
  changed: boolean;
  overdue: boolean;
  after: Cursor | null;
  limit: number;
}

export interface TownDeps {
  /** Reads on behalf of whoever asks. */
  db: Knex;
  lawOf: (rulesVersion: string) => Law;
}
export type TradesOfTown = { town: string; visit: Visit } & PageOf<ReturnType<typeof shape>>;

/** @throws Forbidden for whoever does not watch this town */
export async function tradesOfTown({ db, lawOf }: TownDeps, asking: TownAsking): Promise<TradesOfTown> {
  const { subject, changed, overdue, after, limit } = asking;
  const town = asking.town ?? subject.grants.find(({ role }) => (WATCHES as readonly string[]).includes(role))?.organisation ?? '';
  const place = { village: '', town, district: '' };
  const watches = rolesIn(subject, place).some((role) => (WATCHES as readonly string[]).includes(role));
  if (!watches) throw new Forbidden('镇街全部交易由本镇街的纪(工)委和三资办查看,您的账号没有这一职责。');
  await noteLook(db, { subject, place, project: null, kind: 'town', object: town });
  const { visit, rows } = await townTrades(db, { account: subject.account, town, changed, overdue, after, limit });
  return { town, visit, ...pageOf(rows, limit, (row) => row.registered_at, (row) => shape(row, lawOf(row.rules_version), visit.now)) };
}

function shape(row: TownRow, law: Law, now: number) {
  const { state } = row;
  const facts: Facts = { ...row.facts, bidders: {} };
  const limitAt = humanLimit(state, facts, law);
  return {
    id: row.id,
    code: row.code,
    title: row.title,
    village: { code: row.village, name: row.village_name },
    round: facts.round,
    stage: stageOf(state),
    position: positionOf(state),
    checkpoints: currentCheckpoints(state),
    suspended: isSuspended(state),
    limitAt,
    overdueDays: limitAt !== null && now > limitAt ? Math.ceil((now - limitAt) / DAY) : null,
    registeredAt: row.registered_at,
    publicAt: row.public_at,
    last: row.event === null ? null : { event: row.event, name: nameOfAct(row.event), at: row.at as number },
    changed: row.changed,
  };
}
