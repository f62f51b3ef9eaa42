/** 澄清公告: a question and its answer, or an explanation of the station's own; who asked is nobody's business. */
import { z } from 'zod';
import { defineTemplate } from '../define-template.js';
import { count, instant, prose, words } from '../facts.js';
import { writerFor } from '../write-template.js';
import { issuedBy, papers, whereToGo } from './recurring-blocks.js';
import { action, attachments, offices } from './shared-facts.js';

const facts = z.strictObject({
  action,
  owner: words,
  subject: words,
  noticeNumber: words,
  noticedAt: instant,
  answered: z.strictObject({ no: count, question: prose, answer: prose }).optional(),
  clarification: prose.optional(),
  questionsUntil: instant,
  offersClose: instant,
  offices,
  attachments,
});

const w = writerFor(facts);

export const clarification = defineTemplate({
  kind: 'clarification',
  name: '澄清公告',
  version: 1,
  facts,
  blocks: [
    w.paragraph(
      '现就{owner}“{subject}”{action|action}公告（公告编号：{noticeNumber}，{noticedAt|date}发布）和交易文件中的有关内容澄清如下。',
    ),
    w.when(
      'answered',
      w.heading('第 {answered.no} 号提问'),
      w.paragraph('{answered.question|sentence}'),
      w.heading('答复'),
      w.paragraph('{answered.answer|sentence}'),
    ),
    w.when('clarification', w.heading('澄清内容'), w.paragraph('{clarification|sentence}')),
    w.heading('效力'),
    w.list(
      w.item('本澄清是公告和交易文件的组成部分，对所有参加人同样适用。'),
      w.item(
        '本澄清不修改条款，不移动时间：提问截止{questionsUntil|instant}，报价截止{offersClose|instant}。需要修改条款的，另行发布变更公告。',
      ),
      w.item('提问人的身份和人数在开标前不公开。'),
    ),
    whereToGo,
    papers('本公告无附件。'),
    ...issuedBy,
  ],
});
