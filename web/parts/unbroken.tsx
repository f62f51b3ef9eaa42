/** A sentence whose dates, times and amounts stay on one line. */
import type { ReactNode } from 'react';
import { keptTogether } from './kept-together.js';
import './unbroken.css';

export function unbroken(text: string): ReactNode {
  const pieces = keptTogether(text);
  if (pieces.length === 1) return text;
  return pieces.map((piece, i) =>
    // biome-ignore lint/suspicious/noArrayIndexKey: pieces have no other name, and are made anew with their text
    i % 2 === 1 ? <span key={i} className="unbroken">{piece}</span> : piece,
  );
}
