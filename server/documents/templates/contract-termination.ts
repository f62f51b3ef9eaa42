/** 解除合同通知书: a signed contract ends early; why, from when, what is still owed, and where to turn against it. */
import { z } from 'zod';
import { defineTemplate } from '../define-template.js';
import { civilDate, fen, instant, listOf, prose, words } from '../facts.js';
import { DUE_STATES } from '../words.js';
import { writerFor } from '../write-template.js';
import { contractBrief, contractFields, papers, papersTable } from './contract-brief.js';
import { offices } from './shared-facts.js';

const facts = z.strictObject({
  contract: contractBrief,
  reasons: prose,
  endedAt: instant,
  decidedBy: words,
  stage: words,
  dues: listOf(
    z.strictObject({
      name: words,
      dueOn: civilDate,
      amount: fen,
      paid: fen,
      state: z.enum(DUE_STATES),
    }),
  ),
  owed: fen,
  bondHeld: fen,
  settleWithin: words,
  offices,
  attachments: papers,
});

const w = writerFor(facts);

export const contractTermination = defineTemplate({
  kind: 'contract-termination',
  name: '解除合同通知书',
  version: 1,
  facts,
  blocks: [
    w.paragraph('{contract.counterparty}：', { indent: false }),
    w.paragraph(
      '你方与{contract.owner}于{contract.signedOn|date}签订的《{contract.name}》（合同编号：{contract.number}），因下列原因自本通知送达时解除。',
    ),
    w.heading('合同情况'),
    contractFields,
    w.fields(w.field('解除时所处阶段', '{stage}'), w.field('决定时间', '{endedAt|minute}')),
    w.heading('解除的原因与依据'),
    w.paragraph('{reasons|sentence}'),
    w.heading('款项'),
    w.table(
      'dues',
      (row) => [
        row.column('款项', 3.4, '{name}'),
        row.column('应付日', 2.8, '{dueOn|date}'),
        row.column('应付（元）', 2.6, '{amount|figures}', { align: 'right' }),
        row.column('已付（元）', 2.6, '{paid|figures}', { align: 'right' }),
        row.column('状态', 1.8, '{state|dueState}', { align: 'center' }),
      ],
      { empty: '合同没有收付款计划。' },
    ),
    w.fields(
      w.field('已到期尚未付清', '{owed|money}'),
      w.field('已收履约保证金', '{bondHeld|money}'),
    ),
    w.heading('后续'),
    w.list(
      w.item('双方应当在{settleWithin}内清点、计量、返还并结算，签署验收结算单；解除之后尚未到期的款项不再收取（支付）。'),
      w.item('解除不影响双方就解除之前的违约行为请求赔偿的权利，也不影响合同中结算、清理和争议解决条款的效力。'),
      w.item(
        '对解除有异议的，可以向{offices.town.name}（{offices.town.phone}）提出，向{offices.discipline.name}（{offices.discipline.phone}）反映，或者依合同约定的争议解决方式办理。',
      ),
    ),
    w.heading('附件'),
    papersTable('无附件。'),
    w.paragraph('本通知同时送{offices.station.name}（{offices.station.address}，{offices.station.phone}）登记。'),
    w.signatures(
      w.party('通知方', '{contract.owner}', w.blank('负责人（盖章）'), w.blank('日期')),
      w.party('镇街经办', '{decidedBy}', w.blank('签名（盖章）'), w.blank('日期')),
      w.party('签收', '{contract.counterparty}', w.blank('签名（盖章）'), w.blank('签收日期')),
    ),
  ],
});
