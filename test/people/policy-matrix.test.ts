/**
 * The whole matrix: role × event × place, and nobody at all. What is expected stands here by hand, from the domain's table of
 * who does what, and shares nothing with the code's own: whoever changes one has to change the other.
 */
import assert from 'node:assert/strict';
import { EVENT_TYPES, isEventType } from '../../server/machines/events.js';
import { mayAct, type Project } from '../../server/people/policy.js';
import type { Subject } from '../../server/people/subject.js';

const PLACES = {
  'own village': ['330203102230', '330203102', '330203'],
  'sister village': ['330203102209', '330203102', '330203'],
  'own town': ['330203102901', '330203102', '330203'],
  'other town': ['330203105201', '330203105', '330203'],
  'other district': ['330212100201', '330212100', '330212'],
} as const;
type Place = keyof typeof PLACES;

/** Where each role is held, and in which of these places it counts. */
const HELD = {
  accountant: ['330203102230', ['own village']],
  head: ['330203102230', ['own village']],
  supervisor: ['330203102230', ['own village']],
  delegate: ['330203102230', ['own village']],
  town_officer: ['330203102', ['own village', 'sister village', 'own town']],
  station: ['330203102', ['own village', 'sister village', 'own town']],
  agent_accountant: ['330203102', ['own village', 'sister village', 'own town']],
  keyholder: ['330203102', ['own village', 'sister village', 'own town']],
  discipline: ['330203102', ['own village', 'sister village', 'own town']],
  reviewer: ['330203', ['own village', 'sister village', 'own town', 'other town']],
  // Takes part in no trade, wherever it lies.
  district: ['330203', []],
  bidder: [null, ['own village', 'sister village', 'own town', 'other town', 'other district']],
} as const satisfies Record<string, readonly [string | null, readonly Place[]]>;
type RoleName = keyof typeof HELD;
const ROLE_NAMES = Object.keys(HELD) as RoleName[];

/** `clock`: nobody may send it. */
const WHO: Record<string, RoleName[] | ['clock']> = {
  // 1 setup
  submit_application: ['accountant'],
  record_resolution: ['accountant'],
  countersign_resolution: ['supervisor'],
  reject_resolution: ['supervisor'],
  propose_valuation: ['accountant'],
  seal_reserve: ['head'],
  countersign_reserve: ['supervisor'],
  confirm_valuation: ['head'],
  approve_project: ['town_officer'],
  return_project: ['town_officer'],
  name_acting_head: ['head', 'supervisor'],
  // 2 announcement
  compile_tender_file: ['station'],
  confirm_tender_file: ['head'],
  return_tender_file: ['head'],
  reopen_tender_file: ['station'],
  publish_notice: ['station'],
  ask_question: ['bidder'],
  answer_question: ['station'],
  clarify_notice: ['station'],
  amend_terms: ['station'],
  // 3 bidding
  register_bidder: ['bidder'],
  withdraw_registration: ['bidder'],
  record_deposit: ['agent_accountant'],
  submit_offer: ['bidder'],
  withdraw_offer: ['bidder'],
  close_registration: ['clock'],
  complete_formal_check: ['clock'],
  review_qualification: ['station'],
  confirm_qualification: ['station'],
  miss_offer_window: ['clock'],
  close_offers: ['clock'],
  attest_opening: ['supervisor'],
  open_offers: ['station'],
  record_external_opening: ['station'],
  negotiate: ['station'],
  return_deposit: ['agent_accountant'],
  convert_deposit: ['agent_accountant'],
  leave_deposit: ['bidder'],
  record_bar: ['station'],
  clear_arrears: ['station'],
  decide_relation: ['town_officer'],
  // 4 selection
  check_substance: ['station'],
  accept_explanation: ['station'],
  reject_explanation: ['station'],
  exercise_priority: ['bidder'],
  lapse_priority: ['clock'],
  draw_reviewers: ['station'],
  recuse: ['reviewer'],
  score_offers: ['reviewer'],
  confirm_ranking: ['station'],
  record_external_evaluation: ['station'],
  publish_result: ['station'],
  record_external_publicity: ['station'],
  close_publicity: ['clock'],
  raise_objection: ['bidder', 'delegate', 'station'],
  dismiss_objection: ['station'],
  uphold_objection: ['station'],
  confirm_award: ['head'],
  certify_award: ['station'],
  give_up: ['bidder'],
  file_complaint: ['bidder', 'delegate'],
  decide_complaint: ['town_officer'],
  // 5 contract
  grant_winner_approval: ['town_officer'],
  prepare_contract: ['accountant'],
  sign_contract: ['head'],
  countersign_contract: ['bidder'],
  witness_contract: ['supervisor'],
  serve_signing_notice: ['station'],
  forfeit_for_not_signing: ['clock'],
  file_contract: ['town_officer'],
  return_contract: ['town_officer'],
  issue_certificate: ['station'],
  // 6 performance
  record_handover: ['accountant'],
  confirm_handover: ['bidder'],
  demand_payment: ['accountant', 'agent_accountant'],
  receive_payment: ['agent_accountant'],
  reverse_booking: ['agent_accountant', 'town_officer'],
  apply_payment: ['accountant'],
  release_payment: ['agent_accountant'],
  return_bond: ['agent_accountant'],
  write_off_due: ['town_officer'],
  record_inspection: ['accountant', 'town_officer'],
  close_rectification: ['accountant', 'town_officer'],
  record_measurement: ['town_officer'],
  amend_contract: ['accountant'],
  complete_works: ['accountant'],
  end_term: ['clock'],
  terminate_contract: ['town_officer'],
  record_dispute: ['accountant', 'town_officer'],
  settle_dispute: ['town_officer'],
  // 7 closing
  propose_settlement: ['accountant'],
  sign_acceptance: ['supervisor', 'delegate', 'town_officer'],
  file_engineer_acceptance: ['supervisor'],
  reject_acceptance: ['supervisor', 'delegate', 'town_officer'],
  rate: ['bidder', 'delegate'],
  ratify_emergency: ['supervisor'],
  archive_project: ['town_officer'],
  release_retention: ['agent_accountant'],
  // side paths
  choose_next_round: ['accountant'],
  suspend: ['town_officer'],
  request_stop: ['discipline'],
  renew_suspension: ['town_officer'],
  resume: ['town_officer'],
  resume_by_limit: ['clock'],
  terminate: ['town_officer'],
  flag_overdue: ['clock'],
};

