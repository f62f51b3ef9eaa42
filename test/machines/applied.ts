/** A draft whose application is in, to be decided. */
import type { Plan } from './journey.js';
import { type Input, Play, WHO } from './play.js';
import * as s from './samples.js';

export type Resolution = Partial<Input<'record_resolution'>>;

export function applied(plan: Plan, over: Partial<Input<'submit_application'>> = {}): Play {
  const play = new Play(plan.project);
  return play.do('submit_application', WHO.accountant, s.application(play, { ...plan.application, ...over }));
}

/** The rule that refuses such a resolution. */
export const refusedVote = (play: Play, over: Resolution) =>
  play.refused('record_resolution', WHO.accountant, s.resolution(play, over)).rule;
