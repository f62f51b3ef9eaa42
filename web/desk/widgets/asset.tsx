/** What is traded, chosen from the village's register; where it is not there yet, the way to it. */
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { get, query } from '../../api/client.js';
import { useSay } from '../words.js';
import { controlOf, FieldFrame, type WidgetProps } from './field.js';

interface Listed {
  id: string;
  code: string;
  said: { name: string };
}

export function AssetWidget(props: WidgetProps) {
  const { path, value, filling } = props;
  const say = useSay();
  const village = filling.c.view.village.code;
  const { data } = useQuery({
    queryKey: ['assets', 'choice', village],
    queryFn: ({ signal }) =>
      get<{ items: Listed[] }>(`/api/assets${query({ village, limit: 200 })}`, signal),
  });
  const { status: _, ...control } = controlOf(props);
  const known = data?.items ?? [];
  const chosen = typeof value === 'string' ? value : '';
  return (
    <FieldFrame {...props}>
      <select
        {...control}
        className="native-select"
        value={chosen}
        onChange={(e) => filling.set(path, e.target.value)}
      >
        <option value="">{say('请选择')}</option>
        {known.every((a) => a.code !== chosen) && chosen !== '' && (
          <option value={chosen}>{chosen}</option>
        )}
        {known.map((a) => (
          <option key={a.id} value={a.code}>
            {a.code} {a.said.name}
          </option>
        ))}
      </select>
      <span className="hint">
        {say('台账里没有的,先')}
        <Link to="/assets">{say('登记资产')}</Link>
      </span>
    </FieldFrame>
  );
}
