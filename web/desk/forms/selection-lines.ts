/** Limits beside the fields of evaluation and publicity, objections and complaints. */
import { complaintDue, objectionDue } from '../../../server/machines/answer-limits.js';
import { countsWorkingDays, publicityEnd, publicityRule } from '../../../server/machines/publicity-end.js';
import { ruleValue } from '../../../server/machines/rules/book.js';
import { dateOf, type Instant, speakDate, speakInstant } from '../../../server/machines/time.js';
import { line, under, type Values } from './rule-line.js';

interface Open {
  no: number;
  at: Instant;
  open: boolean;
}

/** Of several the one that is chosen, else the first. */
function chosenOf(raised: readonly Open[], { no }: Values): Open | undefined {
  const open = raised.filter((one) => one.open);
  return open.find((one) => one.no === Number(no)) ?? open[0];
}

export const answerLine = under((law, _c, { objections }, values) => {
  const days = ruleValue(law, 'objection.answer');
  const asked = chosenOf(objections, values);
  const last = asked && `;第${asked.no}号异议${speakDate(dateOf(asked.at))}收到,最迟${speakInstant(objectionDue(asked, law))}答复`;
  return line(law, 'objection.answer', `收到异议后${days}日内答复${last ?? ''}`);
});

export const complaintLine = under((law, _c, { complaints }, values) => {
  const days = ruleValue(law, 'complaint.answer');
  const asked = chosenOf(complaints, values);
  const last = asked && `;第${asked.no}号投诉${speakDate(dateOf(asked.at))}收到,最迟${speakInstant(complaintDue(asked, law))}处理`;
  return line(law, 'complaint.answer', `收到投诉后${days}个工作日内处理${last ?? ''}`);
});

/** Until when a result that is published now lies open to objections. */
export const publicityLine = under((law, c, facts) => {
  const rule = publicityRule(facts);
  return line(law, rule, `公示期${ruleValue(law, rule)}${countsWorkingDays(rule) ? '个工作日' : '日'},今天发布公示到${speakInstant(publicityEnd(facts, c.now, law))}`);
});

export const lowPriceLine = under((law) => {
  const { ceiling, mean } = ruleValue(law, 'evaluation.below_cost');
  return line(law, 'evaluation.below_cost', `低于限价${ceiling}%或平均报价${mean}%的,须书面说明`);
});
