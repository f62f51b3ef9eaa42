/** A table as its columns say it: on a phone, where the head is gone, each value stands beside its column's name. */
import type { ReactNode } from 'react';
import { useSay } from '../words.js';

export interface Column<T> {
  /** In Chinese, as the dictionary of the desks has it. */
  name: string;
  cell: (item: T) => ReactNode;
  /** `number`: to the right, below one another. `not-printed`: for acts. */
  className?: string;
}

interface Props<T> {
  /** In Chinese, too. */
  caption?: string;
  columns: readonly Column<T>[];
  items: readonly T[];
  keyOf: (item: T) => string | number;
  rowClass?: (item: T) => string | undefined;
}

export function Table<T>({ caption, columns, items, keyOf, rowClass }: Props<T>) {
  const say = useSay();
  return (
    <table className="table">
      {caption && <caption>{say(caption)}</caption>}
      <thead>
        <tr>
          {columns.map(({ name, className }) => (
            <th key={name} scope="col" className={className}>
              {say(name)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {items.map((item) => (
          <tr key={keyOf(item)} className={rowClass?.(item)}>
            {columns.map(({ name, cell, className }) => (
              <td key={name} data-label={say(name)} className={className}>
                {cell(item)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
