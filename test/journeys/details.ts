/** Acts that a plain trade does not need, so that every event of the machine passes through the real door somewhere. */
import type { Due } from '../../server/machines/facts.js';
import { plusDays } from '../../server/machines/time.js';
import * as journey from '../machines/journey.js';
import { type Plan, planOf } from '../machines/journey.js';
import { bidder, iso, name, on, WHO } from '../machines/play.js';
import * as s from '../machines/samples.js';
import type { Rehearsal } from './rehearsal.js';
import { finish, offered, published } from './ways.js';

const works = planOf('comparison');
const lease = planOf('sealed_lease');
const REPORT = { report: '评审完毕' };

const awarded = (play: Rehearsal) => {
  journey.award(journey.publicise(play));
  return finish(play);
};

function priorities(): Rehearsal {
  const offers = { 1: 26_000, 2: 26_500, 3: 27_000 };
  const file = { priorityHolders: 2, prioritiesServedOn: '2025-06-10' };
  const play = offered({ ...lease, file, offers, priorities: { 1: 2, 2: 1 } });
  journey.openOffers(play, offers).do('exercise_priority', bidder(1), { match: true });
  play.wait(play.facts.priorityUntil ?? 0);
  journey.evaluate(play);
  return awarded(play);
}

function lowPrices(): Rehearsal {
  const offers = { 1: 200_000, 2: 210_000, 3: 290_000, 4: 291_000, 5: 292_000 };
  const play = offered({ ...works, offers });
  journey.openOffers(play, offers).do('check_substance', WHO.station, s.substance(play));
  play.do('reject_explanation', WHO.station, { bidder: name(1), reasons: '无法说明' });
  play.do('accept_explanation', WHO.station, { bidder: name(2), explanation: '自有设备' });
  play.do('confirm_ranking', WHO.station, REPORT);
  return awarded(play);
}

function panel(): Rehearsal {
  const plan = planOf('scored');
  const play = offered(plan);
  const [first, second, third, fourth] = WHO.reviewers;
  const accounts = (...drawn: { account: string }[]) => ({ drawn: drawn.map((r) => r.account) });
  journey.openOffers(play, plan.offers).do('check_substance', WHO.station, s.substance(play));
  play.do('draw_reviewers', WHO.station, { count: 3 }, accounts(first, second, third));
  play.do('recuse', first, { reasons: '与供应商有亲属关系' });
  play.do('draw_reviewers', WHO.station, { count: 3 }, accounts(fourth));
  for (const one of [second, third, fourth]) play.do('score_offers', one, s.scores(play));
  play.do('confirm_ranking', WHO.station, REPORT);
  return awarded(play);
}

/** Works that were changed, repaired and rated; the retention is released after the archive. */
function changedWorks(): Rehearsal {
  const play = offered(works);
  journey.select(play, works);
  journey.fileContract(journey.sign(play));
  play.do('convert_deposit', WHO.agent, { due: 1 });
  journey.handOver(play);
  play.do('amend_contract', WHO.accountant, { reason: '设计变更', change: s.yuan(1_000), dueOn: '2025-12-01' });
  play.do('record_inspection', WHO.town, { finding: '裂缝', rectification: '修补' });
  play.do('close_rectification', WHO.town, { no: 1, result: '已修' });
  journey.accept(journey.perform(play));
  play.do('rate', bidder(2), { stars: 5 }).do('rate', WHO.delegate, { stars: 4 });
  journey.archive(play);
  play.wait(on(`${play.facts.dues[3]?.dueOn} 00:00`));
  play.do('release_retention', WHO.agent, { due: 4, bankReference: '退' });
  return play;
}

/** Land that an outsider takes: the town approves the winner; a year's rent is written off. */
function landToAnOutsider(): Rehearsal {
  const plan: Plan = {
    ...lease,
    project: { side: 'asset', category: 'collective_land', mode: 'sealed' },
    application: { dealing: 'lease', openToOutsiders: true },
    resolution: { body: 'assembly' },
    wd: 10,
  };
  const play = offered(plan);
  journey.select(play, plan);
  play.do('grant_winner_approval', WHO.town, { creditChecked: true, capacityChecked: true, opinion: '同意' });
  journey.handOver(journey.fileContract(journey.sign(play)));
  play.wait(on(`${plusDays(play.facts.dues[1]?.dueOn ?? '', 1)} 10:00`));
  play.do('demand_payment', WHO.agent, { payBy: plusDays(play.today, 10) });
  play.do('write_off_due', WHO.town, { due: 2, decision: '受灾减免' });
  journey.archive(journey.accept(journey.perform(play)));
  return play;
}

