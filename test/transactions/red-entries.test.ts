import assert from 'node:assert/strict';
import type { Found } from '../../server/machines/events.js';
import { NotAllowed } from '../../server/errors.js';
import { generatePlatformKey } from '../../server/bidding/sealing.js';
import { projectView } from '../../server/transactions/view.js';
import { makeWorld, type World } from '../helpers/world.js';
import * as journey from '../machines/journey.js';
import { planOf } from '../machines/journey.js';
import { prepare } from '../journeys/perform.js';
import { offered } from '../journeys/ways.js';
import type { ListedBooking } from '../../server/transactions/red-entries.js';

const RULE = (rule: string) => (e: Error) => e instanceof NotAllowed && e.refusal.rule === rule;

describe('a red entry at the door', () => {
  let world: World;
  let project: string;

  before(async () => {
    world = await makeWorld();
  });
  after(() => world.drop());
  beforeEach(async () => {
    const plan = planOf('agreement_lease');
    const play = offered(plan);
    journey.select(play, plan);
    journey.handOver(journey.fileContract(journey.sign(play)));
    ({ project } = await prepare(world, play));
  });
  afterEach(() => world.check(project));

  const view = async (who: Parameters<World['subject']>[0]) =>
    projectView({ door: world.door, db: world.db, key: generatePlatformKey() }, { id: project, subject: await world.subject(who) });
  const bookings = async () => (await view('town_officer')).bookings as ListedBooking[];
  const last = async () => (await bookings()).at(-1) as ListedBooking;
  const reverse = (entry: number, receiptNumber: string | null, who: Parameters<World['subject']>[0] = 'town_officer') =>
    world.act(who, project, 'reverse_booking', { entry, receiptNumber, reason: '金额误记' });
  const dues = async () => (await world.facts(project)).facts.dues;

  it('takes back what the log says was booked, and the due is owed again', async () => {
    const wrong = await last();
    const before = (await dues())[wrong.due - 1];
    await reverse(wrong.entry, `红-${project}`);
    const after = (await dues())[wrong.due - 1];
    assert.deepEqual([after?.paid, after?.state], [(before?.paid ?? 0) - wrong.amount, 'open']);
    const entry = (await world.log(project)).at(-1);
    const booking = (entry?.payload.found as Found | undefined)?.booking;
    assert.deepEqual([booking?.by, booking?.amount], [(await world.subject('agent_accountant')).account, wrong.amount]);
    assert.equal((await bookings()).find((b) => b.entry === wrong.entry)?.reversed, true);
    const document = await world.admin('documents').where({ project, kind: 'red-entry' }).first('title', 'audience');
    assert.deepEqual(document, { title: '红字收据', audience: 'work' });
  });

  it('is refused to whoever booked it, twice, and for an entry that is none of money', async () => {
    const wrong = await last();
    await assert.rejects(reverse(wrong.entry, `红-${project}`, 'agent_accountant'), RULE('duties.separate'));
    await assert.rejects(reverse(1, `红-${project}`), RULE('payment.red_entry'));
    await reverse(wrong.entry, `红-${project}`);
    await assert.rejects(reverse(wrong.entry, `红二-${project}`), RULE('payment.red_entry'));
  });

  it('bears a number that no receipt of the town has, and that none may have after it', async () => {
    const wrong = await last();
    await assert.rejects(reverse(wrong.entry, wrong.receiptNumber as string), RULE('payment.receipt_number'));
    await reverse(wrong.entry, `红-${project}`);
    const { due, amount } = wrong;
    const again = { due, amount, voucher: 'unified_receipt', bankReference: '流水', receivedOn: '2025-06-01' } as const;
    await assert.rejects(world.act('agent_accountant', project, 'receive_payment', { ...again, receiptNumber: `红-${project}` }), RULE('payment.receipt_number'));
    await world.act('agent_accountant', project, 'receive_payment', { ...again, receiptNumber: `新-${project}` });
  });

  it('shows what was booked to those only who may take it back, and never by whom', async () => {
    for (const who of ['accountant', 'head', 'station-1', 'discipline'] as const) assert.equal((await view(who)).bookings, null, who);
    const listed = await bookings();
    assert.ok(listed.length > 0);
    const { account } = await world.subject('agent_accountant');
    assert.ok(!JSON.stringify(listed).includes(account));
  });
});
