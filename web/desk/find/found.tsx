/** A trade somebody may take part in: what and where, from which price, until when. */
import { Link } from 'react-router';
import type { ProjectItem } from '../../api/public.js';
import { Countdown } from '../../parts/countdown.js';
import { Price } from '../../parts/price.js';
import { useNames } from '../../text/domain.js';
import { useSay } from '../words.js';
import './find.css';

export function FoundList({ items }: { items: readonly ProjectItem[] }) {
  return (
    <ul className="found">
      {items.map((p) => (
        <FoundItem key={p.id} project={p} />
      ))}
    </ul>
  );
}

function FoundItem({ project: p }: { project: ProjectItem }) {
  const say = useSay();
  const names = useNames();
  return (
    <li>
      <Link to={`/projects/${p.id}`}>
        <bdi>{p.title}</bdi>
      </Link>
      <span>
        {p.town.name} {p.village.name} · {names('categories', p.category)} ·{' '}
        {names('modes', p.mode)}
      </span>
      {p.limit !== null && (
        <span>
          {p.side === 'asset' ? say('底价') : say('限价')} <Price fen={p.limit} project={p} />
        </span>
      )}
      {p.dates && <Countdown to={p.dates.offersCloseAt} label={say('报价截止')} />}
    </li>
  );
}
