/**
 * Whom an act concerns besides the person who did it, and what they are told. Nothing here may tell anybody of a
 * registration or an offer before the opening: those who take part are told of the trade, never of each other.
 */
import { CHECKPOINTS, type CheckpointKey } from '../machines/checkpoints.js';
import type { EventType } from '../machines/events.js';
import type { Role } from '../machines/roles.js';

/** Everybody who takes part in this round; the bidder whom the act names; the one who won or may still win. */
type Party = 'taking part' | 'named' | 'candidate';

interface News {
  to: Party;
  /** What follows the project's title: with Chinese marks, as it goes out by mail too. */
  text: string;
}

const OF_EVENTS: Partial<Record<EventType, News>> = {
  answer_question: { to: 'taking part', text: '公告有新的答疑，请查看。' },
  clarify_notice: { to: 'taking part', text: '公告有新的澄清，请查看。' },
  amend_terms: { to: 'taking part', text: '公告条款已修改。此前递交的报价已失效，需要参加的请按新条款重新确认。' },
  miss_offer_window: { to: 'taking part', text: '报价时段已顺延，新的时间见公告。' },
  record_deposit: { to: 'named', text: '您的保证金已登记到账。' },
  return_deposit: { to: 'named', text: '您的保证金已退还，请查收。' },
  decide_relation: { to: 'named', text: '您申报的利害关系已有处理结果。' },
  confirm_qualification: { to: 'taking part', text: '资格审查已有结果，请查看您的结果。' },
  open_offers: { to: 'taking part', text: '已开标，开标记录可查看。' },
  publish_result: { to: 'taking part', text: '结果已公示。有异议的请在公示期内提出。' },
  certify_award: { to: 'candidate', text: '您已成交，请按期签订合同。' },
  prepare_contract: { to: 'candidate', text: '合同已拟定，请核对后签订。' },
  serve_signing_notice: { to: 'candidate', text: '交易站催告您按期签订合同，逾期不签视为弃标，保证金不予退还。' },
  convert_deposit: { to: 'candidate', text: '您的保证金已转为履约保证金或价款。' },
  record_handover: { to: 'candidate', text: '交付（开工）已登记，请确认。' },
  release_payment: { to: 'candidate', text: '有一笔款项已审核付出，请查收。' },
  receive_payment: { to: 'candidate', text: '您的一笔款项已登记收到，收据可查看。' },
  reverse_booking: { to: 'candidate', text: '您的一笔收付款登记有误，已红字冲销，将按正确的金额重新登记。' },
  return_bond: { to: 'candidate', text: '您的履约保证金已退还，请查收。' },
  release_retention: { to: 'candidate', text: '您的质量保证金已退还，请查收。' },
  terminate_contract: { to: 'candidate', text: '合同已解除，请查看有关文书。' },
  suspend: { to: 'taking part', text: '交易已中止，恢复时另行通知。' },
  resume: { to: 'taking part', text: '交易已恢复，新的时间见公告。' },
  resume_by_limit: { to: 'taking part', text: '交易中止期满已恢复，新的时间见公告。' },
  terminate: { to: 'taking part', text: '交易已终止，保证金将连同利息退还。' },
  uphold_objection: { to: 'taking part', text: '有一项异议成立，处理结果见公示。' },
};

export interface Entry {
  event: EventType;
  /** State lines before and after. */
  from: string;
  to: string;
}

export interface Told {
  to: Party | { roles: readonly Role[] };
  text: string;
}

/** Whom one entry of the log concerns; nobody, for most. */
export function newsOf({ event, from, to }: Entry): Told[] {
  const told: Told[] = [];
  const own = OF_EVENTS[event];
  if (own) told.push(own);
  if (to.startsWith('failed') && !from.startsWith('failed')) told.push({ to: 'taking part', text: '本轮交易未成交，保证金将退还，下一轮安排见公告。' });
  for (const key of entered(from, to)) {
    const { name, roles } = CHECKPOINTS.find((c) => c.key === key) as (typeof CHECKPOINTS)[number];
    const desks = roles.filter((role) => role !== 'bidder' && role !== 'reviewer');
    if (desks.length > 0) told.push({ to: { roles: desks }, text: `已进入“${name}”，要您办的见“待办”。` });
  }
  return told;
}

/** Checkpoints that became current; of 17 and 18, which begin together, each has people of its own. */
function entered(from: string, to: string): CheckpointKey[] {
  const before = new Set(currentIn(from));
  return currentIn(to).filter((key) => !before.has(key));
}

function currentIn(line: string): CheckpointKey[] {
  if (line.startsWith('performance.running')) return ['payments', 'inspection'];
  const key = line.replace('!', '').split('.')[1];
  return CHECKPOINTS.flatMap((c) => (c.key === key ? [c.key] : []));
}
