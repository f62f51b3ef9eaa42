/** What is chosen when a project is registered: only what fits what was chosen before is offered. */
import { useQuery } from '@tanstack/react-query';
import { Radio } from 'antd';
import {
  CATEGORIES,
  type Category,
  type Mode,
  SIDES,
  type Side,
} from '../../../server/machines/modes.js';
import { get } from '../../api/client.js';
import { useNames } from '../../text/domain.js';
import { useSay } from '../words.js';
import { GROUNDS, MODE_HINTS, modesFor } from './grounds.js';

interface Places {
  towns: { code: string; name: string; villages: { code: string; name: string }[] }[];
}

/** Most accountants have one village and are asked nothing. */
export function VillageChoice({
  codes,
  value,
  onChange,
}: {
  codes: string[];
  value: string;
  onChange: (code: string) => void;
}) {
  const say = useSay();
  const { data } = useQuery({
    queryKey: ['places'],
    queryFn: ({ signal }) => get<Places>('/api/public/places', signal),
    staleTime: 3_600_000,
  });
  const nameOf = (code: string) =>
    data?.towns.flatMap((t) => t.villages).find((v) => v.code === code)?.name ?? code;
  if (codes.length <= 1) return null;
  return (
    <div className="field">
      <label htmlFor="village">{say('村(社区)')}</label>
      <select
        id="village"
        className="native-select"
        value={value}
        onChange={(e) => onChange(e.target.value)}
      >
        {codes.map((code) => (
          <option key={code} value={code}>
            {nameOf(code)}
          </option>
        ))}
      </select>
    </div>
  );
}

export function SideChoice({ value, onChange }: { value: Side | ''; onChange: (side: Side) => void }) {
  const say = useSay();
  const names = useNames();
  const what: Record<Side, string> = {
    asset: '出租、发包、转让集体的东西',
    procurement: '花集体的钱做工程、买东西、请服务',
  };
  return (
    <fieldset className="field">
      <legend>{say('方向')}</legend>
      <Radio.Group name="side" value={value} onChange={(e) => onChange(e.target.value)}>
        {(Object.keys(SIDES) as Side[]).map((side) => (
          <Radio key={side} value={side}>
            {names('sides', side)} <small className="hint">{say(what[side])}</small>
          </Radio>
        ))}
      </Radio.Group>
    </fieldset>
  );
}

export function CategoryChoice({
  side,
  value,
  onChange,
}: {
  side: Side;
  value: Category | '';
  onChange: (category: Category) => void;
}) {
  const say = useSay();
  const names = useNames();
  const fitting = (Object.keys(CATEGORIES) as Category[]).filter(
    (key) => CATEGORIES[key].side === side,
  );
  return (
    <fieldset className="field">
      <legend>{say('类别')}</legend>
      <Radio.Group
        name="category"
        value={value}
        onChange={(e) => onChange(e.target.value)}
        className="many-radios"
      >
        {fitting.map((key) => (
          <Radio key={key} value={key}>
            {names('categories', key)}
          </Radio>
        ))}
      </Radio.Group>
    </fieldset>
  );
}

export function ModeChoice({
  category,
  value,
  onChange,
}: {
  category: Category;
  value: Mode | '';
  onChange: (mode: Mode) => void;
}) {
  const say = useSay();
  const names = useNames();
  return (
    <fieldset className="field">
      <legend>{say('交易方式')}</legend>
      <Radio.Group
        name="mode"
        value={value}
        onChange={(e) => onChange(e.target.value)}
        className="upright-radios"
      >
        {modesFor(category).map((mode) => (
          <Radio key={mode} value={mode}>
            {names('modes', mode)} <small className="hint">{say(MODE_HINTS[mode] ?? '')}</small>
          </Radio>
        ))}
      </Radio.Group>
    </fieldset>
  );
}

export function GroundChoice({ value, onChange }: { value: string; onChange: (ground: string) => void }) {
  const say = useSay();
  return (
    <fieldset className="field">
      <legend>{say('所依据的情形')}</legend>
      <Radio.Group name="ground" value={value} onChange={(e) => onChange(e.target.value)}>
        {Object.entries(GROUNDS).map(([key, name]) => (
          <Radio key={key} value={key}>
            {say(name)}
          </Radio>
        ))}
      </Radio.Group>
    </fieldset>
  );
}
