/** A list of facts: name and value, one below the other on a phone. */
import type { ReactNode } from 'react';
import { useSay } from '../words.js';

export type Fact = readonly [name: string, value: ReactNode];

/** Facts that are not there yet are left out. */
export function Facts({ title, facts }: { title: string; facts: readonly Fact[] }) {
  const say = useSay();
  const known = facts.filter(
    ([, value]) => value !== null && value !== undefined && value !== '' && value !== false,
  );
  if (known.length === 0) return null;
  return (
    <section className="facts">
      <h3>{say(title)}</h3>
      <dl>
        {known.map(([name, value]) => (
          <div key={name}>
            <dt>{say(name)}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
