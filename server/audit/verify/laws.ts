/** The laws that a log was decided under, from the rule books that come with it. */
import type { Law } from '../../machines/rules/book.js';
import { lawNamed, lawToday, type Shelf, UnknownLaw } from '../../machines/rules/shelf.js';
import { CannotCheck } from './ledger.js';

export interface Laws {
  /** As an entry names it. */
  named(name: string): Law;
  /** A project's book with the newest calendar. */
  today(version: string): Law;
}

export function lawsOf(shelf: Shelf): Laws {
  return { named: remembering((name) => lawNamed(shelf, name)), today: remembering((version) => lawToday(shelf, version)) };
}

function remembering(make: (name: string) => Law): (name: string) => Law {
  const known = new Map<string, Law>();
  return (name) => {
    const law = known.get(name) ?? known.set(name, making(make, name)).get(name);
    return law as Law;
  };
}

function making(make: (name: string) => Law, name: string): Law {
  try {
    return make(name);
  } catch (error) {
    if (!(error instanceof UnknownLaw)) throw error;
    throw new CannotCheck(`the rule book ${name} is not here: nothing can be replayed`, `缺少交易规则 ${name},无法重演`, { cause: error });
  }
}
