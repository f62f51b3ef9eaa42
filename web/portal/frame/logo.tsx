/** A short piece of the rail: a stop passed, the stop where we are, one to come. */
export function Logo() {
  return (
    <svg className="logo" viewBox="0 0 44 24" width="44" height="24" aria-hidden="true">
      <path d="M4 12h36" stroke="currentColor" strokeWidth="3" />
      <circle cx="6" cy="12" r="5" fill="currentColor" />
      <circle cx="22" cy="12" r="8" fill="var(--paper)" stroke="currentColor" strokeWidth="4" />
      <circle cx="38" cy="12" r="4.5" fill="var(--paper)" stroke="currentColor" strokeWidth="2" />
    </svg>
  );
}
