/**
 * 报名回执, checkpoint 7: for the bidder alone. What was declared, where the deposit has to go and until when, and the
 * place in the log that proves the registration.
 */
import { z } from 'zod';
import { defineTemplate } from '../define-template.js';
import { count, fen, flag, instant, words } from '../facts.js';
import { writerFor } from '../write-template.js';
import { papers } from './recurring-blocks.js';
import { action, attachments, logged } from './shared-facts.js';

const facts = z.strictObject({
  action,
  subject: words,
  noticeNumber: words,
  bidder: z.strictObject({ name: words, code: words }),
  registeredAt: instant,
  noConflict: flag,
  priority: count.min(1).optional(),
  deposit: z
    .strictObject({ amount: fen, accountName: words, bank: words, accountNumber: words, until: instant })
    .optional(),
  /** Left with the station since an earlier round. */
  depositLeft: fen.optional(),
  prequalified: flag,
  offersOpen: instant,
  offersClose: instant,
  opening: instant,
  logged,
  attachments,
});

const w = writerFor(facts);

export const registration = defineTemplate({
  kind: 'registration',
  name: '报名回执',
  version: 1,
  facts,
  blocks: [
    w.paragraph(
      '{bidder.name}：已收到你（单位）对“{subject}”{action|action}（公告编号：{noticeNumber}）的报名，登记如下。',
    ),
    w.fields(
      w.field('竞买人编号', '{bidder.code}'),
      w.field('报名时间', '{registeredAt|instant}'),
      w.wide('承诺', '遵守公告与交易规则；成交后同意公示名称'),
      w.wideIf('noConflict', '利害关系', '声明与本村村干部及交易工作人员无利害关系'),
      w.wideIf('!noConflict', '利害关系', '已申报存在利害关系，按公告规定审查'),
      w.wideIf('priority', '优先权', '主张公告载明的第 {priority} 顺位优先权'),
    ),
    w.when(
      'deposit',
      w.heading('交易保证金'),
      w.fields(
        w.wide('应缴金额', '{deposit.amount|money}（大写：{deposit.amount|capitals}）'),
        w.field('账户名称', '{deposit.accountName}'),
        w.field('开户银行', '{deposit.bank}'),
        w.wide('账号', '{deposit.accountNumber}'),
        w.field('专用子账号', '{bidder.code}'),
        w.field('到账截止', '{deposit.until|instant}'),
        w.wideIf('depositLeft', '上轮留存', '{depositLeft|money}，已计入本轮'),
      ),
      w.paragraph(
        '须由报名人本人（本单位）账户转账，并注明专用子账号；在到账截止前足额到账的方为有效，以到账时刻为准。',
      ),
    ),
    w.when('!deposit', w.paragraph('本项目不收取交易保证金。')),
    w.heading('下一步'),
    w.fields(
      w.field('报价开始', '{offersOpen|instant}'),
      w.field('报价截止', '{offersClose|instant}'),
      w.field('开标时间', '{opening|instant}'),
      w.fieldIf('prequalified', '资格审查', '预审合格后方可报价，结果只通知本人'),
      w.fieldIf('!prequalified', '资格审查', '报价开启后审查'),
    ),
    w.when('deposit', w.paragraph('报价截止前可以撤回，保证金全额退还；时间变更的，以公告为准。')),
    w.when('!deposit', w.paragraph('报价截止前可以撤回；时间变更的，以公告为准。')),
    w.fields(w.field('日志序号', '第 {logged.seq} 条'), w.wide('日志叶哈希', '{logged.leaf|hash}')),
    papers('报名时未另附材料。'),
    w.note(
      '本回执只发给报名人本人。报名人的名单和家数在开标前保密，平台公开的日志中只有上列哈希，请妥善保管，勿示他人。',
    ),
  ],
});
