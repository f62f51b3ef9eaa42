import assert from 'node:assert/strict';
import { mainFirst } from '../../web/desk/act/beside.js';
import type { AvailableEvent } from '../../web/desk/forms/circumstances.js';

const offered = (...types: string[]) => types.map((type) => ({ type, name: type, role: 'agent_accountant', roleName: '', schema: {} }) satisfies AvailableEvent);
const order = (types: string[], ...awaited: string[]) => mainFirst(offered(...types), awaited).map(({ type }) => type);

describe('the acts that a project’s page offers', () => {
  const ACTS = ['return_deposit', 'receive_payment', 'release_payment'];

  it('begin with those that are in the person’s list of what waits', () => {
    assert.equal(order(ACTS, 'release_payment')[0], 'release_payment');
    assert.equal(order(ACTS, 'return_deposit')[0], 'return_deposit');
  });

  it('end with what may be done at any time, in the platform’s order otherwise', () => {
    assert.deepEqual(order(ACTS), ['receive_payment', 'release_payment', 'return_deposit']);
    assert.deepEqual(order(ACTS, 'nothing_of_these'), order(ACTS));
  });
});
