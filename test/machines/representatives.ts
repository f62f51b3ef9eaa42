/** A few acts of every kind, as anybody in the right role might do them at a place: enough to move a trade anywhere. */
import { isSettled } from '../../server/machines/contract-dues.js';
import type { EventType } from '../../server/machines/events.js';
import { field } from '../../server/machines/ranking.js';
import { instantOf, plusMonths } from '../../server/machines/time.js';
import { workingDayAfter } from '../../server/machines/working-days.js';
import type { Plan } from './journey.js';
import { bidder, type Input, iso, name, type Play, WHO } from './play.js';
import * as s from './samples.js';

export type Try = (play: Play) => void;
type Acts = Partial<Record<EventType, (play: Play, plan: Plan) => Try[]>>;

/** At most so many of a kind, or the enumeration would never end. */
const FEW = 2;
const act =
  <T extends EventType>(type: T, who: Parameters<Play['do']>[1], data: Input<T>, found = {}): Try =>
  (play) =>
    void play.do(type, who, data, found);
const number = (pseudonym: string) => Number(pseudonym.slice(2));
const here = (play: Play) => field(play.facts).map(([key, b]) => [number(key), b] as const);
const candidate = (play: Play) => bidder(number(play.facts.candidate?.bidder ?? name(1)));
const amounts = (play: Play, plan: Plan, times = 1) =>
  s.opened(
    Object.fromEntries(
      here(play).map(([n]) => [n, Math.round(s.yuan(plan.offers[n] ?? 1) * times)]),
    ),
  );
const window = (play: Play) => {
  const { dates } = play.facts;
  const opens = instantOf(workingDayAfter(play.law.calendar, play.today, 1), '09:00');
  const long = (dates?.offersCloseAt ?? 0) - (dates?.offersOpenAt ?? 0);
  return {
    offersOpenAt: iso(opens),
    offersCloseAt: iso(opens + long),
    openingAt: iso(opens + long),
  };
};

