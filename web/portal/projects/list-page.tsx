/** All public projects: searched, filtered, page after page. */
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useSearchParams } from 'react-router';
import { listProjects } from '../../api/public.js';
import { Loading } from '../../parts/loading.js';
import { Refusal } from '../../parts/refusal.js';
import { useTitle } from '../frame/title.js';
import { addressOf, askedOf, type Form, formOf } from './asked.js';
import { ProjectCard } from './card.js';
import { Filters } from './filters.js';
import { useListText } from './words.js';

export function ListPage() {
  const say = useListText();
  useTitle(say('title'));
  const [address, setAddress] = useSearchParams();
  const form = formOf(address);
  const ask = (next: Form) => setAddress(addressOf(next));
  return (
    <div className="sections">
      <h1>{say('title')}</h1>
      <Filters key={address.toString()} form={form} onAsk={ask} />
      {form.village ? (
        <p>
          <Link to={`/village/${form.village}`}>{say('villagePage')}</Link>
        </p>
      ) : null}
      <Results form={form} onAsk={ask} />
    </div>
  );
}

function Results({ form, onAsk }: { form: Form; onAsk: (form: Form) => void }) {
  const say = useListText();
  const asked = askedOf(form);
  const { data, error, isPending, isFetching, hasNextPage, fetchNextPage, refetch } = useInfiniteQuery({
    queryKey: ['projects', asked],
    queryFn: ({ pageParam, signal }) => listProjects({ ...asked, after: pageParam }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  });
  if (isPending) return <Loading />;
  if (error && !data) return <Refusal error={error} onRetry={() => void refetch()} />;
  const items = data.pages.flatMap((page) => page.items);
  if (items.length === 0) return <Nothing form={form} onAsk={onAsk} />;
  return (
    <section className="stack" aria-busy={isFetching}>
      <p className="only-for-readers" role="status">
        {say('count', { count: items.length })}
      </p>
      <ul className="project-cards">
        {items.map((project) => (
          <ProjectCard key={project.id} project={project} />
        ))}
      </ul>
      {error ? <Refusal error={error} /> : null}
      {hasNextPage ? (
        <button type="button" className="button" disabled={isFetching} onClick={() => void fetchNextPage()}>
          {say('more')}
        </button>
      ) : (
        <p className="small soft">{say('end', { count: items.length })}</p>
      )}
    </section>
  );
}

function Nothing({ form, onAsk }: { form: Form; onAsk: (form: Form) => void }) {
  const say = useListText();
  const isAsked = [...addressOf({ ...form, order: '' })].length > 0;
  return (
    <section className="empty stack">
      <p>{isAsked ? say('none') : say('noneYet')}</p>
      {isAsked ? (
        <>
          <p className="small">{say('noneHow')}</p>
          <button type="button" className="button" onClick={() => onAsk(formOf(new URLSearchParams()))}>
            {say('clear')}
          </button>
        </>
      ) : null}
    </section>
  );
}
