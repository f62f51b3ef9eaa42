import assert from 'node:assert/strict';
import { BOOKS } from '../../server/machines/rules/books.js';
import { leavesOf } from '../../server/machines/rules/leaves.js';
import { nameOfValue, spokenValue, typedValue } from '../../web/desk/rules/rule-values.js';

const values = [...leavesOf((BOOKS.at(-1) as (typeof BOOKS)[number]).rules)];

describe('the numbers of the rule book on the page where a district changes them', () => {
  it('have names, and never a key of the program', () => {
    for (const [path] of values) assert.doesNotMatch(nameOfValue(path), /[A-Za-z_]|—/, path);
  });

  it('are told apart where a rule has more than one', () => {
    const named = values.map(([path]) => `${path.split('/')[0]} ${nameOfValue(path)}`);
    assert.equal(new Set(named).size, named.length);
  });

  it('mean the same when what is shown is typed in again', () => {
    for (const [path, value] of values) assert.deepEqual(typedValue(path, spokenValue(path, value), value), value, path);
  });

  it('show amounts in yuan and take them so', () => {
    assert.equal(spokenValue('mode.external_lines/works', 400_000_000), '4,000,000.00元');
    assert.equal(typedValue('mode.external_lines/works', '300万', 400_000_000), 300_000_000);
  });
});
