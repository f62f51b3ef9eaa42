/** 异议答复 from the objection, its answer, and where the trade went with it. Who objected is not printed. */
import type { DataOf } from '../../machines/events.js';
import type { Objection } from '../../machines/facts.js';
import { instant } from '../dates.js';
import type { StoryEntry } from '../../transactions/story.js';
import type { FactsOf } from '../templates/index.js';
import { type Material, needed } from './material.js';
import { factsBefore } from './moved-dates.js';
import { actionOf, collective, days, offices, roleName, second } from './parts.js';
import { said, written } from './said.js';
import { withoutNumbers } from './without-numbers.js';

type Facts = FactsOf<'objection-answer'>;
type Upheld = DataOf<'uphold_objection'>;

const ABOUT = { file: '公告和交易文件', opening: '开标', result: '结果' } as const;
const FINDINGS: Record<Upheld['finding'], string> = {
  ranking_error: '排名有误',
  auction_fault: '竞价（报价）出现故障',
  winner_unqualified: '候选人不具备资格',
  fraud: '弄虚作假',
  other: '其他应当改正的情形',
};

export async function composeObjectionAnswer(m: Material): Promise<Facts> {
  const isUpheld = m.entry.event === 'uphold_objection';
  const { data } = needed(m, isUpheld ? 'uphold_objection' : 'dismiss_objection');
  const raised = await objection(m, data.no);
  return {
    action: actionOf(m),
    owner: collective(m),
    subject: said(m.story.title),
    no: data.no,
    about: ABOUT[raised.about],
    by: by(raised.entry),
    raisedAt: raised.entry.at,
    matter: withoutNumbers(written((raised.entry.data as { content?: string } | null)?.content)),
    upheld: isUpheld,
    ...('finding' in data ? { finding: FINDINGS[data.finding] } : {}),
    answer: withoutNumbers(written(data.answer)),
    consequence: isUpheld ? ofUpheld(m) : ofDismissed(m),
    answeredAt: second(m.entry.at),
    answerWithin: days(m, 'objection.answer'),
    offices: offices(m),
  };
}

/** The objection with this number among those that were open just before the answer. */
async function objection(m: Material, no: number): Promise<Objection & { entry: StoryEntry }> {
  const open = (await factsBefore(m)).objections.find((o) => o.no === no);
  const entry = m.story.entries.findLast((e) => e.event === 'raise_objection' && e.at === open?.at);
  if (!open || !entry) throw new Error(`document ${m.row.number}: objection ${no} was not raised`);
  return { ...open, entry };
}

/** A bidder's role would tell, before the opening, that there is one. */
function by({ role }: StoryEntry): string {
  if (role === 'bidder') return '参加交易的主体或者其他利害关系人';
  return role === 'station' ? '他人提出，由交易站代为登记' : roleName(role);
}

function ofDismissed({ entry: { to } }: Material): string {
  if (to.startsWith('selection.award')) return '公示期满且异议已经答复，转入成交确认。';
  if (to.startsWith('failed') || to.startsWith('terminated')) return '本轮的处理不变。';
  return '原公告、交易文件和已经作出的结果不变，交易继续进行。';
}

function ofUpheld(m: Material): string {
  const { finding, newWindow } = needed(m, 'uphold_objection').data;
  const forfeits = finding === 'fraud' ? '其交易保证金不予退还。' : '';
  const { to } = m.entry;
  if (to.startsWith('selection.evaluation'))
    return '撤销原评审和排名，按公告的办法重新评审，结果另行公示。';
  if (to.startsWith('bidding.offers') && newWindow)
    return `原报价作废，各参加人按新的时段重新报价：${instant(newWindow.offersOpenAt)}至${instant(newWindow.offersCloseAt)}，${instant(newWindow.openingAt)}开标。`;
  if (to.startsWith('setup.resolution'))
    return `原相对方不再作为成交对象，由集体经济组织重新决策。${forfeits}`;
  if (to.startsWith('failed'))
    return `取消原候选人的资格，已无可以递补的候选人，本轮流标（流拍）。${forfeits}`;
  if (to.startsWith('selection.publicity'))
    return `取消原候选人的资格，由下一名候选人递补，结果另行公示。${forfeits}`;
  if (to.startsWith('announcement.tender_file')) return '退回交易文件审查，改正后重新审查和公示。';
  return '本轮结束，改正后重新公告；已缴纳的保证金按规定退还。';
}
