import type { ProjectItem } from '../../api/public.js';
import { useNames } from '../../text/domain.js';
import { useListText } from './words.js';

/** How far a project is: the checkpoint that is current, else its stage or its end. */
export function StageTag({
  project: { stage, checkpoints, suspended },
}: {
  project: Pick<ProjectItem, 'stage' | 'checkpoints' | 'suspended'>;
}) {
  const say = useListText();
  const nameOf = useNames();
  const [current] = checkpoints;
  const text = current ? nameOf('checkpoints', current) : nameOf('stages', stage);
  const tone = stage === 'failed' || stage === 'terminated' ? 'tag-ended' : stage === 'archived' ? '' : 'tag-green';
  return (
    <span className="row stage-tag">
      <span className={`tag ${tone}`}>{text}</span>
      {suspended ? <span className="tag tag-ended">{say('suspended')}</span> : null}
    </span>
  );
}
