/** Changes of the asset register 资产登记, by the village's accountant; what was said before stays in `asset_changes`. */
import { randomUUID } from 'node:crypto';
import type { Knex } from 'knex';
import { inTransaction, type Trx } from '../../db/transaction.js';
import { Forbidden, InvalidInput, NotFound, type Problem, Stale } from '../errors.js';
import { mayKeepAssets } from '../people/policy.js';
import type { Subject } from '../people/subject.js';
import type { AssetInput } from './asset.js';

export interface Registered {
  id: string;
  code: string;
  version: number;
}
type Result<T> = { done: T } | { problem: Problem };

const settle = <T>(result: Result<T>): T => {
  if ('problem' in result) throw result.problem;
  return result.done;
};

/**
 * Adds assets to a village's register: all of them or, when one cannot be, none.
 * @throws Forbidden, InvalidInput where there is no such village
 */
export async function addAssets(
  db: Knex,
  { subject, village, assets, kind }: { subject: Subject; village: string; assets: readonly AssetInput[]; kind: 'added' | 'imported' },
): Promise<Registered[]> {
  const denied = mayKeepAssets(subject, village);
  if (denied !== null) throw new Forbidden(denied);
  const result = await inTransaction<Result<Registered[]>>(db, async (trx) => {
    const [place] = await trx.query<{ town: string; district: string }>(
      `select t.id as town, t.parent as district from organisations v join organisations t on t.id = v.parent where v.id = $1 and v.kind = 'village'`,
      [village],
    );
    if (!place) return { value: () => ({ problem: new InvalidInput('没有这个村(社区),请核对代码。') }) };
    const last = await takeNumbers(trx, village, assets.length);
    const made = assets.map((said, i) => ({ id: randomUUID(), code: codeOf(village, last - assets.length + 1 + i), said }));
    await trx.query(INSERT, [village, place.town, place.district, subject.account, kind, JSON.stringify(made)]);
    return { value: () => ({ done: made.map(({ id, code }) => ({ id, code, version: 1 })) }) };
  });
  return settle(result);
}

/** `330203102230-Z-0001`: Z for 资产; never given twice, also when an asset is gone. */
const codeOf = (village: string, no: number) => `${village}-Z-${String(no).padStart(4, '0')}`;

async function takeNumbers(trx: Trx, village: string, count: number): Promise<number> {
  const [row] = await trx.query<{ last: number }>(
    `insert into asset_numbers (village, last) values ($1, $2)
     on conflict (village) do update set last = asset_numbers.last + $2 returning last`,
    [village, count],
  );
  return row?.last as number;
}

const SAID = `name text, category text, location text, quantity bigint, unit text, "originalValue" bigint,
  certificate text, "useState" text, building text, "buildingUntil" date, disputed boolean, note text`;
const INSERT = `
  with given as (select id, code, said from jsonb_to_recordset($6::jsonb) as g (id uuid, code text, said jsonb)),
  added as (
    insert into assets (id, code, village, town, district, category, name, location, quantity, unit, original_value,
      certificate, use_state, building, building_until, disputed, note, version, changed_at)
    select g.id, g.code, $1, $2, $3, s.category, s.name, s.location, s.quantity, s.unit, s."originalValue",
      s.certificate, s."useState", s.building, s."buildingUntil", s.disputed, s.note, 1, platform_clock()
    from given g cross join lateral jsonb_to_record(g.said) as s (${SAID})
    returning id, changed_at
  )
  insert into asset_changes (asset, version, at, account, kind, said)
  select a.id, 1, a.changed_at, $4, $5, g.said from added a join given g on g.id = a.id`;

const UPDATE = `
  update assets a set category = s.category, name = s.name, location = s.location, quantity = s.quantity, unit = s.unit,
    original_value = s."originalValue", certificate = s.certificate, use_state = s."useState", building = s.building,
    building_until = s."buildingUntil", disputed = s.disputed, note = s.note, version = a.version + 1,
    changed_at = platform_clock()
  from jsonb_to_record($2::jsonb) as s (${SAID}) where a.id = $1`;
const RETIRE = 'update assets set retired_at = platform_clock(), changed_at = platform_clock(), version = version + 1 where id = $1';
const TRADED = `
  select p.code from asset_trades t join projects p on p.id = t.project
  where t.asset = $1 and p.stage not in ('terminated', 'archived') limit 1`;
const REMEMBER = `
  insert into asset_changes (asset, version, at, account, kind, said)
  select id, version, changed_at, $2, $3, $4::jsonb from assets where id = $1`;

interface Change {
  subject: Subject;
  id: string;
  expectedVersion: number;
}

/** @throws NotFound, Forbidden, Stale, InvalidInput for an asset that left the register */
export function changeAsset(db: Knex, { said, ...change }: Change & { said: AssetInput }): Promise<Registered> {
  return changed(db, change, async (trx) => {
    await trx.query(UPDATE, [change.id, JSON.stringify(said)]);
    await trx.query(REMEMBER, [change.id, change.subject.account, 'changed', JSON.stringify(said)]);
    return undefined;
  });
}

/** The asset was sold, torn down or written off: it stays to be looked at and can be traded no more. */
export function retireAsset(db: Knex, { reason, ...change }: Change & { reason: string }): Promise<Registered> {
  return changed(db, change, async (trx) => {
    const [trade] = await trx.query<{ code: string }>(TRADED, [change.id]);
    if (trade) return new InvalidInput(`资产正在项目 ${trade.code} 中交易或履约,该项目归档后才能核销。`);
    await trx.query(RETIRE, [change.id]);
    await trx.query(REMEMBER, [change.id, change.subject.account, 'retired', JSON.stringify({ reason })]);
    return undefined;
  });
}

interface Held {
  code: string;
  village: string;
  version: number;
  retired_at: number | null;
}

async function changed(db: Knex, { subject, id, expectedVersion }: Change, write: (trx: Trx) => Promise<Problem | undefined>): Promise<Registered> {
  const result = await inTransaction<Result<Registered>>(db, async (trx) => {
    const [held] = await trx.query<Held>('select code, village, version, retired_at from assets where id = $1 for update', [id]);
    const problem = refusal(held, subject, expectedVersion);
    if (problem || !held) return { value: () => ({ problem: problem ?? new NotFound() }) };
    const refused = await write(trx);
    if (refused) return { value: () => ({ problem: refused }) };
    return { value: () => ({ done: { id, code: held.code, version: held.version + 1 } }) };
  });
  return settle(result);
}

function refusal(held: Held | undefined, subject: Subject, expectedVersion: number): Problem | null {
  if (!held) return new NotFound('没有这项资产。');
  const denied = mayKeepAssets(subject, held.village);
  if (denied !== null) return new Forbidden(denied);
  if (held.retired_at !== null) return new InvalidInput(`资产 ${held.code} 已核销,不能再修改。`);
  if (held.version !== expectedVersion) {
    return new Stale('这项资产已被其他人员修改,请刷新后再试。', { version: held.version });
  }
  return null;
}
