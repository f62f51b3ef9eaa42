/** The plain way through the 20 checkpoints, one step a stage, for every way of trading. */

import { isSettled } from '../../server/machines/contract-dues.js';
import type { Project } from '../../server/machines/facts.js';
import { bidder, type Input, name, on, Play, WHO } from './play.js';
import * as s from './samples.js';

export interface Plan {
  project: Partial<Project>;
  application?: Partial<Input<'submit_application'>>;
  resolution?: Partial<Input<'record_resolution'>>;
  valuation?: Partial<Input<'propose_valuation'>>;
  file?: Partial<Input<'compile_tender_file'>>;
  /** Working days of notice. */
  wd: number;
  /** Yuan offered, by bidder. */
  offers: Record<number, number>;
  /** Who claims a priority, by bidder. */
  priorities?: Record<number, number>;
}
const asset: Partial<Project> = { side: 'asset', category: 'premises' };

export const PLANS = {
  comparison: { project: {}, wd: 3, offers: { 1: 290_000, 2: 280_000, 3: 285_000 } },
  sealed_lease: { project: { ...asset, mode: 'sealed' }, wd: 5, offers: { 1: 26_000, 2: 27_000 } },
  sealed_procurement: {
    project: { mode: 'sealed', category: 'goods' },
    wd: 5,
    offers: { 1: 290_000, 2: 280_000, 3: 285_000 },
  },
  scored: { project: { mode: 'scored' }, wd: 5, offers: { 1: 290_000, 2: 280_000, 3: 285_000 } },
  inquiry: {
    project: { mode: 'inquiry', category: 'goods' },
    wd: 3,
    offers: { 1: 290_000, 2: 280_000, 3: 285_000 },
  },
  negotiation: {
    project: { mode: 'negotiation', ground: 'single_supplier' },
    wd: 5,
    offers: { 1: 290_000, 2: 280_000 },
  },
  agreement: { project: { mode: 'agreement', ground: 'public_interest' }, wd: 0, offers: {} },
  agreement_lease: {
    project: { ...asset, mode: 'agreement', ground: 'public_interest' },
    wd: 0,
    offers: {},
  },
  external: { project: { mode: 'external' }, wd: 0, offers: {} },
  emergency: {
    project: {
      mode: 'agreement',
      category: 'repair',
      emergency: { startedAt: on('2025-06-14 08:00') },
    },
    wd: 0,
    offers: {},
  },
  sale: {
    project: { ...asset, category: 'equipment', mode: 'sealed' },
    application: { dealing: 'transfer', termMonths: null },
    resolution: { body: 'delegates' },
    wd: 20,
    offers: { 1: 26_000 },
  },
} satisfies Record<string, Plan>;
export type PlanName = keyof typeof PLANS;
export const planOf = (key: PlanName): Plan => PLANS[key];
const PARTY = { party: name(1) };

export const open = (plan: Plan) => new Play(plan.project);

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

export const winner = (play: Play) => bidder(Number(play.facts.candidate?.bidder.slice(2)));

/** 14. */
export function sign(play: Play, over: Partial<Input<'prepare_contract'>> = {}): Play {
  play.do('prepare_contract', WHO.accountant, s.contract(play, over));
  play.do('sign_contract', WHO.head, { signed: true });
  play.do('countersign_contract', winner(play), { signed: true });
  return play.do('witness_contract', WHO.supervisor, { witnessed: true });
}

/** 15. */
export function fileContract(play: Play): Play {
  play.do('file_contract', WHO.town, { filingNumber: '备-1' });
  return play.do('issue_certificate', WHO.station, { number: '鉴-1' });
}

const isIncome = (play: Play, kind: string) =>
  play.facts.project.side === 'asset' || kind === 'bond';

