// Who registered and offered stays secret until the opening (domain §7), whatever a query asks for.
import assert from 'node:assert/strict';
import { type RlsWorld, rlsWorld, STAFF_ROLES, WORKS } from './rls-world.js';

describe('row-level security before the opening, with the application’s own filter left out', () => {
  let world: RlsWorld;
  const openedAt = (value: string) => world.fresh.admin.raw(`update projects set facts = jsonb_set(facts, '{openedAt}', ?::jsonb), stage = 'bidding'`, [value]);

  before(async () => {
    world = await rlsWorld();
    await openedAt('null');
  });
  after(() => world.fresh.drop());

  for (const role of STAFF_ROLES) {
    const registers = role === 'agent_accountant';
    it(`shows a ${role} ${registers ? 'who registered, as it books the deposits' : 'nobody who registered, offered, tried or filed a paper'}`, async () => {
      const works = [...WORKS[role]].sort();
      for (const table of ['trade_bidders', 'attempts', 'attachments'] as const) {
        assert.deepEqual(await world.labelsIn(world.staff[role], table), registers ? works : [], table);
      }
      const owners = (await world.rows(world.staff[role], 'sealed_packages')).map((p: { owner: string }) => p.owner);
      assert.deepEqual(new Set(owners.filter((owner: string) => owner !== 'reserve')), new Set(registers ? works.map((l) => `b-${l}`) : []));
      assert.equal(owners.filter((owner: string) => owner === 'reserve').length, works.length, 'the reserve’s own package stays where it was');
      assert.equal((await world.rows(world.staff[role], 'bidder_profiles')).length, registers ? works.length : 0);
      const own = (await world.rows(world.staff[role], 'documents')).filter((d: { audience: string }) => d.audience.startsWith('b-'));
      assert.equal(own.length, registers ? works.length : 0, 'a receipt for each registration');
    });
  }

  it('shows the station who registered while it examines that, and never with post-qualification', async () => {
    const stands = (position: string, postQualification: boolean) =>
      world.fresh.admin.raw(`update projects set position = ?, facts = jsonb_set(facts, '{tenderFile}', ?::jsonb)`, [position, JSON.stringify({ postQualification })]);
    for (const [position, postQualification, sees] of [
      ['bidding.registration', false, false],
      ['bidding.qualification', false, true],
      ['bidding.qualification', true, false],
      ['bidding.offers', false, false],
    ] as const) {
      await stands(position, postQualification);
      for (const role of ['station', 'town_officer', 'discipline'] as const) {
        const expected = sees && role === 'station' ? [...WORKS.station].sort() : [];
        assert.deepEqual(await world.labelsIn(world.staff[role], 'trade_bidders'), expected, `${role} at ${position}`);
      }
    }
  });

  it('shows them all as soon as the offers are opened, or the result of an agreement names the party', async () => {
    await openedAt('1');
    assert.deepEqual(await world.labelsIn(world.staff.head, 'trade_bidders'), [...WORKS.head].sort());
    await openedAt('null');
    await world.fresh.admin('projects').update({ stage: 'selection' });
    assert.deepEqual(await world.labelsIn(world.staff.head, 'trade_bidders'), [...WORKS.head].sort());
    await world.fresh.admin('projects').update({ stage: 'bidding' });
  });

  it('shows a bidder what is its own all the same, and what staff filed to those who work there', async () => {
    const label = 'own-public';
    for (const table of ['trade_bidders', 'attachments', 'sealed_packages']) assert.deepEqual(await world.labelsIn(world.bidders[label], table), [label], table);
    await world.fresh.admin('attachments').insert({ project: world.projects[label], sha256: 'b'.repeat(64), name: 'b', mime: 'image/png', size: 1, uploaded_by: world.maker, uploaded_at: 1 });
    assert.equal((await world.rows(world.staff.head, 'attachments')).length, 1);
    await world.fresh.admin('attachments').where({ sha256: 'b'.repeat(64) }).delete();
  });
});
