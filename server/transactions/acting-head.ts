/** The director whom an act names by a user name: somebody else who holds the head's role in this village. */
import type { Wing } from './door.js';

const DIRECTOR = `
  select a.id from accounts a join grants g on g.account = a.id
  where a.username = lower($1) and g.role = 'head' and g.organisation = $2 and a.disabled_at is null`;

export const actingHeadWing: Wing = {
  async find({ trx, held, data }) {
    const { director } = data as { director: string };
    const [row] = await trx.query<{ id: string }>(DIRECTOR, [director, held.village]);
    return { found: row ? { account: row.id } : {} };
  },
};
