/** What may come at any time, or after a failure. */
import { iso, name, WHO } from '../play.js';
import { act, type Acts, candidate, here } from './act.js';

export const sidePathActs: Acts = {
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
  choose_next_round: () => [
    act('choose_next_round', WHO.accountant, { choice: 'same_terms' }),
    act('choose_next_round', WHO.accountant, { choice: 'lower_reserve' }),
    act('choose_next_round', WHO.accountant, { choice: 'new_resolution' }),
    act('choose_next_round', WHO.accountant, { choice: 'new_resolution', mode: 'agreement' }),
    act('choose_next_round', WHO.accountant, { choice: 'new_resolution', mode: 'negotiation' }),
  ],
};
