/** 中止通知书, and the notices that a trade is held for a moment or for longer: what stands still, until when. */
import { z } from 'zod';
import { defineTemplate } from '../define-template.js';
import { instant, listOf, prose, words } from '../facts.js';
import { writerFor } from '../write-template.js';
import { issuedBy, papers, whereToGo } from './recurring-blocks.js';
import { action, attachments, offices } from './shared-facts.js';

const facts = z.strictObject({
  action,
  owner: words,
  subject: words,
  noticeNumber: words.optional(),
  act: z.enum(['suspended', 'held', 'renewed']),
  ground: words,
  /** Not of a stop that the discipline committee asked for: it could point to whoever spoke up. */
  reasons: prose.optional(),
  since: instant,
  until: instant,
  basis: words,
  stood: words,
  meanwhile: listOf(words).min(1),
  offices,
  attachments,
});

const w = writerFor(facts);

export const suspension = defineTemplate({
  kind: 'suspension',
  name: '中止通知书',
  version: 1,
  facts,
  blocks: [
    w.when('act=suspended', w.paragraph('{owner}“{subject}”{action|action}中止交易，现通知如下。')),
    w.when(
      'act=held',
      w.paragraph(
        '应镇街纪（工）委提请，{owner}“{subject}”{action|action}暂停办理，由镇街在期限内决定是否中止，现通知如下。',
      ),
    ),
    w.when(
      'act=renewed',
      w.paragraph('{owner}“{subject}”{action|action}的中止期限延长一次，现通知如下。'),
    ),
    w.fields(
      w.fieldIf('noticeNumber', '公告编号', '{noticeNumber}'),
      w.field('所处节点', '{stood}'),
      w.wide('事由', '{ground}'),
      w.field('起始时间', '{since|instant}'),
      w.field('最迟至', '{until|instant}'),
      w.wide('依据', '{basis}'),
    ),
    w.when('reasons', w.heading('理由'), w.paragraph('{reasons|sentence}')),
    w.heading('期间的办理'),
    w.list(w.itemEach('meanwhile', '{@item}')),
    w.heading('期限的计算'),
    w.paragraph(
      '期间各期限停止计算，自恢复之日起继续计算剩余的工作日，当日不计。报价时段正在进行的，恢复后重新安排完整的时段，另行公告。到期没有决定的，交易自动恢复。',
    ),
    papers('未附材料。'),
    whereToGo,
    ...issuedBy,
  ],
});
