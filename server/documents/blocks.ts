/**
 * A document as data, every word of it settled: what compose makes and draw puts on paper. New kinds of documents
 * are made of these blocks and need no drawing code of their own.
 */
export interface DocumentBody {
  title: string;
  blocks: Block[];
}

export type Block =
  | Heading
  | Paragraph
  | Fields
  | Table
  | Clause
  | List
  | Signatures
  | { type: 'note'; text: string }
  | { type: 'spacer'; mm: number };

/** Numbered 一、二、… in the order in which the headings come out. */
export interface Heading {
  type: 'heading';
  number: string;
  text: string;
}

export interface Paragraph {
  type: 'paragraph';
  text: string;
  align: Align;
  indent: boolean;
}

export type Align = 'left' | 'center' | 'right';

/** Label–value pairs, two pairs to a row unless one is wide or long. */
export interface Fields {
  type: 'fields';
  rows: { label: string; value: string; wide: boolean }[];
}

export interface Column {
  title: string;
  /** Relative to the other columns. */
  width: number;
  align: Align;
  /** For hashes and the like. */
  tiny: boolean;
}

/** The header is repeated on every page; a row is never cut within a line. */
export interface Table {
  type: 'table';
  caption: string | null;
  columns: Column[];
  rows: string[][];
  /** Printed in place of rows when there are none: an empty table must not look like a forgotten one. */
  empty: string;
  /** Room to sign by hand. */
  minRowMm: number;
}

/** 第N条 with its title; several items are numbered （一）（二）…, a single one is not. */
export interface Clause {
  type: 'clause';
  number: string;
  title: string;
  items: Block[];
}

export interface List {
  type: 'list';
  items: { marker: string; text: string }[];
}

/** Never split over pages. A line without a value is left blank to be filled in by hand. */
export interface Signatures {
  type: 'signatures';
  parties: { role: string; name: string; lines: { label: string; value: string | null }[] }[];
}
