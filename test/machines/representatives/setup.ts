/** Checkpoints 1 to 6. */
import { name, WHO } from '../play.js';
import * as s from '../samples.js';
import { act, type Acts } from './act.js';

export const setupActs: Acts = {
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
};
