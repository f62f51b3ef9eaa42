/** What it is, where it stands, and what one can do about it now. */
import { Link } from 'react-router';
import type { ProjectDetail } from '../../api/public.js';
import { Countdown, usePlatformNow } from '../../parts/countdown.js';
import { Money } from '../../parts/money.js';
import { useNames } from '../../text/domain.js';
import { moment } from '../../text/moments.js';
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
        {round > 1 ? <span className="tag tag-amber">{say('round', { round })}</span> : null}
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
          <dd>{limit === null ? say('secret') : <Money fen={limit} />}</dd>
        </dl>
        {result?.awardedAt ? (
          <dl className="project-limit">
            <dt>{say('amount')}</dt>
            <dd>
              <Money fen={result.amount} />
            </dd>
          </dl>
        ) : null}
        <Now project={project} />
      </div>
      {suspension ? (
        <p className="project-warning" role="note">
          <b>{say('suspendedTitle')}</b>{' '}
          {say('suspended', { since: moment(suspension.since), until: moment(suspension.until) })}
        </p>
      ) : null}
    </header>
  );
}

/** The next instant that matters to whoever wants to take part. */
function Now({ project: { id, dates, stage } }: { project: ProjectDetail }) {
  const say = useProjectText();
  const { now } = usePlatformNow();
  const takesOffers = stage === 'announcement' || stage === 'bidding';
  if (!takesOffers) return null;
  if (dates === null) return <p className="soft">{say('notYet')}</p>;
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
