/** The steps from the contract to the archive. */
import { isSettled } from '../../../server/machines/contract-dues.js';
import { bidder, type Input, on, type Play, WHO } from '../play.js';
import * as s from '../samples.js';

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
