/** A project in few lines, for lists of any kind. */
import { Link } from 'react-router';
import type { ProjectItem } from '../../api/public.js';
import { Countdown } from '../../parts/countdown.js';
import { Money } from '../../parts/money.js';
import { useNames } from '../../text/domain.js';
import { StageTag } from './stage-tag.js';
import { useListText } from './words.js';
import './card.css';

export function ProjectCard({ project }: { project: ProjectItem }) {
  const say = useListText();
  const nameOf = useNames();
  const { id, title, village, town, mode, limit, side, dates, stage, suspended } = project;
  const isOpen = dates !== null && !suspended && (stage === 'announcement' || stage === 'bidding');
  return (
    <li className="project-card">
      <div className="project-card-what">
        <Link to={`/projects/${id}`} className="project-card-title">
          <bdi>{title}</bdi>
        </Link>
        <p className="small soft">
          {town.name} {village.name} · {nameOf('modes', mode)}
        </p>
      </div>
      <p className="project-card-limit">
        <span className="small soft">{say(side === 'asset' ? 'reserve' : 'ceiling')}</span>
        {limit === null ? <span>{say('secret')}</span> : <Money fen={limit} />}
      </p>
      <div className="project-card-when">
        {isOpen ? (
          <>
            <span className="small soft">{say('closes')}</span>
            <Countdown to={dates.offersCloseAt} compact />
          </>
        ) : (
          <StageTag project={project} />
        )}
      </div>
    </li>
  );
}
