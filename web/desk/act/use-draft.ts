/** What is typed into a form that is no act: kept in this browser by itself, given back when the form opens again. */
import { useEffect, useMemo, useRef, useState } from 'react';
import type { Values } from '../forms/field.js';
import { dropDraft, keepDraft, readDraft } from './draft.js';
import type { DraftState } from './draft-line.js';

/** Of milliseconds: after a pause in typing. */
const PAUSE = 400;

export interface Kept<V extends object> {
  values: V;
  set: (values: V) => void;
  draft: DraftState;
  /** What was typed is thrown away. */
  startAnew: () => void;
  /** Handed in: there is nothing to come back to. */
  drop: () => void;
}

/** @param key of `draftKey`; another text to begin from needs another key, or the draft would undo what others changed */
export function useDraft<V extends object>(key: string, initial: V): Kept<V> {
  const given = useMemo(() => readDraft(key), [key]);
  // What a draft does not know yet begins as it would in an empty form.
  const [values, setValues] = useState<V>(() => ({ ...initial, ...given?.values }));
  const [kept, setKept] = useState<DraftState['kept']>(given ? 'restored' : null);
  const isTouched = useRef(false);
  const latest = useRef(values);
  latest.current = values;

  useEffect(() => {
    if (!isTouched.current) return;
    const later = window.setTimeout(() => {
      // It may have been handed in meanwhile.
      if (isTouched.current) setKept(keepDraft(key, values as Values) ? 'kept' : null);
    }, PAUSE);
    return () => window.clearTimeout(later);
  }, [key, values]);

  // Whoever leaves within the pause loses nothing.
  useEffect(() => {
    const keepNow = () => {
      if (isTouched.current) keepDraft(key, latest.current as Values);
    };
    window.addEventListener('pagehide', keepNow);
    return () => {
      window.removeEventListener('pagehide', keepNow);
      keepNow();
    };
  }, [key]);

  const drop = () => {
    isTouched.current = false;
    dropDraft(key);
  };
  return {
    values,
    set: (next) => {
      isTouched.current = true;
      setValues(next);
    },
    draft: { kept, at: given?.at ?? null },
    startAnew: () => {
      drop();
      setValues(initial);
      setKept(null);
    },
    drop,
  };
}
