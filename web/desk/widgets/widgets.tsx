/** The fields of a form, each drawn by its widget. */
import type { Field, Values } from '../forms/field.js';
import type { Path } from '../forms/json-schema.js';
import { AssetWidget } from './asset.js';
import { EvidenceWidget } from './evidence.js';
import type { Filling } from './field.js';
import { GroupWidget, LinesWidget, ListWidget } from './nested.js';
import { ScoresWidget } from './scores.js';
import {
  AreaWidget,
  ChoiceWidget,
  DateWidget,
  InstantWidget,
  MoneyWidget,
  TextWidget,
  TickWidget,
  WholeWidget,
  YesNoWidget,
} from './simple.js';

interface Props {
  fields: readonly Field[];
  at: Path;
  values: Values;
  filling: Filling;
}

export function Widgets({ fields, at, values, filling }: Props) {
  return fields.map((field) => {
    const path = [...at, field.key];
    return (
      <One key={field.key} field={field} path={path} value={values[field.key]} filling={filling} />
    );
  });
}

function One(props: { field: Field; path: Path; value: unknown; filling: Filling }) {
  const { field, ...rest } = props;
  switch (field.widget) {
    case 'text':
      return <TextWidget field={field} {...rest} />;
    case 'area':
      return <AreaWidget field={field} {...rest} />;
    case 'whole':
      return <WholeWidget field={field} {...rest} />;
    case 'money':
      return <MoneyWidget field={field} {...rest} />;
    case 'date':
      return <DateWidget field={field} {...rest} />;
    case 'instant':
      return <InstantWidget field={field} {...rest} />;
    case 'confirm':
      return <TickWidget field={field} {...rest} />;
    case 'deny':
      return <TickWidget field={field} {...rest} />;
    case 'yesno':
      return <YesNoWidget field={field} {...rest} />;
    case 'choice':
      return <ChoiceWidget field={field} {...rest} />;
    case 'pick':
      return <ChoiceWidget field={field} {...rest} />;
    case 'bidder':
      return <ChoiceWidget field={field} {...rest} />;
    case 'evidence':
      return <EvidenceWidget field={field} {...rest} />;
    case 'group':
      return <GroupWidget field={field} {...rest} />;
    case 'list':
      return <ListWidget field={field} {...rest} />;
    case 'lines':
      return <LinesWidget field={field} {...rest} />;
    case 'moneys':
      return <LinesWidget field={field} {...rest} />;
    case 'scores':
      return <ScoresWidget field={field} {...rest} />;
    case 'asset':
      return <AssetWidget field={field} {...rest} />;
  }
}
