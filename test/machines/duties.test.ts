import assert from 'node:assert/strict';
import { decide } from '../../server/machines/decide.js';
import { type Actor, definitionOf, type EventType } from '../../server/machines/events.js';
import { BY_LAW } from './by-law-table.js';
import { smallFacts } from './explore.js';
import {
  announce,
  fileUp,
  open,
  openOffers,
  type Plan,
  PLANS,
  type PlanName,
  planOf,
  playTo,
  setUp,
  takePart,
} from './journey.js';
import { bidder, name, Play, Refused, WHO } from './play.js';
import { ACTS, type Try } from './representatives.js';
import * as s from './samples.js';

/** Whoever acts, it is this one account, in each role in turn that the act may be done in; with `hands`, one for each role. */
class OneHand extends Play {
  turn = 0;
  hands = false;
  override event(...[type, actor, data, found]: Parameters<Play['event']>) {
    const { roles } = definitionOf(type);
    const role = roles[this.turn % Math.max(roles.length, 1)] ?? actor.role;
    const account = this.hands ? `${role} ${actor.account}` : 'one';
    return super.event(type, { account, role, bidder: actor.bidder } as Actor, data, found);
  }
  override fork(): OneHand {
    const other = new OneHand({}, this.at, this.law);
    other.hands = this.hands;
    Object.assign(other, { state: this.state, facts: this.facts, checked: false });
    return other;
  }
}

/** Everything that one account can reach alone, whatever it does and however long it waits. */
function reachedAlone(key: PlanName, { hands = false } = {}): Play[] {
  const plan = planOf(key);
  const start = new OneHand(plan.project);
  start.checked = false;
  start.hands = hands;
  const seen = new Map<string, OneHand>([[smallFacts(start), start]]);
  for (const play of seen.values()) {
    // The same search with many hands is only to get past where one hand stops.
    if (hands && play.facts.passed.resolution !== undefined) break;
    for (const type of BY_LAW[play.line] ?? []) {
      for (const [attempt, wait, turn] of attemptsOf(type, play, plan)) {
        const after = play.fork();
        after.wait(play.at + wait);
        after.turn = turn;
        try {
          attempt(after);
        } catch (error) {
          if (error instanceof Refused) continue;
          throw error;
        }
        if (!seen.has(smallFacts(after))) seen.set(smallFacts(after), after);
      }
    }
  }
  return [...seen.values()];
}

type Attempt = [attempt: Try, wait: number, turn: number];
/** Each way of doing an act, at once and after two months, in every role that may do it. */
function attemptsOf(type: EventType, play: Play, plan: Plan): Attempt[] {
  const turns = Math.max(definitionOf(type).roles.length, 1);
  return (ACTS[type]?.(play, plan) ?? []).flatMap((attempt) =>
    [0, 60 * 86_400_000].flatMap((wait) => Array.from({ length: turns }, (_, turn): Attempt => [attempt, wait, turn])),
  );
}

describe('no single account takes a trade from draft to award', () => {
  it('and it is for being one account that it does not: with a person for each role the same search goes on', () => {
    const past = reachedAlone('comparison', { hands: true }).filter((play) => play.facts.passed.resolution !== undefined);
    assert.ok(past.length > 0);
  });

  for (const key of Object.keys(PLANS) as PlanName[]) {
    it(`not ${key.replace('_', ' ')}, whatever roles it holds and whatever it does`, () => {
      const reached = reachedAlone(key);
      assert.ok(reached.length > 1);
      assert.ok(reached.every((play) => play.facts.passed.award === undefined));
      assert.ok(
        reached.every((play) => play.facts.passed.resolution === undefined),
        'not even past the resolution',
      );
    });
  }
});

