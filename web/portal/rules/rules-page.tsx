/** The rules that are in force, each with its source. */
import { useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { get } from '../../api/client.js';
import { Loading } from '../../parts/loading.js';
import { CivilDay } from '../../parts/moment.js';
import { Refusal } from '../../parts/refusal.js';
import { unbroken } from '../../parts/unbroken.js';
import { civilDay } from '../../text/moments.js';
import { chinese } from '../../text/punctuation.js';
import { listed } from '../../text/listing.js';
import { useTitle } from '../frame/title.js';
import { useRulesText } from './words.js';
import './rules.css';

interface Rule {
  key: string;
  name: string;
  kind: 'H' | 'D';
  basis: string;
  says: string;
}
interface Book {
  version: string;
  from: string;
  rules: Rule[];
  versions: { version: string; from: string }[];
  calendar: { years: { year: string; basis: string }[] };
}

export function RulesPage() {
  const say = useRulesText();
  useTitle(say('title'));
  const { data, error, refetch } = useQuery({ queryKey: ['rules'], queryFn: () => get<Book>('/api/rules'), staleTime: 60_000 });
  return (
    <article className="sections">
      <header className="stack">
        <h1>{say('title')}</h1>
        <p className="soft">{say('lead')}</p>
      </header>
      {error && !data ? <Refusal error={error} onRetry={() => void refetch()} /> : null}
      {!data && !error ? <Loading /> : null}
      {data ? <Whole book={data} /> : null}
    </article>
  );
}

function Whole({ book }: { book: Book }) {
  const say = useRulesText();
  const id = useId();
  const [phrase, setPhrase] = useState('');
  const shown = book.rules.filter((rule) => contains(rule, phrase.trim()));
  return (
    <>
      <section className="stack">
        <p>
          {unbroken(say('version', { version: book.version, from: civilDay(book.from) }))}
          <span className="soft">{say('versionHow')}</span>
        </p>
        <ul className="small soft">
          <li>{say('hardHow')}</li>
          <li>{say('defaultHow')}</li>
        </ul>
        <div className="field rules-find not-printed">
          <label htmlFor={id}>{say('find')}</label>
          <input id={id} className="input" type="search" maxLength={40} placeholder={say('findHint')} value={phrase} onChange={(e) => setPhrase(e.target.value)} />
        </div>
        <p className="small soft" role="status">
          {shown.length === 0 ? say('none') : say('count', { count: shown.length })}
        </p>
        <ul className="rules">
          {shown.map((rule) => (
            <li key={rule.key}>
              <h2>
                {chinese(rule.name)} <span className={rule.kind === 'H' ? 'tag tag-green' : 'tag'}>{say(rule.kind === 'H' ? 'hard' : 'default')}</span>
              </h2>
              <p>{unbroken(chinese(rule.says))}</p>
              <p className="small soft">
                {say('basis')}：{unbroken(chinese(rule.basis))}
              </p>
            </li>
          ))}
        </ul>
      </section>
      <section className="stack">
        <h2>{say('calendar')}</h2>
        <p>{say('calendarHow')}</p>
        <p>{say('years', { years: listed(book.calendar.years.map((y) => y.year)) })}</p>
      </section>
      <section className="stack">
        <h2>{say('versions')}</h2>
        <ul>
          {book.versions.map(({ version, from }) => (
            <li key={version}>
              {version} <CivilDay date={from} />
            </li>
          ))}
        </ul>
      </section>
    </>
  );
}

function contains({ name, says, basis }: Rule, phrase: string): boolean {
  return phrase === '' || chinese(`${name} ${says} ${basis}`).includes(chinese(phrase));
}
