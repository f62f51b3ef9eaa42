import assert from 'node:assert/strict';
import type { EventType } from '../../server/machines/events.js';
import { BY_LAW, WHILE_SUSPENDED } from './by-law-table.js';
import { explore, type Graph, type Scope, smallFacts, stranded } from './explore.js';
import { archive, type Plan, planOf } from './journey.js';
import { WHO } from './play.js';
import * as s from './samples.js';

/** What ends or stops a trade by somebody's will: no dead end may lean on it. */
const BY_WILL: readonly EventType[] = [
  'terminate',
  'terminate_contract',
  'suspend',
  'request_stop',
];
const OBJECTING: readonly EventType[] = ['raise_objection'];
const NOTICE: readonly EventType[] = ['ask_question', 'clarify_notice', 'amend_terms'];
const WITHDRAWING: readonly EventType[] = [
  'withdraw_registration',
  'withdraw_offer',
  'leave_deposit',
];
/** Beside the flow; they multiply the small facts, so that each is gone through in one scope. */
const COMPLAINING: readonly EventType[] = ['file_complaint', 'record_dispute'];
const BARRING: readonly EventType[] = ['record_bar'];
/** Lead back to where money is booked right, and beside the town's signature. */
const CORRECTING: readonly EventType[] = ['reverse_booking', 'file_engineer_acceptance'];
const PLAIN = [...OBJECTING, ...NOTICE, ...WITHDRAWING];

const file = { deposit: s.yuan(4_000) };
const lease: Plan = {
  ...planOf('sealed_lease'),
  application: { termMonths: 24 },
  file,
  offers: { 1: 26_000 },
};
const toTheEnd = (plan: Plan, ...without: EventType[]): Scope => ({
  plan,
  without: [...BY_WILL, ...COMPLAINING, ...BARRING, ...CORRECTING, ...without],
  goals: ['archived'],
});
/** A failure and what follows the award are gone through to the end elsewhere. */
const toTheAward = (plan: Plan, without = PLAIN): Scope => ({
  plan,
  without: [...BY_WILL, ...COMPLAINING, ...without],
  goals: ['failed', 'contract.signing'],
});

const SCOPES: Record<string, Scope> = {
  'an agreement': toTheEnd(planOf('agreement')),
  'a trade in the exchange': toTheEnd(planOf('external')),
  'an agreement with complaints and disputes': {
    ...toTheEnd(planOf('agreement_lease')),
    without: [...BY_WILL, ...OBJECTING, ...CORRECTING],
  },
  'an agreement with red entries and an engineer’s paper': {
    ...toTheEnd(planOf('agreement')),
    without: [...BY_WILL, ...COMPLAINING, ...BARRING, ...OBJECTING],
  },
  'a lease by agreement with red entries': {
    ...toTheEnd(planOf('agreement_lease')),
    without: [...BY_WILL, ...COMPLAINING, ...BARRING, ...OBJECTING],
  },
  'an emergency': toTheEnd(planOf('emergency')),
  'a lease with objections, three choices after failure and lowered reserves': toTheEnd(
    { ...lease, resolution: { mayLower: true } },
    ...NOTICE,
  ),
  'a lease with pre-qualification, questions and amended terms': toTheEnd(
    { ...lease, file: { ...file, postQualification: false } },
    ...OBJECTING,
    'leave_deposit',
  ),
  'a lease with a secret reserve': toTheEnd(
    { ...lease, valuation: { secret: true, amount: null } },
    ...PLAIN,
  ),
  'a lease with a priority holder and a next in rank': toTheAward(
    {
      ...lease,
      file: { ...file, priorityHolders: 1, prioritiesServedOn: '2025-06-10' },
      offers: { 1: 26_000, 2: 27_000 },
      priorities: { 1: 1 },
    },
    [...NOTICE, ...WITHDRAWING],
  ),
  'works by comparison with a price below cost': {
    ...toTheEnd(
      { ...planOf('comparison'), offers: { 1: 200_000, 2: 280_000, 3: 285_000 } },
      ...PLAIN,
      'choose_next_round',
    ),
    goals: ['archived', 'failed'],
  },
  'works by score': toTheAward(planOf('scored')),
  'works by negotiation': toTheAward(planOf('negotiation')),
  'a sale': toTheEnd(planOf('sale'), ...PLAIN),
};

describe('no trade is ever stranded', function () {
  this.timeout(60_000);
  const graphs: Graph[] = [];

  for (const [name, scope] of Object.entries(SCOPES)) {
    it(`${name} can be brought to its end from everywhere, without anybody terminating it`, () => {
      const graph = explore(scope);
      graphs.push(graph);
      assert.deepEqual(stranded(graph, scope).slice(0, 5), []);
      const reached = new Set([...graph.nodes.values()].map((play) => play.line));
      for (const goal of scope.goals) assert.ok(reached.has(goal), `${goal} is never reached`);
    });
  }

  const everywhere = () => graphs.flatMap((g) => [...g.nodes.values()]);

  it('every place of the by-law is reached, and a terminated one by terminating', () => {
    const reached = new Set(everywhere().map((play) => play.line));
    const missing = Object.keys(BY_LAW).filter(
      (line) => line !== 'terminated' && !reached.has(line),
    );
    assert.deepEqual(missing, []);
  });

  it('wherever it is terminated, the deposits go back and it is archived', () => {
    const kinds = new Map(
      everywhere()
        .filter((p) => BY_LAW[p.line]?.includes('terminate'))
        .map((p) => [smallFacts(p), p]),
    );
    let count = 0;
    for (const play of kinds.values()) {
      if (
        play.facts.contract?.signedBy.includes('winner') &&
        play.facts.contract.signedBy.includes('head')
      )
        continue;
      const ended = play.fork().do('terminate', WHO.town, { reasons: '终止', ownWish: false });
      for (const o of ended.facts.objections.filter((x) => x.open))
        ended.do('dismiss_objection', WHO.station, { no: o.no, answer: '已终止' });
      for (const c of ended.facts.complaints.filter((x) => x.open))
        ended.do('decide_complaint', WHO.town, { no: c.no, upheld: false, decision: '已终止' });
      for (const d of ended.facts.disputes.filter((x) => x.open))
        ended.do('settle_dispute', WHO.town, { no: d.no, result: '已终止' });
      assert.equal(archive(ended).line, 'archived');
      count += 1;
    }
    assert.ok(count > 500);
  });

  it('wherever it is suspended, it resumes where it was and its next deadline lies ahead', () => {
    const one = new Map(
      everywhere()
        .filter((p) => WHILE_SUSPENDED[p.line])
        .map((p) => [
          p.line + (p.facts.dates ? 'd' : '') + p.facts.publicityEndsAt + p.facts.objections.length,
          p,
        ]),
    );
    for (const play of one.values()) {
      const held = play.fork().do('suspend', WHO.town, { ground: 'fault', reasons: '故障' });
      assert.equal(held.line, `${play.line}!`);
      held.wait(held.facts.suspension?.until ?? 0);
      assert.equal(
        held.steps.some((step) => step.type === 'resume_by_limit'),
        true,
      );
    }
  });
});
