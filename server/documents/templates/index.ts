/**
 * Every kind of document. To add one:
 * 1. Write `<kind>.ts` beside this file: a strict zod schema of its facts (ask of each: who reads it, and what does he
 *    decide by it?), then `defineTemplate({kind, name, version, facts, blocks})` with blocks from `writerFor(facts)`.
 *    Amounts are fen, instants epoch milliseconds, dates `YYYY-MM-DD`, rates basis points; words for keys are in words.ts.
 * 2. Add it to TEMPLATES below and a complete case to test/documents/samples.ts; the tests find both.
 * 3. To change a text that has been used, copy the file to `<kind>-v1.ts`, list that in SUPERSEDED, and raise the version of
 *    the new one: a document can always be explained by the template it was made with.
 */
import type { z } from 'zod';
import { UnknownTemplate } from '../errors.js';
import type { Template } from '../template.js';
import { acceptance } from './acceptance.js';
import { application } from './application.js';
import { archive } from './archive.js';
import { contractLease } from './contract-lease.js';
import { contractWorks } from './contract-works.js';
import { notice } from './notice.js';
import { opening } from './opening.js';
import { result } from './result.js';

/** The version in force of each kind. */
export const TEMPLATES = {
  application,
  notice,
  opening,
  result,
  'contract-lease': contractLease,
  'contract-works': contractWorks,
  acceptance,
  archive,
} as const satisfies Record<string, Template>;

export type Kind = keyof typeof TEMPLATES;
export const KINDS = Object.keys(TEMPLATES) as Kind[];

/** What a caller hands over for a kind: plain numbers and strings, checked when rendered. */
export type FactsOf<K extends Kind> = z.input<(typeof TEMPLATES)[K]['facts']>;

/** Versions no longer in force, newest first. */
const SUPERSEDED: readonly Template[] = [];

export function templateOf(kind: string, version?: number): Template {
  const current: Template | undefined = Object.hasOwn(TEMPLATES, kind)
    ? TEMPLATES[kind as Kind]
    : undefined;
  const found =
    version === undefined || current?.version === version
      ? current
      : SUPERSEDED.find((t) => t.kind === kind && t.version === version);
  if (!found) throw new UnknownTemplate(kind, version);
  return found;
}