/** What the table names; that it names all is a test of its own. */
const TYPES = Object.keys(WHO).filter(isEventType);

const projectAt = (place: Place, publicAt: number | null = 1): Project => {
  const [village, town, district] = PLACES[place];
  return { village, town, district, publicAt };
};

function holderOf(role: RoleName): Subject {
  const [organisation] = HELD[role];
  const grants = organisation === null ? [] : [{ role, organisation }];
  return { account: 'a', kind: organisation === null ? 'bidder' : 'staff', username: 'a', displayName: '某', grants };
}

const who = (type: string): readonly string[] => WHO[type] ?? [];
const may = (subject: Subject | null, type: string, project: Project) => 'role' in mayAct(subject, type, project);

describe('who may do what, where: the whole matrix', () => {
  it('names every event, and no other: a new one fails here until it stands in the table', () => {
    assert.deepEqual(Object.keys(WHO).sort(), [...EVENT_TYPES].sort());
  });

  for (const role of ROLE_NAMES) {
    it(`a ${role}, for each event in each place`, () => {
      const subject = holderOf(role);
      const [, counts] = HELD[role];
      for (const type of TYPES) {
        for (const place of Object.keys(PLACES) as Place[]) {
          const expected = who(type).includes(role) && (counts as readonly Place[]).includes(place);
          assert.equal(may(subject, type, projectAt(place)), expected, `${type} in the ${place}`);
        }
      }
    });
  }

  it('nobody who has not signed in does anything anywhere', () => {
    for (const type of TYPES) {
      for (const place of Object.keys(PLACES) as Place[]) assert.ok(!may(null, type, projectAt(place)), `${type} in the ${place}`);
    }
  });

  it('a bidder does nothing in a trade that is not public, and staff is not hindered by that', () => {
    for (const type of TYPES) {
      assert.ok(!may(holderOf('bidder'), type, projectAt('own village', null)), type);
      for (const role of ROLE_NAMES.filter((r) => r !== 'bidder' && r !== 'district')) {
        assert.equal(may(holderOf(role), type, projectAt('own village', null)), who(type).includes(role), `${role} ${type}`);
      }
    }
  });

  it('two roles of one account give what either gives, and the administrator’s takes every other away', () => {
    const pairs = ROLE_NAMES.filter((r) => r !== 'bidder').flatMap((a, i, all) => all.slice(i + 1).map((b) => [a, b] as const));
    assert.ok(pairs.length === 55);
    for (const [a, b] of pairs) {
      const both: Subject = { ...holderOf(a), grants: [...holderOf(a).grants, ...holderOf(b).grants] };
      for (const type of TYPES) {
        const expected = a !== 'district' && b !== 'district' && (who(type).includes(a) || who(type).includes(b));
        assert.equal(may(both, type, projectAt('own village')), expected, `${a} and ${b}: ${type}`);
      }
    }
  });

  it('each staff role but keyholder and administrator does something, so that no row is empty by a wrong name', () => {
    for (const role of ROLE_NAMES) {
      const acts = TYPES.filter((type) => who(type).includes(role));
      assert.equal(acts.length > 0, role !== 'district' && role !== 'keyholder', role);
    }
  });
});
