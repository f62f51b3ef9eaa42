import assert from 'node:assert/strict';
import { CHECKPOINTS } from '../../server/machines/checkpoints.js';
import { decide } from '../../server/machines/decide.js';
import {
  definitionOf,
  EVENT_TYPES,
  type EventType,
  isEventType,
  type MachineEvent,
} from '../../server/machines/events.js';
import { firstFacts } from '../../server/machines/facts.js';
import { stateLine, type TradeState } from '../../server/machines/position.js';
import { guardsHere } from '../../server/machines/leads.js';
import { transaction } from '../../server/machines/transaction.js';
import { ALWAYS, BY_LAW, BY_TWO, SUSPENDED, WHILE_SUSPENDED } from './by-law-table.js';
import { LAW, on, PROJECT, WHO } from './play.js';

const FACTS = firstFacts(PROJECT, LAW.book.version, on('2025-07-01 10:00'));

/** The state value that a line of the table names. */
function stateOf(line: string, standing: TradeState['standing'] = 'running'): TradeState {
  if (line === 'archived') return { standing, trade: 'archived' };
  if (!line.includes('.')) return { standing, trade: { live: line } };
  const [stage = '', inner = ''] = line.split('.');
  const regions = /\((\w+),(\w+)\)/.exec(inner);
  if (!regions) return { standing, trade: { live: { [stage]: inner } } };
  return {
    standing,
    trade: { live: { [stage]: { running: { payments: regions[1], inspection: regions[2] } } } },
  };
}

interface Node {
  id: string;
  transitions: Map<string, { meta: { within?: readonly string[] } }[]>;
}
/** The levels of the machine that take an event in a state. */
function levels(state: TradeState, line: string, type: EventType): string[] {
  const context = { facts: FACTS, after: FACTS, law: LAW };
  const resolved = transaction.resolveState({ value: state, context } as never) as unknown as {
    _nodes: Node[];
  };
  const here = (places?: readonly string[]) =>
    !places || places.some((p) => line === p || line.startsWith(`${p}.`));
  return resolved._nodes
    .filter((node) => node.transitions.get(type)?.some(({ meta }) => here(meta.within)))
    .map((node) => node.id);
}
const exists = (state: TradeState, type: EventType) =>
  guardsHere(state, type) !== null &&
  (state.standing === 'running' || definitionOf(type).whileSuspended);

function differences(state: TradeState, expected: readonly EventType[]): string[] {
  return EVENT_TYPES.filter((type) => exists(state, type) !== expected.includes(type)).map(
    (type) =>
      `${stateLine(state)}: ${type} ${expected.includes(type) ? 'is missing' : 'should not exist'}`,
  );
}

describe('what may be done where', () => {
  it('the table names every place of the machine: 18 checkpoints, the regions of 17 and 18, and three ends', () => {
    const keys = Object.keys(BY_LAW);
    for (const { stage, key } of CHECKPOINTS) {
      if (key !== 'payments' && key !== 'inspection')
        assert.ok(keys.includes(`${stage}.${key}`), key);
    }
    assert.equal(keys.length, 18 + 3 + 3);
    for (const line of keys) assert.equal(stateLine(stateOf(line)), line);
  });

  it(`every pair of place and event (${Object.keys(BY_LAW).length} × ${EVENT_TYPES.length}) is as the by-law says`, () => {
    const wrong = Object.entries(BY_LAW).flatMap(([line, events]) =>
      differences(stateOf(line), line === 'archived' ? events : [...events, ...ALWAYS]),
    );
    assert.deepEqual(wrong, []);
  });

  it('while suspended only objections, answers to them, refunds, resume, renew and terminate exist', () => {
    const wrong = Object.entries(WHILE_SUSPENDED).flatMap(([line, events]) =>
      differences(stateOf(line, 'suspended'), [...events, ...SUSPENDED, ...ALWAYS]),
    );
    assert.deepEqual(wrong, []);
    const suspendable = Object.keys(BY_LAW).filter((line) => BY_LAW[line]?.includes('suspend'));
    assert.deepEqual(Object.keys(WHILE_SUSPENDED), suspendable);
  });

  it('an event that does not exist in a place is refused there as out of order, whatever it says', () => {
    for (const line of Object.keys(BY_LAW)) {
      const state = stateOf(line);
      for (const type of EVENT_TYPES.filter((t) => !exists(state, t))) {
        const event = {
          type,
          data: {},
          found: {},
          actor: WHO.town,
          at: FACTS.since,
        } as unknown as MachineEvent;
        const decided = decide(state, FACTS, event, LAW);
        assert.ok('refused' in decided, `${type} at ${line}`);
        assert.equal(decided.refused.rule, 'flow.order');
      }
    }
  });

  it('an event is taken at exactly one level, but for an amendment that opens the payments again', () => {
    for (const line of Object.keys(BY_LAW)) {
      for (const type of EVENT_TYPES) {
        const found = levels(stateOf(line), line, type);
        const most = BY_TWO[line]?.includes(type) ? 2 : 1;
        assert.ok(found.length <= most, `${line}: ${type} at ${found.join(' and ')}`);
      }
    }
  });

  it('and while suspended too, but for a termination, which ends the suspension as well', () => {
    for (const line of Object.keys(WHILE_SUSPENDED)) {
      for (const type of EVENT_TYPES) {
        const found = levels(stateOf(line, 'suspended'), line, type);
        assert.ok(
          found.length <= (type === 'terminate' ? 2 : 1),
          `${line}!: ${type} at ${found.join(' and ')}`,
        );
      }
    }
  });

  it('events of the machine’s own inside do not exist for the world', () => {
    for (const type of [
      'xstate.init',
      'xstate.done.state.process',
      'xstate.stop',
      '',
      'constructor',
      '__proto__',
      'toString',
    ]) {
      assert.equal(isEventType(type), false, type);
    }
  });

  it('every event exists somewhere', () => {
    const somewhere = new Set([...Object.values(BY_LAW).flat(), ...ALWAYS, ...SUSPENDED]);
    assert.deepEqual(
      EVENT_TYPES.filter((type) => !somewhere.has(type)),
      [],
    );
  });
});
