/** 消息: what happened in the trades one works on or takes part in, and where mail about it goes. */
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useEffect } from 'react';
import { Link } from 'react-router';
import { get, post, query } from '../../api/client.js';
import { Moment } from '../../parts/moment.js';
import { Failure, Nothing, Waiting } from '../frame/states.js';
import { useSay } from '../words.js';
import { MailSettings } from './mail-settings.js';
import './notices.css';

export interface Notices {
  items: { id: number; project: string; text: string; at: number; read: boolean }[];
  next: number | null;
  unread: number;
}

export default function NoticesPage() {
  const say = useSay();
  const queries = useQueryClient();
  const pages = useInfiniteQuery({
    queryKey: ['notices', 'pages'],
    queryFn: ({ pageParam, signal }) =>
      get<Notices>(`/api/notices${query({ before: pageParam, limit: 30 })}`, signal),
    initialPageParam: null as number | null,
    getNextPageParam: (last) => last.next,
  });
  const items = pages.data?.pages.flatMap((page) => page.items) ?? [];
  const newest = items[0];
  // Seen is read; what was new stays marked until the page is left.
  useEffect(() => {
    if (!newest || newest.read) return;
    void post('/api/notices/read', { upTo: newest.id }).then(() =>
      queries.invalidateQueries({ queryKey: ['notices', 'count'] }),
    );
  }, [newest, queries]);
  return (
    <>
      <h1>{say('消息')}</h1>
      {pages.isPending && <Waiting />}
      {pages.error && <Failure error={pages.error} again={pages.refetch} />}
      {pages.data && items.length === 0 && (
        <Nothing>
          <p>{say('还没有消息。您办理或参加的交易有变化时,会在这里告诉您。')}</p>
        </Nothing>
      )}
      <ol className="notices">
        {items.map((notice) => (
          <li key={notice.id} className={notice.read ? '' : 'notice-new'}>
            <Link to={`/projects/${notice.project}`}>
              <bdi>{notice.text}</bdi>
            </Link>
            <small>
              {!notice.read && <b>{say('新')} </b>}
              <Moment at={notice.at} />
            </small>
          </li>
        ))}
      </ol>
      {pages.hasNextPage && (
        <Button onClick={() => pages.fetchNextPage()} loading={pages.isFetchingNextPage}>
          {say('更早的消息')}
        </Button>
      )}
      <MailSettings />
    </>
  );
}
