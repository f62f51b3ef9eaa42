import assert from 'node:assert/strict';
import { complete } from '../../demo/case.js';
import { announcing } from '../../demo/playbook/announce.js';
import type { Page as Playbook } from '../../demo/playbook/context.js';
import { chinese } from '../../web/text/punctuation.js';
import { DeskPerson } from './desk-people.js';
import { type DeskPlace, deskPlace, VILLAGE } from './desk-place.js';

type Data = Record<string, unknown>;

const LEASE = complete({
  id: 'r',
  side: 'asset',
  mode: 'sealed',
  title: '(演示)店面',
  village: VILLAGE,
  year: 2025,
  reserve: 28_800,
  termYears: 3,
});
const WORKS = complete({
  id: 'w',
  side: 'procurement',
  mode: 'comparison',
  title: '(演示)工程',
  village: VILLAGE,
  year: 2025,
  ceiling: 120_000,
});

/** An act that a rule refuses: who tries it where, what is wrong with it, and where on the page that is said. */
interface Refused {
  what: string;
  who: string;
  where: 'lease' | 'works' | 'approved';
  type: string;
  wrong: (data: Data) => Data;
  /** The field under which it stands; without one it stands under the form. */
  field?: string;
  says: RegExp;
  basis: RegExp;
}

const REFUSED: readonly Refused[] = [
  {
    what: 'a lease of thirty years',
    who: 'gs-kuaiji',
    where: 'lease',
    type: 'submit_application',
    wrong: (data) => ({ ...data, termMonths: 360 }),
    field: 'termMonths',
    says: /240|20年/,
    basis: /民法典/,
  },
  {
    what: 'an application without a paper',
    who: 'gs-kuaiji',
    where: 'works',
    type: 'submit_application',
    wrong: ({ evidence: _, ...data }) => data,
    says: /材料|附/,
    basis: /依据/,
  },
  {
    what: 'a deposit above the share of the ceiling',
    who: 'jsg-jyz1',
    where: 'approved',
    type: 'compile_tender_file',
    wrong: (data) => ({ ...data, deposit: 1_200_000 }),
    field: 'deposit',
    says: /保证金/,
    basis: /实施条例|条例/,
  },
  {
    what: 'a retention of a tenth',
    who: 'jsg-jyz1',
    where: 'approved',
    type: 'compile_tender_file',
    wrong: (data) => ({ ...data, retention: 10 }),
    field: 'retention',
    says: /质量保证金|3%/,
    basis: /依据/,
  },
];

describe('what the platform refuses is said in place, with its rule', function () {
  this.timeout(600_000);
  let place: DeskPlace;
  let ids: Record<Refused['where'], string>;
  const people = new Map<string, DeskPerson>();

  before(async () => {
    place = await deskPlace(['approved']);
    ids = {
      approved: place.ids.approved,
      works: await place.begin('(演示)工程'),
      lease: await place.begin('(演示)店面', { category: 'premises', mode: 'sealed' }),
    };
  });
  after(() => place?.stop());

  /** What the platform would take, before it is made wrong. */
  async function rightData(person: DeskPerson, { where, type }: Refused): Promise<Data> {
    const view = await person.view(ids[where]);
    const asset = async () => {
      const said = {
        name: '(演示)店面',
        category: 'premises',
        location: '村口',
        quantity: 100,
        unit: '间',
        useState: 'idle',
        building: 'certified',
      };
      return (
        await place.accountant.send<{ code: string }>('POST', '/api/assets', {
          village: VILLAGE,
          asset: said,
        })
      ).code;
    };
    const evidence = async (...kinds: string[]) => kinds.map((kind) => ({ kind, file: '' }));
    const page = {
      case: where === 'lease' ? LEASE : WORKS,
      view,
      now: view.now,
      done: () => 0,
      namedParty: '',
      evidence,
      asset,
    };
    return (await announcing[type]?.(page as unknown as Playbook)) as Data;
  }

  for (const one of REFUSED) {
    it(`${one.what} is refused ${one.field ? `at its field` : 'under the form'}, with the rule and its basis, and what was typed stays`, async () => {
      const person = people.get(one.who) ?? (await DeskPerson.signIn(place, one.who));
      people.set(one.who, person);
      const { page } = person;
      await person.open(ids[one.where], one.type, one.wrong(await rightData(person, one)));
      const before = await page.locator('form.act-form input[type=text]').first().inputValue();
      await page.locator('form.act-form button[type=submit]').click();
      const confirm = page.locator('.ant-modal .ant-btn-primary');
      const refusal = one.field
        ? page.locator(`#f-${one.field}-rule.rule-line-broken, #f-${one.field}-rule.fault`)
        : page.locator('form.act-form .refusal');
      await confirm.or(refusal).first().waitFor();
      if (await confirm.isVisible()) await person.confirm();
      await refusal.first().waitFor();
      const said = await refusal.first().innerText();
      assert.match(said, one.says);
      // A field tells what was wrong; the whole refusal below tells its rule besides.
      const all = `${said} ${await page.locator('form.act-form .refusal').allInnerTexts()}`;
      assert.match(all, one.basis);
      assert.match(all, new RegExp(chinese('依据')));
      assert.equal(
        await page.locator('form.act-form input[type=text]').first().inputValue(),
        before,
      );
      if (one.field)
        assert.equal(await page.locator(`#f-${one.field}`).getAttribute('aria-invalid'), 'true');
    });
  }
});
