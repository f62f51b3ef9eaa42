/** 登记项目: three plain questions, then the project opens with its application to fill in. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Input, Radio } from 'antd';
import { type FormEvent, useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import {
  CATEGORIES,
  type Category,
  type Mode,
  SIDES,
  type Side,
} from '../../../server/machines/modes.js';
import { get, post } from '../../api/client.js';
import { Refusal } from '../../parts/refusal.js';
import { useNames } from '../../text/domain.js';
import { SendingKeys } from '../act/send.js';
import { withOffset } from '../forms/wall-clock.js';
import { usePerson } from '../session.js';
import { useSay } from '../words.js';
import { type Earlier, EarlierProjects, keepEarlierTerms } from './earlier.js';
import { GROUNDS, MODE_HINTS, modesFor, needsGround } from './grounds.js';
import './register.css';

interface Answers {
  village: string;
  side: Side | '';
  category: Category | '';
  mode: Mode | '';
  title: string;
  ground: string;
  emergencyStartedAt: string;
  groupNo: string;
}

interface Places {
  towns: { code: string; name: string; villages: { code: string; name: string }[] }[];
}

export default function RegisterPage() {
  const say = useSay();
  const person = usePerson();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const keys = useRef(new SendingKeys());
  const villages = person.grants.filter((g) => g.role === 'accountant').map((g) => g.organisation);
  const [a, setAnswers] = useState<Answers>({
    village: villages[0] ?? '',
    side: '',
    category: '',
    mode: '',
    title: '',
    ground: '',
    emergencyStartedAt: '',
    groupNo: '',
  });
  const [earlier, setEarlier] = useState<Earlier | null>(null);
  const set = (more: Partial<Answers>) => setAnswers((old) => ({ ...old, ...more }));
  const isEmergency = a.mode === 'agreement' && a.ground === 'emergency' && a.category === 'repair';

  const registering = useMutation({
    mutationFn: async () => {
      const input = inputOf(a, isEmergency);
      const made = await post<{ id: string }>('/api/projects', input, {
        headers: { 'Idempotency-Key': keys.current.keyFor(input) },
      });
      if (earlier)
        await keepEarlierTerms(person.account, made.id, earlier.id).catch(() => undefined);
      return made;
    },
    onSuccess: async ({ id }) => {
      await queries.invalidateQueries({ queryKey: ['todo'] });
      navigate(`/projects/${id}?act=submit_application`);
    },
  });
  const isComplete =
    a.village && a.category && a.mode && a.title.trim() && (!needsGround(a.mode) || a.ground);
  const submit = (e: FormEvent) => {
    e.preventDefault();
    if (isComplete) registering.mutate();
  };

  return (
    <form className="register act-form" onSubmit={submit}>
      <h1>{say('登记项目')}</h1>
      <EarlierProjects
        village={a.village}
        onChoose={(chosen) => {
          setEarlier(chosen);
          if (chosen)
            set({
              side: CATEGORIES[chosen.category].side,
              category: chosen.category,
              mode: chosen.mode,
              title: chosen.title,
            });
        }}
      />
      <Step no={1} title={say('交易什么')}>
        <VillageChoice
          codes={villages}
          value={a.village}
          onChange={(village) => set({ village })}
        />
        <SideChoice value={a.side} onChange={(side) => set({ side, category: '', mode: '' })} />
        {a.side && (
          <CategoryChoice
            side={a.side}
            value={a.category}
            onChange={(category) => set({ category, mode: '' })}
          />
        )}
        <div className="field">
          <label htmlFor="title">{say('项目名称')}</label>
          <Input
            id="title"
            maxLength={120}
            value={a.title}
            onChange={(e) => set({ title: e.target.value })}
          />
          <span className="hint">{say('写明村名、标的和事由,例如“某村某处店面招租”')}</span>
        </div>
      </Step>
      {a.category && (
        <Step no={2} title={say('怎样交易')}>
          <ModeChoice
            category={a.category}
            value={a.mode}
            onChange={(mode) => set({ mode, ground: '' })}
          />
          {needsGround(a.mode) && (
            <GroundChoice value={a.ground} onChange={(ground) => set({ ground })} />
          )}
          {isEmergency && (
            <div className="field">
              <label htmlFor="emergency">{say('抢险开工时刻')}</label>
              <Input
                id="emergency"
                type="datetime-local"
                className="short"
                value={a.emergencyStartedAt}
                onChange={(e) => set({ emergencyStartedAt: e.target.value })}
              />
              <span className="hint">{say('开工后3个工作日内备案;晚于期限会标出。')}</span>
            </div>
          )}
          <div className="field">
            <label htmlFor="group">
              {say('同批标段的批号')}
              <small className="optional">{say('选填')}</small>
            </label>
            <Input
              id="group"
              className="short"
              maxLength={60}
              value={a.groupNo}
              onChange={(e) => set({ groupNo: e.target.value })}
            />
          </div>
        </Step>
      )}
      {Boolean(registering.error) && <Refusal error={registering.error} />}
      <p className="act-buttons">
        <Button
          type="primary"
          htmlType="submit"
          disabled={!isComplete}
          loading={registering.isPending}
        >
          {say('登记,接着填申报')}
        </Button>
      </p>
      <p className="hint">{say('登记后得到项目编号。申报内容在下一页填,随填随存草稿。')}</p>
    </form>
  );
}

function inputOf(a: Answers, isEmergency: boolean) {
  return {
    village: a.village,
    title: a.title.trim(),
    category: a.category,
    mode: a.mode,
    // An emergency is its own ground, named by the instant the work began.
    ground: needsGround(a.mode) && !isEmergency ? a.ground : null,
    emergencyStartedAt:
      isEmergency && a.emergencyStartedAt ? withOffset(a.emergencyStartedAt) : null,
    groupNo: a.groupNo.trim() || null,
  };
}

function Step({ no, title, children }: { no: number; title: string; children: React.ReactNode }) {
  return (
    <section className="step">
      <h2>
        <span className="step-no" aria-hidden="true">
          {no}
        </span>
        {title}
      </h2>
      {children}
    </section>
  );
}

/** Most accountants have one village and are asked nothing. */
function VillageChoice({
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

function SideChoice({ value, onChange }: { value: Side | ''; onChange: (side: Side) => void }) {
  const say = useSay();
  const names = useNames();
  const what: Record<Side, string> = {
    asset: '出租、发包、转让集体的东西',
    procurement: '花集体的钱做工程、买东西',
  };
  return (
    <fieldset className="field">
      <legend>{say('方向')}</legend>
      <Radio.Group name="side" value={value} onChange={(e) => onChange(e.target.value)}>
        {(Object.keys(SIDES) as Side[]).map((side) => (
          <Radio key={side} value={side}>
            {names('sides', side)}:{say(what[side])}
          </Radio>
        ))}
      </Radio.Group>
    </fieldset>
  );
}

function CategoryChoice({
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

function ModeChoice({
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

function GroundChoice({ value, onChange }: { value: string; onChange: (ground: string) => void }) {
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
