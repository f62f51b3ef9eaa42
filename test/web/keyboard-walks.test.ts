import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { EVENT_TYPES, definitionOf } from '../../server/machines/events.js';
import { placesOf } from '../../web/desk/frame/places.js';
import { WALKED_ACTS, WALKED_PLACES, WALKED_TABS } from '../browser/ways-keyboard-walks.js';

const ACCOUNTANT = {
  account: 'a',
  kind: 'staff',
  username: 'kuaiji',
  displayName: '会计',
  grants: [{ role: 'accountant', organisation: '330203102230' }],
} as const;

describe('the desk that is walked with the keyboard alone', () => {
  it('has a walk for every act that the accountant can ever be given, and for no other', () => {
    const given = EVENT_TYPES.filter((type) => definitionOf(type).roles.includes('accountant'));
    assert.deepEqual(Object.values(WALKED_ACTS).flat().sort(), [...given].sort());
  });

  it('has a walk for every place of the accountant’s menu, and for no other', () => {
    const places = placesOf(ACCOUNTANT as unknown as Parameters<typeof placesOf>[0]);
    assert.deepEqual(Object.values(WALKED_PLACES).flat().sort(), places.map(({ to }) => to).sort());
  });

  it('has a walk for every tab of a project’s page', () => {
    const page = readFileSync('web/desk/project/project-page.tsx', 'utf8');
    const tabs = [...page.matchAll(/key: '\w+',\s*label: say\('([^']+)'\)/g)].map(([, name]) => name);
    assert.deepEqual(tabs, [...WALKED_TABS]);
  });

  it('names files that are there', () => {
    for (const file of [...Object.keys(WALKED_ACTS), ...Object.keys(WALKED_PLACES)])
      assert.ok(existsSync(`test/browser/${file}`), file);
  });
});
