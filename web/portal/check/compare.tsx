/** Where a file is dropped, and what came of comparing it. */
import { useId, useState } from 'react';
import { Link } from 'react-router';
import { hashFile, type Hashed } from './hash-file.js';
import type { IssuedDocument } from './issued-document.js';
import { type CheckKey, useCheckText } from './words.js';

type State = 'none' | 'hashing' | Hashed;

export function Compare({ document }: { document: IssuedDocument }) {
  const say = useCheckText();
  const id = useId();
  const [state, setState] = useState<State>('none');
  const [isOver, setOver] = useState(false);
  const take = async (file: File | undefined) => {
    if (!file) return;
    setState('hashing');
    setState(await hashFile(file));
  };
  return (
    <div className="check-compare">
      <label
        htmlFor={id}
        className={isOver ? 'check-drop check-drop-over' : 'check-drop'}
        onDragOver={(e) => {
          e.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(e) => {
          e.preventDefault();
          setOver(false);
          void take(e.dataTransfer.files[0]);
        }}
      >
        <input
          id={id}
          type="file"
          accept="application/pdf,.pdf"
          className="only-for-readers"
          onChange={(e) => {
            void take(e.target.files?.[0]);
            e.target.value = '';
          }}
        />
        {state === 'hashing' ? say('hashing') : say(state === 'none' ? 'drop' : 'dropAgain')}
      </label>
      <div role="status">{typeof state === 'object' ? <Verdict hashed={state} document={document} /> : null}</div>
    </div>
  );
}

function Verdict({ hashed, document }: { hashed: Hashed; document: IssuedDocument }) {
  const say = useCheckText();
  if ('refused' in hashed) return <p className="check-verdict check-bad">{say(hashed.refused)}</p>;
  const verdict = verdictOn(hashed.sha256, document);
  return (
    <div className={`check-verdict ${verdict === 'different' ? 'check-bad' : 'check-good'}`}>
      <p>
        <b>{say(verdict)}</b>
      </p>
      <p>{say(`${verdict}How` as CheckKey)}</p>
      {verdict === 'different' ? <Original document={document} /> : null}
      <p className="small">
        {say('yours')} <span className="check-hash">{hashed.sha256}</span>
      </p>
    </div>
  );
}

/** Whoever holds something else is led to what counts. */
function Original({ document: { file, project } }: { document: IssuedDocument }) {
  const say = useCheckText();
  return (
    <p>
      {file === null ? (
        <Link to={`/projects/${project.id}`}>{say('toProject')}</Link>
      ) : (
        <a href={`/api/documents/${file}`} target="_blank" rel="noopener">
          {say('toOriginal')}
        </a>
      )}
    </p>
  );
}

function verdictOn(sha256: string, document: IssuedDocument): 'same' | 'unsigned' | 'different' {
  if (sha256 === document.sha256) return 'same';
  return sha256 === document.renderedSha256 ? 'unsigned' : 'different';
}
