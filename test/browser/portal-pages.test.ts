import assert from 'node:assert/strict';
import { type PortalPlace, portalPlace } from './helpers/portal-place.js';
import { type Visitor, visit } from './helpers/visitor.js';

describe('every page of the portal', function () {
  this.timeout(300_000);
  let place: PortalPlace;
  let paths: string[];

  before(async () => {
    place = await portalPlace();
    const { open, hostile, ended, approved } = place.ids;
    paths = [
      '/',
      '/projects',
      `/projects?search=${encodeURIComponent('没有这样的项目')}`,
      ...[open, hostile, ended, approved].map((id) => `/projects/${id}`),
      '/village/330203102230',
      '/v',
      '/rules',
      '/log',
      '/log/check',
      '/help',
      '/complaints',
      '/sign-in',
      '/register',
    ];
  });
  after(() => place.stop());

  for (const width of [360, 768, 1440]) {
    it(`says nothing in the console, breaks no content policy and is not wider than a window of ${width} px`, async () => {
      const visitor = await visit(place.browser, place.url, { width });
      for (const path of paths) {
        await visitor.go(path);
        assert.deepEqual(visitor.complaints(), [], path);
        assert.equal(await visitor.overflow(), 0, path);
      }
      await visitor.context.close();
    });
  }

  for (const width of [360, 1280]) {
    it(`has no serious barrier for people who see, hear or move otherwise, at ${width} px`, async () => {
      const visitor = await visit(place.browser, place.url, { width });
      for (const path of paths) {
        await visitor.go(path);
        assert.deepEqual(await visitor.barriers(), [], path);
      }
      await visitor.context.close();
    });
  }

  it('has one heading of the first rank and a title of its own', async () => {
    const visitor = await visit(place.browser, place.url);
    for (const path of paths) {
      await visitor.go(path);
      assert.equal(await visitor.page.locator('h1').count(), 1, path);
      if (path !== '/') assert.match(await visitor.page.title(), /.·村集通$/, path);
    }
    await visitor.context.close();
  });

  it('speaks English after the switch, keeps to it, and shows no key', async () => {
    const visitor = await visit(place.browser, place.url, { width: 360 });
    await visitor.go('/');
    await visitor.page.getByRole('button', { name: 'English' }).click();
    await visitor.page.getByRole('heading', { name: 'Closing soonest' }).waitFor();
    for (const path of ['/', '/projects', '/help', '/complaints', '/sign-in', '/register', '/v', '/log', '/log/check']) {
      await visitor.go(path);
      assert.equal(await visitor.page.locator('html').getAttribute('lang'), 'en');
      assert.deepEqual(await chineseIn(visitor), [], path);
      assert.equal(await visitor.overflow(), 0, path);
    }
    await visitor.context.close();
  });

  /** Chinese in what the page itself says; names of places and projects stay as they are. */
  async function chineseIn({ page }: Visitor): Promise<string[]> {
    const texts = await page.locator('nav, h1, h2, h3, label, main button, dt').allInnerTexts();
    return texts.filter((text) => /\p{Script=Han}/u.test(text) && !/中文|“存证”/.test(text));
  }

  it('is not found in words where there is none', async () => {
    const visitor = await visit(place.browser, place.url);
    for (const path of ['/nowhere', '/projects/00000000-0000-4000-8000-000000000000', '/village/330203102999']) {
      await visitor.go(path);
      assert.equal(await visitor.page.locator('h1').innerText(), '没有这个页面', path);
    }
    await visitor.context.close();
  });
});
