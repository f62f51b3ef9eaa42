/** One asset: what the register says of it now, and everything it said before. */
import { useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearchParams } from 'react-router';
import { BUILDING_STATES, USE_STATES } from '../../../server/assets/states.js';
import { post } from '../../api/client.js';
import { Money } from '../../parts/money.js';
import { CivilDay, Moment } from '../../parts/moment.js';
import { useNames } from '../../text/domain.js';
import { useGoTo } from '../frame/go-to.js';
import { Failure, Waiting } from '../frame/states.js';
import { usePerson } from '../session.js';
import { useSay } from '../words.js';
import { AssetActs } from './asset-acts.js';
import {
  type AssetTrade,
  type Change,
  keptVillages,
  quantityOf,
  type Said,
  useAsset,
} from './asset-data.js';
import { AssetForm } from './asset-form.js';
import './assets.css';

export function NewAssetPage() {
  const say = useSay();
  const go = useNavigate();
  const queries = useQueryClient();
  const [village] = keptVillages(usePerson().grants);
  if (!village) return <p>{say('资产由本村会计登记。')}</p>;
  const send = async (asset: Record<string, unknown>) => {
    const { id } = await post<{ id: string }>('/api/assets', { village, asset });
    await queries.invalidateQueries({ queryKey: ['assets'] });
    await go(`/assets/${id}`);
  };
  return (
    <>
      <h1>{say('登记资产')}</h1>
      <AssetForm of={`new-${village}`} act="登记资产" send={send} />
    </>
  );
}

export default function AssetPage() {
  const { id = '' } = useParams();
  const say = useSay();
  const { data: asset, error, isPending, refetch } = useAsset(id);
  const keeps = keptVillages(usePerson().grants).includes(asset?.village.code ?? '');
  const [title, goToTitle] = useGoTo<HTMLHeadingElement>();
  // The address says that the entry is being changed: whoever signs in again comes back to what they typed.
  const [search, setSearch] = useSearchParams();
  const setChanging = (on: boolean) => setSearch(on ? { change: '' } : {}, { replace: true });
  if (isPending) return <Waiting />;
  if (!asset) return <Failure error={error} again={refetch} />;
  const isKept = keeps && asset.retiredAt === null;
  const isChanging = isKept && search.has('change');
  const done = () => {
    goToTitle();
    setChanging(false);
    return refetch();
  };
  return (
    <>
      <h1 tabIndex={-1} ref={title}>
        <bdi>{asset.said.name}</bdi>
      </h1>
      <p className="figures asset-code">{asset.code}</p>
      {asset.retiredAt !== null && (
        <p className="asset-warning">
          {say('已核销')} <Moment at={asset.retiredAt} />
        </p>
      )}
      {!isChanging && <Facts said={asset.said} />}
      {isKept && (
        <AssetActs asset={asset} isChanging={isChanging} setChanging={setChanging} done={done} />
      )}
      <h2>{say('相关交易')}</h2>
      <Trades trades={asset.trades} />
      <h2>{say('登记记录')}</h2>
      <History changes={asset.changes} />
    </>
  );
}

const ROWS: readonly (keyof Said)[] = [
  'category',
  'location',
  'quantity',
  'originalValue',
  'certificate',
  'useState',
  'building',
  'buildingUntil',
  'disputed',
  'note',
];
const NAMES: Record<string, string> = {
  name: '名称',
  category: '类别',
  location: '坐落',
  quantity: '数量',
  unit: '单位',
  originalValue: '原值',
  certificate: '权属证书号',
  useState: '使用状况',
  building: '房屋手续',
  buildingUntil: '临时建筑有效期至',
  disputed: '有无争议',
  note: '备注',
};

function Facts({ said }: { said: Said }) {
  const say = useSay();
  return (
    <dl className="asset-facts">
      {ROWS.filter((key) => said[key] !== null).map((key) => (
        <div key={key}>
          <dt>{say(NAMES[key] as string)}</dt>
          <dd>
            <Value field={key} said={said} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Value({ field, said }: { field: keyof Said; said: Partial<Said> }) {
  const say = useSay();
  const names = useNames();
  const value = said[field];
  if (value === null || value === undefined) return say('未填');
  switch (field) {
    case 'category':
      return names('categories', String(value));
    case 'quantity':
      return quantityOf({ quantity: Number(value), unit: said.unit ?? '' });
    case 'originalValue':
      return <Money fen={Number(value)} />;
    case 'useState':
      return say(USE_STATES[value as keyof typeof USE_STATES]);
    case 'building':
      return say(BUILDING_STATES[value as keyof typeof BUILDING_STATES]);
    case 'buildingUntil':
      return <CivilDay date={String(value)} />;
    case 'disputed':
      return value ? say('有') : say('无');
    default:
      return <bdi>{String(value)}</bdi>;
  }
}

function Trades({ trades }: { trades: readonly AssetTrade[] }) {
  const say = useSay();
  const names = useNames();
  if (trades.length === 0) return <p>{say('还没有。')}</p>;
  return (
    <ul>
      {trades.map((trade) => (
        <li key={trade.project}>
          <Link to={`/projects/${trade.project}`}>
            <bdi>{trade.title}</bdi>
          </Link>{' '}
          <small className="figures">{trade.code}</small> {names('stages', trade.stage)}
        </li>
      ))}
    </ul>
  );
}

const KINDS = { added: '登记', imported: '导入', changed: '修改', retired: '核销' } as const;

/** Each entry with what it changed against the one before it. */
function History({ changes }: { changes: readonly Change[] }) {
  const say = useSay();
  return (
    <ol className="asset-history">
      {changes.map((change, i) => {
        const before = changes[i + 1]?.said ?? {};
        const keys =
          change.kind === 'changed'
            ? (Object.keys(NAMES) as (keyof Said)[]).filter(
                (key) => change.said[key] !== before[key],
              )
            : [];
        return (
          <li key={change.version}>
            <b>{say(KINDS[change.kind])}</b> <Moment at={change.at} />
            {change.said.reason && <bdi> {change.said.reason}</bdi>}
            {keys.map((key) => (
              <p key={key}>
                {say(NAMES[key] as string)} <del>{<Value field={key} said={before} />}</del> →{' '}
                <ins>{<Value field={key} said={change.said} />}</ins>
              </p>
            ))}
          </li>
        );
      })}
    </ol>
  );
}
