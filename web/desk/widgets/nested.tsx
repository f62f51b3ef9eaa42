/** Widgets that hold others: groups, rows, lines of text, lists of amounts. */
import { Button, Input } from 'antd';
import { useEffect, useRef } from 'react';
import { spokenYuan } from '../forms/circumstances.js';
import type { Field, Values } from '../forms/field.js';
import { readFen, setOut } from '../forms/money-text.js';
import { initialOf, shown } from '../forms/values.js';
import { focusFirst } from '../frame/go-to.js';
import { useSay } from '../words.js';
import { FieldFrame, idOf, type WidgetProps } from './field.js';

type Of<W extends Field['widget']> = WidgetProps<Extract<Field, { widget: W }>>;

export function GroupWidget(props: Of<'group'>) {
  const { field, path, value, filling } = props;
  return (
    <FieldFrame {...props} asGroup>
      {filling.draw(shown(field.fields, filling.c, filling.root), path, (value as Values) ?? {})}
    </FieldFrame>
  );
}

/** A new row is gone on with at once; when one is deleted, the focus stays in the list instead of falling out of the form. */
function useRows(count: number) {
  const list = useRef<HTMLOListElement>(null);
  const before = useRef(count);
  const isChanging = useRef(false);
  useEffect(() => {
    const grown = count - before.current;
    before.current = count;
    // Rows also change when a draft is thrown away: then nobody is in the list.
    if (!isChanging.current || grown === 0) return;
    isChanging.current = false;
    if (grown > 0) focusFirst(list.current?.lastElementChild);
    else list.current?.parentElement?.querySelector<HTMLElement>(':scope > button')?.focus();
  }, [count]);
  const changing = () => {
    isChanging.current = true;
  };
  return { list, changing };
}

export function ListWidget(props: Of<'list'>) {
  const { field, path, value, filling } = props;
  const say = useSay();
  const rows = (value as Values[] | undefined) ?? [];
  const { list, changing } = useRows(rows.length);
  const put = (next: Values[]) => {
    changing();
    filling.set(path, next);
  };
  return (
    <FieldFrame {...props} asGroup>
      <ol className="rows" ref={list}>
        {rows.map((row, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: rows have no other name, and are never reordered
          <li key={i} className="row">
            <span className="row-no" aria-hidden="true">
              {i + 1}
            </span>
            <div className="row-fields">
              {filling.draw(shown(field.fields, filling.c, filling.root), [...path, i], row ?? {})}
            </div>
            {!field.fixed && (
              <Button
                type="text"
                size="small"
                aria-label={say('删除第{no}项', { no: i + 1 })}
                onClick={() => put(rows.filter((_, n) => n !== i))}
              >
                {say('删除')}
              </Button>
            )}
          </li>
        ))}
      </ol>
      {field.sum && rows.length > 0 && <Sum field={field} rows={rows} />}
      {!field.fixed && (
        <Button onClick={() => put([...rows, initialOf(field.fields, filling.c)])}>
          {say('添加{item}', { item: say(field.item) })}
        </Button>
      )}
    </FieldFrame>
  );
}

function Sum({
  field,
  rows,
}: {
  field: Extract<Field, { widget: 'list' }>;
  rows: readonly Values[];
}) {
  const say = useSay();
  const column = field.fields.find((f) => f.key === field.sum);
  const isMoney = column?.widget === 'money';
  // A bond is a security on top of the price.
  const counted = rows.filter((row) => row.kind !== 'bond');
  const numbers = counted.map(
    (row) =>
      (isMoney
        ? readFen(String(row[field.sum as string] ?? ''))
        : Number(row[field.sum as string])) || 0,
  );
  const total = numbers.reduce((sum, n) => sum + n, 0);
  const text = isMoney ? spokenYuan(total) : String(total);
  return (
    <p className="sum" aria-live="polite">
      {counted.length < rows.length
        ? say('合计(不含履约保证金):{total}', { total: text })
        : say('合计:{total}', { total: text })}
    </p>
  );
}

/** One line of text each, or one amount each. */
export function LinesWidget(props: Of<'lines'> | Of<'moneys'>) {
  const { field, path, value, filling } = props;
  const say = useSay();
  const lines = (value as string[] | undefined) ?? [];
  const { list, changing } = useRows(lines.length);
  const put = (next: string[]) => filling.set(path, next);
  const replace = (at: number, text: string) => put(lines.map((old, n) => (n === at ? text : old)));
  const addOrDelete = (next: string[]) => {
    changing();
    put(next);
  };
  const isMoney = field.widget === 'moneys';
  return (
    <FieldFrame {...props} asGroup>
      <ol className="rows" ref={list}>
        {lines.map((line, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: lines have no other name
          <li key={i} className="row">
            <Input
              id={idOf([...path, i])}
              aria-label={`${say(field.item)} ${i + 1}`}
              className={isMoney ? 'short money-input' : undefined}
              inputMode={isMoney ? 'decimal' : undefined}
              suffix={isMoney ? say('元') : undefined}
              value={line}
              onChange={(e) => replace(i, e.target.value)}
              onBlur={() => isMoney && setOut(line) !== line && replace(i, setOut(line))}
            />
            <Button
              type="text"
              size="small"
              aria-label={say('删除第{no}项', { no: i + 1 })}
              onClick={() => addOrDelete(lines.filter((_, n) => n !== i))}
            >
              {say('删除')}
            </Button>
          </li>
        ))}
      </ol>
      <Button onClick={() => addOrDelete([...lines, ''])}>
        {say('添加{item}', { item: say(field.item) })}
      </Button>
    </FieldFrame>
  );
}
