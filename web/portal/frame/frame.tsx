/** Head and foot of every page of the portal. */
import { type ReactNode, Suspense, useEffect, useState } from 'react';
import { Link, NavLink, useLocation } from 'react-router';
import { ConnectionLine } from '../../parts/connection-line.js';
import { LanguageSwitch } from '../../parts/language-switch.js';
import { Loading } from '../../parts/loading.js';
import { Logo } from './logo.js';
import { useFrameText } from './words.js';
import './frame.css';

const PLACES = ['projects', 'rules', 'log', 'help'] as const;
const ADDRESS = { projects: '/projects', rules: '/rules', log: '/log', help: '/help' };

export function Frame({ children }: { children: ReactNode }) {
  const say = useFrameText();
  return (
    <>
      <a className="skip" href="#main">
        {say('skip')}
      </a>
      <ConnectionLine />
      <header className="head">
        <div className="head-in">
          <Link to="/" className="head-name">
            <Logo />
            <span>
              <b>{say('name')}</b>
              <small>{say('slogan')}</small>
            </span>
          </Link>
          <Places />
        </div>
      </header>
      <main id="main" className="page" tabIndex={-1}>
        <Suspense fallback={<Loading />}>{children}</Suspense>
      </main>
      <footer className="foot">
        <div className="foot-in">
          <p>{say('footerText')}</p>
          <p className="foot-links">
            <Link to="/v">{say('check')}</Link>
            <Link to="/complaints">{say('complaints')}</Link>
            <Link to="/register">{say('register')}</Link>
            <a href="/api/docs">{say('api')}</a>
            <LanguageSwitch />
          </p>
        </div>
      </footer>
    </>
  );
}

/** On a phone the places fold behind one button, and close again when one was chosen. */
function Places() {
  const say = useFrameText();
  const { pathname } = useLocation();
  const [isOpen, setOpen] = useState(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: closes whenever the address changes
  useEffect(() => setOpen(false), [pathname]);
  return (
    <nav className={isOpen ? 'places places-open' : 'places'} aria-label={say('nav')}>
      <button type="button" className="places-button" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        {say('menu')}
      </button>
      <ul>
        {PLACES.map((place) => (
          <li key={place}>
            <NavLink to={ADDRESS[place]}>{say(place)}</NavLink>
          </li>
        ))}
        <li>
          <NavLink to="/v">{say('check')}</NavLink>
        </li>
        <li className="places-desk">
          <NavLink to="/sign-in">{say('signIn')}</NavLink>
        </li>
      </ul>
    </nav>
  );
}
