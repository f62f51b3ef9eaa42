/** A year is brought in: the announcement pasted and read, every day checked against its weekday, the result looked at. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useRef } from 'react';
import { calendarFaults } from '../../../server/machines/rules/calendar-faults.js';
import { instantOf } from '../../../server/machines/time.js';
import { post } from '../../api/client.js';
import { chinese } from '../../text/punctuation.js';
import { Consequence, useConsequence } from '../act/consequence.js';
import { draftKey } from '../act/draft.js';
import { DraftLine } from '../act/draft-line.js';
import { useDraft } from '../act/use-draft.js';
import { focusFirst } from '../frame/go-to.js';
import { usePerson } from '../session.js';
import { useSay } from '../words.js';
import { CalendarChange } from './calendar-change.js';
import { type Calendar, type DayRow, daysOf } from './calendar-days.js';
import { daysInNotice } from './calendar-notice.js';
import { CalendarRows } from './calendar-rows.js';

interface Typed {
  year: string;
  basis: string;
  source: string;
  notice: string;
  rows: DayRow[];
}

export function CalendarForm({ calendar, today }: { calendar: Calendar; today: string }) {
  const say = useSay();
  const queries = useQueryClient();
  const years = [Number(today.slice(0, 4)), Number(today.slice(0, 4)) + 1].map(String);
  const nothing: Typed = { year: years[1] ?? '', basis: '', source: '', notice: '', rows: [] };
  const kept = useDraft<Typed>(draftKey(usePerson().account, 'rules', 'calendar'), nothing);
  const form = useRef<HTMLFormElement>(null);
  const { year, basis, source, notice, rows } = kept.values;
  const set = (more: Partial<Typed>) => kept.set({ ...kept.values, ...more });
  const days = daysOf(rows);
  const inForce = Object.fromEntries(calendar.years.map((y) => [y.year, y]));
  const faults = rows.length === 0 ? [] : calendarFaults(inForce, year, { basis, ...days }, instantOf(today));
  const proposing = useMutation({
    mutationFn: () =>
      post<{ id: string }>('/api/rules/calendar', { year, basis: basis.trim(), source: source.trim(), ...days }),
    onSuccess: () => {
      kept.startAnew();
      return queries.invalidateQueries({ queryKey: ['rules'] });
    },
  });
  const asking = useConsequence(proposing);
  const isReady = rows.length > 0 && faults.length === 0 && basis.trim() !== '' && source.trim() !== '';
  // A draft that came back is told before the fields that it filled; that what is typed is kept, below them.
  const draftLine = (
    <DraftLine
      draft={kept.draft}
      startAnew={() => {
        kept.startAnew();
        focusFirst(form.current?.querySelector('.field'));
      }}
    />
  );
  return (
    <details className="section">
      <summary>{say('导入年度日历')}</summary>
      <form className="section-fields act-form" onSubmit={asking.ask} ref={form}>
        {kept.draft.at !== null && draftLine}
        <div className="field">
          <label htmlFor="calendar-year">{say('年度')}</label>
          <select
            id="calendar-year"
            className="native-select short"
            value={year}
            onChange={(e) => set({ year: e.target.value })}
          >
            {years.map((one) => (
              <option key={one}>{one}</option>
            ))}
          </select>
          <span className="hint">{say('已公布的年度有更正的,也在这里重新导入;已经过去的日子不能改。')}</span>
        </div>
        <div className="field">
          <label htmlFor="calendar-basis">{say('通知的名称与文号')}</label>
          <Input id="calendar-basis" maxLength={200} value={basis} onChange={(e) => set({ basis: e.target.value })} />
        </div>
        <div className="field">
          <label htmlFor="calendar-source">{say('公布的网址或公报')}</label>
          <Input id="calendar-source" maxLength={300} value={source} onChange={(e) => set({ source: e.target.value })} />
        </div>
        <div className="field">
          <label htmlFor="calendar-notice">{say('通知正文')}</label>
          <Input.TextArea
            id="calendar-notice"
            rows={4}
            maxLength={5000}
            value={notice}
            onChange={(e) => set({ notice: e.target.value })}
          />
          <span className="hint">{say('把各节日的放假安排粘贴在这里,由本页读出日期;也可以不粘贴,逐日填写。')}</span>
          <Button
            disabled={notice.trim() === ''}
            onClick={() => set({ rows: daysInNotice(notice, year) })}
          >
            {say('读出日期')}
          </Button>
        </div>
        <CalendarRows rows={rows} year={year} onChange={(next) => set({ rows: next })} />
        {faults.length > 0 && (
          <div role="alert">
            {faults.map(({ pointer, message }) => (
              <p key={pointer + message} className="fault">
                {chinese(message)}
              </p>
            ))}
          </div>
        )}
        {rows.length > 0 && <CalendarChange calendar={calendar} year={{ year, ...days }} />}
        {proposing.isSuccess && (
          <p className="receipt" role="status">
            {say('已提交并写入存证,等另一名区管理员审核。')}
          </p>
        )}
        {kept.draft.at === null && draftLine}
        <p className="act-buttons">
          <Button type="primary" htmlType="submit" disabled={!isReady}>
            {say('提交年度日历')}
          </Button>
        </p>
      </form>
      <Consequence of={asking} question={say('提交{year}年的工作日历?', { year })} act={say('确定提交')}>
        <p>{say('提交后由另一名区管理员对照通知审核;审核通过前可以撤回,通过后全国各区都按它推算,只能再导入更正。')}</p>
      </Consequence>
    </details>
  );
}
