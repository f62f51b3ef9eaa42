/** Checkpoints 14 to 20 and the side paths at their boundaries. */
import { humanLimit } from '../../../server/machines/deadlines.js';

import { type Input, on, Play, WHO } from '../play.js';
import { award, landToAward, planOf, playTo } from '../journey.js';
import * as s from '../samples.js';
import { at, limitOf, MONDAY, once, type Probes, under, verdict } from './probe.js';
import { opened, publicised } from './selection.js';
import { inReview, resolvedLease } from './setup.js';

const awarded = once(() => playTo('comparison', 'awarded'));
const signed = once(() => playTo('sealed_lease', 'signed'));
const filed = once(() => playTo('sealed_lease', 'filed'));
const handedOver = once(() => playTo('sealed_lease', 'handed_over'));
const building = once(() => playTo('comparison', 'handed_over'));
const performed = once(() => playTo('comparison', 'performed'));
const accepted = once(() => playTo('comparison', 'accepted'));
const approved = once(() => playTo('comparison', 'approved'));
const publicisedWorks = once(() => {
  const play = playTo('comparison', 'awarded');
  play.state = { standing: 'running', trade: { live: { selection: 'award' } } };
  play.facts = { ...play.facts, awardConfirmed: false, awardedAt: null, contract: null };
  return play;
});
const failed = once(() => {
  const play = playTo('sealed_lease', 'published');
  return play.wait(play.facts.dates?.offersCloseAt ?? 0);
});
const overdue = once(() => {
  const play = playTo('sealed_lease', 'awarded').do(
    'prepare_contract',
    WHO.accountant,
    s.contract(playTo('sealed_lease', 'awarded')),
  );
  return play.wait(play.facts.signingDueAt ?? 0);
});
const land = once(() => award(landToAward()));
const emergency = once(() => new Play(planOf('emergency').project));
const proposed = once(() => performed().do('propose_settlement', WHO.accountant, s.settlement(performed())));

const amend = (play: Play, over: Partial<Input<'amend_contract'>>) =>
  verdict(play, 'amend_contract', WHO.accountant, { reason: '变更', change: 0, dueOn: '2025-12-01', ...over });
const limitAt = (play: () => Play, law: Parameters<typeof under>[1]) => humanLimit(play().state, play().facts, law);

export const performanceProbes: Probes = {
  'limit.working_days': (law) =>
    [resolvedLease, inReview, approved, opened, publicised, signed, filed, performed].map((play) => limitAt(play, law)),
  'limit.archive': (law) => humanLimit(accepted().state, { ...accepted().facts, since: on('2025-07-01 10:00') }, law),
  'lease.reminder': (law) => limitOf(under(handedOver(), law), 'lease-ends:'),
  'mode.negotiation_grounds': (law) =>
    [1, 2].map((failures) =>
      verdict(under(failed(), law, { failures }), 'choose_next_round', WHO.accountant, {
        choice: 'new_resolution',
        mode: 'negotiation',
      }),
    ),
  'signing.procurement': (law) => award(under(publicisedWorks(), law)).facts.signingDueAt,
  'signing.notice': (law) =>
    at(under(overdue(), law), '2025-07-14 10:00').do('serve_signing_notice', WHO.station, {}).facts.signingNoticeUntil,
  'signing.approvals': (law) => limitAt(land, law),
  'contract.amendment': (law) => {
    const price = building().facts.contract?.amount ?? 0;
    const change = (share: number, more: number) => (price * share) / 100 + more;
    return [
      amend(under(building(), law), { change: change(5, 0) }),
      amend(under(building(), law), { change: change(5, 1) }),
      amend(under(building(), law), { change: change(10, 0), decision: '决议' }),
      amend(under(building(), law), { change: change(10, 1), decision: '决议' }),
    ];
  },
  'payment.receipt': (law) => {
    // Received on Monday 7 July 2025: a receipt of the next day at 16:00 is in time, a millisecond later it is not.
    return [on('2025-07-08 16:00'), on('2025-07-08 16:00') + 1].map((at) => {
      const play = under(filed(), law);
      play.at = at;
      play.do('receive_payment', WHO.agent, s.receipt(play, 1, { receivedOn: '2025-07-07' }));
      return play.facts.flagged.some((f) => f.startsWith('receipt:'));
    });
  },
  'inspection.quarterly': (law) => limitOf(under(handedOver(), law), 'inspection:'),
  'acceptance.persons': (law) => {
    const play = under(proposed(), law);
    const lines: string[] = [];
    for (const who of [WHO.supervisor, WHO.delegate, WHO.town]) {
      play.do('sign_acceptance', who, { opinion: '同意', passed: true });
      lines.push(String(verdict(play.fork(), 'apply_payment', WHO.accountant, s.payment(play, 3))));
    }
    return lines;
  },
  'failed.choice': (law) => limitAt(failed, law),
  'suspension.days': (law) =>
    at(under(awarded(), law), MONDAY).do('suspend', WHO.town, { ground: 'fault', reasons: '故障' }).facts.suspension
      ?.until,
  'suspension.request': (law) =>
    under(awarded(), law).do('request_stop', WHO.discipline, { reasons: '核查' }).facts.suspension?.until,
  'emergency.filing': (law) => limitOf(under(emergency(), law), 'emergency:'),
};
