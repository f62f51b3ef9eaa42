import { useEffect } from 'react';
import { useFrameText } from './words.js';

/** The window's title; without one, the portal's name alone. */
export function useTitle(page?: string): void {
  const say = useFrameText();
  const title = page ? say('title', { page }) : say('name');
  useEffect(() => {
    document.title = title;
  }, [title]);
}
