/** Whether a file is the original that was issued under a number. */
import { useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import { get } from '../../api/client.js';
import { Problem } from '../../api/problem.js';
import { Loading } from '../../parts/loading.js';
import { Moment } from '../../parts/moment.js';
import { Refusal } from '../../parts/refusal.js';
import { SealMark } from '../../parts/seal-mark.js';
import { useTitle } from '../frame/title.js';
import type { IssuedDocument } from './issued-document.js';
import { Compare } from './compare.js';
import { useCheckText } from './words.js';
import './check.css';

export function CheckPage() {
  const { number = '' } = useParams();
  const say = useCheckText();
  useTitle(say('title'));
  return (
    <article className="sections">
      <header className="stack">
        <h1>{say('title')}</h1>
        <p className="soft">{say('lead')}</p>
        <NumberForm key={number} number={number} />
      </header>
      {number ? <Issued number={number} /> : null}
    </article>
  );
}

function NumberForm({ number }: { number: string }) {
  const say = useCheckText();
  const go = useNavigate();
  const id = useId();
  const [typed, setTyped] = useState(number);
  return (
    <form
      className="check-number"
      onSubmit={(e) => {
        e.preventDefault();
        const asked = typed.normalize('NFKC').replace(/\s/g, '');
        if (asked) void go(`/v/${encodeURIComponent(asked)}`);
      }}
    >
      <div className="field">
        <label htmlFor={id}>{say('number')}</label>
        <input id={id} className="input figures" value={typed} maxLength={80} autoComplete="off" placeholder={say('numberHint')} aria-describedby={`${id}-how`} onChange={(e) => setTyped(e.target.value)} />
        <span id={`${id}-how`} className="small soft">
          {say('numberHow')}
          {number ? null : say('thenFile')}
        </span>
      </div>
      <button type="submit" className="button button-main">
        {say('find')}
      </button>
    </form>
  );
}

function Issued({ number }: { number: string }) {
  const { data, error, refetch } = useQuery({
    queryKey: ['document', number],
    queryFn: () => get<IssuedDocument>(`/api/public/documents/${encodeURIComponent(number)}`),
  });
  // A number that there is not will not be there at the second try either.
  const isUnknown = error instanceof Problem && error.status === 404;
  if (error) return <Refusal error={error} onRetry={isUnknown ? undefined : () => void refetch()} />;
  if (!data) return <Loading />;
  return (
    <>
      <Found data={data} />
      <ByHand />
    </>
  );
}

/** The same comparison without any page of ours. */
function ByHand() {
  const say = useCheckText();
  return (
    <section className="stack prose">
      <h2>{say('self')}</h2>
      <p className="soft">{say('selfHow')}</p>
      <ul className="check-commands">
        <li>
          {say('selfWindows')} <code>certutil -hashfile {say('selfFile')} SHA256</code>
        </li>
        <li>
          {say('selfOthers')} <code>shasum -a 256 {say('selfFile')}</code>
        </li>
      </ul>
    </section>
  );
}

function Found({ data }: { data: IssuedDocument }) {
  const say = useCheckText();
  return (
    <section className="stack">
      <h2>{say('found')}</h2>
      <div className="check-columns">
        <dl className="pairs">
          <div className="pair">
            <dt>{say('document')}</dt>
            <dd>
              {data.title} <span className="figures">{data.number}</span>
            </dd>
          </div>
          <div className="pair">
            <dt>{say('project')}</dt>
            <dd>
              <Link to={`/projects/${data.project.id}`}>
                <bdi>{data.project.title}</bdi>
              </Link>
            </dd>
          </div>
          <div className="pair">
            <dt>{say('village')}</dt>
            <dd>
              {data.project.town} {data.project.village}
            </dd>
          </div>
          <div className="pair">
            <dt>{say('issuer')}</dt>
            <dd>{data.issuer}</dd>
          </div>
          <div className="pair">
            <dt>{say('issuedAt')}</dt>
            <dd>
              <Moment at={data.issuedAt} exact />
            </dd>
          </div>
          <div className="pair">
            <dt>{say('pages')}</dt>
            <dd>{say('pagesCount', { count: data.pages })}</dd>
          </div>
          {data.parties.length > 0 ? (
            <div className="pair">
              <dt>{say('parties')}</dt>
              <dd>
                <bdi>{data.parties.join('、')}</bdi>
              </dd>
            </div>
          ) : null}
          <div className="pair">
            <dt>{say('hash')}</dt>
            <dd className="check-hash">{data.sha256}</dd>
          </div>
          <div className="pair">
            <dt>{say('entry')}</dt>
            <dd>
              <SealMark seq={data.entry.seq} at={data.entry.at} leaf={data.entry.leaf} sha256={data.sha256} />
            </dd>
          </div>
        </dl>
        <Compare document={data} />
      </div>
    </section>
  );
}
