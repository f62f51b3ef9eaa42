/** The search and the conditions of the list; on a phone the conditions fold. */
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useId, useState } from 'react';
import { CATEGORIES, type Category } from '../../../server/machines/modes.js';
import { readPlaces } from '../../api/public.js';
import { useNarrow } from '../../parts/narrow.js';
import { choicesOf, useNames } from '../../text/domain.js';
import { countOf, type Field, fenOf, type Form, formOf } from './asked.js';
import { useListText } from './words.js';
import './filters.css';

export function Filters({ form: given, onAsk }: { form: Form; onAsk: (form: Form) => void }) {
  const say = useListText();
  useNames();
  const narrow = useNarrow();
  const [form, setForm] = useState(given);
  const places = useQuery({ queryKey: ['places'], queryFn: readPlaces, staleTime: 600_000 });
  const set = (field: Field, value: string) => setForm({ ...form, [field]: value });
  /** A choice shows its results at once; what is typed waits for the button. */
  const choose = (field: Field, value: string) => onAsk({ ...form, ...emptied(field), [field]: value });
  const badLeast = form.least !== '' && fenOf(form.least) === null;
  const badMost = form.most !== '' && fenOf(form.most) === null;
  const towns = places.data?.towns ?? [];
  const villages = towns.find((town) => town.code === form.town)?.villages ?? [];
  const categories = choicesOf('categories').filter(
    ({ key }) => form.side === '' || CATEGORIES[key as Category].side === form.side,
  );
  const count = countOf(given);
  return (
    <search>
      <form
        className="filters"
        onSubmit={(e) => {
          e.preventDefault();
          if (!badLeast && !badMost) onAsk(form);
        }}
      >
        <SearchField value={form.search} onChange={(value) => set('search', value)} />
        <details className="filters-more" open={!narrow || count > 0}>
          <summary>
            {say('filters')}
            {count > 0 ? <span className="tag tag-green">{say('filtersOn', { count })}</span> : null}
          </summary>
          <div className="filters-grid">
            <Choice field="town" value={form.town} onChoose={choose} options={named(towns)} />
            <Choice
              field="village"
              value={form.village}
              onChoose={choose}
              options={named(villages)}
              all={form.town === '' ? say('townFirst') : undefined}
              disabled={form.town === ''}
            />
            <Choice field="side" value={form.side} onChoose={choose} options={choicesOf('sides')} />
            <Choice field="category" value={form.category} onChoose={choose} options={categories} />
            <Choice field="mode" value={form.mode} onChoose={choose} options={choicesOf('modes')} />
            <Choice field="stage" value={form.stage} onChoose={choose} options={choicesOf('stages')} />
            <Amount field="least" value={form.least} onChange={set} bad={badLeast} />
            <Amount field="most" value={form.most} onChange={set} bad={badMost} />
            <Choice
              field="order"
              value={form.order}
              onChoose={choose}
              all={say('newest')}
              options={[{ key: 'closing', name: say('closing') }]}
            />
            <div className="filters-acts">
              <button type="submit" className="button">
                {say('apply')}
              </button>
              {count > 0 ? (
                <button type="button" className="button-plain" onClick={() => onAsk(formOf(new URLSearchParams()))}>
                  {say('clear')}
                </button>
              ) : null}
            </div>
          </div>
        </details>
      </form>
    </search>
  );
}

const named = (places: readonly { code: string; name: string }[]) =>
  places.map(({ code, name }) => ({ key: code, name }));

/** A village belongs to its town, a category to its side. */
function emptied(field: Field): Partial<Form> {
  if (field === 'town') return { village: '' };
  return field === 'side' ? { category: '' } : {};
}

export function SearchField({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  const say = useListText();
  const id = useId();
  return (
    <div className="filters-search">
      <label className="only-for-readers" htmlFor={id}>
        {say('searchLabel')}
      </label>
      <input
        id={id}
        className="input"
        type="search"
        maxLength={60}
        enterKeyHint="search"
        placeholder={say('searchHint')}
        value={value}
        onChange={(e) => onChange(e.target.value)}
      />
      <button type="submit" className="button button-main">
        {say('search')}
      </button>
    </div>
  );
}

interface ChoiceProps {
  field: Exclude<Field, 'search' | 'least' | 'most'>;
  value: string;
  options: readonly { key: string; name: string }[];
  onChoose: (field: Field, value: string) => void;
  all?: string;
  disabled?: boolean;
}

function Choice({ field, value, options, onChoose, all, disabled }: ChoiceProps): ReactNode {
  const say = useListText();
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{say(field)}</label>
      <select
        id={id}
        className="input"
        value={value}
        disabled={disabled}
        onChange={(e) => onChoose(field, e.target.value)}
      >
        <option value="">{all ?? say('all')}</option>
        {options.map((option) => (
          <option key={option.key} value={option.key}>
            {option.name}
          </option>
        ))}
      </select>
    </div>
  );
}

interface AmountProps {
  field: 'least' | 'most';
  value: string;
  bad: boolean;
  onChange: (field: Field, value: string) => void;
}

function Amount({ field, value, bad, onChange }: AmountProps) {
  const say = useListText();
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{say(field)}</label>
      <input
        id={id}
        className="input figures"
        inputMode="decimal"
        maxLength={20}
        value={value}
        aria-invalid={bad}
        aria-describedby={bad ? `${id}-bad` : undefined}
        onChange={(e) => onChange(field, e.target.value)}
      />
      {bad ? (
        <span id={`${id}-bad`} className="small filters-bad">
          {say('badAmount')}
        </span>
      ) : null}
    </div>
  );
}
