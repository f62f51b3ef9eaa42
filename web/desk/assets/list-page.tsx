/** 资产台账: what the village's collective owns, to be searched, added to, imported and exported. */
import { Button } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { CATEGORIES } from '../../../server/machines/modes.js';
import { USE_STATES } from '../../../server/assets/states.js';
import { Money } from '../../parts/money.js';
import { useNames } from '../../text/domain.js';
import { usePerson } from '../session.js';
import { ChoiceFilter, useFilters } from '../table/filter.js';
import { Paged } from '../table/paged.js';
import { CheckFilter, SearchForm } from '../table/search-form.js';
import { Table } from '../table/table.js';
import { useSay } from '../words.js';
import {
  type Asset,
  type AssetFilters,
  keptVillages,
  quantityOf,
  useAssets,
} from './asset-data.js';
import './assets.css';
import { ImportPanel } from './import-panel.js';

const KEYS = ['search', 'category', 'useState', 'retired'] as const;

export default function AssetListPage() {
  const say = useSay();
  const [village] = keptVillages(usePerson().grants);
  const [isImporting, setImporting] = useState(false);
  const [filters, set] = useFilters(KEYS);
  const pages = useAssets(filters);
  return (
    <>
      <h1>{say('资产台账')}</h1>
      {village && (
        <div className="asset-acts not-printed">
          <Link className="button-link" to="/assets/new">
            {say('登记资产')}
          </Link>
          <Button onClick={() => setImporting(!isImporting)} aria-expanded={isImporting}>
            {say('导入表格')}
          </Button>
          <Button href={`/api/assets/sheet?village=${village}`}>{say('导出表格')}</Button>
        </div>
      )}
      {village && isImporting && <ImportPanel village={village} />}
      <Filters filters={filters} set={set} />
      <Paged
        pages={pages}
        more={say('再看50项')}
        empty={
          <p>
            {village
              ? say('台账里还没有这样的资产。可以逐项登记,也可以用表格一次导入。')
              : say('台账里没有这样的资产。')}
          </p>
        }
      >
        {(items) => <AssetTable items={items} />}
      </Paged>
    </>
  );
}

function Filters({
  filters,
  set,
}: {
  filters: AssetFilters;
  set: (key: keyof AssetFilters, value: string) => void;
}) {
  const say = useSay();
  const names = useNames();
  const categories = Object.entries(CATEGORIES).filter(([, { side }]) => side === 'asset');
  return (
    <SearchForm
      value={filters.search}
      placeholder={say('名称、编号、坐落或证号')}
      onSearch={(text) => set('search', text)}
    >
      <ChoiceFilter
        name={say('类别')}
        value={filters.category}
        onChange={(v) => set('category', v)}
        options={categories.map(([key]) => ({ key, name: names('categories', key) }))}
      />
      <ChoiceFilter
        name={say('使用状况')}
        value={filters.useState}
        onChange={(v) => set('useState', v)}
        options={Object.entries(USE_STATES).map(([key, name]) => ({ key, name: say(name) }))}
      />
      <CheckFilter
        name={say('连同已核销的')}
        value={filters.retired}
        onChange={(v) => set('retired', v)}
      />
    </SearchForm>
  );
}

function AssetTable({ items }: { items: readonly Asset[] }) {
  const say = useSay();
  const names = useNames();
  return (
    <Table
      items={items}
      keyOf={(asset) => asset.id}
      columns={[
        {
          name: '资产',
          className: 'card-head',
          cell: ({ id, code, said }) => (
            <>
              <Link to={`/assets/${id}`}>
                <bdi>{said.name}</bdi>
              </Link>
              <small className="figures">{code}</small>
            </>
          ),
        },
        { name: '类别', cell: ({ said }) => names('categories', said.category) },
        {
          name: '坐落',
          cell: ({ said, village }) => (
            <>
              <bdi>{said.location}</bdi>
              <small>{village.name}</small>
            </>
          ),
        },
        { name: '数量', className: 'figures', cell: ({ said }) => quantityOf(said) },
        {
          name: '原值',
          className: 'number',
          cell: ({ said }) => (said.originalValue === null ? '—' : <Money fen={said.originalValue} />),
        },
        {
          name: '使用状况',
          cell: ({ said, retiredAt }) => (
            <>
              {retiredAt === null ? say(USE_STATES[said.useState]) : say('已核销')}
              {said.disputed && <small className="asset-warning">{say('有争议')}</small>}
            </>
          ),
        },
      ]}
    />
  );
}
