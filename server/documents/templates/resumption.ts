/** 恢复通知书: that a trade goes on, and on which dates now. */
import { z } from 'zod';
import { defineTemplate } from '../define-template.js';
import { flag, instant, listOf, prose, words } from '../facts.js';
import { writerFor } from '../write-template.js';
import { issuedBy, whereToGo } from './recurring-blocks.js';
import { action, offices } from './shared-facts.js';

const facts = z.strictObject({
  action,
  owner: words,
  subject: words,
  noticeNumber: words.optional(),
  /** Nobody decided within the limit. */
  byLimit: flag,
  reasons: prose.optional(),
  since: instant,
  resumedAt: instant,
  stood: words,
  times: listOf(z.strictObject({ name: words, before: instant, after: instant, moved: words })),
  windowRestarts: flag,
  offices,
});

const w = writerFor(facts);

export const resumption = defineTemplate({
  kind: 'resumption',
  name: '恢复通知书',
  version: 1,
  facts,
  blocks: [
    w.paragraph('{owner}“{subject}”{action|action}恢复交易，现通知如下。'),
    w.fields(
      w.fieldIf('noticeNumber', '公告编号', '{noticeNumber}'),
      w.field('所处节点', '{stood}'),
      w.field('中止时间', '{since|instant}'),
      w.field('恢复时间', '{resumedAt|instant}'),
      w.fieldIf('byLimit', '恢复方式', '中止期满自动恢复'),
      w.fieldIf('!byLimit', '恢复方式', '镇街决定恢复'),
    ),
    w.when('reasons', w.heading('理由'), w.paragraph('{reasons|sentence}')),
    w.heading('时间安排'),
    w.table(
      'times',
      (row) => [
        row.column('事项', 2.6, '{name}'),
        row.column('原定时间', 4, '{before|instant}'),
        row.column('恢复后时间', 4, '{after|instant}'),
        row.column('变动', 1.8, '{moved}', { align: 'center' }),
      ],
      { empty: '没有尚待届满的公告期限。' },
    ),
    w.when(
      'windowRestarts',
      w.paragraph('中止时报价时段正在进行，恢复后按上表重新安排完整的时段。'),
    ),
    w.paragraph('剩余的工作日自恢复之日起继续计算，当日不计。以上均为北京时间。'),
    w.when(
      'noticeNumber',
      w.paragraph('中止前的报名、报价和保证金继续有效，也可以在报价截止前撤回。'),
    ),
    whereToGo,
    ...issuedBy,
  ],
});
