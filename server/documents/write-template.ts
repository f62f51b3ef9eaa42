/**
 * What a template is written with. Every function only returns its data; its types check the placeholders against the
 * facts' schema. `writerFor(facts)` gives the functions for one template's facts.
 */
import type { z } from 'zod';
import type { Align } from './blocks.js';
import type { Checked, CheckedCondition, CheckedList, ItemAt } from './placeholder-types.js';
import type {
  TemplateBlock,
  TemplateColumn,
  TemplateField,
  TemplateItem,
  TemplateParty,
  TemplateTable,
} from './template.js';

type ColumnOptions = { align?: Align; tiny?: boolean };
type TableOptions = { caption?: string; empty: string; minRowMm?: number };
type Line = { label: string; value?: string; when?: string };

interface RowWriter<Row, F> {
  column<S extends string>(
    title: string,
    width: number,
    cell: S & Checked<S, Row>,
    options?: ColumnOptions,
  ): TemplateColumn;
  columnIf<C extends string, S extends string>(
    when: C & CheckedCondition<C, F>,
    title: string,
    width: number,
    cell: S & Checked<S, Row>,
    options?: ColumnOptions,
  ): TemplateColumn;
}

export interface Writer<F> {
  heading<S extends string>(text: S & Checked<S, F>): TemplateBlock;
  paragraph<S extends string>(
    text: S & Checked<S, F>,
    options?: { align?: Align; indent?: boolean },
  ): TemplateBlock;
  note<S extends string>(text: S & Checked<S, F>): TemplateBlock;
  spacer(mm: number): TemplateBlock;
  when<C extends string>(
    condition: C & CheckedCondition<C, F>,
    ...blocks: TemplateBlock[]
  ): TemplateBlock;
  fields(...rows: TemplateField[]): TemplateBlock;
  field<S extends string>(label: string, value: S & Checked<S, F>): TemplateField;
  wide<S extends string>(label: string, value: S & Checked<S, F>): TemplateField;
  fieldIf<C extends string, S extends string>(
    when: C & CheckedCondition<C, F>,
    label: string,
    value: S & Checked<S, F>,
  ): TemplateField;
  wideIf<C extends string, S extends string>(
    when: C & CheckedCondition<C, F>,
    label: string,
    value: S & Checked<S, F>,
  ): TemplateField;
  table<P extends string>(
    each: P & CheckedList<P, F>,
    columns: (row: RowWriter<ItemAt<F, P>, F>) => TemplateColumn[],
    options: TableOptions,
  ): TemplateTable;
  /** Its items of text are numbered （一）（二）… if there are several. */
  clause(key: string, title: string, ...items: (TemplateItem | TemplateBlock)[]): TemplateBlock;
  list(...items: TemplateItem[]): TemplateBlock;
  item<S extends string>(text: S & Checked<S, F>): TemplateItem;
  itemIf<C extends string, S extends string>(
    when: C & CheckedCondition<C, F>,
    text: S & Checked<S, F>,
  ): TemplateItem;
  itemEach<P extends string, S extends string>(
    each: P & CheckedList<P, F>,
    text: S & Checked<S, ItemAt<F, P>>,
  ): TemplateItem;
  signatures(...parties: TemplateParty[]): TemplateBlock;
  party<S extends string>(role: string, name: S & Checked<S, F>, ...lines: Line[]): TemplateParty;
  partyIf<C extends string, S extends string>(
    when: C & CheckedCondition<C, F>,
    role: string,
    name: S & Checked<S, F>,
    ...lines: Line[]
  ): TemplateParty;
  /** Filled in by hand. */
  blank(label: string): Line;
  line<S extends string>(label: string, value: S & Checked<S, F>): Line;
  lineIf<C extends string, S extends string>(
    when: C & CheckedCondition<C, F>,
    label: string,
    value: S & Checked<S, F>,
  ): Line;
}

const row: RowWriter<unknown, unknown> = {
  column: (title, width, cell, options) => ({ title, width, cell, ...options }),
  columnIf: (when, title, width, cell, options) => ({ title, width, cell, when, ...options }),
};

const writer: Writer<unknown> = {
  heading: (text) => ({ type: 'heading', text }),
  paragraph: (text, options) => ({ type: 'paragraph', text, ...options }),
  note: (text) => ({ type: 'note', text }),
  spacer: (mm) => ({ type: 'spacer', mm }),
  when: (condition, ...blocks) => ({ type: 'group', when: condition, blocks }),
  fields: (...rows) => ({ type: 'fields', rows }),
  field: (label, value) => ({ label, value }),
  wide: (label, value) => ({ label, value, wide: true }),
  fieldIf: (when, label, value) => ({ label, value, when }),
  wideIf: (when, label, value) => ({ label, value, when, wide: true }),
  table: (each, columns, options) => ({
    type: 'table',
    each,
    columns: columns(row as never),
    ...options,
  }),
  clause: (key, title, ...items) => ({ type: 'clause', key, title, items }),
  list: (...items) => ({ type: 'list', items }),
  item: (text) => ({ text }),
  itemIf: (when, text) => ({ text, when }),
  itemEach: (each, text) => ({ text, each }),
  signatures: (...parties) => ({ type: 'signatures', parties }),
  party: (role, name, ...lines) => ({ role, name, lines }),
  partyIf: (when, role, name, ...lines) => ({ role, name, when, lines }),
  blank: (label) => ({ label }),
  line: (label, value) => ({ label, value }),
  lineIf: (when, label, value) => ({ label, value, when }),
};

export function writerFor<S extends z.ZodObject>(_facts: S): Writer<z.output<S>> {
  return writer as Writer<z.output<S>>;
}
