/** How to object, the way that is open now first. */
import { Link } from 'react-router';
import type { ProjectDetail } from '../../api/public.js';
import { type ProjectKey, useProjectText } from './words.js';

export function HowToObject({ project }: { project: ProjectDetail }) {
  const say = useProjectText();
  const now = wayNow(project);
  const ways: ProjectKey[] = ['objectFile', 'objectOpening', 'objectResult', 'objectComplain'];
  return (
    <section className="stack" aria-labelledby="object">
      <h2 id="object">{say('object')}</h2>
      <ul className="project-ways">
        {[...ways].map((way) => (
          <li key={way} className={way === now ? 'project-way-now' : undefined}>
            {say(way)}
          </li>
        ))}
      </ul>
      <p className="small soft">
        {say('objectHow')}
        <Link to="/complaints">{say('complaints')}</Link>
      </p>
    </section>
  );
}

function wayNow({ stage, checkpoints, dates }: ProjectDetail): ProjectKey | null {
  if (checkpoints.includes('opening')) return 'objectOpening';
  if (dates && (stage === 'announcement' || stage === 'bidding')) return 'objectFile';
  return checkpoints.includes('publicity') ? 'objectResult' : null;
}
