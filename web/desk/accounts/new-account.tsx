/** A new account, whose password is shown once. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { type FormEvent, useState } from 'react';
import { post } from '../../api/client.js';
import { RefusalOrCode } from '../account/step-up.js';
import { useSay } from '../words.js';

export function NewAccount() {
  const say = useSay();
  const queries = useQueryClient();
  const [given, setGiven] = useState({ username: '', displayName: '' });
  const making = useMutation({
    mutationFn: () => post<{ account: string; password: string }>('/api/admin/accounts', given),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['staff'] }),
  });
  const submit = (e: FormEvent) => {
    e.preventDefault();
    making.mutate();
  };
  return (
    <details className="section">
      <summary>{say('开设工作账号')}</summary>
      <form className="section-fields act-form" onSubmit={submit}>
        <div className="field">
          <label htmlFor="new-username">{say('用户名')}</label>
          <Input
            id="new-username"
            className="short"
            autoComplete="off"
            value={given.username}
            onChange={(e) => setGiven({ ...given, username: e.target.value })}
          />
        </div>
        <div className="field">
          <label htmlFor="new-name">{say('姓名或岗位')}</label>
          <Input
            id="new-name"
            className="short"
            autoComplete="off"
            value={given.displayName}
            onChange={(e) => setGiven({ ...given, displayName: e.target.value })}
          />
        </div>
        {Boolean(making.error) && (
          <RefusalOrCode error={making.error} again={() => making.mutate()} />
        )}
        {making.data && (
          <p className="receipt" role="status">
            {say('一次性密码(只显示这一次,首次登录后须改):')}{' '}
            <strong className="hash">{making.data.password}</strong>
          </p>
        )}
        <Button
          htmlType="submit"
          loading={making.isPending}
          disabled={!given.username.trim() || !given.displayName.trim()}
        >
          {say('开设工作账号')}
        </Button>
      </form>
    </details>
  );
}
