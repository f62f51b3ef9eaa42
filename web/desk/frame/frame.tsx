/** One frame for every role: places on the left, what waits on top, help on the right of wide screens. */
import { Suspense, useEffect, useRef, useState } from 'react';
import { NavLink, Outlet, useLocation, useNavigationType } from 'react-router';
import { ConnectionLine } from '../../parts/connection-line.js';
import { LanguageSwitch } from '../../parts/language-switch.js';
import { useNames } from '../../text/domain.js';
import { listed } from '../../text/listing.js';
import { ActingLine } from '../authorities/acting-line.js';
import { rolesOf, usePerson } from '../session.js';
import { useTodo } from '../todo/queries.js';
import { useSay } from '../words.js';
import { Broken } from './broken.js';
import './frame.css';
import { helpFor } from './help.js';
import { placesOf } from './places.js';
import { SignOut } from './sign-out.js';
import { Waiting } from './states.js';

export function Frame() {
  const say = useSay();
  const { pathname } = useLocation();
  const [menuIsOpen, setMenu] = useState(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new page closes the menu
  useEffect(() => setMenu(false), [pathname]);
  const content = usePageStart(pathname);
  return (
    <div className="frame">
      <a className="skip-link" href="#content">
        {say('跳到正文')}
      </a>
      <Top menuIsOpen={menuIsOpen} onMenu={() => setMenu(!menuIsOpen)} />
      <ActingLine />
      <ConnectionLine />
      <div className="frame-columns">
        <Places isOpen={menuIsOpen} />
        <main id="content" tabIndex={-1} ref={content}>
          <Broken key={pathname}>
            <Suspense fallback={<Waiting />}>
              <Outlet />
            </Suspense>
          </Broken>
        </main>
        <HelpColumn path={pathname} />
      </div>
    </div>
  );
}

/** Another page begins at its content: what was pressed to come here is gone, and Tab would begin with the menu. */
function usePageStart(pathname: string) {
  const content = useRef<HTMLElement>(null);
  const before = useRef(pathname);
  const isBack = useNavigationType() === 'POP';
  useEffect(() => {
    if (before.current === pathname) return;
    before.current = pathname;
    const isInside =
      content.current !== document.activeElement &&
      content.current?.contains(document.activeElement);
    if (isInside) return;
    content.current?.focus({ preventScroll: true });
    // Whoever goes back finds the page where they left it; the browser sees to that.
    if (!isBack) window.scrollTo(0, 0);
  }, [pathname, isBack]);
  return content;
}

function Top({ menuIsOpen, onMenu }: { menuIsOpen: boolean; onMenu: () => void }) {
  const say = useSay();
  const names = useNames();
  const person = usePerson();
  const { data } = useTodo();
  const count = data?.items.length ?? 0;
  return (
    <header className="top not-printed">
      <button
        className="menu-button"
        type="button"
        aria-expanded={menuIsOpen}
        aria-controls="places"
        onClick={onMenu}
      >
        {say('菜单')}
      </button>
      <a className="brand" href="/">
        {say('村集通')}
      </a>
      <NavLink className="waits" to="/" end>
        {count === 0
          ? say('没有待办')
          : say('{count}件待办', { count: data?.more ? `${count}+` : count })}
      </NavLink>
      <span className="who">
        <bdi>{person.displayName}</bdi>
        <small>{listed(rolesOf(person).map((role) => names('roles', role)))}</small>
      </span>
      <LanguageSwitch />
      <SignOut />
    </header>
  );
}

function Places({ isOpen }: { isOpen: boolean }) {
  const say = useSay();
  const person = usePerson();
  return (
    <nav
      id="places"
      className={`places not-printed ${isOpen ? 'places-open' : ''}`}
      aria-label={say('工作台')}
    >
      <ul>
        {placesOf(person).map(({ to, name }) => (
          <li key={name}>
            <NavLink to={to} end>
              {say(name)}
            </NavLink>
          </li>
        ))}
      </ul>
      <a className="portal-link" href="/">
        {say('公开网站')}
      </a>
    </nav>
  );
}

function HelpColumn({ path }: { path: string }) {
  const say = useSay();
  const lines = helpFor(path);
  return (
    <aside className="help not-printed" aria-label={say('帮助')}>
      {lines.length > 0 && <h2>{say('这一页')}</h2>}
      {lines.length > 0 && (
        <ul>
          {lines.map((line) => (
            <li key={line}>{say(line)}</li>
          ))}
        </ul>
      )}
      <a href="/help">{say('全部帮助')}</a>
    </aside>
  );
}
