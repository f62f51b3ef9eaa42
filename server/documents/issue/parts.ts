/** What several documents say in the same way. */
import { contractTotal } from '../../machines/contract-dues.js';
import { EVIDENCE, type EvidenceKind } from '../../machines/events/fields.js';
import { type RuleKey, ruleValue } from '../../machines/rules/book.js';
import { ROLES, type Role } from '../../machines/roles.js';
import { plusDays, plusMonths, speakDate } from '../../machines/time.js';
import type { StoryEntry } from '../../transactions/story.js';
import type { ACTIONS } from '../words.js';
import { type Material, needed, recorded } from './material.js';
import { NOT_RECORDED, said } from './said.js';

type Action = (typeof ACTIONS)[number];

const ACTION_OF: Partial<Record<string, Action>> = {
  works: 'works',
  repair: 'works',
  goods: 'goods',
  services: 'services',
  labour: 'labour',
  bank_deposit: 'deposit',
};

export function actionOf({ facts }: Material): Action {
  const { category, side } = facts.project;
  if (side === 'procurement') return ACTION_OF[category] ?? 'services';
  const dealing = facts.application?.dealing ?? 'lease';
  return dealing === 'transfer' && category === 'disposal' ? 'disposal' : dealing;
}

export const kindOfTrade = (m: Material) => ({
  side: m.facts.project.side,
  action: actionOf(m),
  mode: m.facts.project.mode,
});

/** By its registered name; where there is none yet, this says which one it is and no more. */
export const collective = ({ story }: Material) =>
  said(story.collective?.name, `${story.town.name}${story.village.name}集体经济组织`);
export const station = ({ story }: Material) => `${story.town.name}公共资源交易站`;
/** Whoever checks vouchers and pays; one centre a town. */
export const agency = ({ story }: Material) => `${story.town.name}村级会计代理中心`;
export const townOffice = ({ story }: Material) => `${story.town.name}三资办`;

export const isYearly = ({ facts }: Material) =>
  facts.application?.dealing === 'lease' || facts.application?.dealing === 'contracting';
/** What offers are made in. */
export const priceUnit = (m: Material) => (isYearly(m) ? '元／年' : '元，总价');
/** Behind an amount that has its 元 already. */
export const priceSpan = (m: Material) => (isYearly(m) ? '每年' : '总价');

export function months(count: number): string {
  return count % 12 === 0 ? `${count / 12}年` : `${count}个月`;
}

/** How long, and from when to when where that is fixed. */
export function term(m: Material): string {
  const { tenderFile, application, resolution } = m.facts;
  const count = tenderFile?.termMonths ?? resolution?.termMonths ?? application?.termMonths ?? null;
  if (count === null)
    return said(
      recorded(m, 'compile_tender_file')?.data.duration,
      m.facts.project.side === 'asset' ? '无期限（一次性转让）' : NOT_RECORDED,
    );
  const from = tenderFile?.startsOn ?? null;
  if (from === null) return months(count);
  return `${months(count)}，自${speakDate(from)}起至${speakDate(plusDays(plusMonths(from, count), -1))}止`;
}

export function subject(m: Material) {
  const { data } = needed(m, 'submit_application');
  const area = m.facts.application?.areaMu;
  return {
    name: said(m.story.title),
    place: said(data.place),
    quantity: said(data.quantity ?? (area ? `${area}亩` : null)),
  };
}

/** By whose will the collective acts. */
export function authority(m: Material) {
  const { data } = needed(m, 'record_resolution');
  return { body: data.body, number: said(data.number), heldOn: data.heldOn };
}

/** Where an act has no number of its own, the log's number names it as surely. */
export const logNumber = (entry: StoryEntry) => `平台日志第${entry.seq}条`;

/** Where somebody who objects can go. */
export function offices(m: Material) {
  const file = recorded(m, 'compile_tender_file')?.data;
  const given = file?.offices;
  return {
    station: {
      name: station(m),
      phone: said(given?.station?.phone ?? file?.contact),
      address: said(given?.station?.address ?? file?.place),
    },
    town: { name: townOffice(m), phone: said(given?.town?.phone) },
    discipline: { name: `${m.story.town.name}纪（工）委`, phone: said(given?.discipline?.phone) },
  };
}

type Filed = { kind: EvidenceKind; file: string };
export const evidenceOf = (entry: StoryEntry | null): Filed[] =>
  (entry?.data as { evidence?: Filed[] } | null)?.evidence ?? [];

/** Papers filed with acts, each once. Pages are known of a picture only: it is one. */
export function attachments(m: Material, ...entries: (StoryEntry | null)[]) {
  const filed = new Map(entries.flatMap(evidenceOf).map((e) => [e.file, e]));
  return [...filed.values()].map(({ kind, file }) => {
    const known = m.files.get(file);
    const name = `${EVIDENCE[kind]}：${said(known?.name, file.slice(0, 8))}`;
    const pages = known?.mime.startsWith('image/') ? { pages: 1 } : {};
    return { name: said(name), ...pages, sha256: file };
  });
}

export const staffName = (m: Material, account: string) => m.staff.get(account) ?? NOT_RECORDED;
export const bidderName = (m: Material, pseudonym: string) => m.bidders.get(pseudonym) ?? pseudonym;
/** Shorter than on screens, where a role stands alone. */
const ROLE_NAMES: Partial<Record<string, string>> = {
  accountant: '村会计',
  supervisor: '村监会成员',
  delegate: '村民代表',
  agent_accountant: '代理会计',
  bidder: '竞买人（供应商）',
  clock: '系统到期办理',
};
export const roleName = (role: string) =>
  ROLE_NAMES[role] ?? fullWidth(ROLES[role as Role] ?? role);
export const actorName = (m: Material, e: StoryEntry) =>
  e.role === 'clock' ? '' : e.role === 'bidder' ? bidderName(m, e.actor) : staffName(m, e.actor);
export const fullWidth = (text: string) => text.replaceAll('(', '（').replaceAll(')', '）');

export const winnerName = (m: Material) =>
  m.facts.candidate ? bidderName(m, m.facts.candidate.bidder) : NOT_RECORDED;

/** `5个工作日` for a rule whose number counts working days. */
export const workingDays = (m: Material, rule: RuleKey) =>
  `${String(ruleValue(m.law, rule))}个工作日`;
export const days = (m: Material, rule: RuleKey) => `${String(ruleValue(m.law, rule))}日`;

export const publicityLength = (m: Material) => {
  if (m.facts.nextRank) return days(m, 'publicity.next_rank');
  return m.facts.project.side === 'asset'
    ? workingDays(m, 'publicity.asset')
    : days(m, 'publicity.procurement');
};
export const signingWithin = (m: Material) =>
  `成交确认后${workingDays(m, m.facts.project.side === 'asset' ? 'signing.asset' : 'signing.procurement')}内`;
export const depositRefund = (m: Material) =>
  `未成交的，公示期满后${workingDays(m, 'deposit.return')}内退还；第二、三名在合同签订后退还。`;

/** Nothing turns on the parts of a second once the order of the log has decided. */
export const second = (at: number) => at - (at % 1_000);

export const totalOf = (m: Material, amount: number) => contractTotal(m.facts, amount);
export const equalPrice = '以平台回执时间在先者为先。';
