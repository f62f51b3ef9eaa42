/** Checkpoints 1 to 4 at their boundaries. */
import { humanLimit } from '../../../server/machines/deadlines.js';
import type { Facts } from '../../../server/machines/facts.js';
import type { Law } from '../../../server/machines/rules/book.js';
import { plusDays } from '../../../server/machines/time.js';
import { requiredBody } from '../../../server/machines/who-decides.js';
import { type Plan, planOf } from '../journey.js';
import { type Input, on, Play, WHO } from '../play.js';
import * as s from '../samples.js';
import { once, type Probes, under, verdict } from './probe.js';

const lease = planOf('sealed_lease');
const draft = (project: Plan['project']) => once(() => new Play(project));
const leasing = draft(lease.project);
const buying = draft({});

const applied = (plan: Plan, over: Partial<Input<'submit_application'>> = {}) =>
  once(() => {
    const play = new Play(plan.project);
    return play.do('submit_application', WHO.accountant, s.application(play, { ...plan.application, ...over }));
  });
const appliedLease = applied(lease);
const major = applied(lease, { declaredMajor: true });
const appliedWorks = applied(planOf('comparison'));

const resolved = (plan: Plan, over: Partial<Input<'record_resolution'>> = {}) =>
  once(() => {
    const play = applied(plan)();
    play.do('record_resolution', WHO.accountant, s.resolution(play, { ...plan.resolution, ...over }));
    return play.when('countersign_resolution', WHO.supervisor, { witnessed: true });
  });
const resolvedLease = resolved(lease);
const recorded = once(() => {
  const play = appliedLease();
  return play.do('record_resolution', WHO.accountant, s.resolution(play));
});
const sold = resolved(planOf('sale'));
const inReview = once(() => {
  const play = resolvedLease();
  play.do('propose_valuation', WHO.accountant, s.valuation(play));
  return play.do('confirm_valuation', WHO.head, { confirmed: true });
});

const apply = (play: Play, over: Partial<Input<'submit_application'>>) =>
  verdict(play, 'submit_application', WHO.accountant, s.application(play, over));
const vote = (play: Play, over: Partial<Input<'record_resolution'>>) =>
  verdict(play, 'record_resolution', WHO.accountant, s.resolution(play, over));
const price = (play: Play, over: Partial<Input<'propose_valuation'>>) =>
  verdict(play, 'propose_valuation', WHO.accountant, s.valuation(play, over));
const tally = (entitled: number, agree: number, present = entitled) => ({
  entitled,
  present,
  agree,
  against: present - agree,
  abstain: 0,
});

function small(law: Law, side: 'asset' | 'procurement', estimate: number, termMonths: number | null) {
  const { facts } = side === 'asset' ? appliedLease() : appliedWorks();
  const application = { ...(facts.application as NonNullable<Facts['application']>), estimate, termMonths };
  return requiredBody({ ...facts, application }, law);
}

const FOUND_APPRAISAL = { method: 'appraisal' as const, appraised: s.yuan(30_000), comparables: [] };
const lowering = (law: Law, lastLimit: number, amount: number) => {
  const facts = { lowering: true, firstLimit: 40_000_00, lastLimit };
  const comparables = [amount, amount, amount];
  return price(under(resolvedLease(), law, facts), { amount, comparables });
};

export { inReview, resolvedLease };

export const setupProbes: Probes = {
  'station.closing_hour': (law) => humanLimit(resolvedLease().state, resolvedLease().facts, law),
  'lease.years': (law) => [240, 241].map((termMonths) => apply(under(leasing(), law), { termMonths })),
  'mode.external_lines': (law) =>
    (['works', 'goods', 'services'] as const).flatMap((category) => {
      const line = { works: 400, goods: 200, services: 100 }[category] * 10_000_00;
      const play = buying();
      const project = { ...play.facts.project, category };
      return [line - 1, line].map((estimate) =>
        apply(under(buying(), law, { project }), { estimate, statutoryTender: true }),
      );
    }),
  'decision.small': (law) => [
    small(law, 'asset', 5_000_000 - 1, 36),
    small(law, 'asset', 5_000_000, 36),
    small(law, 'asset', 1, 37),
    small(law, 'asset', 1, 36),
    small(law, 'procurement', 5_000_000 - 1, null),
    small(law, 'procurement', 5_000_000, null),
  ],
  'decision.council': (law) =>
    [tally(9, 5, 6), tally(9, 5, 5), tally(9, 4, 9), tally(9, 5, 9)].map((t) =>
      vote(under(appliedLease(), law), { body: 'council', ...t }),
    ),
  'decision.delegates': (law) =>
    [133, 134].map((n) => vote(under(appliedWorks(), law), { body: 'delegates', ...tally(201, n) })),
  'decision.assembly': (law) =>
    [133, 134].map((n) => vote(under(major(), law), { body: 'assembly', ...tally(201, n) })),
  'decision.assembly_notice': (law) =>
    [9, 10].map((n) => vote(under(major(), law), { body: 'assembly', noticeOn: plusDays(major().today, -n) })),
  'decision.plan_publicity': (law) =>
    [14, 15].map((n) => vote(under(major(), law), { body: 'assembly', planPublishedOn: plusDays(major().today, -n) })),
  'decision.result_publicity': (law) =>
    [on('2025-06-19 16:00') - 1, on('2025-06-19 16:00')].map((at) => {
      const play = under(recorded(), law);
      play.at = at;
      return verdict(play, 'countersign_resolution', WHO.supervisor, { witnessed: true });
    }),
  'reserve.appraisal': (law) =>
    [2_700_000 - 1, 2_700_000].map((amount) => price(under(resolvedLease(), law), { ...FOUND_APPRAISAL, amount })),
  'reserve.comparables': (law) =>
    [2, 3].map((n) => price(under(resolvedLease(), law), { comparables: Array(n).fill(2_557_500) })),
  'reserve.lowering': (law) => [
    lowering(law, 40_000_00, 36_000_00),
    lowering(law, 40_000_00, 36_000_00 - 1),
    lowering(law, 34_000_00, 32_000_00),
    lowering(law, 34_000_00, 32_000_00 - 1),
  ],
  'reserve.review': (law) => humanLimit(inReview().state, { ...inReview().facts, lowering: true }, law),
  'appraisal.required': (law) =>
    [14, 15].map((n) => {
      const play = under(sold(), law);
      play.at = on('2025-07-18 16:00');
      return price(play, { appraisalPublishedOn: plusDays('2025-07-18', -n) });
    }),
};
