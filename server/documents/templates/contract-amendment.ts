/** 补充协议, checkpoint 18: what is changed of a signed contract, by whose decision, and how far all changes now go. */
import { z } from 'zod';
import { defineTemplate } from '../define-template.js';
import { civilDate, count, fen, prose, signedFen, words } from '../facts.js';
import { writerFor } from '../write-template.js';
import { contractBrief, papers, papersTable } from './contract-brief.js';
import { authority } from './shared-facts.js';

const facts = z.strictObject({
  contract: contractBrief,
  no: count,
  authority,
  reason: prose,
  change: z
    .strictObject({ amount: signedFen, by: words, before: fen, after: fen, dueOn: civilDate })
    .optional(),
  ends: z.strictObject({ before: civilDate, after: civilDate }).optional(),
  net: signedFen,
  share: words,
  decision: words,
  townApproval: words,
  rule: words,
  witness: words,
  attachments: papers,
});

const w = writerFor(facts);
const signing = [w.blank('盖章（签名）'), w.blank('代表人'), w.blank('签订日期')];

export const contractAmendment = defineTemplate({
  kind: 'contract-amendment',
  name: '补充协议',
  version: 1,
  facts,
  blocks: [
    w.fields(
      w.wide('原合同', '{contract.name}'),
      w.field('原合同编号', '{contract.number}'),
      w.field('补充协议', '第 {no} 份'),
      w.field('原合同签订日期', '{contract.signedOn|date}'),
      w.field('原合同价', '{contract.price|money}'),
      w.wide('甲方', '{contract.owner}'),
      w.wide('乙方', '{contract.counterparty}'),
    ),
    w.paragraph('双方就原合同的变更协商一致，订立本补充协议。'),
    w.clause(
      'reason',
      '变更的原因与内容',
      w.item('{reason|sentence}'),
      w.item('原合同经{authority.body|body}决议（{authority.number}，{authority.heldOn|date}）订立，本次变更不改变标的的用途和原合同确定的相对方。'),
    ),
    w.when(
      'change',
      w.clause(
        'price',
        '价款',
        w.item('本次{change.by}价款，变更额{change.amount|money}（大写：{change.amount|capitals}）。'),
        w.item(
          '变更前价款{change.before|money}，变更后价款{change.after|money}（大写：{change.after|capitals}）。',
        ),
        w.item('因变更增加的款项于{change.dueOn|date}前结清；减少的款项从尚未结清的部分中扣减。'),
      ),
    ),
    w.when('!change', w.clause('unpriced', '价款', w.item('本次变更不涉及价款。'))),
    w.when(
      'ends',
      w.clause(
        'term',
        '期限',
        w.item('完工（终止）日期由{ends.before|date}变更为{ends.after|date}。'),
      ),
    ),
    w.clause(
      'decided',
      '变更的依据',
      w.item('历次变更相抵后合计{net|money}；各次增减的绝对值累计占原合同价的{share}。'),
      w.item('民主决策：{decision}；镇街批准：{townApproval}。'),
      w.item('适用规则：{rule|sentence}'),
    ),
    w.clause(
      'effect',
      '效力',
      w.item('本补充协议自双方签名（盖章）之日起生效，是原合同的组成部分；未变更的内容仍按原合同履行。'),
      w.item('签订后由甲方报镇街三资办备案，并在平台公开变更的金额和原因。'),
    ),
    w.clause('attachments', '附件', papersTable('无附件。')),
    w.paragraph('（以下无正文，为签署处）'),
    w.signatures(
      w.party('甲方', '{contract.owner}', ...signing),
      w.party('乙方', '{contract.counterparty}', ...signing),
      w.party('见证（村监会）', '{witness}', w.blank('签名'), w.blank('日期')),
    ),
  ],
});
