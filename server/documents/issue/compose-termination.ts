/** 终止公告 from the town's decision and where the trade stood. */
import type { FactsOf } from '../templates/index.js';
import { noticeNumberIfAny } from './document-number.js';
import { type Material, needed, recorded } from './material.js';
import {
  attachments,
  collective,
  kindOfTrade,
  offices,
  second,
  townOffice,
  workingDays,
} from './parts.js';
import { said, written } from './said.js';
import { whereItStood } from './where-it-stood.js';

export function composeTermination(m: Material): FactsOf<'termination'> {
  const { data } = needed(m, 'terminate');
  const { openedAt, dates } = m.facts;
  const deposit = dates === null ? 0 : (recorded(m, 'compile_tender_file')?.data.deposit ?? 0);
  return {
    ...kindOfTrade(m),
    owner: collective(m),
    subject: said(m.story.title),
    ...noticeNumberIfAny(m),
    terminatedAt: second(m.entry.at),
    stood: whereItStood(m.entry.from),
    ownWish: data.ownWish,
    ...(data.resolution ? { resolution: said(data.resolution) } : {}),
    reasons: written(data.reasons),
    decidedBy: townOffice(m),
    ...(dates === null
      ? {}
      : { offers: openedAt === null ? ('sealed' as const) : ('opened' as const) }),
    ...(deposit > 0
      ? {
          deposits: `已缴纳的交易保证金连同利息在终止后${workingDays(m, 'deposit.return')}内退还；退还前不归档。`,
        }
      : {}),
    offices: offices(m),
    attachments: attachments(m, m.entry),
  };
}
