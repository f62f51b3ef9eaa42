/** One field of a form: its name, the widget, what it needs to know, and what is wrong with it. */
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { RuleLine } from '../../parts/rule-line.js';
import type { EarlierValue } from '../act/form-from.js';
import type { Circumstances } from '../forms/circumstances.js';
import { type Field as FieldOf, labelOf, type Values } from '../forms/field.js';
import type { Path } from '../forms/json-schema.js';
import type { RuleLine as RuleLineOf } from '../forms/rule-line.js';
import { pointerOf } from '../forms/check.js';
import { useSay } from '../words.js';

/** What every widget is handed. */
export interface Filling {
  c: Circumstances;
  /** Of the whole form: conditions ask it. */
  root: Values;
  faults: Readonly<Record<string, string>>;
  isRequired(path: Path): boolean;
  /** The platform's own sentence on a field. */
  said(path: Path): RuleLineOf | null;
  /** What the village's last trade said in a field. */
  earlier(path: Path): EarlierValue | null;
  set(path: Path, value: unknown): void;
  /** Draws the fields inside a field. */
  draw(fields: readonly FieldOf[], at: Path, values: Values): ReactNode;
}

export interface WidgetProps<F extends FieldOf = FieldOf> {
  field: F;
  path: Path;
  value: unknown;
  filling: Filling;
}

export const idOf = (path: Path) => `f-${path.join('-')}`;

/** What a widget's control carries, so that a screen reader tells its hint, its rule and its fault. */
export function controlOf({ field, path, filling }: WidgetProps) {
  const id = idOf(path);
  const fault = filling.faults[pointerOf(path)];
  const described = [
    field.hint && `${id}-hint`,
    (fault || field.rule || filling.said(path)) && `${id}-rule`,
  ].filter(Boolean);
  return {
    id,
    'aria-describedby': described.join(' ') || undefined,
    'aria-invalid': fault ? true : undefined,
    'aria-required': filling.isRequired(path) || field.required || undefined,
    status: fault ? ('error' as const) : undefined,
  };
}

/** `asGroup`: several controls under one name. */
export function FieldFrame({
  asGroup = false,
  children,
  ...props
}: WidgetProps & { asGroup?: boolean; children: ReactNode }) {
  const say = useSay();
  const { field, path, filling } = props;
  const id = idOf(path);
  const Tag = asGroup ? 'fieldset' : 'div';
  const isOptional = !field.required && !field.initial && !filling.isRequired(path);
  const label = (
    <>
      {say(labelOf(field, filling.c))}
      {isOptional && field.widget !== 'group' && <small className="optional">{say('选填')}</small>}
    </>
  );
  return (
    <Tag
      className={`field field-${field.widget}`}
      id={asGroup ? id : undefined}
      tabIndex={asGroup ? -1 : undefined}
      aria-describedby={asGroup ? controlOf(props)['aria-describedby'] : undefined}
    >
      {asGroup ? <legend>{label}</legend> : <label htmlFor={id}>{label}</label>}
      {children}
      {field.hint && (
        <span className="hint" id={`${id}-hint`}>
          {say(field.hint)}
        </span>
      )}
      <Earlier {...props} />
      <Fault {...props} />
    </Tag>
  );
}

/** What the village's last trade said here, taken by one touch; nothing where the same stands already. */
function Earlier({ field, path, value, filling }: WidgetProps) {
  const say = useSay();
  const earlier = filling.earlier(path);
  if (!earlier || earlier.value === value) return null;
  return (
    <span className="earlier" title={`${earlier.title} ${earlier.code}`}>
      {say('本村上次填的:')}
      <bdi>“{earlier.value}”</bdi>
      <Button
        size="small"
        type="link"
        aria-label={say('{field}用上次填的', { field: say(labelOf(field, filling.c)) })}
        onClick={() => {
          filling.set(path, earlier.value);
          document.getElementById(idOf(path))?.focus();
        }}
      >
        {say('填入')}
      </Button>
    </span>
  );
}

/** The rule beside a field, or what was refused in its place. */
export function Fault({ field, path, filling }: WidgetProps) {
  const id = `${idOf(path)}-rule`;
  const fault = filling.faults[pointerOf(path)];
  const rule = field.rule?.(filling.c, filling.root) ?? filling.said(path);
  if (rule)
    return (
      <RuleLine
        id={id}
        text={rule.text}
        rule={rule.rule}
        basis={rule.basis}
        refusal={fault ?? null}
      />
    );
  if (!fault) return null;
  return (
    <span className="fault" id={id} role="alert">
      {fault}
    </span>
  );
}
