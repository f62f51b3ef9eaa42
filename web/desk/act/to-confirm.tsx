/** What somebody else wrote in and this act answers for, above its form: read like the form it was written in. */
import { Fragment, type ReactNode } from 'react';
import { Money } from '../../parts/money.js';
import { CivilDay, Moment } from '../../parts/moment.js';
import { Price } from '../../parts/price.js';
import { listed } from '../../text/listing.js';
import type { Circumstances } from '../forms/circumstances.js';
import { answersOf, type Field, labelOf, type Option, type Values } from '../forms/field.js';
import { FORMS } from '../forms/index.js';
import { shown } from '../forms/values.js';
import { type Fact, Facts } from '../project/facts.js';
import { OptionText } from '../widgets/option-text.js';
import { useSay } from '../words.js';
import type { Said } from './form-from.js';

type Say = ReturnType<typeof useSay>;

export function ToConfirm({ said, c }: { said: Said; c: Circumstances }) {
  const say = useSay();
  return (
    <div className="to-confirm">
      <p className="to-confirm-head">
        <span>{say(said.name)}</span> <Moment at={said.at} />
      </p>
      <Given event={said.event} data={said.data} c={c} />
    </div>
  );
}

/** An act's data, in the order and the words of its form. */
export function Given({ event, data, c }: { event: string; data: Values; c: Circumstances }) {
  const say = useSay();
  const sections = FORMS[event]?.sections ?? [];
  const fields = sections.filter((section) => section.when?.(c) ?? true).flatMap(({ fields }) => shown(fields, c, data));
  return <Facts title="请核对" facts={fields.flatMap((field) => factsOf(field, data, c, say))} />;
}

/** Papers stand among the documents. */
function factsOf(field: Field, values: Values, c: Circumstances, say: Say): Fact[] {
  const value = values[field.key];
  if (value === null || value === undefined || value === '') return [];
  if (field.widget === 'group') {
    const inside = shown(field.fields, c, value as Values).flatMap((one) => factsOf(one, value as Values, c, say));
    return inside.map(([name, one]) => [`${say(labelOf(field, c))} · ${say(name)}`, one] as const);
  }
  const said = saidOf(field, value, c, say);
  return said === null ? [] : [[labelOf(field, c), said]];
}

function saidOf(field: Field, value: unknown, c: Circumstances, say: Say): ReactNode {
  switch (field.widget) {
    case 'money':
      // Of what has a unit of its own it is the price of the trade.
      return field.unit ? <Price fen={value as number} project={c.view} /> : <Money fen={value as number} />;
    case 'date':
      return <CivilDay date={String(value)} />;
    case 'instant':
      return <Moment at={Date.parse(String(value))} exact />;
    case 'whole':
      return field.unit ? `${value}${say(field.unit)}` : String(value);
    case 'confirm':
    case 'deny':
      return value === (field.widget !== 'deny') ? say('是') : say('否');
    case 'yesno':
      return say(answersOf(field)[value === true ? 0 : 1]);
    case 'pick':
      return optionIn((field.named ?? field.options)(c), value, say);
    case 'choice':
    case 'bidder':
      return optionIn(typeof field.options === 'function' ? field.options(c) : field.options, value, say);
    case 'moneys':
      return (value as number[]).length === 0 ? null : (value as number[]).map((fen, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: amounts have no other name
        <span className="to-confirm-line to-confirm-money" key={i}><Money fen={fen} /></span>
      ));
    case 'lines':
      return (value as string[]).length === 0 ? null : <bdi>{listed(value as string[])}</bdi>;
    case 'list':
      return (value as Values[]).length === 0 ? null : (value as Values[]).map((row, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows have no other name
        <span className="to-confirm-line" key={i}>{rowOf(field.fields, row, c, say)}</span>
      ));
    case 'evidence':
    case 'scores':
    case 'group':
      return null;
    default:
      return <bdi>{String(value)}</bdi>;
  }
}

const optionIn = (options: readonly Option[], value: unknown, say: Say) => {
  const found = options.find((option) => option.value === String(value));
  if (!found) return String(value);
  if (found.bidder !== undefined) return <OptionText option={found} />;
  const label = say(found.label);
  return label.includes(' · ') ? <Pieces text={label} /> : label;
};

/** `2. 进度款 · 273,600.00元 · 2025年8月19日` */
function Pieces({ text }: { text: string }) {
  const pieces = text.split(' · ');
  return pieces.map((piece, i) => (
    <Fragment key={piece}>
      <span className="piece">{i < pieces.length - 1 ? `${piece} ·` : piece}</span>{' '}
    </Fragment>
  ));
}

/** A row in one line: its values as they follow one another; a kind that is named like its row is said once. */
function rowOf(fields: readonly Field[], row: Values, c: Circumstances, say: Say): ReactNode {
  const texts = Object.values(row);
  return fields
    .map((field) => ({ field, said: row[field.key] == null || row[field.key] === '' ? null : saidOf(field, row[field.key], c, say) }))
    .filter(({ field, said }) => said !== null && (field.widget !== 'choice' || !texts.includes(said)))
    .map(({ field, said }, i, all) => {
      const goesOn = i + 1 < all.length && [field, all[i + 1]?.field].every((one) => one?.widget !== 'list');
      return (
        <Fragment key={field.key}>
          <span className={field.widget === 'list' ? undefined : 'piece'}>
            {field.widget === 'confirm' || (field.widget === 'yesno' && !field.answers) ? `${say(labelOf(field, c))} ` : null}
            {said}
            {goesOn && ' ·'}
          </span>
          {goesOn && ' '}
        </Fragment>
      );
    });
}
