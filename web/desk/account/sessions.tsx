/** 登录记录: where one is signed in now, this one first; each other one, or all of them, can be ended from here. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { get, remove } from '../../api/client.js';
import { Moment } from '../../parts/moment.js';
import { useGoTo } from '../frame/go-to.js';
import { Failure, Waiting } from '../frame/states.js';
import { useSay } from '../words.js';

interface SignIn {
  id: string;
  createdAt: number;
  lastSeenAt: number;
  /** The one that asks. */
  current: boolean;
}

/** So many others stand open; more fold below them. */
const FEW = 5;

export function Sessions() {
  const say = useSay();
  const queries = useQueryClient();
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['sessions'],
    queryFn: ({ signal }) => get<{ items: SignIn[] }>('/api/account/sessions', signal),
  });
  const [title, goToTitle] = useGoTo<HTMLHeadingElement>();
  const end = useMutation({
    mutationFn: (ids: readonly string[]) => Promise.all(ids.map((id) => remove(`/api/account/sessions/${id}`))),
    onSettled: () => {
      goToTitle();
      return queries.invalidateQueries({ queryKey: ['sessions'] });
    },
  });
  const others = data?.items.filter(({ current }) => !current) ?? [];
  const rows = (items: readonly SignIn[]) => items.map((one) => <OtherRow key={one.id} one={one} onEnd={() => end.mutate([one.id])} />);
  return (
    <section>
      <h2 tabIndex={-1} ref={title}>
        {say('登录记录')}
      </h2>
      {isPending && <Waiting />}
      {error && <Failure error={error} again={refetch} />}
      <ul className="document-list">
        {data?.items
          .filter(({ current }) => current)
          .map((one) => (
            <Row key={one.id} one={one}>
              <strong>{say('本次登录')}</strong>
            </Row>
          ))}
        {rows(others.slice(0, FEW))}
      </ul>
      {others.length > FEW && (
        <details>
          <summary>{say('其余{count}次登录', { count: others.length - FEW })}</summary>
          <ul className="document-list">{rows(others.slice(FEW))}</ul>
        </details>
      )}
      {others.length > 1 && (
        <p className="act-buttons">
          <Button loading={end.isPending} onClick={() => end.mutate(others.map(({ id }) => id))}>
            {say('退出其他全部登录')}
          </Button>
        </p>
      )}
    </section>
  );
}

function OtherRow({ one, onEnd }: { one: SignIn; onEnd: () => void }) {
  const say = useSay();
  return (
    <Row one={one}>
      <Button size="small" onClick={onEnd}>
        {say('退出这次登录')}
      </Button>
    </Row>
  );
}

function Row({ one, children }: { one: SignIn; children: ReactNode }) {
  const say = useSay();
  return (
    <li>
      <span>
        {say('登录于')} <Moment at={one.createdAt} />
      </span>
      <span>
        {say('最后使用')} <Moment at={one.lastSeenAt} />
      </span>
      {children}
    </li>
  );
}
