/** The earliest date of a stop that is still to come, short for the line and in full for its details. */
import { dateOf, timeOfDay } from '../../server/machines/time.js';
import { currentLanguage } from '../text/language.js';
import { day, moment, shortDay, shortMonth } from '../text/moments.js';
import { type PartsKey, sayPart, zh } from './text.js';

export interface Earliest {
  key: string;
  at: number;
  /** Whose period ends then; null where the notice or the contract says so. */
  rule: string | null;
  /** In a year whose holidays are not announced yet. */
  provisional: boolean;
}

/** On the line itself: the day, and of another year the month only; in pieces, between which a narrow column may break. */
export function shortEarliest({ at }: Earliest, now: number): string[] {
  const isThisYear = dateOf(at).slice(0, 4) === dateOf(now).slice(0, 4);
  return sayPart('rail.from', { when: isThisYear ? shortDay(at) : shortMonth(at) }).split(/(?<=[年月])(?=\d)| /);
}

/** Not before when, and why not. */
export function speakEarliest({ key, at, rule, provisional }: Earliest): string {
  const when = timeOfDay(at) === 0 ? day(at) : moment(at);
  const said = [sayPart('rail.earliest', { when }), sayPart('rail.because', { why: sayPart(reason(key, rule)) })];
  if (provisional) said.push(sayPart('rail.provisional'));
  return said.join(currentLanguage() === 'en' ? ' ' : '');
}

function reason(key: string, rule: string | null): PartsKey {
  if (rule === null) return key === 'acceptance' || key === 'archive' ? 'why.term' : 'why.announced';
  const known = `why.${rule.split('.')[0]}`;
  return known in zh ? (known as PartsKey) : 'why.law';
}
