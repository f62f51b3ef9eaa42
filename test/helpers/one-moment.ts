import type { Knex } from 'knex';

/** Several reads that see the same moment: beside them jobs go on issuing documents. */
export function atOneMoment<T>(admin: Knex, read: (admin: Knex) => Promise<T>): Promise<T> {
  return admin.transaction(read, { isolationLevel: 'repeatable read', readOnly: true });
}
