/** The notice as everybody reads it, for who takes part in the trade: terms, answers and result in the portal's words. */
import { useQuery } from '@tanstack/react-query';
import { readNotice, readProject } from '../../api/public.js';
import { Answers } from '../../portal/project/answers.js';
import { Result } from '../../portal/project/result.js';
import { Terms } from '../../portal/project/terms.js';
import '../../style/layout.css';
import '../../portal/project/project.css';
import { LimitOfOffer } from '../act/own-part.js';
import { Failure, Waiting } from '../frame/states.js';
import { useSay } from '../words.js';

/** @param withLimit where no form of an offer says it already */
export default function AsPublished({ id, withLimit }: { id: string; withLimit: boolean }) {
  const say = useSay();
  const project = useQuery({ queryKey: ['project', id, 'public'], queryFn: () => readProject(id) });
  const notice = useQuery({ queryKey: ['project', id, 'notice'], queryFn: () => readNotice(id) });
  if (project.isPending) return <Waiting />;
  if (!project.data) return <Failure error={project.error} again={project.refetch} />;
  return (
    <div className="sections as-published">
      {withLimit && <LimitOfOffer id={id} />}
      <Result project={project.data} />
      <Terms project={project.data} notice={notice.data} />
      <Answers notice={notice.data} />
      <p>
        <a href={`/projects/${id}`}>{say('打开公开的项目页')}</a>
      </p>
    </div>
  );
}