/** A bond and a payment that were booked wrong and are taken back; the engineer's paper stands in the town's place. */
function bookedWrong(): Rehearsal {
  const play = offered(planOf('agreement'));
  journey.select(play, planOf('agreement'));
  journey.fileContract(journey.sign(play, { supervisingEngineer: '演示监理公司' }));
  journey.handOver(play);
  const takeBack = (no: number) => {
    const { data, found } = s.reversal(play, play.facts.dues[no - 1] as Due);
    play.do('reverse_booking', WHO.town, data, found);
  };
  takeBack(1);
  play.do('receive_payment', WHO.agent, s.receipt(play, 1, { receiptNumber: '票乙' }));
  journey.perform(play);
  takeBack(2);
  play.do('apply_payment', WHO.accountant, s.payment(play, 2)).do('release_payment', WHO.agent, s.release(play, 2));
  play.do('propose_settlement', WHO.accountant, s.settlement(play));
  for (const who of [WHO.supervisor, WHO.delegate]) play.do('sign_acceptance', who, { opinion: '同意', passed: true });
  play.do('file_engineer_acceptance', WHO.supervisor, s.engineersPaper(), { engineer: '演示监理公司' });
  journey.settle(play, 'acceptance');
  journey.archive(play);
  return play;
}

function missedWindow(): Rehearsal {
  const plan: Plan = { ...lease, file: { postQualification: false } };
  const play = published(plan);
  for (const n of [1, 2]) journey.register(play, n);
  play.wait((play.facts.dates?.offersOpenAt ?? 0) + 3_600_000);
  const { offersOpenAt, offersCloseAt } = s.notice(play, 0);
  const newWindow = { offersOpenAt, offersCloseAt, openingAt: offersCloseAt };
  play.do('review_qualification', WHO.station, s.review(play));
  play.do('confirm_qualification', WHO.station2, { confirmed: true, newWindow });
  play.wait(Date.parse(offersOpenAt));
  for (const n of [1, 2]) journey.offer(play, n);
  play.wait(Date.parse(offersCloseAt));
  journey.evaluate(journey.openOffers(play, plan.offers));
  return awarded(play);
}

/** Whoever is related, blacklisted or in arrears; a complaint and a dispute; a head who stands aside. */
function withDoubts(): Rehearsal {
  const offers = { 1: 26_000, 2: 27_000, 3: 28_000, 4: 29_000 };
  const play = published({ ...lease, offers });
  play.do('register_bidder', bidder(1), s.registration({ noConflict: false }));
  play.do('record_deposit', WHO.agent, s.deposit(play, 1));
  for (const n of [2, 3, 4]) journey.register(play, n);
  for (const n of [1, 2, 3, 4]) journey.offer(play, n);
  const { publishedAt, openingAt } = play.facts.dates ?? { publishedAt: 0, openingAt: 0 };
  journey.openOffers(play.wait(openingAt), offers);
  play.do('decide_relation', WHO.town, { bidder: name(1), approved: true, reasons: '不影响公平' });
  play.do('record_bar', WHO.station, { bidder: name(4), ground: 'blacklist', source: '演示名单' });
  play.do('record_bar', WHO.station, { bidder: name(3), ground: 'arrears', source: '演示欠款' });
  play.do('clear_arrears', WHO.station, { bidder: name(3), clearedAt: iso(publishedAt), reference: '演示回单' });
  journey.publicise(journey.evaluate(play));
  play.do('file_complaint', WHO.delegate, { content: '对结果不服' });
  play.do('decide_complaint', WHO.town, { no: 1, upheld: false, decision: '不成立' });
  journey.sign(journey.award(play));
  const director = { director: DIRECTOR, resolution: '理事会决定', reasons: '亲属' };
  play.do('name_acting_head', WHO.supervisor, director, { account: 'director' });
  play.do('record_dispute', WHO.accountant, { subject: '面积' });
  play.do('settle_dispute', WHO.town, { no: 1, result: '调解' });
  journey.handOver(journey.fileContract(play));
  journey.archive(journey.accept(journey.perform(play)));
  return play;
}

/** A director of the village who holds the head's role too; the demonstration has none. */
export const DIRECTOR = 'gs-lishi-dai';

export const DETAILS: Record<string, () => Rehearsal> = {
  'two holders of a priority, of whom one matches': priorities,
  'prices below cost, one explained and one not': lowPrices,
  'a panel in which one stands aside': panel,
  'works that are changed, repaired and rated': changedWorks,
  'land that goes to an outsider': landToAnOutsider,
  'money that was booked wrong, and works accepted by their engineer': bookedWrong,
  'a window that nobody was ready for': missedWindow,
  'bidders in doubt, a complaint, a dispute and a head who stands aside': withDoubts,
};
