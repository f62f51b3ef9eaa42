/** What a comparison is opened with, and the order that comes of it. */
import { openOffers, type Plan, playTo } from './journey.js';
import { type Play, WHO } from './play.js';
import * as s from './samples.js';

export const REPORT = { report: '评审完毕' };

export const opened = (offers: Record<number, number>, over: Partial<Plan> = {}) =>
  openOffers(playTo('comparison', 'offered', { offers, ...over }), offers);

export const substance = (play: Play, excluded: string[] = []) =>
  play.do('check_substance', WHO.station, s.substance(play, excluded));

/** The bidders' numbers, best first. */
export const ranks = (play: Play) =>
  Object.entries(play.facts.bidders)
    .filter(([, b]) => b.rank !== null)
    .sort(([, a], [, b]) => (a.rank ?? 0) - (b.rank ?? 0))
    .map(([key]) => Number(key.slice(2)));
