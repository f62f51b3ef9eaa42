/** 轨迹: every entry of the log, by checkpoint. */
import { Trail } from '../../parts/trail.js';
import type { ProjectView } from '../forms/circumstances.js';
import { Failure, Waiting } from '../frame/states.js';
import { BundleExport } from './bundle.js';
import { useTrail } from './queries.js';

export function TrailTab({ view }: { view: ProjectView }) {
  const { id, now } = view;
  const { data, error, isPending, refetch } = useTrail(id);
  if (isPending) return <Waiting />;
  if (!data) return <Failure error={error} again={refetch} />;
  return (
    <>
      <BundleExport view={view} />
      <Trail
        trail={data}
        now={now}
        fileAddress={(sha256) => `/api/projects/${id}/attachments/${sha256}`}
      />
    </>
  );
}