export const ACTS: Acts = {
  submit_application: (play, plan) => [
    act('submit_application', WHO.accountant, s.application(play, plan.application)),
  ],
  record_resolution: (play, plan) => {
    const named = play.facts.project.mode === 'agreement';
    // Nobody who gave up in the round before.
    const barred = (n: number) =>
      play.facts.bidders[name(n)]?.gaveUp &&
      play.facts.bidders[name(n)]?.round === play.facts.round - 1;
    const free = [1, 2, 3].find((n) => !barred(n)) ?? 4;
    return [
      act(
        'record_resolution',
        WHO.accountant,
        s.resolution(play, plan.resolution),
        named ? { party: name(free) } : {},
      ),
    ];
  },
  countersign_resolution: () => [
    act('countersign_resolution', WHO.supervisor, { witnessed: true }),
  ],
  reject_resolution: () => [act('reject_resolution', WHO.supervisor, { reasons: '程序有误' })],
  propose_valuation: (play, plan) => {
    const { lowering, lastLimit } = play.facts;
    const lower = lowering && lastLimit !== null ? Math.ceil(lastLimit * 0.95) : null;
    const sealed = play.facts.project.mode === 'agreement' ? {} : plan.valuation;
    if (lower === null)
      return [act('propose_valuation', WHO.accountant, s.valuation(play, sealed))];
    return [
      act(
        'propose_valuation',
        WHO.accountant,
        s.valuation(play, { amount: lower, comparables: [lower, lower, lower] }),
      ),
    ];
  },
  confirm_valuation: () => [act('confirm_valuation', WHO.head, { confirmed: true })],
  seal_reserve: () => [
    act('seal_reserve', WHO.head, { package: s.PACKAGE }, { packageHash: 'b'.repeat(64) }),
  ],
  countersign_reserve: () => [
    act('countersign_reserve', WHO.supervisor, { packageHash: 'b'.repeat(64) }),
  ],
  approve_project: (play) => [act('approve_project', WHO.town, s.approval(play))],
  return_project: () =>
    (['application', 'resolution', 'valuation'] as const).map((to) =>
      act('return_project', WHO.town, { to, reasons: '请补正' }),
    ),
  compile_tender_file: (play, plan) => [
    act('compile_tender_file', WHO.station, s.tenderFile(play, plan.file)),
  ],
  confirm_tender_file: () => [act('confirm_tender_file', WHO.head, { confirmed: true })],
  return_tender_file: () => [act('return_tender_file', WHO.head, { reasons: '请修改' })],
  reopen_tender_file: () => [act('reopen_tender_file', WHO.station, { reasons: '更新日期' })],
  publish_notice: (play, plan) => [act('publish_notice', WHO.station, s.notice(play, plan.wd))],
  leave_deposit: (play) =>
    Object.keys(play.facts.bidders).map((key) =>
      act('leave_deposit', bidder(number(key)), { agreed: true }),
    ),
  return_deposit: (play) =>
    Object.entries(play.facts.bidders)
      .filter(([, b]) => b.deposit.state === 'received')
      .map(([key]) => act('return_deposit', WHO.agent, s.refund(play, key))),
  register_bidder: (play, plan) => {
    const next = Object.keys(plan.offers)
      .map(Number)
      .find((n) => !here(play).some(([m]) => m === n));
    return next === undefined
      ? []
      : [
          act(
            'register_bidder',
            bidder(next),
            s.registration({ priority: plan.priorities?.[next] ?? null }),
          ),
        ];
  },
  withdraw_registration: (play) =>
    here(play)
      .slice(-1)
      .map(([n]) => act('withdraw_registration', bidder(n), {})),
  record_deposit: (play) => {
    const due = here(play).find(([, b]) => b.deposit.state === 'due' && b.deposit.due > 0);
    return due ? [act('record_deposit', WHO.agent, s.deposit(play, due[0]))] : [];
  },
  submit_offer: (play) => {
    const next = here(play).find(([, b]) => !b.offer);
    return next
      ? [
          act(
            'submit_offer',
            bidder(next[0]),
            { package: s.PACKAGE },
            { packageHash: 'c'.repeat(64), number: 1 },
          ),
        ]
      : [];
  },
  withdraw_offer: (play) =>
    here(play)
      .filter(([, b]) => b.offer)
      .slice(-1)
      .map(([n]) => act('withdraw_offer', bidder(n), {})),
  ask_question: (play) =>
    play.facts.questions.asked < 1
      ? [act('ask_question', bidder(1), { question: '何时开工?' })]
      : [],
  answer_question: (play) =>
    play.facts.questions.open.map((no) =>
      act('answer_question', WHO.station, { no, answer: '见公告' }),
    ),
  clarify_notice: () => [act('clarify_notice', WHO.station, { clarification: '说明' })],
  amend_terms: (play, plan) => {
    if (play.facts.termsVersion > FEW) return [];
    const { dates, tenderFile } = play.facts;
    const fresh = s.notice(play, plan.wd + 3);
    const kept = tenderFile?.postQualification
      ? fresh
      : { ...fresh, registrationClosesAt: iso(dates?.registrationClosesAt ?? 0) };
    const text = { amendment: '修改条款', changesTerms: true };
    return [
      act('amend_terms', WHO.station, { ...text, ...fresh, reopensRegistration: true }),
      act('amend_terms', WHO.station, { ...text, ...kept }),
    ];
  },
  negotiate: () => [act('negotiate', WHO.station, { record: '谈判记录' })],
  review_qualification: (play) => [
    act('review_qualification', WHO.station, s.review(play)),
    act(
      'review_qualification',
      WHO.station,
      s.review(
        play,
        here(play)
          .slice(0, 1)
          .map(([n]) => name(n)),
      ),
    ),
  ],
  confirm_qualification: (play) => [
    act('confirm_qualification', WHO.station2, { confirmed: true }),
    act('confirm_qualification', WHO.station2, { confirmed: true, newWindow: window(play) }),
  ],
  attest_opening: () => [act('attest_opening', WHO.supervisor, { sealsIntact: true })],
  open_offers: (play, plan) => {
    const reserve = { reserve: s.yuan(25_575) };
    const bad = play.facts.project.side === 'asset' ? 0.5 : 2;
    return [1, bad].map((times) =>
      act(
        'open_offers',
        WHO.station2,
        { attended: '到场' },
        { ...amounts(play, plan, times), ...reserve },
      ),
    );
  },
  record_external_opening: (play) => [
    act('record_external_opening', WHO.station2, {
      centre: '交易中心',
      reference: 'A-1',
      openedOn: play.today,
      offers: 3,
    }),
  ],
  check_substance: (play) => [
    act('check_substance', WHO.station, s.substance(play)),
    act(
      'check_substance',
      WHO.station,
      s.substance(
        play,
        here(play)
          .slice(0, 1)
          .map(([n]) => name(n)),
      ),
    ),
  ],
  accept_explanation: (play) =>
    here(play).map(([n]) =>
      act('accept_explanation', WHO.station, { bidder: name(n), explanation: '有据' }),
    ),
  reject_explanation: (play) =>
    here(play).map(([n]) =>
      act('reject_explanation', WHO.station, { bidder: name(n), reasons: '无据' }),
    ),
  exercise_priority: (play) =>
    here(play).map(([n]) => act('exercise_priority', bidder(n), { match: true })),
  draw_reviewers: (play) => {
    const { panel } = play.facts;
    const sitting = panel ? panel.drawn.length - panel.recused.length : 0;
    const free = WHO.reviewers.map((r) => r.account).filter((a) => !panel?.drawn.includes(a));
    return [
      act('draw_reviewers', WHO.station, { count: 3 }, { drawn: free.slice(0, 3 - sitting) }),
    ];
  },
  recuse: (play) =>
    play.facts.panel?.recused.length ? [] : [act('recuse', WHO.reviewers[0], { reasons: '回避' })],
  score_offers: (play) => {
    const { panel } = play.facts;
    const next = WHO.reviewers.find(
      (r) =>
        panel?.drawn.includes(r.account) &&
        !panel.recused.includes(r.account) &&
        !panel.scored.includes(r.account),
    );
    return next ? [act('score_offers', next, s.scores(play))] : [];
  },
  confirm_ranking: () => [act('confirm_ranking', WHO.station, { report: '评审完毕' })],
  record_external_evaluation: () => [
    act(
      'record_external_evaluation',
      WHO.station,
      { winnerCode: '91330200MA00000001', amount: s.yuan(280_000) },
      { party: name(1) },
    ),
  ],
  record_external_publicity: (play) => [
    act('record_external_publicity', WHO.station, {
      publishedOn: plusMonths(play.today, -1),
      endedOn: play.today,
    }),
  ],
  publish_result: () => [act('publish_result', WHO.station, {})],
  raise_objection: (play) =>
    play.facts.objections.length < FEW
      ? [act('raise_objection', WHO.delegate, { content: '异议' })]
      : [],
  dismiss_objection: (play) =>
    play.facts.objections
      .filter((o) => o.open)
      .slice(0, 1)
      .map((o) => act('dismiss_objection', WHO.station, { no: o.no, answer: '不成立' })),
  uphold_objection: (play) =>
    play.facts.objections
      .filter((o) => o.open)
      .slice(0, 1)
      .flatMap(({ no }) =>
        (['ranking_error', 'auction_fault', 'winner_unqualified', 'fraud', 'other'] as const).map(
          (finding) =>
            act('uphold_objection', WHO.station, {
              no,
              answer: '成立',
              finding,
              newWindow: finding === 'auction_fault' ? window(play) : null,
            }),
        ),
      ),
  record_bar: (play) =>
    here(play)
      .filter(([, b]) => b.barred === null)
      .slice(0, 1)
      .map(([n]) =>
        act('record_bar', WHO.station, { bidder: name(n), ground: 'arrears', source: '欠款凭证' }),
      ),
  clear_arrears: (play) =>
    here(play)
      .filter(([, b]) => b.barred === 'arrears')
      .map(([n]) =>
        act('clear_arrears', WHO.station, {
          bidder: name(n),
          clearedAt: iso(play.facts.dates?.publishedAt ?? 0),
          reference: '回单',
        }),
      ),
  decide_relation: (play) =>
    here(play)
      .filter(([, b]) => b.relation === 'declared')
      .flatMap(([n]) =>
        [true, false].map((approved) =>
          act('decide_relation', WHO.town, { bidder: name(n), approved, reasons: '经核实' }),
        ),
      ),
  file_complaint: (play) =>
    play.facts.complaints.length === 0
      ? [act('file_complaint', WHO.delegate, { content: '投诉' })]
      : [],
  decide_complaint: (play) =>
    play.facts.complaints
      .filter((c) => c.open)
      .map(({ no }) =>
        act('decide_complaint', WHO.town, { no, upheld: false, decision: '不成立' }),
      ),
  record_dispute: (play) =>
    play.facts.disputes.length === 0
      ? [act('record_dispute', WHO.accountant, { subject: '租金纠纷' })]
      : [],
  settle_dispute: (play) =>
    play.facts.disputes
      .filter((d) => d.open)
      .map(({ no }) => act('settle_dispute', WHO.town, { no, result: '调解' })),
  give_up: (play) => [act('give_up', candidate(play), { reasons: '放弃' })],
  confirm_award: () => [act('confirm_award', WHO.head, { confirmed: true })],
  certify_award: () => [act('certify_award', WHO.station, {})],
  grant_winner_approval: () => [
    act('grant_winner_approval', WHO.town, {
      creditChecked: true,
      capacityChecked: true,
      opinion: '同意',
    }),
  ],
  prepare_contract: (play) =>
    play.facts.contract?.signedBy.length === 0
      ? []
      : [act('prepare_contract', WHO.accountant, s.contract(play))],
  sign_contract: () => [act('sign_contract', WHO.head, { signed: true })],
  countersign_contract: (play) => [act('countersign_contract', candidate(play), { signed: true })],
  witness_contract: () => [act('witness_contract', WHO.supervisor, { witnessed: true })],
  serve_signing_notice: () => [act('serve_signing_notice', WHO.station, {})],
  file_contract: () => [act('file_contract', WHO.town, { filingNumber: '备-1' })],
  return_contract: () => [act('return_contract', WHO.town, { reasons: '补正' })],
  issue_certificate: () => [act('issue_certificate', WHO.station, { number: '鉴-1' })],
  convert_deposit: (play) => dues(play).map((due) => act('convert_deposit', WHO.agent, { due })),
  record_handover: (play) => [act('record_handover', WHO.accountant, s.handover(play))],
  confirm_handover: (play) => [act('confirm_handover', candidate(play), { confirmed: true })],
  receive_payment: (play) =>
    dues(play).flatMap((no) => {
      const due = play.facts.dues[no - 1];
      const whole = act('receive_payment', WHO.agent, s.receipt(play, no));
      if (due?.kind !== 'bond' || due.paid > 0) return [whole];
      return [whole, act('receive_payment', WHO.agent, s.receipt(play, no, { amount: 1 }))];
    }),
  apply_payment: (play) =>
    dues(play).map((due) => act('apply_payment', WHO.accountant, s.payment(play, due))),
  release_payment: (play) =>
    dues(play).map((due) => act('release_payment', WHO.agent, s.release(play, due))),
  reverse_booking: (play) =>
    play.facts.dues
      .filter((d) => d.paid > 0 && (d.state === 'open' || d.state === 'paid'))
      .map((due) => s.reversal(play, due))
      .map(({ data, found }) => act('reverse_booking', WHO.town, data, found)),
  write_off_due: (play) =>
    dues(play).map((due) => act('write_off_due', WHO.town, { due, decision: '核销' })),
  return_bond: (play) =>
    play.facts.dues.map(({ no }) =>
      act('return_bond', WHO.agent, { due: no, bankReference: '退' }),
    ),
  record_inspection: (play) =>
    play.facts.inspections < 1
      ? [act('record_inspection', WHO.town, { finding: '有裂缝', rectification: '修补' })]
      : [],
  close_rectification: (play) =>
    play.facts.rectifications
      .slice(0, 1)
      .map((no) => act('close_rectification', WHO.town, { no, result: '已修' })),
  record_measurement: (play) => [
    act('record_measurement', WHO.town, { value: play.facts.contract?.total ?? 0 }),
  ],
  amend_contract: (play) => {
    if (play.facts.contract?.changed) return [];
    const base = { reason: '变更', dueOn: play.today, decision: '决议', townApproval: '批复' };
    return [act('amend_contract', WHO.accountant, { ...base, change: s.yuan(1_000) })];
  },
  complete_works: (play) => [act('complete_works', WHO.accountant, { completedOn: play.today })],
  propose_settlement: (play) => [
    act('propose_settlement', WHO.accountant, s.settlement(play)),
    ...(play.facts.project.side === 'procurement'
      ? [act('propose_settlement', WHO.accountant, s.settlement(play, { amount: s.yuan(150_000) }))]
      : []),
  ],
  sign_acceptance: () =>
    [WHO.supervisor, WHO.delegate, WHO.town].map((who) =>
      act('sign_acceptance', who, { opinion: '同意', passed: true }),
    ),
  file_engineer_acceptance: () => [act('file_engineer_acceptance', WHO.supervisor, s.engineersPaper(), { engineer: '某监理公司' })],
  reject_acceptance: () => [act('reject_acceptance', WHO.delegate, { reasons: '不合格' })],
  rate: (play) => (play.facts.ratings ? [] : [act('rate', WHO.delegate, { stars: 5 })]),
  ratify_emergency: (play) => [
    act('ratify_emergency', WHO.supervisor, { meetingOn: play.today, resolution: '追认' }),
  ],
  archive_project: () => [act('archive_project', WHO.town, {})],
  release_retention: (play) =>
    play.facts.dues
      .filter((d) => d.by === 'after')
      .map((d) => act('release_retention', WHO.agent, { due: d.no, bankReference: '退' })),
  choose_next_round: () => [
    act('choose_next_round', WHO.accountant, { choice: 'same_terms' }),
    act('choose_next_round', WHO.accountant, { choice: 'lower_reserve' }),
    act('choose_next_round', WHO.accountant, { choice: 'new_resolution' }),
    act('choose_next_round', WHO.accountant, { choice: 'new_resolution', mode: 'agreement' }),
    act('choose_next_round', WHO.accountant, { choice: 'new_resolution', mode: 'negotiation' }),
  ],
};

/** Open dues, one of each kind and place. */
function dues(play: Play): number[] {
  const kinds = new Set<string>();
  return play.facts.dues
    .filter(
      (d) => !isSettled(d) && !kinds.has(`${d.kind} ${d.by}`) && kinds.add(`${d.kind} ${d.by}`),
    )
    .map((d) => d.no);
}
