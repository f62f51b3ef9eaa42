/** What the register says of one asset, to be filled or changed. */
import { Button, Input } from 'antd';
import { type FormEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { BUILDING_STATES, USE_STATES } from '../../../server/assets/states.js';
import { CATEGORIES } from '../../../server/machines/modes.js';
import { Problem } from '../../api/problem.js';
import { useNames } from '../../text/domain.js';
import '../act/act.css';
import { draftKey } from '../act/draft.js';
import { DraftLine } from '../act/draft-line.js';
import { useDraft } from '../act/use-draft.js';
import { readFen } from '../forms/money-text.js';
import { focusFirst } from '../frame/go-to.js';
import { usePerson } from '../session.js';
import { isSignedOut, signInAddress } from '../signed-out.js';
import { useSay } from '../words.js';
import type { Said } from './asset-data.js';

type Typed = Record<keyof Said, string>;

const EMPTY: Typed = {
  name: '',
  category: '',
  location: '',
  quantity: '',
  unit: '',
  originalValue: '',
  certificate: '',
  useState: '',
  building: 'none',
  buildingUntil: '',
  disputed: '',
  note: '',
};

export function typedFrom(said: Said): Typed {
  const number = (value: number | null) => (value === null ? '' : String(value / 100));
  return {
    ...said,
    quantity: number(said.quantity),
    originalValue: number(said.originalValue),
    certificate: said.certificate ?? '',
    buildingUntil: said.buildingUntil ?? '',
    disputed: said.disputed ? 'yes' : '',
    note: said.note ?? '',
  };
}

/** As the server takes it; what cannot be read goes as it is and is refused there, beside its field. */
function saidFrom(typed: Typed): Record<string, unknown> {
  const text = (value: string) => value.trim() || null;
  const hundredths = (value: string) => (value.trim() === '' ? null : (readFen(value) ?? value));
  return {
    ...typed,
    quantity: hundredths(typed.quantity) ?? 0,
    originalValue: hundredths(typed.originalValue),
    certificate: text(typed.certificate),
    buildingUntil: typed.building === 'temporary' ? text(typed.buildingUntil) : null,
    disputed: typed.disputed === 'yes',
    note: text(typed.note),
  };
}

interface Props {
  given?: Said;
  /** Under which the draft is kept: a new one, or one as of its version, so that a draft undoes no later change. */
  of: string;
  act: string;
  send: (said: Record<string, unknown>) => Promise<void>;
  onCancel?: () => void;
}

export function AssetForm({ given, of, act, send, onCancel }: Props) {
  const say = useSay();
  const names = useNames();
  const key = draftKey(usePerson().account, 'assets', of);
  const kept = useDraft<Typed>(key, given ? typedFrom(given) : EMPTY);
  const { values: typed, set: setTyped } = kept;
  const form = useRef<HTMLFormElement>(null);
  const [refusal, setRefusal] = useState<Error | null>(null);
  const [isBusy, setBusy] = useState(false);
  useEffect(() => {
    if (refusal) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [refusal]);
  const submit = async (e: FormEvent) => {
    e.preventDefault();
    setBusy(true);
    setRefusal(null);
    await send(saidFrom(typed)).then(kept.drop, (error: Error) => setRefusal(error));
    setBusy(false);
  };
  const faultAt = (key: keyof Said) =>
    refusal instanceof Problem ? refusal.at(`/asset/${key}`) : null;
  const text = (key: keyof Said) => ({
    id: `asset-${key}`,
    value: typed[key],
    'aria-invalid': faultAt(key) ? true : undefined,
    status: faultAt(key) ? ('error' as const) : undefined,
    onChange: (e: { target: { value: string } }) => setTyped({ ...typed, [key]: e.target.value }),
  });
  const field = (key: keyof Said, name: string, control: ReactNode, isOptional = false) => (
    <div className="field" key={key}>
      <label htmlFor={`asset-${key}`}>
        {say(name)}
        {isOptional && <small className="optional">{say('选填')}</small>}
      </label>
      {control}
      {faultAt(key) && (
        <span className="fault" role="alert">
          {faultAt(key)}
        </span>
      )}
    </div>
  );
  const choice = (key: keyof Said, options: [string, string][]) => {
    const { status: _, ...control } = text(key);
    return (
      <select className="asset-select" {...control}>
        {typed[key] === '' && <option value="">{say('请选择')}</option>}
        {options.map(([value, label]) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
    );
  };
  const categories = Object.entries(CATEGORIES).filter(([, { side }]) => side === 'asset');
  const named = (table: Record<string, string>) =>
    Object.entries(table).map(([key, name]): [string, string] => [key, say(name)]);
  const draftLine = (
    <DraftLine
      draft={kept.draft}
      startAnew={() => {
        kept.startAnew();
        setRefusal(null);
        focusFirst(form.current?.querySelector('.field'));
      }}
    />
  );
  return (
    <form className="asset-form" onSubmit={submit} ref={form}>
      {kept.draft.at !== null && draftLine}
      {field('name', '名称', <Input {...text('name')} required maxLength={100} />)}
      {field(
        'category',
        '类别',
        choice(
          'category',
          categories.map(([key]) => [key, names('categories', key)]),
        ),
      )}
      {field('location', '坐落', <Input {...text('location')} required maxLength={200} />)}
      {field(
        'quantity',
        '数量',
        <Input {...text('quantity')} required inputMode="decimal" className="short" />,
      )}
      {field(
        'unit',
        '单位',
        <Input
          {...text('unit')}
          required
          maxLength={10}
          className="short"
          placeholder={say('亩、平方米、间、台')}
        />,
      )}
      {field(
        'originalValue',
        '原值',
        <Input
          {...text('originalValue')}
          inputMode="decimal"
          className="short money-input"
          suffix={say('元')}
        />,
        true,
      )}
      {field('certificate', '权属证书号', <Input {...text('certificate')} maxLength={100} />, true)}
      {field('useState', '使用状况', choice('useState', named(USE_STATES)))}
      {field('building', '房屋手续', choice('building', named(BUILDING_STATES)))}
      {typed.building === 'temporary' &&
        field(
          'buildingUntil',
          '临时建筑有效期至',
          <Input {...text('buildingUntil')} type="date" className="short" />,
        )}
      <div className="field">
        <label>
          <input
            type="checkbox"
            checked={typed.disputed === 'yes'}
            onChange={(e) => setTyped({ ...typed, disputed: e.target.checked ? 'yes' : '' })}
          />{' '}
          {say('权属有争议(有争议的不能交易)')}
        </label>
      </div>
      {field('note', '备注', <Input.TextArea {...text('note')} rows={3} maxLength={500} />, true)}
      {kept.draft.at === null && draftLine}
      {refusal && <Refused error={refusal} />}
      <p className="act-buttons">
        <Button type="primary" htmlType="submit" loading={isBusy}>
          {say(act)}
        </Button>
        {onCancel && (
          <Button
            onClick={() => {
              kept.drop();
              onCancel();
            }}
          >
            {say('不改了')}
          </Button>
        )}
      </p>
    </form>
  );
}

function Refused({ error }: { error: Error }) {
  const say = useSay();
  if (!isSignedOut(error))
    return (
      <p className="fault" role="alert">
        {error.message}
      </p>
    );
  return (
    <div className="refusal" role="alert">
      <p>{say('登录已过期,没有保存成功。填写的内容已存为草稿,重新登录后会回到这里。')}</p>
      <Button type="primary" href={signInAddress()}>
        {say('重新登录')}
      </Button>
    </div>
  );
}
