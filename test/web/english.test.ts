import assert from 'node:assert/strict';
import { BUILDING_STATES, USE_STATES } from '../../server/assets/states.js';
import { EVENTS } from '../../server/machines/events.js';
import { EVIDENCE } from '../../server/machines/evidence.js';
import { DEALINGS } from '../../server/machines/modes.js';
import { BODY_NAMES } from '../../server/machines/who-decides.js';
import { ENGLISH } from '../../web/desk/words-en.js';
import { catalogues, chineseOfDesks } from './chinese-in-sources.js';

const NAMED = [USE_STATES, BUILDING_STATES, EVIDENCE, DEALINGS, BODY_NAMES].flatMap((table) => Object.values<string>(table));
const ACTS = Object.values(EVENTS).map(({ name }) => name);

/** What is quoted stands so on paper. */
const unquoted = (text: string) => text.replaceAll(/“[^”]*”/g, '');

const placeholders = (text: string) => (text.match(/\{\w+\}/g) ?? []).sort();

describe('the desks in English', () => {
  const { sentences, unsayable } = chineseOfDesks();
  const tables = new Set([...NAMED, ...ACTS]);

  it('have English for every Chinese text', () => {
    assert.ok(sentences.size > 900, String(sentences.size));
    assert.deepEqual([...sentences, ...tables].filter((text) => !(text in ENGLISH)), []);
  });

  it('have no English whose Chinese is gone', () => {
    assert.deepEqual(Object.keys(ENGLISH).filter((text) => !sentences.has(text) && !tables.has(text)), []);
  });

  it('say Chinese only through the dictionary, never pieced together or written into a page', () => {
    assert.deepEqual(unsayable, []);
  });

  it('fill the same values into both languages, and mix no Chinese into the English', () => {
    for (const [chinese, english] of Object.entries(ENGLISH)) {
      assert.deepEqual(placeholders(english), placeholders(chinese), chinese);
      assert.doesNotMatch(english, /\p{Script=Han}/u);
    }
  });
});

describe('the portal and shared parts in English', () => {
  const all = catalogues();

  it('have the same keys in both languages', () => {
    assert.ok(all.length >= 11, String(all.length));
    for (const { name, zh, en } of all) {
      assert.ok(Object.keys(zh).length > 3, name);
      assert.deepEqual(Object.keys(en).sort(), Object.keys(zh).sort(), name);
    }
  });

  it('fill the same values into both languages, and mix no Chinese into the English but what is quoted', () => {
    for (const { name, zh, en } of all) {
      for (const [key, english] of Object.entries(en)) {
        assert.deepEqual(placeholders(english), placeholders(zh[key] ?? ''), `${name} ${key}`);
        if (key !== 'language.other') assert.doesNotMatch(unquoted(english), /\p{Script=Han}/u, `${name} ${key}`);
      }
    }
  });
});
