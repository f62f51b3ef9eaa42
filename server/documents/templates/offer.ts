/** 报价回执, checkpoint 9: for the bidder alone. It proves what was handed in and when, and says not a word of the price. */
import { z } from 'zod';
import { defineTemplate } from '../define-template.js';
import { count, hash, instant, words } from '../facts.js';
import { writerFor } from '../write-template.js';
import { action, logged } from './shared-facts.js';

const facts = z.strictObject({
  action,
  subject: words,
  noticeNumber: words,
  bidder: z.strictObject({ name: words, code: words }),
  /** Which of the bidder's packages it is; the last one counts. */
  number: count.min(1),
  submittedAt: instant,
  offersClose: instant,
  opening: instant,
  termsVersion: count.min(1),
  packageHash: hash,
  sealing: words,
  logged,
});

const w = writerFor(facts);

export const offer = defineTemplate({
  kind: 'offer',
  name: '报价回执',
  version: 1,
  facts,
  blocks: [
    w.paragraph(
      '{bidder.name}：已收到你（单位）对“{subject}”{action|action}（公告编号：{noticeNumber}）的密封报价。',
    ),
    w.fields(
      w.wide('报价人', '{bidder.name}'),
      w.field('竞买人编号', '{bidder.code}'),
      w.field('第几次报价', '第 {number} 次'),
      w.field('收到时刻', '{submittedAt|instant}'),
      w.field('报价截止', '{offersClose|instant}'),
      w.field('开标时间', '{opening|instant}'),
      w.field('条款版本', '第 {termsVersion} 版'),
      w.wide('密封方式', '{sealing}'),
      w.wide('密封包校验值', '{packageHash|hash}'),
      w.field('日志序号', '第 {logged.seq} 条'),
      w.wide('日志叶哈希', '{logged.leaf|hash}'),
    ),
    w.heading('说明'),
    w.list(
      w.item('收到时刻以平台锁定读取为准，须严格早于报价截止。'),
      w.item('截止前可以重新提交或者撤回，以最后一次提交的为准。'),
      w.item('条款在提交后有修改的，须重新提交，否则报价无效。'),
      w.item('开标后请与开标记录核对校验值前8位，不符的当场提出。'),
    ),
    w.note('本回执不载明报价金额，只发给报价人本人；开标前平台公开的日志中只有上列叶哈希。'),
  ],
});
