/** A party that a resolution or an outside result names by its code enters the project under a pseudonym. */
import { refuse } from '../machines/refusal.js';
import { bidderByPartyCode } from '../people/register-bidder.js';
import type { Wing } from './door.js';
import { newPseudonym } from './pseudonym.js';

export function namedPartyWing(field: 'partyCode' | 'winnerCode'): Wing {
  return {
    async find({ trx, held, data }) {
      const code = (data as Record<string, string | null>)[field] ?? null;
      if (code === null) return { found: {} };
      const account = await bidderByPartyCode(trx, code);
      if (!account) {
        return { refused: refuse(held.law, 'registration.person', `平台上没有主体编号为${code}的竞买人(供应商),请其先注册。`, { pointer: `/${field}` }) };
      }
      const [known] = await trx.query<{ pseudonym: string }>(
        'select pseudonym from trade_bidders where project = $1 and account = $2',
        [held.id, account],
      );
      const party = known?.pseudonym ?? newPseudonym();
      return { found: { party }, identities: { [party]: account } };
    },
  };
}
