/** Years that wait: what they change, which trades they date anew, and the word of a second administrator. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { get, post } from '../../api/client.js';
import { Moment } from '../../parts/moment.js';
import { chinese } from '../../text/punctuation.js';
import { RefusalOrCode } from '../account/step-up.js';
import { usePerson } from '../session.js';
import { useSay } from '../words.js';
import { CalendarChange } from './calendar-change.js';
import type { Calendar, CalendarYear } from './calendar-days.js';

interface Waiting extends CalendarYear {
  id: string;
  proposedBy: string;
  proposedAt: number;
  redated: number;
}
type Act = 'approve' | 'reject' | 'withdraw';

const DONE: Record<Act, string> = {
  // What everybody reads is kept for a minute.
  approve: '{year}年的日历已审核通过并写入存证,一分钟内在各处显示。',
  reject: '{year}年的日历未予通过,已写入存证。',
  withdraw: '{year}年的日历已撤回,已写入存证。',
};

export function CalendarProposals({ calendar }: { calendar: Calendar }) {
  const say = useSay();
  const [done, setDone] = useState<{ act: Act; year: string } | null>(null);
  const { data } = useQuery({
    queryKey: ['rules', 'proposals'],
    queryFn: ({ signal }) => get<{ years: Waiting[] }>('/api/rules/proposals', signal),
  });
  return (
    <>
      {done && (
        <p className="receipt" role="status">
          {say(DONE[done.act], { year: done.year })}
        </p>
      )}
      {data?.years.map((year) => (
        <Proposal
          key={year.id}
          year={year}
          calendar={calendar}
          onDone={(act) => setDone({ act, year: year.year })}
        />
      ))}
    </>
  );
}

interface ProposalProps {
  year: Waiting;
  calendar: Calendar;
  onDone: (act: Act) => void;
}

function Proposal({ year, calendar, onDone }: ProposalProps) {
  const say = useSay();
  const person = usePerson();
  const queries = useQueryClient();
  const [reason, setReason] = useState('');
  const deciding = useMutation({
    mutationFn: (act: Act) =>
      post(`/api/rules/calendar/${year.id}/${act}`, act === 'reject' ? { reason: reason.trim() } : undefined),
    onSuccess: (_, act) => {
      onDone(act);
      return queries.invalidateQueries({ queryKey: ['rules'] });
    },
  });
  const button = (act: Act, name: string, more: { type?: 'primary'; disabled?: boolean } = {}) => (
    <Button
      {...more}
      loading={deciding.isPending && deciding.variables === act}
      onClick={() => deciding.mutate(act)}
    >
      {say(name)}
    </Button>
  );
  return (
    <article className="step calendar-proposal" aria-label={say('待审核的{year}年日历', { year: year.year })}>
      <h3>{say('待审核的{year}年日历', { year: year.year })}</h3>
      <p>
        <bdi>{say('依据:{basis}', { basis: chinese(year.basis) })}</bdi> · <bdi>{year.source}</bdi> ·{' '}
        <Moment at={year.proposedAt} />
      </p>
      <CalendarChange calendar={calendar} year={year} />
      <p>
        {year.redated > 0
          ? say('通过后,到期日在{year}年及以后的{count}宗在办交易按它重新推算期限;已经过去的期限不变。', {
              year: year.year,
              count: year.redated,
            })
          : say('目前没有到期日在{year}年及以后的在办交易。', { year: year.year })}
      </p>
      <RefusalOrCode
        error={deciding.error}
        again={() => deciding.variables && deciding.mutate(deciding.variables)}
      />
      {year.proposedBy === person.account ? (
        <p className="calendar-decision">
          <span className="hint">{say('等另一名区管理员审核')}</span> {button('withdraw', '撤回年度')}
        </p>
      ) : (
        <>
          <div className="field">
            <label htmlFor={`reason-${year.id}`}>{say('意见(不通过时必填)')}</label>
            <Input
              id={`reason-${year.id}`}
              maxLength={200}
              value={reason}
              onChange={(e) => setReason(e.target.value)}
            />
          </div>
          <p className="calendar-decision">
            {button('approve', '审核通过年度', { type: 'primary' })}{' '}
            {button('reject', '不予通过年度', { disabled: reason.trim() === '' })}
          </p>
        </>
      )}
    </article>
  );
}
