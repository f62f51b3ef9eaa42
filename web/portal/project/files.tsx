/** Documents that the platform issued for everybody. */
import type { ProjectDetail } from '../../api/public.js';
import { Moment } from '../../parts/moment.js';
import { useNames } from '../../text/domain.js';
import { chinese } from '../../text/punctuation.js';
import { useProjectText } from './words.js';

export function Files({ project: { documents } }: { project: ProjectDetail }) {
  const say = useProjectText();
  const nameOf = useNames();
  return (
    <section className="stack" aria-labelledby="files">
      <h2 id="files">{say('files')}</h2>
      {documents.length === 0 ? <p className="soft">{say('filesNone')}</p> : null}
      <ul className="project-files">
        {documents.map(({ id, title, checkpoint, issuedAt }) => (
          <li key={id}>
            <a href={`/api/documents/${id}`} target="_blank" rel="noopener">
              <bdi>{chinese(title)}</bdi>
              {say('pdf')}
            </a>
            <span className="small soft">
              {checkpoint ? nameOf('checkpoints', checkpoint) : null} {issuedAt ? <Moment at={issuedAt} /> : null}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
