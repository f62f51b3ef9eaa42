/** The page behind the QR code on a village's notice board: its trades and what they came to. */
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { Link, useParams } from 'react-router';
import { Problem } from '../../api/problem.js';
import { listProjects, readVillage, type Village } from '../../api/public.js';
import { Loading } from '../../parts/loading.js';
import { RoundMoney } from '../../parts/money.js';
import { Refusal } from '../../parts/refusal.js';
import { Missing } from '../frame/missing.js';
import { useTitle } from '../frame/title.js';
import { ProjectCard } from '../projects/card.js';
import { useVillageText } from './words.js';
import './village.css';

const QrCode = lazy(() => import('../../parts/qr-code.js'));

export function VillagePage() {
  const { code = '' } = useParams();
  const say = useVillageText();
  const { data, error, refetch } = useQuery({ queryKey: ['village', code], queryFn: () => readVillage(code) });
  useTitle(data && say('title', { village: data.name }));
  if (error instanceof Problem && error.status === 404) return <Missing />;
  if (error && !data) return <Refusal error={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading />;
  return (
    <article className="sections">
      <header className="stack">
        <p className="soft small">{data.town.name}</p>
        <h1>{say('title', { village: data.name })}</h1>
        <p className="soft">{say('lead')}</p>
        <Collective village={data} />
      </header>
      <Totals village={data} />
      <Projects code={code} />
      <Feed village={data} />
      <section className="stack not-printed">
        <h2>{say('ask')}</h2>
        <p>
          {say('askHow')}
          <Link to="/complaints">{say('complaints')}</Link>
        </p>
      </section>
      <Board village={data} />
    </article>
  );
}

/** The legal person that lets out and buys: whoever pays or signs compares name and code with the paper. */
function Collective({ village: { collective } }: { village: Village }) {
  const say = useVillageText();
  if (!collective) return null;
  return (
    <p className="small">
      <bdi>{collective.name}</bdi>
      <br />
      <span className="soft">
        {say('creditCode')} <span className="figures">{collective.creditCode}</span>
      </span>
    </p>
  );
}

/** Whoever uses a feed reader hears of new notices; a browser finds the address in the page’s head. */
function Feed({ village: { code, name } }: { village: Village }) {
  const say = useVillageText();
  const address = `/feed/${code}`;
  return (
    <section className="stack not-printed">
      <link rel="alternate" type="application/atom+xml" title={say('feedTitle', { village: name })} href={address} />
      <h2>{say('feed')}</h2>
      <p>
        {say('feedHow')}
        <a href={address}>{say('feedTitle', { village: name })}</a>
      </p>
    </section>
  );
}

function Totals({ village: { trades, turnover } }: { village: Village }) {
  const say = useVillageText();
  return (
    <dl className="village-totals">
      {(['open', 'running', 'ended'] as const).map((kind) => (
        <div key={kind}>
          <dt>{say(kind)}</dt>
          <dd className="figures">{say('count', { count: trades[kind] })}</dd>
        </div>
      ))}
      <div>
        <dt>{say('turnover')}</dt>
        <dd>
          <RoundMoney fen={turnover} />
          <small>{say('turnoverHow')}</small>
        </dd>
      </div>
    </dl>
  );
}

function Projects({ code }: { code: string }) {
  const say = useVillageText();
  const { data, error, hasNextPage, isFetching, fetchNextPage, refetch } = useInfiniteQuery({
    queryKey: ['projects', { village: code }],
    queryFn: ({ pageParam, signal }) => listProjects({ village: code, after: pageParam }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  });
  const items = data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <section className="stack">
      <h2>{say('projects')}</h2>
      {error && !data ? <Refusal error={error} onRetry={() => void refetch()} /> : null}
      {data && items.length === 0 ? <p className="empty">{say('none')}</p> : null}
      {items.length > 0 ? (
        <ul className="project-cards">
          {items.map((project) => (
            <ProjectCard key={project.id} project={project} ofVillage />
          ))}
        </ul>
      ) : null}
      {hasNextPage ? (
        <button type="button" className="button" disabled={isFetching} onClick={() => void fetchNextPage()}>
          {say('more')}
        </button>
      ) : null}
    </section>
  );
}

function Board({ village: { code, name } }: { village: Village }) {
  const say = useVillageText();
  return (
    <section className="stack village-board">
      <h2>{say('qr')}</h2>
      <p className="village-board-name">{say('title', { village: name })}</p>
      <Suspense fallback={null}>
        <QrCode text={`${window.location.origin}/village/${code}`} label={say('qrLabel', { village: name })} />
      </Suspense>
      <p className="soft small">{say('qrHow')}</p>
      <button type="button" className="button not-printed" onClick={() => window.print()}>
        {say('print')}
      </button>
    </section>
  );
}
