/** Trades that leave the plain way (domain §4, side paths), rehearsed to their end. */
import * as journey from '../machines/journey.js';
import { type Plan, planOf } from '../machines/journey.js';
import { bidder, name, WHO } from '../machines/play.js';
import * as s from '../machines/samples.js';
import { Rehearsal } from './rehearsal.js';
import { finish, offered, published } from './ways.js';

const works = planOf('comparison');
const lease = planOf('sealed_lease');
const SAME = { choice: 'same_terms' } as const;
const WHY = { reasons: '资金不足' };

const close = (play: Rehearsal) => play.wait(play.facts.dates?.offersCloseAt ?? 0);
const select = (play: Rehearsal, plan: Plan) => {
  journey.award(journey.publicise(journey.evaluate(journey.openOffers(play, plan.offers))));
  return finish(play);
};

function registerAndOffer(play: Rehearsal, numbers: readonly number[]): Rehearsal {
  for (const n of numbers) journey.offer(journey.register(play, n), n);
  return play;
}

/** A second round on the same terms, in which one deposit stayed and one bidder of the first is missing. */
function secondRound(): Rehearsal {
  const play = close(registerAndOffer(published(works), [1, 2]));
  play.do('return_deposit', WHO.agent, s.refund(play, name(1)));
  play.do('leave_deposit', bidder(2), { agreed: true });
  play.do('choose_next_round', WHO.accountant, SAME);
  journey.publish(play, works);
  play.do('register_bidder', bidder(2), s.registration());
  journey.offer(play, 2);
  close(registerAndOffer(play, [3, 4]));
  return select(play, { ...works, offers: { 2: 280_000, 3: 285_000, 4: 290_000 } });
}

function secretReserveMissed(): Rehearsal {
  const play = offered({ ...lease, valuation: { secret: true, amount: null } });
  journey.openOffers(play, lease.offers, s.yuan(27_000.01));
  journey.giveBack(play);
  play.do('choose_next_round', WHO.accountant, SAME);
  journey.publish(play, lease);
  const offers = { 1: 27_000.01, 3: 28_000 };
  close(registerAndOffer(play, [1, 3]));
  journey.openOffers(play, offers, s.yuan(27_000.01));
  journey.award(journey.publicise(journey.evaluate(play)));
  return finish(play);
}

function loweredReserve(): Rehearsal {
  const plan = { ...lease, resolution: { mayLower: true } };
  const play = close(published(plan));
  play.do('choose_next_round', WHO.accountant, { choice: 'lower_reserve' });
  const amount = s.yuan(23_020);
  journey.priceAndApprove(play, { ...lease, valuation: { amount, comparables: [amount, amount, amount] } });
  journey.announce(play, { ...lease, wd: 3, file: { deposit: s.yuan(4_000) } });
  close(registerAndOffer(play, [1, 2]));
  return select(play, { ...lease, offers: { 1: 23_020, 2: 24_000 } });
}

function agreementAfterTwoFailures(): Rehearsal {
  const play = close(published(lease));
  play.do('choose_next_round', WHO.accountant, SAME);
  journey.publish(play, lease);
  close(play).do('choose_next_round', WHO.accountant, { choice: 'new_resolution', mode: 'agreement' });
  play.do('record_resolution', WHO.accountant, s.resolution(play), { party: name(9) });
  play.when('countersign_resolution', WHO.supervisor, { witnessed: true });
  journey.priceAndApprove(play, lease);
  journey.qualify(journey.announce(play, lease));
  journey.award(journey.publicise(play));
  return finish(play);
}

/** The live window of pre-qualified bidders is suspended by the committee, then the town, and resumes by itself. */
function suspendedInItsWindow(): Rehearsal {
  const plan: Plan = { ...lease, file: { postQualification: false } };
  const play = published(plan);
  for (const n of [1, 2]) journey.register(play, n);
  play.wait(play.facts.dates?.registrationClosesAt ?? 0);
  journey.qualify(play);
  play.wait((play.facts.dates?.offersOpenAt ?? 0) + 1_000);
  journey.offer(play, 1);
  play.do('request_stop', WHO.discipline, { reasons: '收到举报' });
  play.do('suspend', WHO.town, { ground: 'discipline', reasons: '配合调查' });
  play.do('renew_suspension', WHO.town, { reasons: '尚未查清' });
  play.wait(play.facts.suspension?.until ?? 0);
  play.wait(play.facts.dates?.offersOpenAt ?? 0);
  journey.offer(play, 2);
  return select(close(play), plan);
}

