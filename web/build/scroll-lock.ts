/**
 * antd locks the page's scrolling below a dialogue by adding a style element, which our Content-Security-Policy
 * refuses. The same lock by a class; `style/desk.css` says what it means.
 */
import type { Plugin } from 'vite';

const CODE = `
import { useLayoutEffect } from 'react';
let locks = 0;
export default function useScrollLocker(lock) {
  useLayoutEffect(() => {
    if (!lock) return undefined;
    locks += 1;
    document.body.classList.add('scroll-locked');
    return () => {
      locks -= 1;
      if (locks === 0) document.body.classList.remove('scroll-locked');
    };
  }, [lock]);
}
`;

export function scrollLockWithoutStyle(): Plugin {
  return {
    name: 'scroll-lock-without-style',
    enforce: 'pre',
    load: (id) => (/@rc-component\/portal\/es\/useScrollLocker\.js$/.test(id) ? CODE : null),
  };
}
