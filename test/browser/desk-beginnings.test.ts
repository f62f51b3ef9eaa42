import assert from 'node:assert/strict';
import { DeskPerson } from './desk-people.js';
import { type DeskPlace, deskPlace } from './desk-place.js';

/** Forms begin with what is known already, and end with what was written in before the eyes of whoever answers for it. */
describe('what a form on a desk begins with', function () {
  this.timeout(300_000);
  let place: DeskPlace;

  before(async () => {
    place = await deskPlace(['archived', 'approved']);
  });
  after(() => place?.stop());

  it('is what the village’s last trade said, taken with one touch', async () => {
    const id = await place.begin('(演示)祠堂修缮');
    const accountant = await DeskPerson.signIn(place, 'gs-kuaiji');
    await accountant.go(`/desk/projects/${id}?act=submit_application`);
    const field = accountant.page.locator('#f-place');
    assert.equal(await field.inputValue(), '');
    await accountant.page.getByRole('button', { name: '坐落或地点用上次填的' }).click();
    assert.equal(await field.inputValue(), '本村');
    assert.equal(await accountant.page.evaluate('document.activeElement?.id'), 'f-place');
    assert.equal(await accountant.page.getByRole('button', { name: '坐落或地点用上次填的' }).count(), 0);
    assert.deepEqual(accountant.complaints, []);
    await accountant.close();
  });

  it('is the station’s own words of last time, and of the platform each rule once', async () => {
    const station = await DeskPerson.signIn(place, 'jsg-jyz1');
    await station.go(`/desk/projects/${place.ids.approved}?act=compile_tender_file`);
    await station.page.getByRole('button', { name: '保证金专户用上次填的' }).click();
    assert.match(await station.page.locator('#f-depositAccount').inputValue(), /保证金专户/);
    const said = await station.page.locator('form.act-form .rule-line').allInnerTexts();
    assert.equal(new Set(said).size, said.length, said.join('\n'));
    assert.deepEqual(station.complaints, []);
    await station.close();
  });
});
