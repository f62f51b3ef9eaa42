/** What somebody has to have before their eyes to do an act, above its form: the objection they answer, the ranking they confirm. */
import { Link, useSearchParams } from 'react-router';
import { Moment } from '../../parts/moment.js';
import type { ProjectView } from '../forms/circumstances.js';
import { OpenList } from '../project/bids.js';
import { Contract } from '../project/contract.js';
import { ContractAgainstOffer } from '../project/contract-against-offer.js';
import { useSay } from '../words.js';
import { LimitOfOffer } from './own-part.js';

/** Acts that answer something, by the event that raised it. */
const ANSWERS: Readonly<Record<string, readonly string[]>> = {
  answer_question: ['ask_question'],
  dismiss_objection: ['raise_objection'],
  uphold_objection: ['raise_objection'],
  decide_complaint: ['file_complaint'],
  settle_dispute: ['record_dispute'],
  suspend: ['request_stop'],
  renew_suspension: ['suspend'],
  resume: ['request_stop', 'suspend'],
};
const NAMES: Readonly<Record<string, string>> = {
  ask_question: '第{no}号提问',
  raise_objection: '第{no}号异议',
  file_complaint: '第{no}号投诉',
  record_dispute: '第{no}号纠纷',
  request_stop: '纪委提请中止的理由',
  suspend: '镇街中止的理由',
};
const RANKED = new Set([
  'check_substance',
  'accept_explanation',
  'reject_explanation',
  'confirm_ranking',
  'publish_result',
  'dismiss_objection',
  'uphold_objection',
  'confirm_award',
  'certify_award',
]);
const OF_PAPERS = new Set([
  'approve_project',
  'return_project',
  'confirm_tender_file',
  'return_tender_file',
  'countersign_resolution',
  'reject_resolution',
  'review_qualification',
  'confirm_qualification',
  'publish_notice',
  'sign_acceptance',
  'reject_acceptance',
  'countersign_contract',
  'release_payment',
]);
/** The contract itself, as against the one that is to be signed, which stands beside the offer. */
const BY_CONTRACT = new Set(['sign_acceptance', 'reject_acceptance']);
const OF_CONTRACT = new Set(['sign_contract', 'witness_contract', 'file_contract', 'return_contract', 'issue_certificate']);

export function ToCheck({ type, view }: { type: string; view: ProjectView }) {
  const raised = ANSWERS[type];
  return (
    <>
      {type === 'submit_offer' && <LimitOfOffer id={view.id} />}
      {raised && <Matters view={view} events={raised} />}
      {RANKED.has(type) && (view.bidders?.length ?? 0) > 0 && (
        <OpenList bidders={view.bidders ?? []} view={view} ahead={type === 'confirm_ranking'} />
      )}
      {(OF_CONTRACT.has(type) || BY_CONTRACT.has(type)) && <Contract view={view} />}
      {OF_CONTRACT.has(type) && <ContractAgainstOffer view={view} />}
      {(OF_PAPERS.has(type) || OF_CONTRACT.has(type)) && <ToPapers />}
    </>
  );
}

function Matters({ view, events }: { view: ProjectView; events: readonly string[] }) {
  const say = useSay();
  const open = (view.raised ?? []).filter(({ event }) => events.includes(event));
  return open.map(({ event, no, at, text }) => (
    <blockquote className="raised" key={at}>
      <p className="raised-head">
        <span>{say(NAMES[event] ?? '', { no: no ?? '' })}</span> <Moment at={at} />
      </p>
      <p className="raised-text">
        <bdi>{text ?? say('原文已依法删除')}</bdi>
      </p>
    </blockquote>
  ));
}

function ToPapers() {
  const say = useSay();
  const [search] = useSearchParams();
  const next = new URLSearchParams(search);
  next.set('tab', 'documents');
  return (
    <p className="to-papers">
      <Link to={`?${next}`} replace>
        {say('看文书和证明材料')}
      </Link>
    </p>
  );
}
