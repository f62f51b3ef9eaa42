/** What stands below the filters of a list: the rows so far, or why there are none, and the next page. */
import { Button } from 'antd';
import { type ReactNode, useEffect, useRef } from 'react';
import { Failure, Nothing, Waiting } from '../frame/states.js';

/** A list read page after page. */
interface Pages<T> {
  data?: { pages: readonly { items: readonly T[] }[] };
  error: unknown;
  isPending: boolean;
  isFetchingNextPage: boolean;
  hasNextPage: boolean;
  fetchNextPage(): unknown;
  refetch(): unknown;
}

export const itemsOf = <T,>({ data }: Pages<T>): T[] => data?.pages.flatMap((page) => page.items) ?? [];

interface Props<T> {
  pages: Pages<T>;
  /** What to do when there are none. */
  empty: ReactNode;
  more: string;
  children: (items: readonly T[]) => ReactNode;
}

export function Paged<T>({ pages, empty, more: moreName, children }: Props<T>) {
  const items = itemsOf(pages);
  const list = useRef<HTMLDivElement>(null);
  const askedAt = useRef<number | null>(null);
  // Whoever asked for more goes on with the first of them; after the last page the button is gone.
  useEffect(() => {
    if (pages.error) askedAt.current = null;
    if (askedAt.current === null || items.length <= askedAt.current) return;
    const rows = list.current?.querySelectorAll('tbody tr, li');
    rows?.[askedAt.current]?.querySelector('a')?.focus();
    askedAt.current = null;
  });
  const more = () => {
    askedAt.current = items.length;
    pages.fetchNextPage();
  };
  return (
    <>
      {pages.isPending && <Waiting />}
      {Boolean(pages.error) && <Failure error={pages.error} again={pages.refetch} />}
      {pages.data && items.length === 0 && <Nothing>{empty}</Nothing>}
      {items.length > 0 && <div ref={list}>{children(items)}</div>}
      {pages.hasNextPage && (
        <Button onClick={more} loading={pages.isFetchingNextPage}>
          {moreName}
        </Button>
      )}
    </>
  );
}
