/** The register of organisations: which there are, who holds which role there, which role is missing, what still runs. */
import type { Knex } from 'knex';
import { Forbidden, NotFound } from '../errors.js';
import type { OrganisationKind, Role } from '../machines/roles.js';
import type { Collective } from './collective.js';
import { NEEDED_ROLES } from './needed-roles.js';
import { readsOrganisationsBelow } from './policy.js';
import type { Subject } from './subject.js';

export interface Listing {
  /** Part of its name, its town's or its collective's, or the beginning of its code or its collective's. */
  search: string;
  /** A town's code: itself and its villages. */
  town: string;
  state: 'all' | 'in_use' | 'disabled';
  /** Only where a needed role is missing. */
  lacking: boolean;
  /** Only villages in use whose collective is not registered. */
  unregistered: boolean;
  /** The code of the last one of the page before. */
  after: string;
  limit: number;
}

export interface Organisation {
  code: string;
  kind: OrganisationKind;
  name: string;
  parent: { code: string; name: string } | null;
  disabledAt: number | null;
  /** Null for what is no village, and until it is registered. */
  collective: Collective | null;
  roles: { role: Role; persons: number; needed: number }[];
  /** Trades that are not archived; not counted for a district. */
  running: number | null;
}
export interface OrganisationPage {
  /** Of all in use that whoever asks may read. */
  totals: { towns: number; villages: number; lacking: number; unregistered: number };
  items: Organisation[];
  next: string | null;
}
export interface OrganisationView extends Organisation {
  people: { role: Role; displayName: string; username: string }[];
}

// Codes begin with those of what is above them: their order is district, town, its villages, the next town.
const SEEN = `
  with needed as (
    select * from jsonb_to_recordset(cast(:needed as jsonb)) as n (kind text, role text, persons integer, no integer)),
  held as (
    select g.organisation, g.role, count(*)::int as persons
    from grants g join accounts a on a.id = g.account and a.kind = 'staff' and a.disabled_at is null
    group by g.organisation, g.role),
  seen as materialized (
    select o.id as code, o.kind, o.name, o.disabled_at, p.id as parent, p.name as parent_name,
      jsonb_agg(jsonb_build_object('role', n.role, 'persons', coalesce(h.persons, 0), 'needed', n.persons) order by n.no) as roles,
      bool_or(coalesce(h.persons, 0) < n.persons) and o.disabled_at is null as lacking,
      o.kind = 'village' and o.credit_code is null and o.disabled_at is null as unregistered,
      case when o.credit_code is not null
        then jsonb_build_object('name', o.collective_name, 'creditCode', o.credit_code, 'seat', o.seat) end as collective
    from organisations o
    join needed n on n.kind = o.kind
    left join organisations p on p.id = o.parent
    left join held h on h.organisation = o.id and h.role = n.role
    where o.id like any (:below)
    group by o.id, p.id),
  page as (
    select code, kind, name, collective, roles, (extract(epoch from disabled_at) * 1000)::bigint as "disabledAt",
      case when parent is not null then jsonb_build_object('code', parent, 'name', parent_name) end as parent,
      case kind
        when 'village' then (select count(*) from projects where village = seen.code and stage <> 'archived')
        when 'town' then (select count(*) from projects where town = seen.code and stage <> 'archived') end as running
    from seen
    where code > :after and (not :lacking or lacking) and (not :unregistered or unregistered) and (:town = '' or code like :town || '%')
      and (:state = 'all' or (disabled_at is null) = (:state = 'in_use'))
      and (:search = '' or position(:search in name) > 0 or position(:search in parent_name) > 0 or starts_with(code, :search)
        or position(:search in collective ->> 'name') > 0 or starts_with(collective ->> 'creditCode', upper(:search)))
    order by code limit :rows)`;
const LIST = `${SEEN}
  select (select jsonb_build_object(
      'towns', count(*) filter (where kind = 'town' and disabled_at is null),
      'villages', count(*) filter (where kind = 'village' and disabled_at is null),
      'lacking', count(*) filter (where lacking),
      'unregistered', count(*) filter (where unregistered)) from seen) as totals,
    (select coalesce(jsonb_agg(page order by code), '[]') from page) as items`;
const PEOPLE = `
  select g.role, a.display_name as "displayName", a.username
  from grants g join accounts a on a.id = g.account and a.kind = 'staff' and a.disabled_at is null
  where g.organisation = ? order by a.username`;

const NEEDED = JSON.stringify(NEEDED_ROLES.map((needed, no) => ({ ...needed, no })));

/** @throws Forbidden for whoever has no part in it */
export async function listOrganisations(db: Knex, by: Subject, asked: Listing): Promise<OrganisationPage> {
  const { totals, items } = await read(db, by, { ...asked, rows: asked.limit + 1 });
  const shown = items.slice(0, asked.limit);
  return { totals, items: shown, next: items.length > asked.limit ? (shown.at(-1)?.code ?? null) : null };
}

/** One of them with the people who hold its roles. @throws NotFound also for what whoever asks may not read */
export async function organisation(db: Knex, by: Subject, code: string): Promise<OrganisationView> {
  const all = { search: '', town: '', state: 'all', lacking: false, unregistered: false } as const;
  const { items } = await read(db, by, { ...all, only: code, after: '', rows: 1 });
  const [found] = items;
  if (!found) throw new NotFound('没有这个机构,或不在您的职责范围内。');
  const { rows: people } = await db.raw<{ rows: OrganisationView['people'] }>(PEOPLE, [code]);
  return { ...found, people };
}

type Asked = Omit<Listing, 'limit'> & { rows: number; only?: string };

async function read(db: Knex, by: Subject, { only, ...asked }: Asked): Promise<Omit<OrganisationPage, 'next'>> {
  const below = readsOrganisationsBelow(by);
  if (below.length === 0) throw new Forbidden('机构名册由区管理员、镇街三资办、镇街纪(工)委和本村人员查看,您的账号没有这一职责。');
  const wanted = only === undefined ? below.map((code) => `${code}%`) : below.some((code) => only.startsWith(code)) ? [only] : [];
  const { rows } = await db.raw<{ rows: [Omit<OrganisationPage, 'next'>] }>(LIST, { ...asked, needed: NEEDED, below: wanted });
  return rows[0];
}
