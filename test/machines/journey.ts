/** The plain way through the 20 checkpoints, one step a stage, for every way of trading. */
import { accept, archive, fileContract, handOver, perform, sign } from './journey/from-award.js';
import { type Plan, type PlanName, planOf } from './journey/plans.js';
import { announce, evaluate, openOffers, publicise, select, setUp, takePart } from './journey/to-award.js';
import { Play } from './play.js';
import { has } from './samples.js';

export * from './journey/from-award.js';
export * from './journey/plans.js';
export * from './journey/to-award.js';

export const open = (plan: Plan) => new Play(plan.project);

/** The stages of a trade in order, each with where it ends. */
const WAY: readonly ((play: Play, plan: Plan) => Play)[] = [
  setUp,
  announce,
  takePart,
  select,
  (play) => sign(play),
  fileContract,
  handOver,
  perform,
  (play) => accept(play),
  archive,
];
export type Until =
  | 'approved'
  | 'published'
  | 'offered'
  | 'awarded'
  | 'signed'
  | 'filed'
  | 'handed_over'
  | 'performed'
  | 'accepted'
  | 'archived';
const ENDS: readonly Until[] = [
  'approved',
  'published',
  'offered',
  'awarded',
  'signed',
  'filed',
  'handed_over',
  'performed',
  'accepted',
  'archived',
];

/** A trade played plainly up to a point. */
export function playTo(key: PlanName, until: Until, over: Partial<Plan> = {}): Play {
  const plan = { ...planOf(key), ...over };
  const play = open(plan);
  for (const [i, step] of WAY.entries()) {
    if (step === takePart && !has(play, 'qualification')) continue;
    step(play, plan);
    if (ENDS[i] === until) break;
  }
  return play;
}

/** A lease of collective land that is open to outsiders, ready for its award. */
export function landToAward(): Play {
  const land: Plan = {
    ...planOf('sealed_lease'),
    project: { side: 'asset', category: 'water', mode: 'sealed' },
    resolution: { body: 'delegates' },
  };
  const play = takePart(announce(setUp(open(land), land), land), land);
  return publicise(evaluate(openOffers(play, land.offers)));
}
