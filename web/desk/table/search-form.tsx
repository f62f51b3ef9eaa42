/** What a list is searched by: words that are sent when they are written, and the filters beside them. */
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useSay } from '../words.js';

interface Props {
  /** What is searched by, where it is more than words. */
  label?: string;
  /** What was asked last. */
  value: string;
  /** What may be written, as an example. */
  placeholder?: string;
  /** So many characters at least, where nobody may leaf through everything. */
  least?: number;
  onSearch: (text: string) => void;
  /** The filters. */
  children?: ReactNode;
}

export function SearchForm({ label, value, placeholder, least, onSearch, children }: Props) {
  const say = useSay();
  return (
    <form
      className="filters not-printed"
      onSubmit={(e) => {
        e.preventDefault();
        onSearch(String(new FormData(e.currentTarget).get('search') ?? '').trim());
      }}
    >
      <label>
        {label ?? say('查找')}
        <input
          type="search"
          name="search"
          defaultValue={value}
          placeholder={placeholder}
          minLength={least}
          maxLength={60}
          required={least !== undefined}
        />
      </label>
      <Button htmlType="submit">{say('查找')}</Button>
      {children}
    </form>
  );
}

interface CheckProps {
  name: string;
  /** `1` when it is on, as it stands in the address. */
  value: string;
  onChange: (value: string) => void;
}

export function CheckFilter({ name, value, onChange }: CheckProps) {
  return (
    <label>
      <input type="checkbox" checked={value === '1'} onChange={(e) => onChange(e.target.checked ? '1' : '')} />
      {name}
    </label>
  );
}
