/** Frozen facts → PDF, in this thread. Pure: it reads nothing but its arguments, the templates and the font files. */
import { createHash } from 'node:crypto';
import { compose } from './compose.js';
import { drawDocument } from './draw.js';
import type { Template } from './template.js';

export interface Rendered {
  bytes: Uint8Array;
  sha256: string;
  pages: number;
  /** Code points such as U+20BB7 that the font cannot print; the document names them in their place. */
  missing: string[];
}

export async function renderTemplate(
  template: Template,
  facts: unknown,
  frame: unknown,
): Promise<Rendered> {
  const composed = compose(template, facts, frame);
  const drawn = await drawDocument(composed.body, composed.frame);
  return { ...drawn, sha256: createHash('sha256').update(drawn.bytes).digest('hex') };
}
