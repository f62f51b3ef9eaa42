/** One thread that renders. Errors go back as data, because an error class does not survive the way between threads. */
import { FactsRefused, UnknownTemplate } from './errors.js';
import { renderTemplate } from './render.js';
import type { TemplateBlock } from './template.js';
import { templateOf } from './templates/index.js';

export interface Task {
  kind: string;
  version?: number | undefined;
  /** A district's own text in place of the platform's. */
  blocks?: readonly TemplateBlock[] | undefined;
  facts: unknown;
  frame: unknown;
}

export type Answer =
  | {
      done: {
        bytes: Uint8Array;
        sha256: string;
        pages: number;
        missing: string[];
        templateVersion: number;
      };
    }
  | { refused: { path: string; reason: string }[] }
  | { unknown: true };

export default async function render(task: Task): Promise<Answer> {
  try {
    const template = templateOf(task.kind, task.version);
    const worded = task.blocks ? { ...template, blocks: task.blocks } : template;
    const rendered = await renderTemplate(worded, task.facts, task.frame);
    // Its own memory: a view would be sent over with all of the buffer that it looks into.
    return {
      done: {
        ...rendered,
        bytes: new Uint8Array(rendered.bytes),
        templateVersion: template.version,
      },
    };
  } catch (error) {
    if (error instanceof FactsRefused) return { refused: error.facts };
    if (error instanceof UnknownTemplate) return { unknown: true };
    throw error;
  }
}
