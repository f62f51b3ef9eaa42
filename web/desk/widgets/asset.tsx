/** What is traded, chosen from the village's register; where it is not there yet, the way to it. */
import { useQuery } from '@tanstack/react-query';
import { Input } from 'antd';
import { useEffect, useState } from 'react';
import { Link } from 'react-router';
import { USE_STATES } from '../../../server/assets/states.js';
import { get, query } from '../../api/client.js';
import { type Asset, quantityOf } from '../assets/asset-data.js';
import { useSay } from '../words.js';
import { controlOf, FieldFrame, idOf, type WidgetProps } from './field.js';

/** As many as a list shows without becoming one to search in itself. */
const LISTED = 50;
/** Of milliseconds: nobody wants an answer to every letter. */
const PAUSE = 300;

interface Found {
  items: Asset[];
  next: string | null;
}

export function AssetWidget(props: WidgetProps) {
  const { path, value, filling } = props;
  const say = useSay();
  const [typed, setTyped] = useState('');
  const search = usePaused(typed.trim());
  const found = useRegister(filling.c.view.village.code, search);
  const chosen = typeof value === 'string' ? value : '';
  const { status: _, ...control } = controlOf(props);
  const items = found.data?.items ?? [];
  const isEmptyRegister = found.data !== undefined && items.length === 0 && search === '';
  return (
    <FieldFrame {...props}>
      {!isEmptyRegister && (
        <Input
          id={`${idOf(path)}-search`}
          type="search"
          aria-label={say('在资产台账中查找')}
          placeholder={say('查找:名称、编号、坐落或证号')}
          maxLength={60}
          value={typed}
          onChange={(e) => setTyped(e.target.value)}
        />
      )}
      <select
        {...control}
        className="native-select"
        value={chosen}
        onChange={(e) => filling.set(path, e.target.value)}
      >
        <option value="">{isEmptyRegister ? say('本村台账里还没有资产') : say('请选择')}</option>
        {chosen !== '' && items.every((a) => a.code !== chosen) && (
          <option value={chosen}>{chosen}</option>
        )}
        {items.map((asset) => (
          <option key={asset.id} value={asset.code}>
            {asset.code} {asset.said.name}
          </option>
        ))}
      </select>
      <Chosen asset={items.find((a) => a.code === chosen)} />
      {search !== '' && found.data && items.length === 0 && (
        <span className="hint" role="status">
          {say('台账里没有“{search}”,换个词再找。', { search })}
        </span>
      )}
      {found.data?.next && (
        <span className="hint">{say('只列前{count}项,请输入几个字查找。', { count: LISTED })}</span>
      )}
      <span className="hint">
        {say('台账里没有的,先')}
        <Link to="/assets/new">{say('登记资产')}</Link>
        {say('，再回来选；这里填的内容存为草稿,不会丢。')}
      </span>
    </FieldFrame>
  );
}

/** What the register says of it, so that nobody applies for the wrong one. */
function Chosen({ asset }: { asset: Asset | undefined }) {
  const say = useSay();
  if (!asset) return null;
  const { said } = asset;
  return (
    <span className="chosen-asset">
      <bdi>{said.name}</bdi> · <bdi>{said.location}</bdi> · {quantityOf(said)} ·{' '}
      {say(USE_STATES[said.useState])}
      {said.disputed && <b> {say('有争议,须先确权或调处')}</b>}
    </span>
  );
}

function useRegister(village: string, search: string) {
  return useQuery({
    queryKey: ['assets', 'choice', village, search],
    queryFn: ({ signal }) =>
      get<Found>(`/api/assets${query({ village, search, limit: LISTED })}`, signal),
    placeholderData: (before) => before,
  });
}

function usePaused(text: string): string {
  const [settled, settle] = useState(text);
  useEffect(() => {
    const later = window.setTimeout(() => settle(text), PAUSE);
    return () => window.clearTimeout(later);
  }, [text]);
  return settled;
}
