/** What stands below the filters of a list: the rows so far, or why there are none, and the next page. */
import { Button } from 'antd';
import type { ReactNode } from 'react';
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

export function Paged<T>({ pages, empty, more, children }: Props<T>) {
  const items = itemsOf(pages);
  return (
    <>
      {pages.isPending && <Waiting />}
      {Boolean(pages.error) && <Failure error={pages.error} again={pages.refetch} />}
      {pages.data && items.length === 0 && <Nothing>{empty}</Nothing>}
      {items.length > 0 && children(items)}
      {pages.hasNextPage && (
        <Button onClick={() => pages.fetchNextPage()} loading={pages.isFetchingNextPage}>
          {more}
        </Button>
      )}
    </>
  );
}
