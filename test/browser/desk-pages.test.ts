import assert from 'node:assert/strict';
import { DeskPerson } from './desk-people.js';
import { type DeskPlace, deskPlace } from './desk-place.js';

/** Whose desk, and the pages there are on it. */
const desksOf = (
  ids: DeskPlace['ids'] & { begun: string },
  { asset, bidder }: { asset: string; bidder: string },
): Record<string, string[]> => {
  const tabs = ['overview', 'documents', 'bids', 'performance'].map(
    (tab) => `projects/${ids.archived}?tab=${tab}`,
  );
  return {
    'gs-kuaiji': [
      '',
      'projects',
      'projects/new',
      'assets',
      'assets/new',
      `assets/${asset}`,
      'notices',
      'account',
      'poster',
      ...tabs,
      `projects/${ids.approved}`,
      `projects/${ids.begun}?act=submit_application`,
    ],
    'gs-lishi': [`projects/${ids.open}`],
    'jsg-sanzi': ['', 'overdue?show=all', 'rules'],
    'jsg-jyz1': ['', `projects/${ids.open}`, `projects/${ids.approved}?act=compile_tender_file`],
    'jsg-daili': [`projects/${ids.open}?act=record_deposit`],
    'jsg-jiwei': ['overdue?show=changed', 'log', `projects/${ids.archived}?tab=trail`],
    'hs-pingshen1': [''],
    'hs-admin': ['', 'rules', 'statistics?figure=turnover', 'accounts', 'templates', 'templates/receipt', 'templates/receipt/edit', 'organisations', 'organisations/330203102230', 'erasures'],
    [bidder]: ['', 'find', 'projects', `projects/${ids.open}`],
  };
};

const WIDTHS = [360, 768, 1280, 1440] as const;
/** Where pages differ in what they show. */
const LOOKED_AT_CLOSELY: readonly number[] = [360, 1280];

/** Whether the name in the frame is whole, within its box and within the window. */
const NAME_IS_WHOLE = `(() => {
  scrollTo(0, 0);
  const box = document.querySelector('.who');
  const [name, place] = [box.querySelector('bdi').getBoundingClientRect(), box.getBoundingClientRect()];
  const fits = (a, b) => a.left >= b.left - 1 && a.right <= b.right + 1 && a.top >= b.top - 1 && a.bottom <= b.bottom + 1;
  return name.width > 0 && fits(name, place) && fits(place, { left: 0, top: 0, right: innerWidth, bottom: innerHeight });
})()`;

describe('every page of the desks', function () {
  this.timeout(900_000);
  let place: DeskPlace;
  /** What was found by the way through all of them, as one load of a page serves every question. */
  const found = {
    said: [] as string[],
    wide: [] as string[],
    barriers: [] as string[],
    cut: [] as string[],
  };

  before(async () => {
    place = await deskPlace(['archived', 'approved', 'open']);
    const { items } = await place.accountant.get<{ items: { id: string }[] }>('/api/assets');
    const tookPart = place.admin('accounts as a').join('trade_bidders as b', 'b.account', 'a.id');
    const { username } = await tookPart.where('b.project', place.ids.archived).first('a.username');
    const begun = await place.begin('(演示)水塘招租', { category: 'water', mode: 'sealed' });
    const desks = desksOf(
      { ...place.ids, begun },
      { asset: items[0]?.id ?? '', bidder: username as string },
    );
    for (const [who, paths] of Object.entries(desks)) {
      const person = await DeskPerson.signIn(place, who, { width: WIDTHS[0] });
      for (const path of paths) await look(person, `/desk/${path}`);
      await person.close();
    }
  });
  after(() => place?.stop());

  async function look(person: DeskPerson, path: string): Promise<void> {
    await person.go(path);
    for (const width of WIDTHS) {
      await person.page.setViewportSize({ width, height: 800 });
      const where = `${person.name} ${path} at ${width} px`;
      if ((await person.overflow()) > 0) found.wide.push(`${where}: ${await person.widest()}`);
      if (!(await person.page.evaluate(NAME_IS_WHOLE))) found.cut.push(where);
      if (LOOKED_AT_CLOSELY.includes(width))
        found.barriers.push(...(await person.barriers()).map((one) => `${where}: ${one}`));
    }
    await person.page.setViewportSize({ width: WIDTHS[0], height: 800 });
    found.said.push(...person.complaints.splice(0).map((said) => `${path}: ${said}`));
  }

  it('says nothing in the console and breaks no content policy', () =>
    assert.deepEqual(found.said, []));

  it(`is not wider than a window of ${WIDTHS.join(', ')} px`, () =>
    assert.deepEqual(found.wide, []));

  it('names whoever is signed in whole, on a phone too', () => assert.deepEqual(found.cut, []));

  it('has no serious barrier for people who see, hear or move otherwise, on a phone and on a desk', () =>
    assert.deepEqual(found.barriers, []));
});
