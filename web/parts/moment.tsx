/** An instant in words, machine-readable beside it. */
import { useLanguage } from '../text/language.js';
import { civilDay, day, exactly, moment } from '../text/moments.js';
import './moment.css';

export function Moment({ at, exact = false, dayOnly = false }: { at: number; exact?: boolean; dayOnly?: boolean }) {
  useLanguage();
  const text = exact ? exactly(at) : dayOnly ? day(at) : moment(at);
  // A line may end between the day and the time, but tears neither.
  const [, ofDay = text, time = ''] = /^(.*）)(\d.*)$/.exec(text) ?? [];
  return (
    <time className="figures moment" dateTime={new Date(at).toISOString()} title={exactly(at)}>
      <span>{ofDay}</span>
      {time ? <span>{time}</span> : null}
    </time>
  );
}

/** A date without a time, as resolutions and contracts name it. */
export function CivilDay({ date }: { date: string }) {
  useLanguage();
  return <time dateTime={date}>{civilDay(date)}</time>;
}
