/** The supervising engineer 监理 of a contract, from the contract itself as the log has it: guards know nothing of it. */
import type { Wing } from './door.js';

const LAST_CONTRACT = `
  select y.data from log.entries e join log.payloads y on y.seq = e.seq
   where e.project = $1 and e.event = 'prepare_contract' order by e.entry_no desc limit 1`;

export const engineerWing: Wing = {
  async find({ trx, held }) {
    const [row] = await trx.query<{ data: string }>(LAST_CONTRACT, [held.id]);
    const engineer = row && (JSON.parse(row.data) as { data: { supervisingEngineer?: string } }).data.supervisingEngineer;
    return { found: engineer ? { engineer } : {} };
  },
};
