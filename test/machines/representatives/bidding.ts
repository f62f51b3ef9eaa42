/** Checkpoints 7 to 10. */
import type { Plan } from '../journey.js';
import { bidder, iso, name, type Play, WHO } from '../play.js';
import * as s from '../samples.js';
import { act, type Acts, FEW, here, number, window } from './act.js';

const amounts = (play: Play, plan: Plan, times = 1) =>
  s.opened(
    Object.fromEntries(
      here(play).map(([n]) => [n, Math.round(s.yuan(plan.offers[n] ?? 1) * times)]),
    ),
  );

export const biddingActs: Acts = {
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
};
