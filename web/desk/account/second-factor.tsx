/** 动态验证码: the phone that shows codes; enrolled by the first, taken off by another. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { call, post, put } from '../../api/client.js';
import { Refusal } from '../../parts/refusal.js';
import { usePerson } from '../session.js';
import { useSay } from '../words.js';
import { Secret } from './secret.js';

export function SecondFactor() {
  const say = useSay();
  const { code } = usePerson();
  const wasEnrolled = useRef(code !== 'none').current;
  return (
    <section className="act-form" aria-labelledby="second-factor">
      <h2 id="second-factor">{say('动态验证码')}</h2>
      {wasEnrolled ? <Enrolled /> : <Enrol />}
    </section>
  );
}

/** A phone that is changed or lost is taken off by a code of its own, or by one of those that were printed. */
function Enrolled() {
  const say = useSay();
  const queries = useQueryClient();
  const [code, setCode] = useState('');
  const removing = useMutation({
    mutationFn: () => call('DELETE', '/api/account/second-factor', { body: { code: code.trim() } }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['session'] }),
  });
  const submit = (e: FormEvent) => {
    e.preventDefault();
    removing.mutate();
  };
  if (removing.isSuccess)
    return <p role="status">{say('已解除。审核、开标、付款和授权前须重新启用。')}</p>;
  return (
    <form onSubmit={submit}>
      <p className="hint">{say('已启用。换手机时先解除,再用新手机扫码启用;手机丢了用恢复码解除。')}</p>
      <div className="field">
        <label htmlFor="remove-code">{say('手机上显示的6位码,或一个恢复码')}</label>
        <Input
          id="remove-code"
          className="short"
          autoComplete="one-time-code"
          value={code}
          onChange={(e) => setCode(e.target.value)}
        />
      </div>
      {removing.error && <Refusal error={removing.error} />}
      <Button htmlType="submit" danger loading={removing.isPending} disabled={code.trim() === ''}>
        {say('解除动态验证码')}
      </Button>
    </form>
  );
}

interface Enrolment {
  secret: string;
  qr: string;
}

function Enrol() {
  const say = useSay();
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const first = useRef<HTMLElement>(null);
  const enrolling = useMutation({
    mutationFn: () => post<Enrolment>('/api/account/second-factor', { password }),
  });
  // The button that asked for it is gone; what comes next is the code.
  const isEnrolled = enrolling.data !== undefined;
  useEffect(() => {
    if (isEnrolled) first.current?.querySelector<HTMLElement>('#first-code')?.focus();
  }, [isEnrolled]);
  const confirming = useMutation({
    mutationFn: () =>
      put<{ recoveryCodes: string[] }>('/api/account/second-factor', { code: code.trim() }),
  });
  if (confirming.data) return <RecoveryCodes codes={confirming.data.recoveryCodes} />;
  return (
    <section ref={first}>
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
          <p className="act-buttons">
            <Button
              onClick={() => enrolling.mutate()}
              loading={enrolling.isPending}
              disabled={!password}
            >
              {say('生成二维码')}
            </Button>
          </p>
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
          <p className="act-buttons">
            <Button
              type="primary"
              onClick={() => confirming.mutate()}
              loading={confirming.isPending}
              disabled={code.trim() === ''}
            >
              {say('确认启用')}
            </Button>
          </p>
        </>
      )}
    </section>
  );
}

function RecoveryCodes({ codes }: { codes: readonly string[] }) {
  const say = useSay();
  const place = useRef<HTMLElement>(null);
  useEffect(() => place.current?.focus(), []);
  return (
    <section className="receipt" tabIndex={-1} ref={place}>
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
