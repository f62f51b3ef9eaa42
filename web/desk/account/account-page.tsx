/** 我的账号: the password, the phone that shows codes, and where one is signed in. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { type FormEvent, useState } from 'react';
import { get, post, put, remove } from '../../api/client.js';
import { Moment } from '../../parts/moment.js';
import { Refusal } from '../../parts/refusal.js';
import { Failure, Waiting } from '../frame/states.js';
import { usePerson } from '../session.js';
import { useSay } from '../words.js';
import '../act/act.css';
import './account.css';

export default function AccountPage() {
  const say = useSay();
  const person = usePerson();
  return (
    <div className="account">
      <h1>{say('我的账号')}</h1>
      <p>
        <bdi>{person.displayName}</bdi> · {person.username}
      </p>
      <Password />
      {person.kind === 'staff' && <SecondFactor />}
      <Sessions />
    </div>
  );
}

function Password() {
  const say = useSay();
  const [given, setGiven] = useState({ current: '', next: '' });
  const changing = useMutation({
    mutationFn: () => put('/api/account/password', given),
    onSuccess: () => setGiven({ current: '', next: '' }),
  });
  const submit = (e: FormEvent) => {
    e.preventDefault();
    changing.mutate();
  };
  return (
    <form className="act-form" onSubmit={submit}>
      <h2>{say('修改密码')}</h2>
      <Secret
        id="current"
        label={say('现用密码')}
        autoComplete="current-password"
        value={given.current}
        onChange={(current) => setGiven({ ...given, current })}
      />
      <Secret
        id="next"
        label={say('新密码')}
        autoComplete="new-password"
        value={given.next}
        onChange={(next) => setGiven({ ...given, next })}
      />
      {Boolean(changing.error) && <Refusal error={changing.error} />}
      {changing.isSuccess && <p role="status">{say('密码已修改,其他地方的登录已退出。')}</p>}
      <p className="act-buttons">
        <Button
          htmlType="submit"
          loading={changing.isPending}
          disabled={!given.current || !given.next}
        >
          {say('修改密码')}
        </Button>
      </p>
    </form>
  );
}

interface SecretProps {
  id: string;
  label: string;
  value: string;
  autoComplete: string;
  onChange: (value: string) => void;
}

function Secret({ id, label, value, autoComplete, onChange }: SecretProps) {
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <Input
        id={id}
        className="short"
        type="password"
        autoComplete={autoComplete}
        value={value}
        onChange={(e) => onChange(e.target.value)}
      />
    </div>
  );
}

interface Enrolment {
  secret: string;
  qr: string;
}

function SecondFactor() {
  const say = useSay();
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const enrolling = useMutation({
    mutationFn: () => post<Enrolment>('/api/account/second-factor', { password }),
  });
  const confirming = useMutation({
    mutationFn: () =>
      put<{ recoveryCodes: string[] }>('/api/account/second-factor', { code: code.trim() }),
  });
  if (confirming.data) return <RecoveryCodes codes={confirming.data.recoveryCodes} />;
  return (
    <section className="act-form">
      <h2>{say('动态验证码')}</h2>
      <p className="hint">
        {say('审核、开标、付款和授权时再核对一次身份。用手机上的验证器扫码启用。')}
      </p>
      {!enrolling.data && (
        <>
          <Secret
            id="enrol-password"
            label={say('现用密码')}
            autoComplete="current-password"
            value={password}
            onChange={setPassword}
          />
          {Boolean(enrolling.error) && <Refusal error={enrolling.error} />}
          <Button
            onClick={() => enrolling.mutate()}
            loading={enrolling.isPending}
            disabled={!password}
          >
            {say('生成二维码')}
          </Button>
        </>
      )}
      {enrolling.data && (
        <>
          <p>
            <img src={enrolling.data.qr} alt={say('扫码启用动态验证码')} width={200} height={200} />
          </p>
          <p className="hint">
            {say('不能扫码时手工输入:{secret}', { secret: enrolling.data.secret })}
          </p>
          <div className="field">
            <label htmlFor="first-code">{say('手机上显示的6位码')}</label>
            <Input
              id="first-code"
              className="short"
              inputMode="numeric"
              autoComplete="one-time-code"
              value={code}
              onChange={(e) => setCode(e.target.value)}
            />
          </div>
          {Boolean(confirming.error) && <Refusal error={confirming.error} />}
          <Button
            type="primary"
            onClick={() => confirming.mutate()}
            loading={confirming.isPending}
            disabled={code.trim() === ''}
          >
            {say('确认启用')}
          </Button>
        </>
      )}
    </section>
  );
}

function RecoveryCodes({ codes }: { codes: readonly string[] }) {
  const say = useSay();
  return (
    <section className="receipt">
      <h2>{say('已启用。请打印保管恢复码')}</h2>
      <p className="hint">{say('手机不在身边时用,每个只能用一次,不再显示。')}</p>
      <ul className="hash">
        {codes.map((one) => (
          <li key={one}>{one}</li>
        ))}
      </ul>
      <Button onClick={() => window.print()}>{say('打印')}</Button>
    </section>
  );
}

interface Place {
  id: string;
  createdAt: number;
  lastSeenAt: number;
  current: boolean;
}

function Sessions() {
  const say = useSay();
  const queries = useQueryClient();
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['sessions'],
    queryFn: ({ signal }) => get<{ items: Place[] }>('/api/account/sessions', signal),
  });
  const end = useMutation({
    mutationFn: (id: string) => remove(`/api/account/sessions/${id}`),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['sessions'] }),
  });
  return (
    <section>
      <h2>{say('登录在哪里')}</h2>
      {isPending && <Waiting />}
      {error && <Failure error={error} again={refetch} />}
      <ul className="document-list">
        {data?.items.map((place) => (
          <li key={place.id}>
            <span>
              {say('登录于')} <Moment at={place.createdAt} />
            </span>
            <span>
              {say('最后使用')} <Moment at={place.lastSeenAt} />
            </span>
            {place.current ? (
              <span>{say('本次登录')}</span>
            ) : (
              <Button size="small" onClick={() => end.mutate(place.id)}>
                {say('退出')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
