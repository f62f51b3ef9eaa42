/** Handing in a sealed package: checked for length, key and context without being opened. */
import { refuse } from '../machines/refusal.js';
import type { Finding, Wing, WingAct } from '../transactions/door.js';
import { countPackages, keepPackage, RESERVE } from './packages.js';
import { decodePackage, inspectPackage, type PlatformKey, packageHash, type SealingContext, UnreadablePackage } from './sealing.js';
import { offerContext, reserveContext } from './terms.js';

type ContextOf = (act: WingAct, number: number) => SealingContext;

function handIn(key: Pick<PlatformKey, 'id'>, ownerOf: (act: WingAct) => string, contextOf: ContextOf): Wing {
  return {
    async find(act) {
      const { trx, held } = act;
      const owner = ownerOf(act);
      const number = (await countPackages(trx, held.id, held.facts.round, owner)) + 1;
      const context = contextOf(act, number);
      try {
        const bytes = decodePackage((act.data as { package: string }).package);
        const header = inspectPackage(bytes, context);
        if (header.keyId !== key.id) return refused(act, '密封包所用的公钥不是平台当前公钥,请刷新页面后重新提交。');
        return finding(act, { owner, number, context, bytes, hash: packageHash(bytes) });
      } catch (error) {
        if (error instanceof UnreadablePackage) return refused(act, error.message);
        throw error;
      }
    },
  };
}

const refused = ({ held }: WingAct, message: string) => ({
  refused: refuse(held.law, 'offer.package', message, { pointer: '/package' }),
});

interface Package {
  owner: string;
  number: number;
  context: SealingContext;
  bytes: Uint8Array;
  hash: string;
}

function finding({ trx, held }: WingAct, { owner, number, context, bytes, hash }: Package): Finding {
  return {
    found: { packageHash: hash, number },
    // The package itself is kept in its own table; the log binds it by hash.
    logged: {},
    write: () => keepPackage(trx, { project: held.id, round: held.facts.round, owner, number, context, bytes, hash, at: held.at }),
    receipt: () => ({ packageHash: hash, number, receivedAt: new Date(held.at).toISOString() }),
  };
}

export const handInOffer = (key: Pick<PlatformKey, 'id'>) =>
  handIn(key, ({ actor }) => actor.bidder as string, ({ held, actor }, number) => offerContext(held.id, held.facts, actor.bidder as string, number));

export const handInReserve = (key: Pick<PlatformKey, 'id'>) =>
  handIn(key, () => RESERVE, ({ held }, number) => reserveContext(held.id, held.facts, number));
