/** 我的账号: the password, the phone that shows codes, and the sign-ins that are still open. */
import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { type FormEvent, useState } from 'react';
import { put } from '../../api/client.js';
import { Refusal } from '../../parts/refusal.js';
import { useGoTo } from '../frame/go-to.js';
import { usePerson } from '../session.js';
import { useSay } from '../words.js';
import { SecondFactor } from './second-factor.js';
import { Secret } from './secret.js';
import { Sessions } from './sessions.js';
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
      {person.representing ? (
        <p>{say('代表单位时不能管理单位的账号。改回本人后可以管理自己的账号。')}</p>
      ) : (
        <>
          <Password />
          {person.kind === 'staff' && <SecondFactor />}
          <Sessions />
        </>
      )}
    </div>
  );
}

function Password() {
  const say = useSay();
  const [given, setGiven] = useState({ current: '', next: '' });
  const [done, goToDone] = useGoTo<HTMLParagraphElement>();
  const changing = useMutation({
    mutationFn: () => put('/api/account/password', given),
    onSuccess: () => {
      // The button is not to be pressed any more while the fields are empty.
      goToDone();
      setGiven({ current: '', next: '' });
    },
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
      {changing.isSuccess && (
        <p role="status" tabIndex={-1} ref={done}>
          {say('密码已修改,其他地方的登录已退出。')}
        </p>
      )}
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
