/** The front page: what closes soonest comes first. */
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { listProjects, type ProjectsAsked } from '../../api/public.js';
import { Loading } from '../../parts/loading.js';
import { Refusal } from '../../parts/refusal.js';
import { useTitle } from '../frame/title.js';
import { addressOf, formOf } from '../projects/asked.js';
import { ProjectCard } from '../projects/card.js';
import { SearchField } from '../projects/filters.js';
import { FIGURES, Figures } from './figures.js';
import { Ways } from './ways.js';
import { useHomeText } from './words.js';
import './home.css';

export function HomePage() {
  const say = useHomeText();
  useTitle();
  const areHere = useAreHere();
  return (
    <div className="sections">
      <section className="stack home-lead">
        <h1>{say('title')}</h1>
        <p className="soft">{say('lead')}</p>
        <Search />
      </section>
      {areHere ? (
        <>
          <Few title={say('soon')} none={say('soonNone')} all={say('soonAll')} to="/projects?order=closing" asked={SOON} />
          <Figures />
          <Few title={say('newest')} none={say('newestNone')} all={say('newestAll')} to="/projects" asked={NEWEST} />
          <Ways />
        </>
      ) : (
        <div className="home-waiting">
          <Loading />
        </div>
      )}
    </div>
  );
}

const SOON: ProjectsAsked = { order: 'closing', limit: 5 };
const NEWEST: ProjectsAsked = { limit: 5 };

const few = (asked: ProjectsAsked) => ({ queryKey: ['few', asked], queryFn: () => listProjects(asked) });

/** Shown together, so that nothing that somebody reads already is pushed away by what comes after it. */
function useAreHere(): boolean {
  const asked = [useQuery(few(SOON)), useQuery(few(NEWEST)), useQuery(FIGURES)];
  return asked.every(({ isPending }) => !isPending);
}

function Search() {
  const go = useNavigate();
  const [search, setSearch] = useState('');
  return (
    <search className="home-search">
      <form
        onSubmit={(e) => {
          e.preventDefault();
          void go(`/projects?${addressOf({ ...formOf(new URLSearchParams()), search })}`);
        }}
      >
        <SearchField value={search} onChange={setSearch} />
      </form>
    </search>
  );
}

interface FewProps {
  title: string;
  none: string;
  all: string;
  to: string;
  asked: ProjectsAsked;
}

function Few({ title, none, all, to, asked }: FewProps) {
  const { data, error, refetch } = useQuery({ ...few(asked), refetchInterval: 60_000 });
  return (
    <section className="stack">
      <div className="row between home-wide">
        <h2>{title}</h2>
        <Link to={to}>{all}</Link>
      </div>
      {error && !data ? <Refusal error={error} onRetry={() => void refetch()} /> : null}
      {!data && !error ? <Loading /> : null}
      {data?.items.length === 0 ? <p className="empty home-wide">{none}</p> : null}
      {data && data.items.length > 0 ? (
        <ul className="project-cards">
          {data.items.map((project) => (
            <ProjectCard key={project.id} project={project} />
          ))}
        </ul>
      ) : null}
    </section>
  );
}
