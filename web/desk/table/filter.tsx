/** The filters of a list stand in the page's address, so that it can be sent to somebody and come back to. */
import { useSearchParams } from 'react-router';
import { useSay } from '../words.js';

/**
 * @returns what is asked, and how to ask otherwise: `set('town', code, 'village')` also drops what depended on the
 * value before
 */
export function useFilters<K extends string>(
  keys: readonly K[],
): [Record<K, string>, (key: K, value: string, ...dropped: K[]) => void] {
  const [search, setSearch] = useSearchParams();
  const filters = Object.fromEntries(keys.map((key) => [key, search.get(key) ?? ''])) as Record<K, string>;
  const set = (key: K, value: string, ...dropped: K[]) => {
    const next = new URLSearchParams(search);
    for (const other of dropped) next.delete(other);
    if (value) next.set(key, value);
    else next.delete(key);
    setSearch(next, { replace: true });
  };
  return [filters, set];
}

interface Props {
  name: string;
  value: string;
  options: readonly { key: string; name: string }[];
  onChange: (value: string) => void;
}

export function ChoiceFilter({ name, value, options, onChange }: Props) {
  const say = useSay();
  return (
    <label>
      {name}
      <select value={value} onChange={(e) => onChange(e.target.value)}>
        <option value="">{say('全部')}</option>
        {options.map((option) => (
          <option key={option.key} value={option.key}>
            {option.name}
          </option>
        ))}
      </select>
    </label>
  );
}
