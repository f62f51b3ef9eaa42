import assert from 'node:assert/strict';
import { DeskPerson } from './desk-people.js';
import { type DeskPlace, deskPlace } from './desk-place.js';

/** What pages say themselves; titles, names and the sentences of rules stay in the language they were written in. */
const OWN_WORDS = `[...document.querySelectorAll('nav a, h1, h2, h3, label, legend, button, th, dt, summary, .hint, .intro, [data-label], aside li')]
  .filter((e) => e.checkVisibility() && !e.querySelector('bdi') && !e.closest('bdi, .rule-line, .rail, .rules, .document-list'))
  .map((e) => {
    if (e.dataset.label) return e.dataset.label;
    const own = e.cloneNode(true);
    for (const inside of own.querySelectorAll('select, [aria-hidden]')) inside.remove();
    return own.textContent.trim();
  })`;

describe('the desks in English', function () {
  this.timeout(300_000);
  let place: DeskPlace;

  before(async () => {
    place = await deskPlace(['archived', 'open']);
  });
  after(() => place.stop());

  const desks = (): Record<string, string[]> => {
    const tabs = ['overview', 'documents', 'bids', 'performance', 'trail'].map(
      (tab) => `projects/${place.ids.archived}?tab=${tab}`,
    );
    return {
      'gs-kuaiji': [
        '',
        'projects',
        'projects/new',
        'assets',
        'assets/new',
        'notices',
        'account',
        ...tabs,
      ],
      'jsg-sanzi': ['overdue', 'overdue?show=all'],
      'jsg-jyz1': ['', `projects/${place.ids.open}`, `projects/${place.ids.open}?act=amend_terms`],
      'jsg-jiwei': ['log', `projects/${place.ids.archived}?tab=trail`],
      'hs-admin': ['rules', 'statistics', 'accounts', 'organisations', 'organisations/330203102230', 'erasures'],
    };
  };

  it('leave no label, button, heading or hint in Chinese, and stay within a phone’s window', async () => {
    const left: string[] = [];
    for (const [who, paths] of Object.entries(desks())) {
      const person = await DeskPerson.signIn(place, who, { width: 360 });
      await person.context.addInitScript("localStorage.setItem('cunjitong.language', 'en')");
      for (const path of paths) {
        await person.go(`/desk/${path}`);
        assert.equal(await person.page.locator('html').getAttribute('lang'), 'en', path);
        const words = (await person.page.evaluate(OWN_WORDS)) as string[];
        assert.ok(words.length > 0, path);
        const chinese = words.filter((text) => /\p{Script=Han}/u.test(text) && text !== '中文');
        left.push(...new Set(chinese.map((text) => `${who} /${path}: ${text.slice(0, 80)}`)));
        if ((await person.overflow()) > 0)
          left.push(`${who} /${path}: wider than the window, ${await person.widest()}`);
      }
      assert.deepEqual(person.complaints, []);
      await person.close();
    }
    assert.deepEqual(left, []);
  });
});
