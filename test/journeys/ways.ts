/** The plain ways through a trade, rehearsed from registration to archive. */
import * as journey from '../machines/journey.js';
import { type Plan, planOf } from '../machines/journey.js';
import * as s from '../machines/samples.js';
import { Rehearsal } from './rehearsal.js';

/** The rest of the way, from the award on. */
export function finish(play: Rehearsal): Rehearsal {
  journey.fileContract(journey.sign(play));
  journey.perform(journey.handOver(play));
  journey.archive(journey.accept(play));
  return play;
}

/** Checkpoints 1 to 6. */
export function published(plan: Plan): Rehearsal {
  const play = new Rehearsal(plan.project);
  journey.announce(journey.setUp(play, plan), plan);
  return play;
}

/** Checkpoints 1 to 9. */
export function offered(plan: Plan): Rehearsal {
  const play = published(plan);
  if (s.has(play, 'qualification')) journey.takePart(play, plan);
  return play;
}

/** To the close of the offers. */
export const close = (play: Rehearsal) => play.wait(play.facts.dates?.offersCloseAt ?? 0);

export function registerAndOffer(play: Rehearsal, numbers: readonly number[]): Rehearsal {
  for (const n of numbers) journey.offer(journey.register(play, n), n);
  return play;
}

/** Checkpoints 10 to 20. */
export function select(play: Rehearsal, plan: Pick<Plan, 'offers'>): Rehearsal {
  journey.award(journey.publicise(journey.evaluate(journey.openOffers(play, plan.offers))));
  return finish(play);
}

export function whole(plan: Plan): Rehearsal {
  const play = offered(plan);
  journey.select(play, plan);
  return finish(play);
}

const lease = planOf('sealed_lease');

export const WAYS: Record<string, () => Rehearsal> = {
  'works by comparison': () => whole(planOf('comparison')),
  'a lease by sealed offers': () => whole(lease),
  'goods by sealed offers': () => whole(planOf('sealed_procurement')),
  'works by score': () => whole(planOf('scored')),
  'goods by inquiry': () => whole(planOf('inquiry')),
  'works by negotiation': () => whole(planOf('negotiation')),
  'works by agreement': () => whole(planOf('agreement')),
  'a lease by agreement': () => whole(planOf('agreement_lease')),
  'works in the exchange': () => whole(planOf('external')),
  'an emergency repair': () => whole(planOf('emergency')),
  'a one-off sale': () => whole(planOf('sale')),
  'a lease whose bidders are qualified before they offer': () => whole({ ...lease, file: { postQualification: false } }),
  'a lease with a secret reserve that is reached'() {
    const play = offered({ ...lease, valuation: { secret: true, amount: null } });
    journey.openOffers(play, lease.offers, s.yuan(26_500));
    journey.award(journey.publicise(journey.evaluate(play)));
    return finish(play);
  },
};
