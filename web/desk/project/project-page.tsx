/** One project, the same page for every role: the rail on top, what can be done now, then the tabs. */
import { Tabs } from 'antd';
import { useParams, useSearchParams } from 'react-router';
import { Countdown } from '../../parts/countdown.js';
import { useNarrow } from '../../parts/narrow.js';
import { Rail } from '../../parts/rail.js';
import { stopsOfTrail } from '../../parts/rail-stops.js';
import { useNames } from '../../text/domain.js';
import { ActionPanel } from '../act/action-panel.js';
import type { ProjectView } from '../forms/circumstances.js';
import { Failure, Waiting } from '../frame/states.js';
import { useSay } from '../words.js';
import { Bids } from './bids.js';
import { Documents } from './documents.js';
import { Overview } from './overview.js';
import { Performance } from './performance.js';
import { useLaw } from './law.js';
import { nextEnd } from './next-end.js';
import { OwnReceipts } from './receipts.js';
import './project.css';
import { useProject, useTrail } from './queries.js';
import { TrailTab } from './trail-tab.js';

export default function ProjectPage() {
  const { id = '' } = useParams();
  const { data, error, isPending, refetch } = useProject(id);
  if (isPending) return <Waiting />;
  if (!data) return <Failure error={error} again={refetch} />;
  return <Project key={id} view={data} />;
}

function Project({ view }: { view: ProjectView }) {
  const say = useSay();
  const law = useLaw(view.rulesVersion);
  const [search, setSearch] = useSearchParams();
  const tab = search.get('tab') ?? 'overview';
  const show = (key: string) => {
    const next = new URLSearchParams(search);
    next.set('tab', key);
    setSearch(next, { replace: true });
  };
  const rail = <ProjectRail key="rail" view={view} />;
  const acts = law.isPending ? <Waiting key="acts" /> : <ActionPanel key="acts" view={view} law={law.data ?? null} />;
  // On a phone the rail takes the whole screen: what can be done stands before it. Whoever turns the phone keeps what they typed.
  const narrow = useNarrow();
  return (
    <article className="project">
      <a className="skip-link" href="#action-title">
        {say('跳到现在要办的')}
      </a>
      <a className="skip-link" href={`#project-tabs-tab-${tab}`}>
        {say('跳到概况和文件')}
      </a>
      <Heading view={view} />
      {narrow ? [acts, rail] : [rail, acts]}
      <Tabs
        id="project-tabs"
        activeKey={tab}
        onChange={show}
        destroyOnHidden
        items={[
          { key: 'overview', label: say('概况'), children: <Overview view={view} /> },
          {
            key: 'documents',
            label: say('文件'),
            children: (
              <>
                <Documents view={view} />
                <OwnReceipts id={view.id} />
              </>
            ),
          },
          { key: 'bids', label: say('报名报价'), children: <Bids view={view} /> },
          { key: 'performance', label: say('合同履约'), children: <Performance view={view} /> },
          { key: 'trail', label: say('轨迹'), children: <TrailTab view={view} /> },
        ]}
      />
    </article>
  );
}

function Heading({ view }: { view: ProjectView }) {
  const say = useSay();
  const names = useNames();
  const isRequested = view.facts?.suspension?.by === 'discipline';
  return (
    <header className="project-heading">
      <h1>
        <bdi>{view.title}</bdi>
      </h1>
      <p className="project-line">
        <span className="figures">{view.code}</span>
        <span>
          {view.town.name} {view.village.name}
        </span>
        <span>
          {names('categories', view.category.key)} · {names('modes', view.mode.key)}
        </span>
        {view.round > 1 && <span>{say('第{round}轮', { round: view.round })}</span>}
        <span className={`badge badge-${view.suspended ? 'suspended' : view.stage}`}>
          {view.suspended ? say(isRequested ? '纪委提请中止' : '已中止') : names('stages', view.stage)}
        </span>
      </p>
      <Closing view={view} />
    </header>
  );
}

function Closing({ view }: { view: ProjectView }) {
  const say = useSay();
  const names = useNames();
  const end = nextEnd(view);
  if (!end) return null;
  const { to, label, limitOf } = end;
  if (limitOf === undefined) return <Countdown to={to} label={say(label)} />;
  return <Countdown to={to} label={say('{where}办理期限', { where: names('checkpoints', limitOf) })} over={say('已超期')} />;
}

function ProjectRail({ view: { id, earliest, now, side, category, suspended } }: { view: ProjectView }) {
  const { data, error, refetch } = useTrail(id);
  const trade = { side: side.key, category: category.key, suspended };
  if (data) return <Rail stops={stopsOfTrail(data.checkpoints, earliest)} trade={trade} now={now} />;
  return error ? <Failure error={error} again={refetch} /> : <Waiting />;
}
