/** Checkpoints 5 and 6 at their boundaries: the file, the notice's period and dates, questions, changes. */
import type { Facts } from '../../../server/machines/facts.js';
import { questionsHoldUntil } from '../../../server/machines/flags.js';
import type { Category, Mode, Side } from '../../../server/machines/modes.js';
import { noticePeriod } from '../../../server/machines/notice-period.js';
import type { Law } from '../../../server/machines/rules/book.js';
import { fileUp, type Plan, planOf, playTo, publish, register } from '../journey.js';
import { bidder, type Input, iso, on, type Play, WHO } from '../play.js';
import * as s from '../samples.js';
import { at, once, type Probes, under, verdict } from './probe.js';

const works = planOf('comparison');
const lease = planOf('sealed_lease');
const approvedWorks = once(() => playTo('comparison', 'approved').wait('2025-07-02 10:00'));
const approvedLease = once(() => playTo('sealed_lease', 'approved'));
const filed = once(() => fileUp(approvedWorks(), works));
/** Published on 2 July 2025, closing on the 7th at 16:00. */
const published = once(() => publish(filed(), works));
const asked = once(() => register(published(), 1).do('ask_question', bidder(1), { question: '何时开工?' }));

const compile = (play: Play, over: Partial<Input<'compile_tender_file'>>) =>
  verdict(play, 'compile_tender_file', WHO.station, s.tenderFile(play, over));
const publishing = (play: Play, over: Partial<Input<'publish_notice'>>) =>
  verdict(play, 'publish_notice', WHO.station, s.notice(play, 3, over));

const LEAST: [Mode, Side, number][] = [
  ['auction_up', 'asset', 1],
  ['auction_down', 'procurement', 3],
  ['sealed', 'asset', 1],
  ['sealed', 'procurement', 3],
  ['scored', 'asset', 3],
  ['scored', 'procurement', 3],
  ['comparison', 'procurement', 3],
  ['draw', 'procurement', 3],
  ['inquiry', 'procurement', 3],
  ['negotiation', 'asset', 2],
  ['negotiation', 'procurement', 2],
];

/** Whether a number of offers may be asked for, in every mode: weights are looked at later and do not matter here. */
const leastOffers = (law: Law) =>
  LEAST.flatMap(([mode, side, least]) =>
    [least - 1, least]
      .filter((n) => n > 0)
      .map((minOffers) => {
        const play = side === 'asset' ? approvedLease() : approvedWorks();
        const project = { ...play.facts.project, mode, side };
        return compile(under(play, law, { project }), { minOffers }) === 'offers.minimum';
      }),
  );

/** The period of every kind of trade on either side of every line, of a first notice and of a second one. */
function periods(law: Law): number[] {
  const { facts } = approvedLease();
  const found: number[] = [];
  const add = (
    side: Side,
    category: Category,
    mode: Mode,
    amount: number,
    months: number | null,
    mu: number,
    dealing: 'lease' | 'transfer' | null,
  ) => {
    const application = {
      ...(facts.application as NonNullable<Facts['application']>),
      dealing,
      termMonths: months,
      areaMu: mu,
    };
    const trade: Facts = {
      ...facts,
      project: { ...facts.project, side, category, mode },
      application,
      tenderFile: null,
      valuation: facts.valuation && { ...facts.valuation, amount },
    };
    for (const notices of [0, 1]) found.push(noticePeriod({ ...trade, notices }, law).wd);
  };
  const line = 60 * 10_000_00;
  for (const amount of [line - 1, line, line + 1, line + 2]) {
    for (const mode of ['comparison', 'sealed'] as const) {
      add('procurement', 'works', mode, amount, null, 0, null);
      add('procurement', 'goods', mode, amount, null, 0, null);
    }
  }
  for (const amount of [1, 4_999_999, 5_000_000, 49_999_999, 50_000_000])
    for (const months of [12, 36, 37, 59, 60, 61])
      for (const mu of [0, 99, 100]) add('asset', 'premises', 'sealed', amount, months, mu, 'lease');
  add('asset', 'equipment', 'sealed', 1, null, 0, 'transfer');
  return found;
}

const amending = (law: Law, close: string) => {
  const play = at(under(published(), law), '2025-07-04 10:00');
  const moment = iso(on(close));
  const dates = { registrationClosesAt: moment, offersOpenAt: iso(play.at), offersCloseAt: moment, openingAt: moment };
  return verdict(play, 'amend_terms', WHO.station, { amendment: '修改', changesTerms: true, ...dates });
};

