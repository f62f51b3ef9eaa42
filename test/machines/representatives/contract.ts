/** Checkpoints 13 to 15. */
import { WHO } from '../play.js';
import * as s from '../samples.js';
import { act, type Acts, candidate } from './act.js';

export const contractActs: Acts = {
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
};
