import assert from 'node:assert/strict';
import { faultsOf } from '../../web/screens/faults.js';
import { type PortalPlace, portalPlace } from './helpers/portal-place.js';
import { visit } from './helpers/visitor.js';

const PAGES = ['/', '/projects', '/village/330203102230', '/v', '/rules', '/log', '/log/check', '/help', '/complaints', '/sign-in', '/register'];

/** Every text a fifth longer, by characters of its own; amounts and dates too. */
const STRETCH = `(() => {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const texts = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node.data.trim() && !node.parentElement.closest('script, style, option')) texts.push(node);
  }
  for (const node of texts) node.data += node.data.trim().slice(0, Math.ceil(node.data.trim().length / 5));
  return texts.length;
})()`;

describe('the portal with texts a fifth longer', function () {
  this.timeout(300_000);
  let place: PortalPlace;

  before(async () => {
    place = await portalPlace();
  });
  after(() => place.stop());

  for (const width of [360, 768, 1440]) {
    it(`cuts off nothing, lays nothing over another, and is not wider than a window of ${width} px`, async () => {
      const { open, ended, approved } = place.ids;
      const projects = [open, ended, approved].map((id) => `/projects/${id}`);
      const visitor = await visit(place.browser, place.url, { width });
      for (const path of [...projects, ...PAGES]) {
        await visitor.go(path);
        const stretched = await visitor.page.evaluate<number>(STRETCH);
        assert.ok(stretched > 10, `${path}: ${stretched}`);
        assert.equal(await visitor.overflow(), 0, path);
        // One title is ten thousand characters long: that one is meant to be cut.
        const faults = (await faultsOf(visitor.page)).filter((fault) => /^(cut|overlapping): (?!<script>)/.test(fault));
        assert.deepEqual(faults, [], path);
      }
      await visitor.context.close();
    });
  }
});
