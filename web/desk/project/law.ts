/** The law of a project as the platform keeps it: the book it was registered under, and the working calendar. */
import { useQuery } from '@tanstack/react-query';
import type { Law, RuleBook } from '../../../server/machines/rules/book.js';
import type { Calendar } from '../../../server/machines/rules/calendars.js';
import { get } from '../../api/client.js';

export interface SaidRule {
  key: string;
  name: string;
  kind: 'H' | 'D';
  basis: string;
  /** The rule in a sentence. */
  says: string;
  value: unknown;
  /** Where in which act it is asked. */
  fields: { event: string; pointer: string }[];
}

interface Book {
  version: string;
  from: string;
  rules: SaidRule[];
}

interface Today extends Book {
  calendar: { years: { year: string; basis: string; holidays: string[]; workdays: string[] }[] };
}

export interface ProjectLaw {
  law: Law;
  rules: SaidRule[];
}

/** Pending until it is known; without it a form says less, and the platform decides all the same. */
export function useLaw(version: string) {
  return useQuery({
    queryKey: ['law', version],
    queryFn: async ({ signal }): Promise<ProjectLaw> => {
      const [book, today] = await Promise.all([
        get<Book>(`/api/rules/versions/${encodeURIComponent(version)}`, signal),
        get<Today>('/api/rules', signal),
      ]);
      return { law: { book: bookFrom(book), calendar: calendarFrom(today) }, rules: book.rules };
    },
    staleTime: 3_600_000,
    retry: 1,
  });
}

function bookFrom({ version, from, rules }: Book): RuleBook {
  const entries = rules.map(({ key, name, kind, basis, value }) => [
    key,
    { name, kind, basis, value },
  ]);
  return { version, from, rules: Object.fromEntries(entries) as RuleBook['rules'] };
}

function calendarFrom({ calendar }: Today): Calendar {
  return Object.fromEntries(calendar.years.map(({ year, ...rest }) => [year, rest]));
}
