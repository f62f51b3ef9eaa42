/** 变更公告 from the amendment and the dates before and after it. */
import { ruleValue } from '../../machines/rules/book.js';
import { workingDaysAhead } from '../../machines/working-days.js';
import type { FactsOf } from '../templates/index.js';
import { noticeNumber } from './document-number.js';
import { type Material, needed } from './material.js';
import { factsBefore, movedDates } from './moved-dates.js';
import { actionOf, attachments, collective, offices, second } from './parts.js';
import { said, written } from './said.js';

export async function composeAmendment(m: Material): Promise<FactsOf<'amendment'>> {
  const { data } = needed(m, 'amend_terms');
  const { dates } = m.facts;
  if (!dates)
    throw new Error(`document ${m.row.number}: nothing was announced that could be amended`);
  return {
    action: actionOf(m),
    owner: collective(m),
    subject: said(m.story.title),
    noticeNumber: noticeNumber(m),
    noticedAt: second(dates.publishedAt),
    amendment: written(data.amendment),
    // A changed condition makes earlier offers void as well as changed terms do.
    changesTerms: data.changesTerms || data.reopensRegistration,
    reopensRegistration: data.reopensRegistration,
    times: movedDates(await factsBefore(m), m.facts),
    objectionsUntil: workingDaysAhead(
      m.law.calendar,
      dates.offersCloseAt,
      ruleValue(m.law, 'objection.file'),
    ),
    offices: offices(m),
    attachments: attachments(m, m.entry),
  };
}
