/** Instants as a field of date and time writes them: Shanghai's wall clock, whatever the machine's own zone is. */
import { dateOf, type Instant, instantOf, timeOfDay } from '../../../server/machines/time.js';

/** `2025-07-07T16:00`; seconds only where there are any. */
export function typedInstant(at: Instant | null): string {
  if (at === null) return '';
  const minutes = Math.floor(timeOfDay(at) / 60_000);
  const pad = (n: number) => String(n).padStart(2, '0');
  return `${dateOf(at)}T${pad(Math.floor(minutes / 60))}:${pad(minutes % 60)}`;
}

/** The instant of what was typed, or null if it is none. */
export function readInstant(typed: string): Instant | null {
  const parts = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})(?::\d{2})?$/.exec(typed);
  if (!parts) return null;
  const at = instantOf(parts[1] as string, parts[2] as string);
  return Number.isNaN(at) ? null : at;
}

/** With the offset, as the API takes it: `2025-07-07T16:00:00+08:00`. */
export function withOffset(typed: string): string {
  return `${typed.slice(0, 16)}:00+08:00`;
}
