/** 变更公告: what was changed after the notice, which dates moved, and what whoever takes part has to do now. */
import { z } from 'zod';
import { defineTemplate } from '../define-template.js';
import { flag, instant, listOf, prose, words } from '../facts.js';
import { writerFor } from '../write-template.js';
import { issuedBy, papers, whereToGo } from './recurring-blocks.js';
import { action, attachments, offices } from './shared-facts.js';

const facts = z.strictObject({
  action,
  owner: words,
  subject: words,
  noticeNumber: words,
  noticedAt: instant,
  amendment: prose,
  /** Whether offers made on the old terms still count. */
  changesTerms: flag,
  reopensRegistration: flag,
  times: listOf(z.strictObject({ name: words, before: instant, after: instant, moved: words })).min(
    1,
  ),
  objectionsUntil: instant,
  offices,
  attachments,
});

const w = writerFor(facts);

export const amendment = defineTemplate({
  kind: 'amendment',
  name: '变更公告',
  version: 1,
  facts,
  blocks: [
    w.paragraph(
      '{owner}“{subject}”{action|action}公告（公告编号：{noticeNumber}，{noticedAt|date}发布）作如下变更。本公告与原公告不一致的，以本公告为准。',
    ),
    w.heading('变更内容'),
    w.paragraph('{amendment|sentence}'),
    w.heading('时间安排'),
    w.table(
      'times',
      (row) => [
        row.column('事项', 2.6, '{name}'),
        row.column('原定时间', 4, '{before|instant}'),
        row.column('变更后时间', 4, '{after|instant}'),
        row.column('变动', 1.8, '{moved}', { align: 'center' }),
      ],
      { empty: '无' },
    ),
    w.paragraph('以上均为北京时间。截止时刻以平台锁定读取的时刻为准，严格早于截止时刻方为有效。'),
    w.heading('对参加人的影响'),
    w.list(
      w.itemIf(
        'changesTerms',
        '本次变更修改了报价所依据的条款或者参加条件：凡在本公告发布前提交的报价，自本公告发布时起失效；拟继续参加的，应当在变更后的报价截止前按新条款重新提交。',
      ),
      w.itemIf(
        'reopensRegistration',
        '本次变更修改了参加条件，重新开放报名至变更后的报名截止时间；资格按变更后的条件审查。',
      ),
      w.itemIf('!changesTerms', '本次变更不修改报价所依据的条款，此前提交的报价继续有效。'),
      w.item(
        '凡按原公告办理的报名继续有效；不愿按变更后的条件参加的，可以在报价截止前撤回报名，保证金全额退还。',
      ),
      w.item('对变更内容有异议的，应于{objectionsUntil|instant}前向交易站提出。'),
    ),
    whereToGo,
    papers('本公告无附件。'),
    ...issuedBy,
  ],
});
