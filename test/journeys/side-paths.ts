/** Trades that leave the plain way (domain §4, side paths), rehearsed to their end. */
import * as journey from '../machines/journey.js';
import { type Plan, planOf } from '../machines/journey.js';
import { bidder, name, WHO } from '../machines/play.js';
import * as s from '../machines/samples.js';
import { Rehearsal } from './rehearsal.js';
import { close, finish, offered, published, registerAndOffer, select } from './ways.js';

const works = planOf('comparison');
const lease = planOf('sealed_lease');
const WHY = { reasons: '资金不足' };

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

export const SIDE_PATHS: Record<string, () => Rehearsal> = {
  'a suspension of a live window that ends by its limit': suspendedInItsWindow,
  'a suspension that the town ends': resumedByTheTown,
  'amended terms, and offers made again, changed and withdrawn': amendedTerms,
  'a winner who gives up, and the next in rank': nextInRank,
  'a winner who does not sign, and the next in rank': notSigned,
  'a faulty window and a new one': faultyWindow,
  'a termination before anything was opened': terminated,
  'a contract ended early': contractTerminated,
  'a trade that was sent back wherever it can be': sentBack,
};