/** With pre-qualification, whose window nobody was ready for. */
const missed = once(() => {
  const plan: Plan = { ...lease, file: { postQualification: false } };
  const play = playTo('sealed_lease', 'published', plan);
  register(play, 1).wait((play.facts.dates?.offersOpenAt ?? 0) + 1);
  return play.do('review_qualification', WHO.station, s.review(play));
});
const restarting = (law: Law, day: string) => {
  const play = under(missed(), law);
  const long = (play.facts.dates?.offersCloseAt ?? 0) - (play.facts.dates?.offersOpenAt ?? 0);
  const opens = on(`${day} 09:00`);
  const newWindow = { offersOpenAt: iso(opens), offersCloseAt: iso(opens + long), openingAt: iso(opens + long) };
  return verdict(play, 'confirm_qualification', WHO.station2, { confirmed: true, newWindow });
};

const served = once(() => {
  const file = { priorityHolders: 1, prioritiesServedOn: '2025-06-30' };
  return fileUp(approvedLease().wait('2025-07-02 10:00'), { ...lease, file });
});
const land: Plan = {
  ...lease,
  project: { side: 'asset', category: 'construction_land', mode: 'sealed' },
  file: { planReportedOn: '2025-06-20' },
};
const reported = once(() => fileUp(playTo('sealed_lease', 'approved', land), land));

export const announcementProbes: Probes = {
  'station.earliest_hour': (law) =>
    ['08:59', '09:00'].map((hour) => publishing(under(filed(), law), { openingAt: iso(on(`2025-07-08 ${hour}`)) })),
  'mode.construction_land': (law) =>
    ['2025-07-03', '2025-07-04'].map((day) => {
      const play = at(under(reported(), law), `${day} 10:00`);
      return verdict(play, 'publish_notice', WHO.station, s.notice(play, 5));
    }),
  'offers.minimum': leastOffers,
  'notice.period': periods,
  'notice.second': periods,
  'registration.open': (law) =>
    [on('2025-07-04 16:00') - 1, on('2025-07-04 16:00')].map((closes) =>
      publishing(under(filed(), law), { registrationClosesAt: iso(closes) }),
    ),
  'questions.close': (law) =>
    ['2025-07-03 16:00', '2025-07-04 15:59', '2025-07-04 16:00'].map((moment) =>
      verdict(at(under(asked(), law), moment), 'ask_question', bidder(1), { question: '可否延期?' }),
    ),
  'questions.hold': (law) => questionsHoldUntil(asked().facts, law),
  'amendment.remaining': (law) => ['2025-07-08 16:00', '2025-07-09 16:00'].map((close) => amending(law, close)),
  'window.restart': (law) => {
    const { facts } = missed();
    const opened = facts.dates?.offersOpenAt ?? 0;
    const day = (n: number) => new Date(opened + n * 86_400_000 + 8 * 3_600_000).toISOString().slice(0, 10);
    return [0, 1, 2, 3, 4].map((n) => restarting(law, day(n)));
  },
  'deposit.asset': (law) => [511_500, 511_501].map((deposit) => compile(under(approvedLease(), law), { deposit })),
  'deposit.procurement': (law) =>
    [600_000, 600_001].map((deposit) => compile(under(approvedWorks(), law), { deposit })),
  'bond.works': (law) => [3_000_000, 3_000_001].map((bond) => compile(under(approvedWorks(), law), { bond })),
  'contract.advance': (law) => [30, 31].map((advance) => compile(under(approvedWorks(), law), { advance })),
  'contract.retention': (law) => [
    ...[3, 4].map((retention) => compile(under(approvedWorks(), law), { retention })),
    ...[24, 25].map((retentionMonths) => compile(under(approvedWorks(), law), { retentionMonths })),
  ],
  'priority.notice': (law) =>
    ['2025-07-02 10:00', '2025-07-03 10:00'].map((moment) => {
      const play = at(under(served(), law), moment);
      return verdict(play, 'publish_notice', WHO.station, s.notice(play, 5));
    }),
  'objection.file': (law) =>
    ['2025-07-02 16:00', '2025-07-03 15:59', '2025-07-03 16:00'].map((moment) =>
      verdict(at(under(published(), law), moment), 'raise_objection', WHO.delegate, { content: '条件不合理' }),
    ),
};
