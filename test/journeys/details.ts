/** Acts that a plain trade does not need, so that every event of the machine passes through the real door somewhere. */
import * as journey from '../machines/journey.js';
import { type Plan, planOf } from '../machines/journey.js';
import { bidder, name, on, WHO } from '../machines/play.js';
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
  play.do('write_off_due', WHO.town, { due: 2, decision: '受灾减免' });
  journey.archive(journey.accept(journey.perform(play)));
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

export const DETAILS: Record<string, () => Rehearsal> = {
  'two holders of a priority, of whom one matches': priorities,
  'prices below cost, one explained and one not': lowPrices,
  'a panel in which one stands aside': panel,
  'works that are changed, repaired and rated': changedWorks,
  'land that goes to an outsider': landToAnOutsider,
  'a window that nobody was ready for': missedWindow,
};
