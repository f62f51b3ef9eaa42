/** The log as anybody may check it: its latest signed head, who has witnessed it, and how to verify it. */
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useId, useState } from 'react';
import { reach } from '../../api/client.js';
import { Problem } from '../../api/problem.js';
import { Loading } from '../../parts/loading.js';
import { Refusal } from '../../parts/refusal.js';
import { unbroken } from '../../parts/unbroken.js';
import { moment } from '../../text/moments.js';
import { useTitle } from '../frame/title.js';
import { type CheckpointNote, readNote } from './checkpoint-note.js';
import { useLogText } from './words.js';
import './log.css';

const QrCode = lazy(() => import('../../parts/qr-code.js'));
const readHead = async () => readNote(await (await reach('/api/log/checkpoint', {})).text());

export function LogPage() {
  const say = useLogText();
  useTitle(say('title'));
  const { data, error, refetch } = useQuery({ queryKey: ['checkpoint'], queryFn: readHead, refetchInterval: 30_000 });
  const isUnsigned = error instanceof Problem && error.status === 404;
  return (
    <article className="sections">
      <header className="stack">
        <h1>{say('title')}</h1>
        <p className="soft prose">{say('lead')}</p>
      </header>
      <section className="stack">
        <h2>{say('head')}</h2>
        {isUnsigned ? <p className="empty">{say('none')}</p> : null}
        {error && !isUnsigned && !data ? <Refusal error={error} onRetry={() => void refetch()} /> : null}
        {!data && !error ? <Loading /> : null}
        {data ? <Head note={data} /> : null}
      </section>
      {data ? <Witnesses note={data} /> : null}
      <Verify size={data?.size ?? null} />
      {data ? <Board note={data} /> : null}
    </article>
  );
}

function Head({ note }: { note: CheckpointNote }) {
  const say = useLogText();
  return (
    <>
      <dl className="pairs">
        <div className="pair">
          <dt>{say('size')}</dt>
          <dd className="figures log-size">{say('entries', { count: note.size })}</dd>
        </div>
        <div className="pair">
          <dt>{say('root')}</dt>
          <dd className="log-hash">{note.root}</dd>
        </div>
        <div className="pair">
          <dt>{say('origin')}</dt>
          <dd>{note.origin}</dd>
        </div>
      </dl>
      <details>
        <summary className="log-summary">{say('whole')}</summary>
        <pre className="log-note">{note.text}</pre>
      </details>
    </>
  );
}

function Witnesses({ note: { witnesses } }: { note: CheckpointNote }) {
  const say = useLogText();
  return (
    <section className="stack">
      <h2>{say('witness')}</h2>
      {witnesses.length === 0 ? (
        <p className="empty">{say('witnessNone')}</p>
      ) : (
        <ul>
          {witnesses.map(({ name, at }) => (
            <li key={name}>
              <span className="tag tag-green" aria-hidden="true">
                证
              </span>{' '}
              {at === null ? say('witnessed', { name }) : unbroken(say('witnessedAt', { name, when: moment(at) }))}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function Verify({ size }: { size: number | null }) {
  const say = useLogText();
  const id = useId();
  const [typed, setTyped] = useState('');
  const index = /^\d{1,15}$/.test(typed.trim()) ? Number(typed) : null;
  return (
    <section className="stack" id="verify">
      <h2>{say('verify')}</h2>
      <div className="prose">
        <ol>
          <li>{say('verify1')}</li>
          <li>{say('verify2')}</li>
          <li>{say('verify3')}</li>
          <li>{say('verify4')}</li>
        </ol>
      </div>
      <div className="field not-printed">
        <label htmlFor={id}>{say('entry')}</label>
        <input id={id} className="input figures" inputMode="numeric" maxLength={15} value={typed} aria-describedby={`${id}-how`} onChange={(e) => setTyped(e.target.value)} />
        <span id={`${id}-how`} className="small soft">
          {say('entryHow')}
        </span>
      </div>
      <p className="row">
        {index === null ? (
          <>
            <button type="button" className="button" disabled>
              {say('open')}
            </button>
            <button type="button" className="button" disabled>
              {say('proof')}
            </button>
          </>
        ) : (
          <>
            <a className="button" href={`/api/log/entries?start=${index}&end=${index}`}>
              {say('open')}
            </a>
            <a className="button" href={`/api/log/proof.txt?index=${index}`}>
              {say('proof')}
            </a>
          </>
        )}
        <a href="/api/log/key">{say('key')}</a>
        {size === null ? null : <a href={`/api/log/consistency?old=0&new=${size}`}>{say('consistency')}</a>}
      </p>
    </section>
  );
}

function Board({ note }: { note: CheckpointNote }) {
  const say = useLogText();
  return (
    <section className="stack">
      <h2>{say('board')}</h2>
      <Suspense fallback={null}>
        <QrCode text={note.text} label={say('boardLabel')} />
      </Suspense>
      <p className="small soft">{say('boardHow')}</p>
      {/* As a page of its own: only that one may use the camera. */}
      <p className="row not-printed">
        <a className="button" href="/log/check">
          {say('compareBoard')}
        </a>
        <button type="button" className="button" onClick={() => window.print()}>
          {say('print')}
        </button>
      </p>
    </section>
  );
}
