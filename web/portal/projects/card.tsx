/** A project in few lines, for lists of any kind. */
import { Link } from 'react-router';
import type { ProjectItem } from '../../api/public.js';
import { Countdown } from '../../parts/countdown.js';
import { Price } from '../../parts/price.js';
import { useNames } from '../../text/domain.js';
import { shortMoment } from '../../text/moments.js';
import { StageTag } from './stage-tag.js';
import { useListText } from './words.js';
import './card.css';

/** @param ofVillage on a village's own page, where every trade is of that place */
export function ProjectCard({ project, ofVillage = false }: { project: ProjectItem; ofVillage?: boolean }) {
  const say = useListText();
  const nameOf = useNames();
  const { id, title, village, town, mode, limit, deal, side, dates, stage, suspended } = project;
  const price = deal ?? limit;
  const isOpen = dates !== null && !suspended && (stage === 'announcement' || stage === 'bidding');
  return (
    <li className="project-card">
      <div className="project-card-what">
        <Link to={`/projects/${id}`} className="project-card-title">
          <bdi>{title}</bdi>
        </Link>
        <p className="small soft">
          {ofVillage ? null : `${town.name} ${village.name} · `}
          {nameOf('modes', mode)}
        </p>
      </div>
      <p className="project-card-limit">
        <span className="small soft">{say(deal !== null ? 'deal' : side === 'asset' ? 'reserve' : 'ceiling')}</span>
        {price === null ? <span>{say('secret')}</span> : <Price fen={price} project={project} />}
      </p>
      <div className="project-card-when">
        {isOpen ? (
          <>
            <span className="small soft">
              {say('closes')} <span className="figures project-card-close">{shortMoment(dates.offersCloseAt)}</span>
            </span>
            <Countdown to={dates.offersCloseAt} before={say('left')} compact />
          </>
        ) : (
          <StageTag project={project} />
        )}
      </div>
    </li>
  );
}
