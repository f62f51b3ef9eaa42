/** An instant in words, machine-readable beside it. */
import { useLanguage } from '../text/language.js';
import { civilDay, day, exactly, moment } from '../text/moments.js';

export function Moment({ at, exact = false, dayOnly = false }: { at: number; exact?: boolean; dayOnly?: boolean }) {
  useLanguage();
  const text = exact ? exactly(at) : dayOnly ? day(at) : moment(at);
  return (
    <time className="figures" dateTime={new Date(at).toISOString()} title={exactly(at)}>
      {text}
    </time>
  );
}

/** A date without a time, as resolutions and contracts name it. */
export function CivilDay({ date }: { date: string }) {
  useLanguage();
  return <time dateTime={date}>{civilDay(date)}</time>;
}
