/** 现在要办的: what whoever looks may do now, made from what the platform offers them. */
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import type { ProjectLaw } from '../project/law.js';
import type { AvailableEvent, ProjectView } from '../forms/circumstances.js';
import { FORMS } from '../forms/index.js';
import { useNames } from '../../text/domain.js';
import { listed } from '../../text/listing.js';
import { useSay } from '../words.js';
import { ActForm } from './act-form.js';
import { isBeside } from './beside.js';
import { Receipt } from './receipt.js';
import type { Done } from './use-act.js';

export function ActionPanel({ view, law }: { view: ProjectView; law: ProjectLaw | null }) {
  const say = useSay();
  const [search, setSearch] = useSearchParams();
  const [done, setDone] = useState<{ name: string; done: Done } | null>(null);
  const main = view.availableEvents.filter((e) => !isBeside(e, view));
  const beside = view.availableEvents.filter((e) => isBeside(e, view));
  const asked = search.get('act');
  const chosen =
    view.availableEvents.find((e) => e.type === asked) ?? (main.length === 1 ? main[0] : undefined);
  const choose = (type: string | null) => {
    setDone(null);
    const next = new URLSearchParams(search);
    if (type === null) next.delete('act');
    else next.set('act', type);
    setSearch(next, { replace: true });
  };
  return (
    <section className="action-panel" aria-labelledby="action-title">
      <h2 id="action-title">{say('现在要办的')}</h2>
      {done && <Receipt {...done} view={view} onClose={() => setDone(null)} />}
      {view.availableEvents.length === 0 && !done && <NothingToDo view={view} />}
      <Acts events={main} chosen={chosen} onChoose={choose} />
      {chosen && !done && <h3>{say(chosen.name)}</h3>}
      {chosen && !done && (
        <ActForm
          key={chosen.type}
          event={chosen}
          c={{ view, now: view.now, role: chosen.role, law: law?.law ?? null }}
          rules={law?.rules ?? []}
          onDone={(result) => {
            choose(null);
            setDone({ name: chosen.name, done: result });
          }}
        />
      )}
      {beside.length > 0 && (
        <details className="beside" open={beside.includes(chosen as AvailableEvent) || undefined}>
          <summary>{say('其他可办的事')}</summary>
          <Acts events={beside} chosen={chosen} onChoose={choose} />
        </details>
      )}
    </section>
  );
}

interface ActsProps {
  events: readonly AvailableEvent[];
  chosen: AvailableEvent | undefined;
  onChoose: (type: string | null) => void;
}

function Acts({ events, chosen, onChoose }: ActsProps) {
  const say = useSay();
  if (events.length === 0 || (events.length === 1 && chosen === events[0])) return null;
  return (
    <ul className="acts">
      {events.map((event) => (
        <li key={event.type}>
          <button
            type="button"
            className={FORMS[event.type]?.grave ? 'act act-grave' : 'act'}
            aria-pressed={event === chosen}
            onClick={() => onChoose(event === chosen ? null : event.type)}
          >
            {say(event.name)}
          </button>
        </li>
      ))}
    </ul>
  );
}

function NothingToDo({ view }: { view: ProjectView }) {
  const say = useSay();
  const names = useNames();
  const where = listed(view.checkpoints.map((key) => names('checkpoints', key)));
  return (
    <p className="hint">
      {where ? say('现在没有您要办的。项目正在“{where}”。', { where }) : say('现在没有您要办的。')}
    </p>
  );
}
