/** One's own e-mail address: given, confirmed by a code, taken back. */
import { useQuery } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { get, post, put, remove } from '../../api/client.js';
import { useGoTo } from '../frame/go-to.js';
import { useSay } from '../words.js';

interface Mail {
  available: boolean;
  own: { address: string; confirmed: boolean } | null;
}

export function MailSettings() {
  const say = useSay();
  const { data, refetch } = useQuery({
    queryKey: ['mail'],
    queryFn: ({ signal }) => get<Mail>('/api/session/mail', signal),
  });
  const [typed, setTyped] = useState('');
  const [fault, setFault] = useState<string | null>(null);
  // Each step takes the place of the one before, and its button with it.
  const [title, goToTitle] = useGoTo<HTMLHeadingElement>();
  if (!data) return null;
  const act = async (work: Promise<unknown>) => {
    setFault(null);
    await work.then(
      () => {
        goToTitle();
        setTyped('');
      },
      (error: Error) => setFault(error.message),
    );
    await refetch();
  };
  return (
    <section className="mail-settings" aria-label={say('邮件通知')}>
      <h2 tabIndex={-1} ref={title}>
        {say('邮件通知')}
      </h2>
      {!data.available && <p>{say('本平台没有开通邮件通知,消息请在这里查看。')}</p>}
      {data.available && data.own === null && (
        <p className="hint">{say('填了邮箱并确认后,也会发一封邮件。')}</p>
      )}
      {data.available && data.own === null && (
        <form
          onSubmit={(e) => {
            e.preventDefault();
            void act(put('/api/session/mail', { address: typed }));
          }}
        >
          <label htmlFor="mail-address">{say('邮箱')}</label>
          <Input
            id="mail-address"
            type="email"
            autoComplete="email"
            required
            value={typed}
            onChange={(e) => setTyped(e.target.value)}
          />
          <Button htmlType="submit">{say('发送验证码')}</Button>
        </form>
      )}
      {data.own && !data.own.confirmed && (
        <form
          onSubmit={(e) => {
            e.preventDefault();
            void act(post('/api/session/mail/confirmation', { code: typed }));
          }}
        >
          <label htmlFor="mail-code">
            {say('发往{address}的6位验证码', { address: data.own.address })}
          </label>
          <Input
            id="mail-code"
            inputMode="numeric"
            autoComplete="one-time-code"
            required
            maxLength={6}
            value={typed}
            onChange={(e) => setTyped(e.target.value)}
          />
          <Button htmlType="submit">{say('确认邮箱')}</Button>
        </form>
      )}
      {data.own?.confirmed && (
        <p>{say('消息同时发往{address}。', { address: data.own.address })}</p>
      )}
      {data.own && (
        <Button onClick={() => act(remove('/api/session/mail'))}>{say('不再使用这个邮箱')}</Button>
      )}
      {fault && (
        <p className="fault" role="alert">
          {fault}
        </p>
      )}
    </section>
  );
}
