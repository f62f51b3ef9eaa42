/** 澄清公告: the answer to one question with the question, or what the station explains by itself. */
import { ruleValue } from '../../machines/rules/book.js';
import { workingDaysAhead } from '../../machines/working-days.js';
import { actsOf, roundOf } from '../../transactions/story.js';
import type { FactsOf } from '../templates/index.js';
import { noticeNumber } from './document-number.js';
import { type Material, needed } from './material.js';
import { actionOf, attachments, collective, offices, second } from './parts.js';
import { said, written } from './said.js';
import { withoutNumbers } from './without-numbers.js';

type Facts = FactsOf<'clarification'>;

export function composeClarification(m: Material): Facts {
  const { dates } = m.facts;
  if (!dates)
    throw new Error(`document ${m.row.number}: nothing was announced that could be clarified`);
  const { registrationClosesAt, offersCloseAt, publishedAt } = dates;
  const ahead = ruleValue(m.law, 'questions.close');
  return {
    action: actionOf(m),
    owner: collective(m),
    subject: said(m.story.title),
    noticeNumber: noticeNumber(m),
    noticedAt: second(publishedAt),
    ...(m.entry.event === 'answer_question'
      ? { answered: answered(m) }
      : { clarification: written(needed(m, 'clarify_notice').data.clarification) }),
    questionsUntil: workingDaysAhead(m.law.calendar, registrationClosesAt, ahead),
    offersClose: offersCloseAt,
    offices: offices(m),
    attachments: attachments(m, m.entry),
  };
}

/** Questions are numbered as they come in, anew in each round. */
function answered(m: Material): NonNullable<Facts['answered']> {
  const { no, answer } = needed(m, 'answer_question').data;
  const inRound = new Set(roundOf(m.story, m.entry).map((e) => e.entryNo));
  const asked = actsOf(m.story, 'ask_question').filter((e) => inRound.has(e.entryNo));
  return {
    no,
    question: withoutNumbers(written(asked[no - 1]?.data.question)),
    answer: withoutNumbers(written(answer)),
  };
}
