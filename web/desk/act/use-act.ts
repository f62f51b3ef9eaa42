/** The life of one act's form: what stands in it, what is wrong with it, and sending it. */
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { Problem } from '../../api/problem.js';
import { assemble } from '../forms/assemble.js';
import { check, type Faults } from '../forms/check.js';
import type { AvailableEvent, Circumstances } from '../forms/circumstances.js';
import type { EventForm, Values } from '../forms/field.js';
import { fallbackForm } from '../forms/fallback.js';
import { FORMS } from '../forms/index.js';
import type { Path, Schema } from '../forms/json-schema.js';
import { initialValues, withValue } from '../forms/values.js';
import { usePerson } from '../session.js';
import { say } from '../words.js';
import { draftKey, dropDraft, keepDraft, readDraft } from './draft.js';
import { type Accepted, sendAct, SendingKeys } from './send.js';
import type { SealedPackage } from './seal.js';

export interface Done {
  accepted: Accepted;
  sealed: SealedPackage | null;
}

export const formOf = (event: AvailableEvent): EventForm =>
  FORMS[event.type] ?? fallbackForm(event.schema as Schema);

export function useAct(event: AvailableEvent, c: Circumstances, onDone: (done: Done) => void) {
  const form = formOf(event);
  const schema = event.schema as Schema;
  const key = draftKey(usePerson().account, c.view.id, event.type);
  const draft = useMemo(() => (form.seals ? null : readDraft(key)), [form, key]);
  const [values, setValues] = useState<Values>(() => draft?.values ?? initialValues(form, c));
  const [draftKept, setDraftKept] = useState<'restored' | 'kept' | null>(draft ? 'restored' : null);
  const [faults, setFaults] = useState<Faults>({});
  const [refusal, setRefusal] = useState<unknown>(null);
  const [isSending, setSending] = useState(false);
  const keys = useRef(new SendingKeys());
  // Sealing is random: the same amount must go again as the same bytes, or it would be another offer.
  const lastSealed = useRef<{ values: Values; sealed: SealedPackage } | null>(null);
  const queries = useQueryClient();
  const isTouched = useRef(false);

  useEffect(() => {
    if (form.seals || !isTouched.current) return;
    const later = window.setTimeout(() => {
      // It may have been handed in meanwhile.
      if (isTouched.current) setDraftKept(keepDraft(key, values) ? 'kept' : null);
    }, 400);
    return () => window.clearTimeout(later);
  }, [form, key, values]);

  const set = useCallback((path: Path, value: unknown) => {
    isTouched.current = true;
    setValues((all) => withValue(all, path, value) as Values);
    setFaults((all) => without(all, path));
  }, []);

  /** What can be said before sending. */
  const look = (): boolean => {
    const found = check(form, c, values, schema);
    setFaults(found);
    setRefusal(null);
    return Object.keys(found).length === 0;
  };

  const send = async (): Promise<void> => {
    setSending(true);
    setRefusal(null);
    try {
      const sealed = form.seals ? await sealed_(form.seals) : null;
      const content = sealed ? { package: sealed.package } : data();
      const act = { type: event.type, role: event.role, data: content };
      const accepted = await sendAct(c.view, act, keys.current.keyFor(act));
      dropDraft(key);
      isTouched.current = false;
      await Promise.all([
        queries.invalidateQueries({
          queryKey: ['project', c.view.id],
          // What the form began with is nobody's question any more, and would be refused: the act is done.
          predicate: ({ queryKey }) => queryKey[2] !== 'form',
        }),
        queries.invalidateQueries({ queryKey: ['todo'] }),
        queries.invalidateQueries({ queryKey: ['projects'] }),
      ]);
      onDone({ accepted, sealed });
    } catch (error) {
      if (!form.seals && !(error instanceof Problem && error.status === 422))
        keepDraft(key, values);
      setFaults(faultsFrom(error));
      setRefusal(error);
      // Somebody acted meanwhile: the page shows how it stands now, what was typed stays.
      if (error instanceof Problem && error.status === 409)
        void queries.invalidateQueries({ queryKey: ['project', c.view.id] });
    } finally {
      setSending(false);
    }
  };

  const sealed_ = async (what: 'offer' | 'reserve'): Promise<SealedPackage> => {
    if (lastSealed.current?.values === values) return lastSealed.current.sealed;
    const sealing = what === 'offer' ? c.view.me?.sealing : c.view.sealing;
    if (!sealing) throw new Error(say('请刷新页面后再封。'));
    const { seal } = await import('./seal.js');
    const sealed = seal(sealing, values);
    lastSealed.current = { values, sealed };
    return sealed;
  };

  /** As it would be sent now. */
  const data = () => assemble(form, c, values);

  const startAnew = () => {
    dropDraft(key);
    isTouched.current = false;
    setValues(initialValues(form, c));
    setDraftKept(null);
    setFaults({});
    setRefusal(null);
  };

  return {
    form,
    schema,
    values,
    set,
    faults,
    refusal,
    isSending,
    look,
    data,
    send,
    draftKept,
    draftAt: draft?.at ?? null,
    startAnew,
  };
}

/** A fault goes when its field, or what is inside it, is typed into. */
function without(faults: Faults, path: Path): Faults {
  const start = path.map((key) => `/${key}`).join('');
  const rest = Object.entries(faults).filter(
    ([pointer]) => pointer !== start && !pointer.startsWith(`${start}/`),
  );
  return Object.fromEntries(rest);
}

/** The server points into the request; forms know only its data. */
function faultsFrom(error: unknown): Faults {
  if (!(error instanceof Problem)) return {};
  const own = error.errors.filter(({ pointer }) => pointer.startsWith('/data/'));
  return Object.fromEntries(
    own.map(({ pointer, message }) => [pointer.slice('/data'.length), message]),
  );
}
