/** Whoever works with the keyboard goes on where something happened: the button they pressed may be gone by then. */
import { type RefObject, useCallback, useEffect, useRef } from 'react';

/** @returns the place, and what brings the focus there with the next change of the page */
export function useGoTo<E extends HTMLElement>(): [place: RefObject<E | null>, goTo: () => void] {
  const place = useRef<E>(null);
  const isGoing = useRef(false);
  useEffect(() => {
    if (!isGoing.current || !place.current) return;
    isGoing.current = false;
    place.current.focus();
  });
  const goTo = useCallback(() => {
    isGoing.current = true;
  }, []);
  return [place, goTo];
}

/** Whether the focus stands where a page begins or nowhere, so that nobody is torn from where they work. */
export function isAtPageStart(): boolean {
  const { activeElement, body } = document;
  return activeElement === null || activeElement === body || activeElement.id === 'content';
}

/** The first thing inside that can be filled in or pressed. */
export function focusFirst(inside: Element | null | undefined): void {
  inside
    ?.querySelector<HTMLElement>('input:not([type="hidden"]), select, textarea, button')
    ?.focus();
}
