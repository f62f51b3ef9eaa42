/** The steps from the application to the award. */
import { bidder, name, type Play, WHO } from '../play.js';
import * as s from '../samples.js';
import type { Plan } from './plans.js';

const PARTY = { party: name(1) };

/** 1 to 4. */
export function setUp(play: Play, plan: Plan): Play {
  play.do('submit_application', WHO.accountant, s.application(play, plan.application));
  return resolveAndPrice(play, plan);
}

/** 2 to 4. */
export function resolveAndPrice(play: Play, plan: Plan): Play {
  const named = play.facts.project.mode === 'agreement' || play.facts.project.emergency;
  play.do(
    'record_resolution',
    WHO.accountant,
    s.resolution(play, plan.resolution),
    named ? PARTY : {},
  );
  play.when('countersign_resolution', WHO.supervisor, { witnessed: true });
  return priceAndApprove(play, plan);
}

/** 3 and 4. */
export function priceAndApprove(play: Play, plan: Plan): Play {
  play.do('propose_valuation', WHO.accountant, s.valuation(play, plan.valuation));
  if (play.facts.valuation?.secret) {
    const hash = 'b'.repeat(64);
    play.do('seal_reserve', WHO.head, { package: s.PACKAGE }, { packageHash: hash });
    play.do('countersign_reserve', WHO.supervisor, { packageHash: hash });
  } else play.do('confirm_valuation', WHO.head, { confirmed: true });
  return play.do('approve_project', WHO.town, s.approval(play));
}

/** 5 and 6. */
export function announce(play: Play, plan: Plan): Play {
  if (s.has(play, 'tender_file')) fileUp(play, plan);
  return s.has(play, 'notice') ? publish(play, plan) : play;
}
export function fileUp(play: Play, plan: Plan): Play {
  play.do('compile_tender_file', WHO.station, s.tenderFile(play, plan.file));
  return play.do('confirm_tender_file', WHO.head, { confirmed: true });
}
export const publish = (play: Play, plan: Plan) =>
  play.do('publish_notice', WHO.station, s.notice(play, plan.wd));

export function register(play: Play, n: number, priority: number | null = null): Play {
  play.do('register_bidder', bidder(n), s.registration({ priority }));
  return play.facts.tenderFile?.deposit
    ? play.do('record_deposit', WHO.agent, s.deposit(play, n))
    : play;
}
export const offer = (play: Play, n: number) =>
  play.do(
    'submit_offer',
    bidder(n),
    { package: s.PACKAGE },
    { packageHash: String(n).repeat(64).slice(0, 64), number: 1 },
  );

/** 7 to 9: everybody registers, is qualified and offers in the window. */
export function takePart(play: Play, plan: Plan): Play {
  if (play.facts.project.mode === 'agreement') return qualify(play);
  const numbers = Object.keys(plan.offers).map(Number);
  for (const n of numbers) register(play, n, plan.priorities?.[n] ?? null);
  if (play.facts.project.mode === 'negotiation')
    play.do('negotiate', WHO.station, { record: '已与各家谈判' });
  const { dates, tenderFile } = play.facts;
  if (!tenderFile?.postQualification) {
    play.wait(dates?.registrationClosesAt ?? 0);
    qualify(play).wait(dates?.offersOpenAt ?? 0);
  }
  for (const n of numbers) offer(play, n);
  return play.wait(dates?.openingAt ?? 0);
}
export function qualify(play: Play, unqualified: string[] = []): Play {
  play.do('review_qualification', WHO.station, s.review(play, unqualified));
  return play.do('confirm_qualification', WHO.station2, { confirmed: true });
}

/** 10. */
export function openOffers(play: Play, offers: Record<number, number>, reserve?: number): Play {
  play.do('attest_opening', WHO.supervisor, { sealsIntact: true });
  const amounts = Object.fromEntries(
    Object.entries(offers).map(([n, amount]) => [n, s.yuan(amount)]),
  );
  return play.do(
    'open_offers',
    WHO.station2,
    { attended: '全部到场' },
    { ...s.opened(amounts), ...(reserve === undefined ? {} : { reserve }) },
  );
}

/** 11. */
export function evaluate(play: Play, excluded: string[] = []): Play {
  if (play.facts.tenderFile?.postQualification)
    play.do('check_substance', WHO.station, s.substance(play, excluded));
  if (play.facts.tenderFile?.award === 'score') {
    const panel = WHO.reviewers.slice(0, 3);
    play.do('draw_reviewers', WHO.station, { count: 3 }, { drawn: panel.map((r) => r.account) });
    for (const reviewer of panel) play.do('score_offers', reviewer, s.scores(play));
  }
  return play.when('confirm_ranking', WHO.station, { report: '评审完毕' });
}

/** 12. */
export function publicise(play: Play): Play {
  play.do('publish_result', WHO.station, {});
  return play.wait(play.facts.publicityEndsAt ?? 0);
}

/** 13. */
export function award(play: Play): Play {
  play.do('confirm_award', WHO.head, { confirmed: true });
  return play.do('certify_award', WHO.station, {});
}

/** 10 to 12 of a trade that was held in the exchange. */
export function recordFromExchange(play: Play): Play {
  play.do('record_external_opening', WHO.station, {
    centre: '区公共资源交易中心',
    reference: 'A-1',
    openedOn: play.today,
    offers: 5,
  });
  play.do(
    'record_external_evaluation',
    WHO.station,
    { winnerCode: '91330200MA00000001', amount: s.yuan(280_000) },
    PARTY,
  );
  const publishedOn = play.today;
  play.wait(play.at + 7 * 86_400_000);
  return play.do('record_external_publicity', WHO.station, { publishedOn, endedOn: play.today });
}

/** 10 to 13, whichever of them the way of trading has. */
export function select(play: Play, plan: Plan): Play {
  if (play.facts.project.mode === 'external') recordFromExchange(play);
  else {
    if (s.has(play, 'opening')) openOffers(play, plan.offers);
    if (s.has(play, 'evaluation')) evaluate(play);
    if (s.has(play, 'publicity')) publicise(play);
  }
  return award(play);
}
