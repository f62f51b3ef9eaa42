/** One project for everybody: where it stands first, then what one may want to know of it. */
import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { type ProjectDetail, readNotice, readProject } from '../../api/public.js';
import { Problem } from '../../api/problem.js';
import { Loading } from '../../parts/loading.js';
import { Refusal } from '../../parts/refusal.js';
import { Missing } from '../frame/missing.js';
import { useTitle } from '../frame/title.js';
import { Answers } from './answers.js';
import { Envelope } from './envelope.js';
import { ContractSummary, Result } from './result.js';
import { Files } from './files.js';
import { Head } from './head.js';
import { HowToObject } from './objecting.js';
import { Progress } from './progress.js';
import { Terms } from './terms.js';
import { TrailSection } from './trail-section.js';
import './project.css';

export function ProjectPage() {
  const { id = '' } = useParams();
  const { data, error, refetch } = useQuery({
    queryKey: ['project', id],
    queryFn: () => readProject(id),
    refetchInterval: 30_000,
  });
  useTitle(data?.title);
  if (error instanceof Problem && error.status === 404) return <Missing />;
  if (error && !data) return <Refusal error={error} onRetry={() => void refetch()} />;
  return data ? <Project key={id} project={data} /> : <Loading />;
}

function Project({ project }: { project: ProjectDetail }) {
  const { data: notice } = useQuery({
    queryKey: ['notice', project.id],
    queryFn: () => readNotice(project.id),
    staleTime: 30_000,
  });
  return (
    <article className="sections">
      <Head project={project} />
      <Progress project={project} />
      <div className="project-columns">
        <div className="sections">
          <Envelope project={project} />
          <Result project={project} />
          <Terms project={project} notice={notice} />
          <Answers notice={notice} />
        </div>
        <div className="sections">
          <Files project={project} />
          <ContractSummary project={project} />
          <HowToObject project={project} />
        </div>
      </div>
      <TrailSection id={project.id} />
    </article>
  );
}
