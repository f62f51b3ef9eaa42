/**
 * A template: blocks with placeholders `{path.to.fact|format}`, plain data that could be stored as JSON
 * and edited. Its facts are a zod schema.
 *
 * In a table's cells and a repeated list a path starts at the item, which has a number `{@no}` and, if it
 * is a text, is `{@item}`. `frame.` leads to the frame; `{#key}` is the number of an article;
 * `{path|format?else}` prints `else` where an optional fact is absent.
 *
 * `when` is a condition on facts: `path`, `!path`, `path=value`, `path!=value`. An absent or false fact
 * and an empty list do not hold.
 */
import type { z } from 'zod';
import type { Align } from './blocks.js';

export interface Template<K extends string = string, S extends z.ZodObject = z.ZodObject> {
  kind: K;
  /** The Chinese title. */
  name: string;
  /** Raised with every change of text; documents already issued keep the version they were made with. */
  version: number;
  facts: S;
  blocks: readonly TemplateBlock[];
}

export type TemplateBlock = { when?: string | undefined } & (
  | { type: 'heading'; text: string }
  | { type: 'paragraph'; text: string; align?: Align | undefined; indent?: boolean | undefined }
  | { type: 'note'; text: string }
  | { type: 'spacer'; mm: number }
  | { type: 'group'; blocks: readonly TemplateBlock[] }
  | { type: 'fields'; rows: readonly TemplateField[] }
  | TemplateTable
  | { type: 'clause'; key: string; title: string; items: readonly (TemplateItem | TemplateBlock)[] }
  | { type: 'list'; items: readonly TemplateItem[] }
  | { type: 'signatures'; parties: readonly TemplateParty[] }
);

export interface TemplateField {
  label: string;
  value: string;
  when?: string | undefined;
  wide?: boolean | undefined;
}

export interface TemplateTable {
  type: 'table';
  each: string;
  caption?: string | undefined;
  columns: readonly TemplateColumn[];
  empty: string;
  minRowMm?: number | undefined;
}

export interface TemplateColumn {
  title: string;
  cell: string;
  width: number;
  align?: Align | undefined;
  tiny?: boolean | undefined;
  when?: string | undefined;
}

/** One item, or one for every item of a list of facts. */
export interface TemplateItem {
  text: string;
  when?: string | undefined;
  each?: string | undefined;
}

export interface TemplateParty {
  role: string;
  name: string;
  when?: string | undefined;
  lines: readonly { label: string; value?: string | undefined; when?: string | undefined }[];
}