/** Receives or pays every open due that the named checkpoint must find settled. */
export function settle(play: Play, by: 'handover' | 'payments' | 'acceptance'): Play {
  for (const due of play.facts.dues) {
    if (due.by !== by || isSettled(due)) continue;
    if (isIncome(play, due.kind)) play.do('receive_payment', WHO.agent, s.receipt(play, due.no));
    else
      play
        .do('apply_payment', WHO.accountant, s.payment(play, due.no))
        .do('release_payment', WHO.agent, s.release(play, due.no));
  }
  return play;
}

/** 16. */
export function handOver(play: Play): Play {
  settle(play, 'handover');
  play.do('record_handover', WHO.accountant, s.handover(play));
  return play.do('confirm_handover', winner(play), { confirmed: true });
}

/** 17 and 18. */
export function perform(play: Play): Play {
  if (play.line.startsWith('closing')) return play;
  play.do('record_inspection', WHO.town, { finding: '正常' });
  if (play.facts.project.side === 'procurement') {
    play.do('record_measurement', WHO.town, { value: play.facts.contract?.total ?? 0 });
    settle(play, 'payments');
    return play.do('complete_works', WHO.accountant, { completedOn: play.today });
  }
  settle(play, 'payments');
  return play.wait(on(`${play.facts.contract?.endsOn} 23:59`) + 86_400_000);
}

/** 19. */
export function accept(play: Play, over: Partial<Input<'propose_settlement'>> = {}): Play {
  play.do('propose_settlement', WHO.accountant, s.settlement(play, over));
  for (const who of [WHO.supervisor, WHO.delegate, WHO.town]) {
    if (play.line === 'closing.acceptance')
      play.do('sign_acceptance', who, { opinion: '同意', passed: true });
  }
  return settle(play, 'acceptance');
}

/** 20. */
export function archive(play: Play): Play {
  giveBack(play);
  for (const due of play.facts.dues) {
    if (due.kind === 'bond' && due.state === 'paid')
      play.do('return_bond', WHO.agent, { due: due.no, bankReference: '退' });
  }
  if (play.facts.project.emergency && !play.facts.ratified && !play.facts.terminated) {
    play.do('ratify_emergency', WHO.supervisor, { meetingOn: play.today, resolution: '追认决议' });
  }
  return play.do('archive_project', WHO.town, {});
}

/** Every deposit still held goes back to its owner. */
export function giveBack(play: Play): Play {
  for (const [key, b] of Object.entries(play.facts.bidders)) {
    if (b.deposit.state === 'received') play.do('return_deposit', WHO.agent, s.refund(play, key));
  }
  return play;
}

/** The stages of a trade in order, each with where it ends. */
const WAY: readonly ((play: Play, plan: Plan) => Play)[] = [
  setUp,
  announce,
  takePart,
  select,
  (play) => sign(play),
  fileContract,
  handOver,
  perform,
  (play) => accept(play),
  archive,
];
export type Until =
  | 'approved'
  | 'published'
  | 'offered'
  | 'awarded'
  | 'signed'
  | 'filed'
  | 'handed_over'
  | 'performed'
  | 'accepted'
  | 'archived';
const ENDS: readonly Until[] = [
  'approved',
  'published',
  'offered',
  'awarded',
  'signed',
  'filed',
  'handed_over',
  'performed',
  'accepted',
  'archived',
];

/** A trade played plainly up to a point. */
export function playTo(key: PlanName, until: Until, over: Partial<Plan> = {}): Play {
  const plan = { ...planOf(key), ...over };
  const play = open(plan);
  for (const [i, step] of WAY.entries()) {
    if (step === takePart && !s.has(play, 'qualification')) continue;
    step(play, plan);
    if (ENDS[i] === until) break;
  }
  return play;
}

/** A lease of collective land that is open to outsiders, ready for its award. */
export function landToAward(): Play {
  const land: Plan = {
    ...planOf('sealed_lease'),
    project: { side: 'asset', category: 'water', mode: 'sealed' },
    resolution: { body: 'delegates' },
  };
  const play = takePart(announce(setUp(open(land), land), land), land);
  return publicise(evaluate(openOffers(play, land.offers)));
}
