/** What is asked of the list stands in the page's address, so that it can be sent to somebody and come back to. */
import type { ProjectsAsked } from '../../api/public.js';

export const FIELDS = [
  'search',
  'town',
  'village',
  'side',
  'category',
  'mode',
  'stage',
  'least',
  'most',
  'order',
] as const;
export type Field = (typeof FIELDS)[number];
export type Form = Record<Field, string>;

export function formOf(address: URLSearchParams): Form {
  return Object.fromEntries(FIELDS.map((field) => [field, address.get(field) ?? ''])) as Form;
}

export function addressOf(form: Form): URLSearchParams {
  return new URLSearchParams(
    FIELDS.flatMap((field) => (form[field].trim() === '' ? [] : [[field, form[field].trim()]])),
  );
}

/** Yuan as people write it, in fen; null for what is no amount. */
export function fenOf(text: string): number | null {
  const plain = text.normalize('NFKC').replace(/[\s,元]/g, '');
  const parts = /^(\d{1,12})(?:\.(\d{1,2}))?$/.exec(plain);
  return parts ? Number(parts[1]) * 100 + Number((parts[2] ?? '').padEnd(2, '0')) : null;
}

export function askedOf(form: Form): ProjectsAsked {
  const { least, most, order, ...rest } = form;
  const given = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== ''));
  return {
    ...given,
    ...(least && fenOf(least) !== null ? { least: fenOf(least) as number } : {}),
    ...(most && fenOf(most) !== null ? { most: fenOf(most) as number } : {}),
    ...(order === 'closing' ? { order } : {}),
  };
}

/** Conditions besides the search, for the line that says how many are set. */
export const countOf = (form: Form) =>
  FIELDS.filter((field) => field !== 'search' && field !== 'order' && form[field] !== '').length;
