/** The rail of a project; drawn anew every minute, not with every second of the clock. */
import { useMemo } from 'react';
import { MINUTE } from '../../../server/machines/time.js';
import type { ProjectDetail } from '../../api/public.js';
import { usePlatformNow } from '../../parts/countdown.js';
import { Rail } from '../../parts/rail.js';
import { publicStops } from './public-stops.js';
import { useProjectText } from './words.js';

export function Progress({ project }: { project: ProjectDetail }) {
  const say = useProjectText();
  const minute = Math.floor(usePlatformNow().now / MINUTE);
  const rail = useMemo(() => {
    const trade = { side: project.side, category: project.category, suspended: project.suspended };
    return <Rail stops={publicStops(project, minute * MINUTE)} trade={trade} now={minute * MINUTE} />;
  }, [project, minute]);
  return (
    <section className="stack project-rail" aria-labelledby="progress">
      <h2 id="progress">{say('progress')}</h2>
      {rail}
      {project.failed ? <p className="small soft">{say('railFailed')}</p> : null}
    </section>
  );
}
