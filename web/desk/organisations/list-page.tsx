/** 机构名册: the district's towns and villages, who holds which role there, which role is missing. */
import { Link } from 'react-router';
import { useNames } from '../../text/domain.js';
import { currentLanguage } from '../../text/language.js';
import { listed } from '../../text/listing.js';
import '../act/act.css';
import { usePlaces } from '../accounts/places.js';
import { has, usePerson } from '../session.js';
import { everyPage } from '../table/every-page.js';
import { ExportButton } from '../table/export-button.js';
import { ChoiceFilter, useFilters } from '../table/filter.js';
import { Paged } from '../table/paged.js';
import { CheckFilter, SearchForm } from '../table/search-form.js';
import { Table } from '../table/table.js';
import { useSay } from '../words.js';
import { NewOrganisation } from './new-organisation.js';
import {
  addressOf,
  FILTERS,
  type Filters,
  missingIn,
  type Organisation,
  useOrganisations,
} from './organisation-data.js';
import './organisations.css';

export default function OrganisationListPage() {
  const say = useSay();
  const isDistrict = has(usePerson(), 'district');
  const [filters, set] = useFilters(FILTERS);
  const pages = useOrganisations(filters);
  const totals = pages.data?.pages[0]?.totals;
  return (
    <>
      <h1>{say('机构名册')}</h1>
      {totals && (
        <p>
          {[
            say('在用镇街{towns}个、村(社区){villages}个。', totals),
            totals.lacking > 0
              ? say('其中{lacking}个机构的职责不齐,交易在那里会停下。', totals)
              : say('各机构职责齐备。'),
            totals.unregistered > 0 ? say('{unregistered}个村(社区)还没有登记集体经济组织。', totals) : '',
          ].join(currentLanguage() === 'en' ? ' ' : '')}
        </p>
      )}
      {isDistrict && <NewOrganisation />}
      <ListFilters filters={filters} set={set} />
      <Paged
        pages={pages}
        more={say('再看50个')}
        empty={<p>{say('没有这样的机构。换个名称、代码或条件试试。')}</p>}
      >
        {(items) => (
          <>
            <ExportList filters={filters} />
            <OrganisationTable items={items} />
          </>
        )}
      </Paged>
    </>
  );
}

function ListFilters({
  filters,
  set,
}: {
  filters: Filters;
  set: (key: keyof Filters, value: string) => void;
}) {
  const say = useSay();
  const { data } = usePlaces();
  const isDistrict = has(usePerson(), 'district');
  return (
    <SearchForm
      value={filters.search}
      placeholder={say('名称或代码')}
      onSearch={(text) => set('search', text)}
    >
      {isDistrict && (
        <ChoiceFilter
          name={say('镇街')}
          value={filters.town}
          onChange={(v) => set('town', v)}
          options={(data?.towns ?? []).map(({ code, name }) => ({ key: code, name }))}
        />
      )}
      <ChoiceFilter
        name={say('状态')}
        value={filters.state}
        onChange={(v) => set('state', v)}
        options={[
          { key: 'in_use', name: say('在用') },
          { key: 'disabled', name: say('已停用') },
        ]}
      />
      <CheckFilter
        name={say('只看缺人的')}
        value={filters.lacking}
        onChange={(v) => set('lacking', v)}
      />
      <CheckFilter
        name={say('只看没有登记集体经济组织的')}
        value={filters.unregistered}
        onChange={(v) => set('unregistered', v)}
      />
    </SearchForm>
  );
}

function ExportList({ filters }: { filters: Filters }) {
  const say = useSay();
  const names = useNames();
  const rows = async () => {
    const all = await everyPage<Organisation>((after) => addressOf(filters, after, 200));
    return all.map((one) => [
      one.code,
      one.name,
      one.parent?.name,
      one.disabledAt === null ? say('在用') : say('已停用'),
      listed(one.roles.map(({ role, persons }) => `${names('roles', role)} ${persons}`)),
      listed(missingIn(one).map(({ role }) => names('roles', role))),
      one.running,
      one.collective?.name,
      one.collective?.creditCode,
      one.collective?.seat,
    ]);
  };
  return (
    <p className="not-printed">
      <ExportButton
        name="机构名册"
        head={['代码', '名称', '上级', '状态', '现有职责', '缺少的职责', '在办交易', '集体经济组织', '统一社会信用代码', '住所']}
        rows={rows}
      />
    </p>
  );
}

function OrganisationTable({ items }: { items: readonly Organisation[] }) {
  const say = useSay();
  const names = useNames();
  return (
    <Table
      items={items}
      keyOf={(one) => one.code}
      rowClass={(one) => `organisation-${one.kind}`}
      columns={[
        {
          name: '机构',
          className: 'card-head',
          cell: (one) => (
            <>
              <Link to={`/organisations/${one.code}`}>
                <bdi>{one.name}</bdi>
              </Link>
              <small className="figures">{one.code}</small>
              {one.disabledAt !== null && (
                <span className="badge badge-archived">{say('已停用')}</span>
              )}
            </>
          ),
        },
        { name: '集体经济组织', cell: (one) => <Registered of={one} /> },
        { name: '现有职责', cell: (one) => <small>{heldIn(one, names) || '—'}</small> },
        { name: '缺少的职责', cell: (one) => <Missing of={one} /> },
        { name: '在办交易', className: 'number', cell: (one) => one.running ?? '—' },
      ]}
    />
  );
}

function Registered({ of: { kind, collective, disabledAt } }: { of: Organisation }) {
  const say = useSay();
  if (collective)
    return (
      <>
        <bdi>{collective.name}</bdi>
        <small className="figures">{collective.creditCode}</small>
      </>
    );
  return <span>{kind === 'village' && disabledAt === null ? say('未登记') : '—'}</span>;
}

const heldIn = ({ roles }: Organisation, names: ReturnType<typeof useNames>) =>
  listed(
    roles
      .filter(({ persons }) => persons > 0)
      .map(({ role, persons }) =>
        persons > 1 ? `${names('roles', role)} ×${persons}` : names('roles', role),
      ),
  );

function Missing({ of }: { of: Organisation }) {
  const say = useSay();
  const names = useNames();
  const missing = missingIn(of);
  // Where nothing begins any more, nobody is missed.
  if (of.disabledAt !== null) return <span>—</span>;
  if (missing.length === 0) return <span>{say('无')}</span>;
  return (
    <ul className="organisation-missing">
      {missing.map(({ role, persons, needed }) => (
        <li key={role}>
          {names('roles', role)}
          {persons > 0 && ` ${say('(缺{count}人)', { count: needed - persons })}`}
        </li>
      ))}
    </ul>
  );
}

