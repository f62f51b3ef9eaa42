/** 轨迹: every entry of the log, by checkpoint. */
import { Trail } from '../../parts/trail.js';
import { Failure, Waiting } from '../frame/states.js';
import { useTrail } from './queries.js';

export function TrailTab({ id, now }: { id: string; now: number }) {
  const { data, error, isPending, refetch } = useTrail(id);
  if (isPending) return <Waiting />;
  if (!data) return <Failure error={error} again={refetch} />;
  return (
    <Trail
      trail={data}
      now={now}
      fileAddress={(sha256) => `/api/projects/${id}/attachments/${sha256}`}
    />
  );
}