function resumedByTheTown(): Rehearsal {
  const play = journey.register(published(works), 1) as Rehearsal;
  play.do('suspend', WHO.town, { ground: 'complaint', reasons: '收到投诉' });
  play.do('raise_objection', WHO.delegate, { content: '公告有误', personal: { objector: '演示代表' } });
  play.do('dismiss_objection', WHO.station, { no: 1, answer: '公告无误' });
  play.wait(play.at + 9 * 86_400_000).do('resume', WHO.town, { reasons: '已查清' });
  journey.offer(play, 1);
  return select(close(registerAndOffer(play, [2, 3])), works);
}

/** Offers become void by new terms; one bidder withdraws, another changes the offer, a third asks. */
function amendedTerms(): Rehearsal {
  const play = registerAndOffer(published(works), [1, 2, 4]);
  play.do('ask_question', bidder(3), { question: '工期多长' });
  play.do('answer_question', WHO.station, { no: 1, answer: '30天' });
  play.do('clarify_notice', WHO.station, { clarification: '开标地点在二楼' });
  const later = s.notice(play, 5);
  play.do('amend_terms', WHO.station, { amendment: '修改付款方式', changesTerms: true, ...later });
  for (const n of [1, 2, 2, 4]) journey.offer(play, n);
  registerAndOffer(play, [3, 5]);
  play.do('withdraw_offer', bidder(4), {});
  play.do('withdraw_registration', bidder(5), {});
  play.do('return_deposit', WHO.agent, s.refund(play, name(5)));
  return select(close(play), works);
}

function nextInRank(): Rehearsal {
  const play = offered(works);
  journey.publicise(journey.evaluate(journey.openOffers(play, works.offers)));
  journey.award(play).do('give_up', bidder(2), WHY);
  journey.award(journey.publicise(play));
  return finish(play);
}

function notSigned(): Rehearsal {
  const play = offered(works);
  journey.award(journey.publicise(journey.evaluate(journey.openOffers(play, works.offers))));
  play.do('prepare_contract', WHO.accountant, s.contract(play));
  play.wait(play.facts.signingDueAt ?? 0).do('serve_signing_notice', WHO.station, {});
  play.wait(play.facts.signingNoticeUntil ?? 0);
  journey.award(journey.publicise(play));
  return finish(play);
}

/** Judged anew for an error, then the winner falls for fraud, then nobody is left and a third round is needed. */
function objections(): Rehearsal {
  const play = offered(lease);
  journey.evaluate(journey.openOffers(play, { 1: 26_000, 2: 30_000 })).do('publish_result', WHO.station, {});
  play.do('raise_objection', bidder(1), { content: '排名有误' });
  play.do('uphold_objection', WHO.station, s.uphold(play, 'ranking_error'));
  journey.evaluate(play).do('publish_result', WHO.station, {});
  play.do('raise_objection', bidder(1), { content: '弄虚作假' });
  play.do('uphold_objection', WHO.station, s.uphold(play, 'fraud'));
  journey.giveBack(play);
  play.do('choose_next_round', WHO.accountant, SAME);
  journey.publish(play, lease);
  close(registerAndOffer(play, [1, 3]));
  return select(play, { ...lease, offers: { 1: 26_000, 3: 27_000 } });
}

function faultyWindow(): Rehearsal {
  const plan: Plan = { ...lease, file: { postQualification: false } };
  const play = offered(plan);
  journey.evaluate(journey.openOffers(play, plan.offers)).do('publish_result', WHO.station, {});
  play.do('raise_objection', bidder(1), { content: '系统故障' });
  const { offersOpenAt, offersCloseAt } = s.notice(play, 1);
  const newWindow = { offersOpenAt, offersCloseAt, openingAt: offersCloseAt };
  play.do('uphold_objection', WHO.station, { ...s.uphold(play, 'auction_fault'), newWindow });
  play.wait(Date.parse(offersOpenAt));
  for (const n of [1, 2]) journey.offer(play, n);
  return select(close(play), plan);
}

