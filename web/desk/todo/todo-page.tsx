/** 待办: what waits for me, soonest due first: the act, the project, the time left. */
import { lazy, Suspense } from 'react';
import { Link } from 'react-router';
import { DAY } from '../../../server/machines/time.js';
import { Countdown } from '../../parts/countdown.js';
import { Money } from '../../parts/money.js';
import { useNames } from '../../text/domain.js';
import { day, moment } from '../../text/moments.js';
import { Failure, Nothing, Waiting } from '../frame/states.js';
import { has, usePerson } from '../session.js';
import { useSay } from '../words.js';
import { type TodoItem, useTodo } from './queries.js';
import { taskOf } from './tasks.js';
import './todo.css';

const ClosingSoon = lazy(() => import('../find/closing-soon.js'));
const WaitingAuthorities = lazy(() => import('../authorities/waiting-line.js'));

export default function TodoPage() {
  const say = useSay();
  const person = usePerson();
  const { data, error, isPending, refetch } = useTodo();
  return (
    <>
      <h1>{say('待办')}</h1>
      {isPending && <Waiting />}
      {!isPending && !data && <Failure error={error} again={refetch} />}
      {data && data.items.length === 0 && <NothingWaits />}
      {data && data.items.length > 0 && (
        <ol className="todo">
          {data.items.map((item) => (
            <Item key={`${item.project}-${item.event}`} item={item} now={data.now} />
          ))}
        </ol>
      )}
      {data?.more && <p className="hint">{say('还有更多,办完这些后会接着列出。')}</p>}
      <Suspense>
        {has(person, 'station') && <WaitingAuthorities />}
        {has(person, 'bidder') && <ClosingSoon />}
      </Suspense>
    </>
  );
}

function Item({ item, now }: { item: TodoItem; now: number }) {
  const say = useSay();
  const names = useNames();
  const isLate = item.dueAt !== null && item.dueAt < now;
  return (
    <li className={isLate ? 'todo-item todo-late' : 'todo-item'}>
      <Link to={item.event === 'pay_deposit' ? `/projects/${item.project}` : `/projects/${item.project}?act=${item.event}`}>
        <strong>
          {say(taskOf(item))}
          {item.amount !== null && (
            <>
              {' '}
              <Money fen={item.amount} />
            </>
          )}
        </strong>
        <bdi>{item.title}</bdi>
      </Link>
      <span className="todo-where">
        {item.village.name} ·{' '}
        {item.checkpoint ? names('checkpoints', item.checkpoint) : names('stages', item.stage)}
      </span>
      <span className="todo-left">
        {item.dueAt === null ? (
          say('自{day}起等待', { day: day(item.since) })
        ) : isLate ? (
          <>
            <b>{say('已超期{days}天', { days: Math.ceil((now - item.dueAt) / DAY) })}</b>
            <small className="figures">{say('期限{when}', { when: moment(item.dueAt) })}</small>
          </>
        ) : (
          <>
            {say('还剩')} <Countdown to={item.dueAt} compact />
          </>
        )}
      </span>
    </li>
  );
}

/** What to do next when nothing waits. */
function NothingWaits() {
  const say = useSay();
  const person = usePerson();
  return (
    <Nothing>
      <p>{say('现在没有等您办的事。')}</p>
      {has(person, 'accountant') && <Link to="/projects/new">{say('登记一个新项目')}</Link>}
      {has(person, 'bidder') && <Link to="/find">{say('看看正在公告的项目')}</Link>}
      {has(person, 'discipline') && <Link to="/overdue">{say('看看超期和有变化的项目')}</Link>}
      {has(person, 'agent_accountant') && (
        <Link to="/projects?stage=bidding">{say('有保证金到账的,在正在报名竞价的项目里登记')}</Link>
      )}
      {!has(person, 'accountant', 'bidder', 'discipline', 'agent_accountant') && (
        <Link to="/projects">{say('看看全部项目')}</Link>
      )}
    </Nothing>
  );
}
