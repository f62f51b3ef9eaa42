/** The days that are otherwise than their weekday says, one row each. */
import { Button } from 'antd';
import { useEffect, useRef } from 'react';
import { useSay } from '../words.js';
import { type DayRow, weekdayOf } from './calendar-days.js';

interface Props {
  rows: readonly DayRow[];
  year: string;
  onChange: (rows: DayRow[]) => void;
}

export function CalendarRows({ rows, year, onChange }: Props) {
  const say = useSay();
  const list = useRef<HTMLDivElement>(null);
  const added = useRef(false);
  // Whoever adds a day goes on with it.
  useEffect(() => {
    if (added.current) list.current?.querySelector<HTMLInputElement>('.calendar-row:last-of-type input')?.focus();
    added.current = false;
  });
  const change = (at: number, more: Partial<DayRow>) =>
    onChange(rows.map((row, i) => (i === at ? { ...row, ...more } : row)));
  return (
    <fieldset className="field field-group">
      <legend>{say('放假的工作日和调休上班的周末')}</legend>
      <div className="calendar-rows" ref={list}>
        {rows.map((row, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a date may stand twice while it is typed
          <div className="calendar-row" key={i}>
            <input
              type="date"
              aria-label={say('第{no}天', { no: i + 1 })}
              min={`${year}-01-01`}
              max={`${year}-12-31`}
              value={row.date}
              onChange={(e) => change(i, { date: e.target.value })}
            />
            <span className="calendar-weekday">{say(weekdayOf(row.date) || '—')}</span>
            <select
              aria-label={say('第{no}天放假或上班', { no: i + 1 })}
              value={row.kind}
              onChange={(e) => change(i, { kind: e.target.value as DayRow['kind'] })}
            >
              <option value="off">{say('放假')}</option>
              <option value="work">{say('上班')}</option>
            </select>
            <Button
              size="small"
              aria-label={say('删去第{no}天', { no: i + 1 })}
              onClick={() => onChange(rows.filter((_, at) => at !== i))}
            >
              {say('删去')}
            </Button>
          </div>
        ))}
      </div>
      <Button
        onClick={() => {
          added.current = true;
          onChange([...rows, { date: '', kind: 'off' }]);
        }}
      >
        {say('加一天')}
      </Button>
    </fieldset>
  );
}
