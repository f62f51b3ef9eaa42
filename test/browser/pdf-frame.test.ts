import assert from 'node:assert/strict';
import { DeskPerson } from './desk-people.js';
import { type DeskPlace, deskPlace } from './desk-place.js';

/** The browser of the tests shows no PDF; told that it does, the page behaves as in one that has a viewer. */
const WITH_VIEWER = `Object.defineProperty(navigator, 'pdfViewerEnabled', { get: () => true })`;

describe('a document on the page where it is called for', function () {
  this.timeout(600_000);
  let place: DeskPlace;
  let person: DeskPerson;

  before(async () => {
    place = await deskPlace(['approved']);
  });
  after(() => place?.stop());
  afterEach(() => person.close());

  async function signIn({ viewer, width = 1280 }: { viewer: boolean; width?: number }): Promise<void> {
    person = await DeskPerson.signIn(place, 'gs-kuaiji', { width });
    if (viewer) await person.page.addInitScript(WITH_VIEWER);
  }

  async function lookAtFirst(): Promise<void> {
    await person.go(`/desk/projects/${place.ids.approved}?tab=documents`);
    await person.page.getByRole('button', { name: '预览' }).first().click();
  }

  it('is shown in a frame that no policy forbids and no sandbox keeps from the viewer', async () => {
    await signIn({ viewer: true });
    await lookAtFirst();
    const frame = person.page.locator('.document-list li').first().locator('iframe');
    const address = String(await frame.getAttribute('src'));
    assert.match(address, /^\/api\/documents\/[^#]+#navpanes=0/);
    assert.equal(await frame.getAttribute('sandbox'), null);
    const paper = await person.context.request.get(address);
    const headers = paper.headers();
    assert.deepEqual([paper.status(), headers['content-type']], [200, 'application/pdf']);
    assert.match(headers['content-disposition'] ?? '', /^inline/);
    assert.match(headers['content-security-policy'] ?? '', /frame-ancestors 'self'/);
    assert.doesNotMatch(headers['content-security-policy'] ?? '', /sandbox/);
    assert.notEqual(headers['x-frame-options'], 'DENY');
    assert.equal((await paper.body()).subarray(0, 5).toString(), '%PDF-');
    assert.deepEqual(person.complaints, []);
  });

  it('on a phone, which shows none within a page, is opened and saved by buttons that say so', async () => {
    await signIn({ viewer: false, width: 360 });
    await lookAtFirst();
    const preview = person.page.getByRole('region', { name: '预览' });
    await preview.getByText('不能在网页里显示PDF').waitFor();
    assert.equal(await preview.locator('iframe').count(), 0);
    const opening = preview.getByRole('link', { name: '在新窗口打开文书' });
    assert.equal(await opening.getAttribute('target'), '_blank');
    const [saved] = await Promise.all([
      person.page.waitForEvent('download'),
      preview.getByRole('link', { name: '保存文书' }).click(),
    ]);
    assert.match(saved.suggestedFilename(), /\.pdf$/);
    assert.equal(await person.overflow(), 0, await person.widest());
  });
});
