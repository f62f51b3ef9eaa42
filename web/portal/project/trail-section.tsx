/** The whole trail, read when somebody wants it. */
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { get } from '../../api/client.js';
import { usePlatformNow } from '../../parts/countdown.js';
import { Loading } from '../../parts/loading.js';
import { Refusal } from '../../parts/refusal.js';
import type { TrailData } from '../../parts/trail-data.js';
import { useProjectText } from './words.js';

const Trail = lazy(async () => ({ default: (await import('../../parts/trail.js')).Trail }));

export function TrailSection({ id }: { id: string }) {
  const say = useProjectText();
  const [isOpen, setOpen] = useState(false);
  return (
    <section className="stack" aria-labelledby="trail">
      <h2 id="trail">{say('trail')}</h2>
      <p className="soft">{say('trailHow')}</p>
      {isOpen ? (
        <Suspense fallback={<Loading />}>
          <Whole id={id} />
        </Suspense>
      ) : (
        <button type="button" className="button" onClick={() => setOpen(true)}>
          {say('trailShow')}
        </button>
      )}
    </section>
  );
}

function Whole({ id }: { id: string }) {
  const { now } = usePlatformNow();
  const { data, error, refetch } = useQuery({
    queryKey: ['trail', id],
    queryFn: () => get<TrailData>(`/api/projects/${encodeURIComponent(id)}/trail`),
  });
  if (error) return <Refusal error={error} onRetry={() => void refetch()} />;
  return data ? <Trail trail={data} now={now} /> : <Loading />;
}
