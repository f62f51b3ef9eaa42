/** 现在要办的: what whoever looks may do now, made from what the platform offers them. */
import { useEffect, useRef, useState } from 'react';
import { useNavigationType, useSearchParams } from 'react-router';
import { RuleLine } from '../../parts/rule-line.js';
import type { ProjectLaw } from '../project/law.js';
import type { AvailableEvent, ProjectView } from '../forms/circumstances.js';
import { FORMS } from '../forms/index.js';
import { isAtPageStart, useGoTo } from '../frame/go-to.js';
import { useTodo } from '../todo/queries.js';
import { useSay } from '../words.js';
import { ActForm } from './act-form.js';
import { isBeside, mainFirst } from './beside.js';
import { namedHere } from './named.js';
import { NothingToDo } from './nothing-to-do.js';
import { DepositDue } from './own-part.js';
import { Receipt } from './receipt.js';
import { ToCheck } from './to-check.js';
import type { Done } from './use-act.js';

export function ActionPanel({ view, law }: { view: ProjectView; law: ProjectLaw | null }) {
  const say = useSay();
  const [search, setSearch] = useSearchParams();
  const [done, setDone] = useState<{ name: string; done: Done } | null>(null);
  const awaited = useTodo().data?.items.flatMap(({ project, event }) => (project === view.id ? [event] : [])) ?? [];
  const events = view.availableEvents.map((e) => namedHere(e, view));
  const main = mainFirst(events.filter((e) => !isBeside(e, view)), awaited);
  const beside = events.filter((e) => isBeside(e, view));
  const asked = search.get('act');
  const chosen =
    events.find((e) => e.type === asked) ?? (main.length === 1 ? main[0] : undefined);
  const { intro, rule } = (chosen && FORMS[chosen.type]) ?? {};
  const c = chosen && { view, now: view.now, role: chosen.role, law: law?.law ?? null };
  const limit = c && rule?.(c);
  const [title, goToTitle] = useGoTo<HTMLHeadingElement>();
  const [form, goToForm] = useGoTo<HTMLHeadingElement>();
  // Who comes for an act begins with it, and not with what stands above; what was read before may not know it yet.
  const isLink = useNavigationType() !== 'POP';
  const isComing = useRef(asked !== null && isLink);
  useEffect(() => {
    if (!isComing.current || !form.current) return;
    isComing.current = false;
    if (isAtPageStart()) form.current.focus();
  });
  const choose = (type: string | null) => {
    setDone(null);
    if (type !== null) goToForm();
    const next = new URLSearchParams(search);
    if (type === null) next.delete('act');
    else next.set('act', type);
    setSearch(next, { replace: true });
  };
  return (
    <section className="action-panel" aria-labelledby="action-title">
      <h2 id="action-title" tabIndex={-1} ref={title}>
        {say('现在要办的')}
      </h2>
      {done && (
        <Receipt
          {...done}
          view={view}
          onClose={() => {
            goToTitle();
            setDone(null);
          }}
        />
      )}
      <DepositDue view={view} />
      {main.length === 0 && !chosen && !done && <NothingToDo view={view} />}
      <Acts main events={main} chosen={chosen} onChoose={choose} />
      {chosen && !done && (
        <h3 tabIndex={-1} ref={form}>
          {say(chosen.name)}
        </h3>
      )}
      {intro && !done && <p className="intro">{say(intro)}</p>}
      {limit && !done && <RuleLine {...limit} />}
      {chosen && !done && <ToCheck type={chosen.type} view={view} />}
      {chosen && c && !done && (
        <ActForm
          key={chosen.type}
          event={chosen}
          c={c}
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
  /** What the trade waits for: until one is chosen, the first stands out. */
  main?: boolean;
  events: readonly AvailableEvent[];
  chosen: AvailableEvent | undefined;
  onChoose: (type: string | null) => void;
}

function Acts({ main = false, events, chosen, onChoose }: ActsProps) {
  const say = useSay();
  if (events.length === 0 || (events.length === 1 && chosen === events[0])) return null;
  return (
    <ul className={main && !chosen ? 'acts acts-main' : 'acts'}>
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
