import assert from 'node:assert/strict';
import { transition } from 'xstate';
import type { MachineEvent } from '../../server/machines/events.js';
import { fold } from '../../server/machines/fold.js';
import { guardsHere, leadOf } from '../../server/machines/leads.js';
import { transaction } from '../../server/machines/transaction.js';
import { WAYS } from '../journeys/ways.js';
import { type Act, Rehearsal } from '../journeys/rehearsal.js';
import { LAW, type Play } from './play.js';

/** What the machine itself says, with nothing remembered. */
function asked({ state, facts, law }: Play, event: MachineEvent) {
  const context = { facts, after: fold(facts, event, law), law };
  const snapshot = transaction.resolveState({ value: state, context } as never);
  if (!snapshot.can(event)) return null;
  const [next, actions] = transition(transaction, snapshot, event);
  return { after: next.value, actions: actions.map(({ type, params }) => ({ type, params })) };
}

const remembered = ({ state, facts, law }: Play, event: MachineEvent) =>
  leadOf(state, { facts, after: fold(facts, event, law), law }, event, []);

function goOn(play: Play, { type, actor, data, found, at }: Act, seen: (event: MachineEvent) => void): void {
  play.wait(at);
  seen(play.event(type, actor, data as never, found));
  play.do(type, actor, data as never, found);
}

const rehearsals = Object.entries(WAYS).map(([way, rehearse]) => [way, rehearse()] as const);
const begin = ({ registered, begunAt }: Rehearsal) => new Rehearsal(registered, begunAt, LAW);

describe('what is remembered of the machine', () => {
  for (const [way, rehearsal] of rehearsals) {
    it(`is what the machine says: ${way}`, () => {
      const play = begin(rehearsal);
      for (const act of rehearsal.acts) goOn(play, act, (event) => assert.deepEqual(remembered(play, event), asked(play, event), act.type));
    });
  }

  it('is not what it said of other answers: the same acts a year too early, by somebody else, or with nobody taking part', () => {
    let refused = 0;
    for (const [, rehearsal] of rehearsals) {
      const play = begin(rehearsal);
      for (const act of rehearsal.acts) {
        goOn(play, act, (event) => {
          const stranger = { account: Object.keys(play.facts.duties)[0] ?? 'x', role: 'agent_accountant', bidder: null };
          const alone = Object.assign(play.fork(), { facts: { ...play.facts, bidders: {}, counts: { ...play.facts.counts, offers: 0 } } });
          const others: [Play, MachineEvent][] = [
            [play, { ...event, at: event.at - 365 * 86_400_000 }],
            [play, { ...event, actor: stranger } as MachineEvent],
            [alone, event],
          ];
          for (const [other, otherEvent] of others) {
            const said = asked(other, otherEvent);
            assert.deepEqual(remembered(other, otherEvent), said, act.type);
            if (said === null) refused += 1;
          }
        });
      }
    }
    assert.ok(refused > 100, 'the machine refused hardly anything: this compares nothing');
  });

  it('cannot be changed by whoever gets it', () => {
    const [[, rehearsal]] = rehearsals as [[string, Rehearsal]];
    const play = begin(rehearsal);
    const [{ type, actor, data, found }] = rehearsal.acts as [Act];
    const lead = remembered(play, play.event(type, actor, data as never, found));
    assert.ok(lead);
    assert.throws(() => Object.assign(lead.after, { standing: 'suspended' }), TypeError);
    assert.throws(() => (lead.actions as unknown[]).push('issue'), TypeError);
  });

  it('knows no act where there is none', () => {
    assert.equal(guardsHere({ standing: 'running', trade: 'archived' }, 'submit_offer'), null);
  });
});
