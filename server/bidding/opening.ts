/** Checkpoint 10: packages are opened here and nowhere else, after the machine has agreed that it may be done. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import { decide } from '../machines/decide.js';
import type { MachineEvent } from '../machines/events.js';
import type { Facts } from '../machines/facts.js';
import { reserveToReveal } from '../machines/ranking.js';
import type { Wing, WingAct } from '../transactions/door.js';
import { lastPackages, reservePackage, type StoredPackage } from './packages.js';
import { openOffer, type PlatformKey, UnreadablePackage } from './sealing.js';

type Opened = { amount: number | null; reason: string | null };

function open(key: PlatformKey, stored: StoredPackage): Opened {
  try {
    const offer = openOffer({ platformPrivateKey: key.privateKey, context: stored.context, package: stored.package });
    return { amount: offer.amount, reason: null };
  } catch (error) {
    if (error instanceof UnreadablePackage) return { amount: null, reason: `报价包无法开启:${error.message}` };
    throw error;
  }
}

/** A package counts if it is the one that the bidder's present offer names. */
async function openAll(key: PlatformKey, facts: Facts, packages: StoredPackage[]): Promise<Record<string, Opened>> {
  const opened: Record<string, Opened> = {};
  for (const stored of packages) {
    const offer = facts.bidders[stored.owner]?.offer;
    if (!offer || offer.number !== stored.number) continue;
    opened[stored.owner] = open(key, stored);
    await nextTurn(); // a package takes a millisecond: with hundreds of them, others want an answer in between
  }
  return opened;
}

/**
 * The secret reserve, if the round succeeds with it. What the wing finds is logged, so the machine's own question is
 * asked here already: a reserve that only an invalid offer reaches stays secret as well.
 */
async function revealed(key: PlatformKey, { trx, held }: WingAct, opened: Record<string, Opened>): Promise<number | null> {
  const sealed = await reservePackage(trx, held.id, held.facts.valuation?.packageHash ?? null);
  return sealed && reserveToReveal(held.facts, opened, open(key, sealed).amount);
}

/** Whether the machine would let the opening happen at all; nothing is decrypted before it says yes. */
function mayOpen({ held, data, actor }: WingAct) {
  const probe = { type: 'open_offers', data, found: {}, actor, at: held.at } as MachineEvent;
  return decide(held.state, held.facts, probe, held.law);
}

export function openingWing(key: PlatformKey): Wing {
  return {
    async find(act) {
      const decided = mayOpen(act);
      if ('refused' in decided) return decided;
      const { trx, held } = act;
      const packages = await lastPackages(trx, held.id, held.facts.round);
      const opened = await openAll(key, held.facts, packages);
      if (!held.facts.valuation?.secret) return { found: { opened } };
      return { found: { opened, reserve: await revealed(key, act, opened) } };
    },
  };
}
