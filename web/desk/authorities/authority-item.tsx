/** One authority: between whom, for how long, how it stands, what was done by it, and what can be done with it. */
import { Button } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { CivilDay, Moment } from '../../parts/moment.js';
import { RefusalOrCode } from '../account/step-up.js';
import { Failure, Waiting } from '../frame/states.js';
import { usePerson } from '../session.js';
import { useSay } from '../words.js';
import { Asking } from './asking.js';
import { type Authority, useActing, useDecision, useUses } from './queries.js';

export function AuthorityItem({ authority: a }: { authority: Authority }) {
  const say = useSay();
  const { representing } = usePerson();
  const state = a.ended ? '已终止' : a.confirmed ? '已确认' : '待交易站确认';
  return (
    <li>
      <p className="authority-who">
        <bdi>{a.company}</bdi> <span className="hint">{say('委托')}</span> <bdi>{a.representative}</bdi>{' '}
        <span className="badge">{say(state)}</span>
      </p>
      <p>
        {say('期限')} <CivilDay date={a.from} /> {say('至')} <CivilDay date={a.until} />
        <span className="hint">
          {' '}
          {say('提交于')} <Moment at={a.filedAt} />
        </span>
      </p>
      <p className="authority-acts">
        <a href={`/api/authorities/${a.id}/paper`}>{say('查看委托书原件')}</a>
        {a.side === 'station' && <Confirm id={a.id} />}
        {a.side === 'representative' && a.confirmed && !a.ended && !representing && <ActFor authority={a} />}
        {!a.ended && <End authority={a} />}
      </p>
      {a.uses > 0 && <Uses authority={a} />}
    </li>
  );
}

function Confirm({ id }: { id: string }) {
  const say = useSay();
  const confirming = useDecision(id, 'confirm');
  return (
    <Asking act={say('确认授权')} question={say('原件与填写的单位、受托人、期限一致吗?')} doing={confirming}>
      <p>{say('确认后受托人立即可以代表单位办理。')}</p>
    </Asking>
  );
}

function ActFor({ authority: { id, company } }: { authority: Authority }) {
  const say = useSay();
  const acting = useActing();
  return (
    <>
      <Button type="primary" size="small" loading={acting.isPending} onClick={() => acting.mutate(id)}>
        {say('代表{company}办理', { company })}
      </Button>
      <RefusalOrCode error={acting.error} again={() => acting.mutate(id)} />
    </>
  );
}

function End({ authority: { id, side } }: { authority: Authority }) {
  const say = useSay();
  const ending = useDecision(id, 'end');
  const act = say(side === 'station' ? '退回委托书' : '终止授权');
  return (
    <Asking act={act} question={say('确定要停止这份授权吗?')} isGrave doing={ending}>
      <p>{say('立即生效,不能恢复;需要时可以另交一份。')}</p>
    </Asking>
  );
}

/** Asked for when somebody looks: most never do. */
function Uses({ authority: { id, uses } }: { authority: Authority }) {
  const say = useSay();
  const [isOpen, setOpen] = useState(false);
  const { data, error, isPending, refetch } = useUses(id, isOpen);
  return (
    <details onToggle={(e) => setOpen(e.currentTarget.open)}>
      <summary>{say('凭它办理了{count}件', { count: uses })}</summary>
      {isOpen && isPending && <Waiting />}
      {error && <Failure error={error} again={refetch} />}
      <ul className="authority-uses">
        {data?.items.map((use) => (
          <li key={use.at}>
            <Moment at={use.at} /> {say(use.name)} <Link to={`/projects/${use.project}`}>{use.title}</Link>
          </li>
        ))}
      </ul>
    </details>
  );
}