function terminated(): Rehearsal {
  const play = registerAndOffer(published(works), [1, 2]);
  play.do('terminate', WHO.town, { reasons: '政策调整', ownWish: false });
  journey.archive(play);
  return play;
}

function contractTerminated(): Rehearsal {
  const play = offered(works);
  journey.award(journey.publicise(journey.evaluate(journey.openOffers(play, works.offers))));
  journey.handOver(journey.fileContract(journey.sign(play)));
  play.do('record_measurement', WHO.town, { value: s.yuan(100_000) });
  play.do('terminate_contract', WHO.town, { reasons: '严重违约' });
  journey.archive(journey.accept(play, { amount: s.yuan(100_000) }));
  return play;
}

/** Sent back wherever somebody may send back: by supervisor, town, head, station, filing desk and acceptance. */
function sentBack(): Rehearsal {
  const play = new Rehearsal(works.project);
  const because = { reasons: '材料有误' };
  play.do('submit_application', WHO.accountant, s.application(play));
  play.do('record_resolution', WHO.accountant, s.resolution(play));
  play.do('reject_resolution', WHO.supervisor, because);
  play.do('record_resolution', WHO.accountant, s.resolution(play));
  play.when('countersign_resolution', WHO.supervisor, { witnessed: true });
  play.do('propose_valuation', WHO.accountant, s.valuation(play));
  play.do('confirm_valuation', WHO.head, { confirmed: true });
  play.do('return_project', WHO.town, { to: 'application', ...because });
  journey.setUp(play, works);
  play.do('compile_tender_file', WHO.station, s.tenderFile(play));
  play.do('return_tender_file', WHO.head, because);
  journey.fileUp(play, works);
  play.do('reopen_tender_file', WHO.station, because);
  journey.fileUp(play, works);
  journey.publish(play, works);
  journey.takePart(play, works);
  journey.award(journey.publicise(journey.evaluate(journey.openOffers(play, works.offers))));
  journey.sign(play).do('return_contract', WHO.town, because);
  journey.fileContract(journey.sign(play));
  journey.perform(journey.handOver(play));
  play.do('propose_settlement', WHO.accountant, s.settlement(play));
  play.do('reject_acceptance', WHO.delegate, because);
  journey.archive(journey.accept(play));
  return play;
}

function partyGivesUp(): Rehearsal {
  const plan = planOf('agreement');
  const play = published(plan);
  journey.award(journey.publicise(journey.qualify(play)));
  play.do('give_up', bidder(1), { reasons: '无力承接' });
  play.do('record_resolution', WHO.accountant, s.resolution(play), { party: name(2) });
  play.when('countersign_resolution', WHO.supervisor, { witnessed: true });
  journey.priceAndApprove(play, plan);
  journey.qualify(journey.announce(play, plan));
  journey.award(journey.publicise(play));
  return finish(play);
}

export const SIDE_PATHS: Record<string, () => Rehearsal> = {
  'a failure and a second round on the same terms': secondRound,
  'a secret reserve missed in the first round and reached in the second': secretReserveMissed,
  'a reserve lowered after a failure': loweredReserve,
  'an agreement after two failures': agreementAfterTwoFailures,
  'a suspension of a live window that ends by its limit': suspendedInItsWindow,
  'a suspension that the town ends': resumedByTheTown,
  'amended terms, and offers made again, changed and withdrawn': amendedTerms,
  'a winner who gives up, and the next in rank': nextInRank,
  'a winner who does not sign, and the next in rank': notSigned,
  'objections upheld, a fraud, and another round': objections,
  'a faulty window and a new one': faultyWindow,
  'a termination before anything was opened': terminated,
  'a contract ended early': contractTerminated,
  'a trade that was sent back wherever it can be': sentBack,
  'an agreement whose party gives up': partyGivesUp,
};
