/** Checkpoints 16 to 20. */
import { isSettled } from '../../../server/machines/contract-dues.js';
import { type Play, WHO } from '../play.js';
import * as s from '../samples.js';
import { act, type Acts, candidate } from './act.js';

export const performanceActs: Acts = {
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
