import { useSyncExternalStore } from 'react';

const WIDE = '(min-width: 900px)';

/** Whether the page stands upright, as on a phone. */
export function useNarrow(): boolean {
  return useSyncExternalStore(listen, isNarrow);
}

const isNarrow = () => !window.matchMedia(WIDE).matches;

function listen(listener: () => void): () => void {
  const media = window.matchMedia(WIDE);
  media.addEventListener('change', listener);
  return () => media.removeEventListener('change', listener);
}
