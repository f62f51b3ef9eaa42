/** Rendering off the event loop: frozen facts in, PDF bytes out. */
import { Piscina } from 'piscina';
import { threadOf } from '../threads.js';
import { FactsRefused, UnknownTemplate } from './errors.js';
import type { Frame } from './frame.js';
import type { TemplateBlock } from './template.js';
import type { FactsOf, Kind } from './templates/index.js';
import type { Answer, Task } from './worker.js';

/** A document that takes longer has lost its way; its thread is ended and replaced. */
const LONGEST = 60_000;

export interface RenderRequest<K extends Kind> {
  kind: K;
  /** The template's version; the one in force if not given. */
  version?: number;
  /** A district's own text in place of the platform's. */
  blocks?: readonly TemplateBlock[];
  facts: FactsOf<K>;
  /** `checkUrl` is the public page of this number unless it is given. */
  frame: Omit<Frame, 'checkUrl'> & { checkUrl?: string };
}

export interface RenderedDocument {
  bytes: Buffer;
  sha256: string;
  pages: number;
  templateVersion: number;
  /** Code points such as U+20BB7 that the font lacks; the document names them where they stand. */
  missing: string[];
}

export interface Renderer {
  /** Throws FactsRefused or UnknownTemplate. */
  render<K extends Kind>(request: RenderRequest<K>): Promise<RenderedDocument>;
  close(): Promise<void>;
}

export function createRenderer({
  workers,
  publicUrl,
}: {
  workers: number;
  publicUrl: string;
}): Renderer {
  const base = publicUrl.replace(/\/+$/, '');
  const pool = new Piscina({
    ...threadOf('worker', import.meta.url),
    minThreads: workers,
    maxThreads: workers,
    // What a document leaves behind is short-lived: a small nursery is emptied often and keeps the thread small.
    resourceLimits: { maxYoungGenerationSizeMb: 8 },
  });

  return {
    async render(request) {
      const checkUrl =
        request.frame.checkUrl ?? `${base}/v/${encodeURIComponent(request.frame.number)}`;
      const task: Task = {
        kind: request.kind,
        version: request.version,
        blocks: request.blocks,
        facts: request.facts,
        frame: { ...request.frame, checkUrl },
      };
      const answer = (await pool.run(task, { signal: AbortSignal.timeout(LONGEST) })) as Answer;
      if ('refused' in answer) throw new FactsRefused(request.kind, answer.refused);
      if ('unknown' in answer) throw new UnknownTemplate(request.kind, request.version);
      const { bytes, ...rest } = answer.done;
      return { ...rest, bytes: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength) };
    },
    async close() {
      await pool.close();
    },
  };
}

/** In words, for whoever asked for the document; null for a fault of the program. */
export function refusalOf(error: unknown): string | null {
  if (!(error instanceof FactsRefused)) return null;
  return error.facts.map(({ path, reason }) => `${path}（${reason}）`).join('、');
}
