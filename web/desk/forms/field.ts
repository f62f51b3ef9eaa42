/**
 * What a form for an act is made of, as data: which fields in which order, what they are called, and how
 * each is filled in. The names of fields are those of the event's schema; the page draws, the assembly
 * turns what was typed into the event's data, and a test holds both against the machine.
 */
import type { EvidenceKind } from '../../../server/machines/evidence.js';
import type { Side } from '../../../server/machines/modes.js';
import { type Circumstances, isYearly } from './circumstances.js';
import type { RuleLine } from './rule-line.js';

export interface Option {
  value: string;
  label: string;
  /** The label is the registered name of whoever has this sub-account. */
  bidder?: string;
  /** Behind such a name. */
  note?: string;
}

/** What a field is called: the same in every trade, or by what is traded. */
export type Label = string | Readonly<Record<Side, string>>;

export const labelOf = ({ label }: Pick<Field, 'label'>, { view }: Circumstances): string =>
  typeof label === 'string' ? label : label[view.side.key];

interface Base {
  key: string;
  label: Label;
  /** Stands under the field: what to write, in a short sentence. */
  hint?: string;
  /** Asked for although the schema could do without. */
  required?: boolean;
  /** Shown at all; a field that is not shown is not sent. */
  when?: (c: Circumstances, values: Values) => boolean;
  /** Sent with its initial value where it is not shown. */
  sentAnyway?: boolean;
  /** What stands there when the form opens, as the widget writes it. */
  initial?: (c: Circumstances) => unknown;
  /** The limit in words with its source, beside the field. */
  rule?: (c: Circumstances, values: Values) => RuleLine | null;
}

export type Field = Base &
  (
    | { widget: 'text' }
    | { widget: 'area'; rows?: number }
    | { widget: 'whole'; unit?: string }
    /** Typed in yuan, sent in fen. */
    | { widget: 'money'; signed?: boolean; unit?: (c: Circumstances) => string }
    | { widget: 'date' }
    /** Typed as Shanghai's wall clock, sent with its offset. */
    | { widget: 'instant' }
    /** A box that must be ticked. */
    | { widget: 'confirm' }
    /** A box that is ticked to declare that something is not so. */
    | { widget: 'deny' }
    /** `answers`: what the two are called, where the label asks for a finding: 合格, 不合格. */
    | { widget: 'yesno'; answers?: Answers }
    | { widget: 'choice'; options: readonly Option[] | ((c: Circumstances) => readonly Option[]) }
    /** A number that names something of the project: an open question, a due, an objection. `named`: also those that may not be chosen any more. */
    | { widget: 'pick'; options: (c: Circumstances) => readonly Option[]; named?: (c: Circumstances) => readonly Option[]; unit?: string }
    /** `settled`: the row is about this one, and only told so. */
    | { widget: 'bidder'; options: (c: Circumstances) => readonly Option[]; settled?: boolean }
    | { widget: 'evidence'; suggest: readonly EvidenceKind[] }
    | { widget: 'group'; fields: readonly Field[] }
    | { widget: 'list'; item: string; fields: readonly Field[]; fixed?: boolean; sum?: string }
    | { widget: 'lines'; item: string }
    | { widget: 'moneys'; item: string }
    | { widget: 'scores' }
    /** One of the village's register, by its code. */
    | { widget: 'asset' }
  );
export type Widget = Field['widget'];

/** What yes and no are called. */
export type Answers = readonly [yes: string, no: string];

export const answersOf = (field: Extract<Field, { widget: 'yesno' }>): Answers => field.answers ?? ['是', '否'];

export interface Section {
  title?: string;
  /** Folded until asked for: what most cases leave empty. */
  folded?: boolean;
  when?: (c: Circumstances) => boolean;
  fields: readonly Field[];
}

export interface EventForm {
  /** One sentence above the fields: what this act means. */
  intro?: string;
  /** A limit that the act sets, and no field of it: said below that. */
  rule?: (c: Circumstances) => RuleLine | null;
  /** Asked before it is sent, where it cannot be undone: the consequence in plain words. */
  consequence?: string;
  /** What it calls for is looked at as it will be printed, before it is sent. */
  printed?: true;
  /** Brick red instead of green: it ends or refuses something. */
  grave?: boolean;
  /** What is checked across fields while typing; the server decides. */
  tally?: (values: Values) => string | null;
  /** Sealed in the browser before it is sent, and never kept as a draft. */
  seals?: 'offer' | 'reserve';
  sections: readonly Section[];
}

/** What stands in the widgets: text as typed, ticks, rows. */
export type Values = Record<string, unknown>;

type More<W extends Widget> = Omit<Extract<Field, { widget: W }>, 'key' | 'label' | 'widget'>;
const make =
  <W extends Widget>(widget: W) =>
  (key: string, label: Label, more: Partial<More<W>> = {}) =>
    ({ key, label, widget, ...more }) as Extract<Field, { widget: W }>;

export const text = make('text');
export const area = make('area');
export const whole = make('whole');
export const money = make('money');
/** Of what is let a year’s price is said. */
export const priceUnit = (c: Circumstances) => (isYearly(c) ? '元/年' : '元');
export const date = make('date');
export const instant = make('instant');
export const confirm = make('confirm');
export const deny = make('deny');
export const yesno = make('yesno');
export const asset = make('asset');
export const lines = make('lines');
export const moneys = make('moneys');

export const choice = (
  key: string,
  label: string,
  options: Record<string, string>,
  more: Partial<Base> = {},
): Field => ({
  key,
  label,
  widget: 'choice',
  options: Object.entries(options).map(([value, name]) => ({ value, label: name })),
  ...more,
});

export const pick = (
  key: string,
  label: string,
  options: (c: Circumstances) => readonly Option[],
  more: Partial<More<'pick'>> = {},
): Field => ({ key, label, widget: 'pick', options, ...more });

export const bidder = (
  options: (c: Circumstances) => readonly Option[],
  more: Partial<Base> & { settled?: boolean } = {},
): Field => ({ key: 'bidder', label: { asset: '竞买人', procurement: '供应商' }, widget: 'bidder', options, ...more });

export const evidence = (...suggest: EvidenceKind[]): Field => ({
  key: 'evidence',
  label: '证明材料',
  widget: 'evidence',
  suggest,
});

export const group = (
  key: string,
  label: string,
  fields: readonly Field[],
  more: Partial<Base> = {},
): Field => ({
  key,
  label,
  widget: 'group',
  fields,
  ...more,
});

export const list = (
  key: string,
  label: string,
  item: string,
  fields: readonly Field[],
  more: Partial<More<'list'>> = {},
): Field => ({ key, label, widget: 'list', item, fields, ...more });

/** What there is to choose when there is only one: then nobody has to. */
export const onlyOne = (options: (c: Circumstances) => readonly Option[]) => (c: Circumstances) => {
  const [first, ...others] = options(c);
  return others.length === 0 ? first?.value : undefined;
};

/** A form of one section without a title. */
export const form = (
  fields: readonly Field[],
  more: Omit<EventForm, 'sections'> = {},
): EventForm => ({
  ...more,
  sections: [{ fields }],
});
