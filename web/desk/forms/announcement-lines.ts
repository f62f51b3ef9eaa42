/** Limits beside the fields of tender file, notice and offers. */
import type { Facts } from '../../../server/machines/facts.js';
import { noticePeriod } from '../../../server/machines/notice-period.js';
import { type Law, ruleValue } from '../../../server/machines/rules/book.js';
import { dateOf, speakDate, speakInstant } from '../../../server/machines/time.js';
import { endOfWorkingDays, workingDaysAhead, workingTime } from '../../../server/machines/working-days.js';
import { isAsset, spokenYuan } from './circumstances.js';
import { line, under, type Values } from './rule-line.js';
import { readInstant } from './wall-clock.js';

export const noticePeriodLine = under((law, c, facts) => {
  const { wd, name, rule } = noticePeriod(facts, law);
  const earliest = endOfWorkingDays(workingTime(law), c.now, wd);
  return line(
    law,
    rule,
    `公告期不少于${wd}个工作日(${name}),今天发布最早可截止于${speakInstant(earliest)}`,
  );
});

export const registrationLine = under((law, _c, facts, values) =>
  line(law, 'registration.open', registrationText(law, facts, values)),
);

/** Before the close of offers by some working days; who is looked at after the opening may register until the close. */
function registrationText(law: Law, { tenderFile }: Facts, { offersCloseAt }: Values): string {
  const days = ruleValue(law, 'registration.open');
  const close = readInstant(String(offersCloseAt ?? ''));
  const first = close === null ? '' : `(${speakInstant(workingDaysAhead(law.calendar, close, days))})`;
  const together = tenderFile?.postQualification ? ',资格后审可与报价截止同时' : '';
  return `报名截止最早为报价截止前${days}个工作日${first}${together}`;
}

export const hoursLine = under((law) =>
  line(
    law,
    'station.earliest_hour',
    `须在工作日${ruleValue(law, 'station.earliest_hour')}以后,通常定在${ruleValue(law, 'station.closing_hour')}`,
  ),
);

export const amendmentLine = under((law, c) => {
  const wd = ruleValue(law, 'amendment.remaining');
  const earliest = endOfWorkingDays(workingTime(law), c.now, wd);
  return line(
    law,
    'amendment.remaining',
    `修改条款后至少留${wd}个工作日,最早可截止于${speakInstant(earliest)}`,
  );
});

export const windowLine = under((law) =>
  line(
    law,
    'window.restart',
    `新时段至少提前${ruleValue(law, 'window.restart')}个工作日,并与原时段等长`,
  ),
);

export const depositLine = under((law, c, facts) => {
  const amount = facts.valuation?.amount ?? facts.resolution?.limit;
  if (amount == null) return null;
  const key = isAsset(c) ? 'deposit.asset' : 'deposit.procurement';
  const share = ruleValue(law, key);
  const of = isAsset(c) ? '首年底价' : '限价';
  return line(
    law,
    key,
    `不超过${of}的${share}%,即${spokenYuan(Math.floor((amount * share) / 100))}`,
  );
});

export const priorityLine = under((law) =>
  line(law, 'priority.claim', '优先权人须在公告发布3日前书面通知送达'),
);

/** What is let before it can be awarded would begin without a tenant. */
export const startLine = under((law, c) => {
  const award = c.view.earliest.find(({ key }) => key === 'award');
  return award?.rule ? line(law, award.rule, `预计最早${speakDate(dateOf(award.at))}成交,起始日期宜在这以后`) : null;
});
