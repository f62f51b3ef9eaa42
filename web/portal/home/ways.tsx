import { Link } from 'react-router';
import { type HomeKey, useHomeText } from './words.js';

const WAYS: readonly { name: HomeKey; how: HomeKey; to: string }[] = [
  { name: 'bid', how: 'bidHow', to: '/register' },
  { name: 'watch', how: 'watchHow', to: '/projects' },
  { name: 'check', how: 'checkHow', to: '/v' },
  { name: 'complain', how: 'complainHow', to: '/complaints' },
];

/** What people come for, by what they want to do. */
export function Ways() {
  const say = useHomeText();
  return (
    <section className="stack">
      <h2 id="ways">{say('ways')}</h2>
      <ul className="home-ways">
        {WAYS.map(({ name, how, to }) => (
          <li key={name}>
            <Link to={to}>{say(name)}</Link>
            <p className="small soft">{say(how)}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}
