/** What it is, where it stands, and what one can do about it now. */
import { Link } from 'react-router';
import type { ProjectDetail } from '../../api/public.js';
import { Countdown, usePlatformNow } from '../../parts/countdown.js';
import { Price } from '../../parts/price.js';
import { unbroken } from '../../parts/unbroken.js';
import { useNames } from '../../text/domain.js';
import { moment } from '../../text/moments.js';
import { chinese } from '../../text/punctuation.js';
import { StageTag } from '../projects/stage-tag.js';
import { useProjectText } from './words.js';

export function Head({ project }: { project: ProjectDetail }) {
  const say = useProjectText();
  const nameOf = useNames();
  const { title, code, village, town, side, mode, limit, round, groupNo, suspension, result } = project;
  return (
    <header className="stack">
      <div className="row small">
        <StageTag project={project} />
        <span className="soft">
          {nameOf('sides', side)} · {nameOf('modes', mode)}
        </span>
        {round > 1 ? <span className="tag">{say('round', { round })}</span> : null}
        {groupNo ? <span className="tag">{say('group', { no: groupNo })}</span> : null}
      </div>
      <h1 className="project-title">
        <bdi>{title}</bdi>
      </h1>
      <p className="soft small">
        {town.name} <Link to={`/village/${village.code}`}>{village.name}</Link> · {say('number')}{' '}
        <span className="figures project-code">{code}</span>
      </p>
      <div className="project-now sheet">
        <dl className="project-limit">
          <dt>{say(side === 'asset' ? 'limitAsset' : 'limitProcurement')}</dt>
          <dd>{limit === null ? say('secret') : <Price fen={limit} project={project} />}</dd>
        </dl>
        {result ? (
          <>
            <dl className="project-limit">
              <dt>{say(result.awardedAt === null ? 'amountDue' : 'amount')}</dt>
              <dd>
                <Price fen={result.amount} project={project} />
              </dd>
            </dl>
            <dl className="project-limit">
              <dt>{say(result.awardedAt === null ? 'winner' : 'winnerDone')}</dt>
              <dd>
                <bdi>{result.name}</bdi>
              </dd>
            </dl>
          </>
        ) : null}
        <Now project={project} />
      </div>
      {suspension ? (
        <p className="project-warning" role="note">
          <b>{say('suspendedTitle')}</b>{' '}
          {unbroken(say('suspended', { since: moment(suspension.since), until: moment(suspension.until) }))}
        </p>
      ) : null}
    </header>
  );
}

/** The next instant that matters: to whoever wants to take part, then to whoever may object. */
function Now({ project }: { project: ProjectDetail }) {
  const { id, dates, stage, result, failed, suspension } = project;
  const say = useProjectText();
  const { now } = usePlatformNow();
  const takesOffers = stage === 'announcement' || stage === 'bidding';
  // Its periods stand still and nobody may register: what counts then is the warning below.
  if (suspension) return null;
  if (failed) return <Failed project={project} />;
  if (result && result.awardedAt === null && now < result.publicityEndsAt) {
    return (
      <div className="project-act">
        <Countdown to={result.publicityEndsAt} label={say('publicityEnds')} />
        <a href="#object">{say('object')}</a>
      </div>
    );
  }
  if (!takesOffers) return null;
  if (dates === null) return <NotYet project={project} />;
  const registering = now < dates.registrationClosesAt;
  if (now >= dates.offersCloseAt) {
    return now < dates.openingAt ? (
      <Countdown to={dates.openingAt} label={say('opening')} />
    ) : (
      <p className="soft">{say('over')}</p>
    );
  }
  return (
    <>
      <div className="project-countdowns">
        {registering && dates.registrationClosesAt !== dates.offersCloseAt ? (
          <Countdown to={dates.registrationClosesAt} label={say('registrationCloses')} />
        ) : null}
        <Countdown to={dates.offersCloseAt} label={say('offersClose')} />
      </div>
      {registering ? (
        <div className="project-act">
          <Link className="button button-main" to={`/sign-in?next=/desk/projects/${id}`}>
            {say('register')}
          </Link>
          <p className="small soft">{say('registerHow')}</p>
        </div>
      ) : null}
    </>
  );
}

/** Why, and until when the village decides what comes next. */
function Failed({ project: { failed, timetable } }: { project: ProjectDetail }) {
  const say = useProjectText();
  if (!failed) return null;
  return (
    <div className="project-failed">
      <p>
        <b>{say('failedTitle')}</b> {say('failed', { reason: chinese(failed.reason) })}
      </p>
      <p className="small soft">
        {timetable?.due ? unbroken(say('failedNext', { when: moment(timetable.due.at) })) : say('failedThen')}
      </p>
    </div>
  );
}

function NotYet({ project: { timetable } }: { project: ProjectDetail }) {
  const say = useProjectText();
  const { now } = usePlatformNow();
  const opening = timetable?.earliest.find(({ key, at }) => key === 'opening' && at > now);
  return (
    <div className="soft">
      <p>{say('notYet')}</p>
      {opening ? (
        <p>{unbroken(say(opening.provisional ? 'notYetProvisional' : 'notYetOpening', { when: moment(opening.at) }))}</p>
      ) : null}
    </div>
  );
}
