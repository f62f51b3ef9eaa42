/** Widgets of one value: text, numbers, money, dates, ticks and choices. */
import { Checkbox, Input, Radio } from 'antd';
import { capitalYuan } from '../forms/capital-yuan.js';
import { bidders } from '../forms/circumstances.js';
import { answersOf, type Field, labelOf, type Option } from '../forms/field.js';
import { readFen, setOut } from '../forms/money-text.js';
import { SubAccount } from '../project/sub-account.js';
import { useSay } from '../words.js';
import { controlOf, Fault, FieldFrame, idOf, type WidgetProps } from './field.js';
import { OptionText, useOptionText } from './option-text.js';

type Of<W extends Field['widget']> = WidgetProps<Extract<Field, { widget: W }>>;

const textOf = (value: unknown) => (typeof value === 'string' ? value : '');

export function TextWidget(props: Of<'text'>) {
  const { path, value, filling } = props;
  return (
    <FieldFrame {...props}>
      <Input
        {...controlOf(props)}
        value={textOf(value)}
        onChange={(e) => filling.set(path, e.target.value)}
      />
    </FieldFrame>
  );
}

export function AreaWidget(props: Of<'area'>) {
  const { field, path, value, filling } = props;
  return (
    <FieldFrame {...props}>
      <Input.TextArea
        {...controlOf(props)}
        rows={field.rows ?? 4}
        value={textOf(value)}
        onChange={(e) => filling.set(path, e.target.value)}
      />
    </FieldFrame>
  );
}

export function WholeWidget(props: Of<'whole'>) {
  const { field, path, value, filling } = props;
  const say = useSay();
  return (
    <FieldFrame {...props}>
      <Input
        {...controlOf(props)}
        className="short"
        inputMode="numeric"
        suffix={field.unit && say(field.unit)}
        value={textOf(value)}
        onChange={(e) => filling.set(path, e.target.value)}
      />
    </FieldFrame>
  );
}

/** In yuan, with the capitals that documents will print. */
export function MoneyWidget(props: Of<'money'>) {
  const { field, path, value, filling } = props;
  const say = useSay();
  const fen = readFen(textOf(value));
  return (
    <FieldFrame {...props}>
      <Input
        {...controlOf(props)}
        className="short money-input"
        inputMode="decimal"
        autoComplete="off"
        suffix={say(field.unit?.(filling.c) ?? '元')}
        value={textOf(value)}
        onChange={(e) => filling.set(path, e.target.value)}
        onBlur={() => {
          const set = setOut(textOf(value));
          if (set !== textOf(value)) filling.set(path, set);
        }}
      />
      {fen !== null && <span className="capitals">{capitalYuan(fen)}</span>}
    </FieldFrame>
  );
}

export function DateWidget(props: Of<'date'>) {
  const { path, value, filling } = props;
  return (
    <FieldFrame {...props}>
      <Input
        {...controlOf(props)}
        className="short"
        type="date"
        value={textOf(value)}
        onChange={(e) => filling.set(path, e.target.value)}
      />
    </FieldFrame>
  );
}

export function InstantWidget(props: Of<'instant'>) {
  const { path, value, filling } = props;
  const say = useSay();
  return (
    <FieldFrame {...props}>
      <span className="instant">
        <Input
          {...controlOf(props)}
          className="short"
          type="datetime-local"
          value={textOf(value)}
          onChange={(e) => filling.set(path, e.target.value)}
        />
        <small>{say('北京时间')}</small>
      </span>
    </FieldFrame>
  );
}

export function TickWidget(props: Of<'confirm'> | Of<'deny'>) {
  const { field, path, value, filling } = props;
  const say = useSay();
  const { status: _, ...control } = controlOf(props);
  return (
    <div className="field field-tick">
      <Checkbox
        {...control}
        checked={value === true}
        onChange={(e) => filling.set(path, e.target.checked)}
      >
        {say(labelOf(field, filling.c))}
      </Checkbox>
      {field.hint && (
        <span className="hint" id={`${idOf(path)}-hint`}>
          {say(field.hint)}
        </span>
      )}
      <Fault {...props} />
    </div>
  );
}

export function YesNoWidget(props: Of<'yesno'>) {
  const { field, path, value, filling } = props;
  const say = useSay();
  const [yes, no] = answersOf(field);
  return (
    <FieldFrame {...props} asGroup>
      <Radio.Group
        name={idOf(path)}
        value={value}
        onChange={(e) => filling.set(path, e.target.value)}
      >
        <Radio value={true}>{say(yes)}</Radio>
        <Radio value={false}>{say(no)}</Radio>
      </Radio.Group>
    </FieldFrame>
  );
}

const FEW = 5;

/** A few stand open; many fold into a list. */
export function ChoiceWidget(props: Of<'choice'> | Of<'pick'> | Of<'bidder'>) {
  const { field, filling } = props;
  const options = typeof field.options === 'function' ? field.options(filling.c) : field.options;
  if (field.widget === 'bidder' && field.settled)
    return <Settled {...(props as Of<'bidder'>)} />;
  if (field.widget === 'bidder' && options.length === 0)
    return <TextWidget {...(props as unknown as Of<'text'>)} />;
  return options.length <= FEW ? (
    <FewOptions {...props} options={options} />
  ) : (
    <ManyOptions {...props} options={options} />
  );
}

/** Whom a row is about is nobody's choice. */
function Settled({ field, value, filling }: Of<'bidder'>) {
  const say = useSay();
  const found = bidders(filling.c).find((one) => one.bidder === value);
  return (
    <div className="field field-settled">
      <span>{say(labelOf(field, filling.c))}</span>
      <bdi>{found?.name || textOf(value)}</bdi>
      {found?.name && <SubAccount of={found.bidder} />}
    </div>
  );
}

type Choosing = (Of<'choice'> | Of<'pick'> | Of<'bidder'>) & { options: readonly Option[] };

function FewOptions({ options, ...props }: Choosing) {
  const { path, value, filling } = props;
  const say = useSay();
  return (
    <FieldFrame {...props} asGroup>
      {options.length === 0 && <span className="hint">{say('现在没有可选的')}</span>}
      <Radio.Group
        name={idOf(path)}
        value={value}
        onChange={(e) => filling.set(path, e.target.value)}
      >
        {options.map((option) => (
          <Radio key={option.value} value={option.value}>
            <OptionText option={option} />
          </Radio>
        ))}
      </Radio.Group>
    </FieldFrame>
  );
}

function ManyOptions({ options, ...props }: Choosing) {
  const { path, value, filling } = props;
  const say = useSay();
  const textOfOption = useOptionText();
  const { status: _, ...control } = controlOf(props);
  return (
    <FieldFrame {...props}>
      <select
        {...control}
        className="native-select"
        value={textOf(value)}
        onChange={(e) => filling.set(path, e.target.value)}
      >
        <option value="">{say('请选择')}</option>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {textOfOption(option)}
          </option>
        ))}
      </select>
    </FieldFrame>
  );
}