describe('maker, decider, checker, watcher and payer are different persons in one project', () => {
  it('whoever did one duty is refused every other, and may go on with his own', () => {
    const play = playTo('comparison', 'approved');
    const as = (account: string, role: Actor['role']): Actor => ({ account, role, bidder: null });
    const file = s.tenderFile(play);
    for (const account of ['accountant', 'head', 'supervisor']) {
      assert.equal(
        play.refused('compile_tender_file', as(account, 'station'), file).rule,
        'duties.separate',
        account,
      );
    }
    play.do('compile_tender_file', WHO.station, file);
    assert.equal(
      play.refused('confirm_tender_file', as('station-1', 'head'), { confirmed: true }).rule,
      'duties.separate',
    );
    play.do('confirm_tender_file', WHO.head, { confirmed: true });
  });

  it('whoever works on a trade does not bid in it', () => {
    const play = playTo('comparison', 'published');
    const insider = { ...bidder(1), account: 'accountant' };
    assert.equal(
      play.refused('register_bidder', insider, s.registration()).rule,
      'duties.separate',
    );
  });

  it('no reviewer is drawn who has another duty in the project', () => {
    const play = openOffers(playTo('scored', 'offered'), planOf('scored').offers);
    play.do('check_substance', WHO.station, s.substance(play));
    const drawn = ['reviewer-1', 'reviewer-2', 'supervisor'];
    assert.equal(
      play.refused('draw_reviewers', WHO.station, { count: 3 }, { drawn }).rule,
      'evaluation.panel',
    );
  });

  it('the payer does not sign the acceptance, nor does the maker release what he applied for', () => {
    const play = playTo('comparison', 'performed');
    play.do('propose_settlement', WHO.accountant, s.settlement(play));
    const payer: Actor = { ...WHO.agent, role: 'town_officer' };
    assert.equal(
      play.refused('sign_acceptance', payer, { opinion: '同意', passed: true }).rule,
      'duties.separate',
    );
    const works = playTo('comparison', 'handed_over').do('record_measurement', WHO.town, {
      value: s.yuan(280_000),
    });
    works.do('apply_payment', WHO.accountant, s.payment(works, 2));
    assert.equal(
      works.refused(
        'release_payment',
        { ...WHO.accountant, role: 'agent_accountant' },
        s.release(works, 2),
      ).rule,
      'duties.separate',
    );
  });

  it('the discipline committee watches and changes nothing else', () => {
    const play = playTo('comparison', 'published').do('request_stop', WHO.discipline, {
      reasons: '核查',
    });
    const town: Actor = { ...WHO.discipline, role: 'town_officer' };
    assert.equal(play.refused('resume', town, { reasons: '恢复' }).rule, 'duties.separate');
  });

  it('the district administrator takes part in no trade: no event names the role', () => {
    const roles = Object.values(BY_LAW)
      .flat()
      .flatMap((type) => definitionOf(type).roles);
    assert.ok(!roles.includes('district'));
    assert.ok(
      !roles.includes('keyholder'),
      'keyholders hold shares, they do no act of the flow yet',
    );
  });
});

describe('in a small place one person may hold both town roles', () => {
  const clerk = (role: Actor['role']): Actor => ({ account: 'clerk', role, bidder: null });
  /** The same trade, in which one clerk is the town officer and the station's first person. */
  function small(plan = planOf('comparison')): Play {
    const play = open(plan);
    play.do('submit_application', WHO.accountant, s.application(play));
    play.do('record_resolution', WHO.accountant, s.resolution(play));
    play.when('countersign_resolution', WHO.supervisor, { witnessed: true });
    play
      .do('propose_valuation', WHO.accountant, s.valuation(play))
      .do('confirm_valuation', WHO.head, { confirmed: true });
    play.do('approve_project', clerk('town_officer'), s.approval(play));
    play.do('compile_tender_file', clerk('station'), s.tenderFile(play, plan.file));
    return play.do('confirm_tender_file', WHO.head, { confirmed: true });
  }

  it('and approves the project, compiles the file and publishes the notice', () => {
    const play = small();
    play.do('publish_notice', clerk('station'), s.notice(play, 3));
  });

  it('but does not host the opening after acting at 4 or 5; somebody of another station does', () => {
    const plan = planOf('comparison');
    const play = small();
    play.do('publish_notice', clerk('station'), s.notice(play, 3));
    takePart(play, plan).do('attest_opening', WHO.supervisor, { sealsIntact: true });
    const found = s.opened(
      Object.fromEntries(Object.entries(plan.offers).map(([n, y]) => [n, s.yuan(y)])),
    );
    assert.equal(
      play.refused('open_offers', clerk('station'), { attended: '到场' }, found).rule,
      'duties.opening',
    );
    play.do('open_offers', WHO.station2, { attended: '到场' }, found);
  });

  it('nor records the opening of a trade in the exchange that he approved', () => {
    const play = setUp(new Play(planOf('external').project), planOf('external'));
    const approver: Actor = { ...WHO.town, role: 'station' };
    const opening = { centre: '交易中心', reference: 'A', openedOn: play.today, offers: 3 };
    assert.equal(play.refused('record_external_opening', approver, opening).rule, 'duties.opening');
  });

  it('nor does whoever hosted an opening approve or compile in a later round', () => {
    const play = playTo('sealed_lease', 'offered');
    openOffers(play, { 1: 1, 2: 1 });
    for (const n of [1, 2]) play.do('return_deposit', WHO.agent, s.refund(play, name(n)));
    play
      .do('choose_next_round', WHO.accountant, { choice: 'same_terms' })
      .do('reopen_tender_file', WHO.station, { reasons: '更新日期' });
    assert.equal(
      play.refused('compile_tender_file', WHO.station2, s.tenderFile(play)).rule,
      'duties.opening',
    );
    fileUp(play, planOf('sealed_lease'));
  });

  it('nor is he both reviewers at 8', () => {
    const play = announce(playTo('agreement', 'approved'), planOf('agreement'));
    play.do('review_qualification', WHO.station, s.review(play));
    const again = play.decide('confirm_qualification', WHO.station, { confirmed: true });
    assert.ok('refused' in again && again.refused.rule === 'duties.opening');
    const event = play.event('confirm_qualification', WHO.station2, { confirmed: true }, {});
    assert.ok(!('refused' in decide(play.state, play.facts, event, play.law)));
  });
});
