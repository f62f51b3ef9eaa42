/** 不适用说明: which of the twenty checkpoints this trade does not have, and why; a gap without a reason looks like a leak. */
import { z } from 'zod';
import { CHECKPOINT_KEYS } from '../../machines/checkpoints.js';
import { defineTemplate } from '../define-template.js';
import { count, instant, listOf, prose, words } from '../facts.js';
import { writerFor } from '../write-template.js';
import { issuedBy } from './recurring-blocks.js';
import { action, authority, mode, side } from './shared-facts.js';

const facts = z.strictObject({
  side,
  action,
  mode,
  collective: words,
  subject: words,
  authority,
  approvalNumber: words,
  approvedAt: instant,
  ground: words,
  checkpoints: listOf(
    z.strictObject({ no: count, key: z.enum(CHECKPOINT_KEYS), reason: words }),
  ).min(1),
  remaining: count,
  instead: prose,
});

const w = writerFor(facts);

export const notApplicable = defineTemplate({
  kind: 'not-applicable',
  name: '不适用说明',
  version: 1,
  facts,
  blocks: [
    w.paragraph(
      '“{subject}”（{side|side}{action|action}）经{collective}{authority.body|body}决议（编号：{authority.number}，{authority.heldOn|date}），并经镇街审核（编号：{approvalNumber}，{approvedAt|date}），采用{mode|mode}方式办理。下列节点因此不适用，其余 {remaining} 个节点照常办理并公开。',
    ),
    w.heading('不适用的节点'),
    w.fields(w.wide('采用的情形', '{ground}')),
    w.table(
      'checkpoints',
      (row) => [
        row.column('节点', 1.2, '{no}', { align: 'center' }),
        row.column('名称', 3, '{key|checkpoint}'),
        row.column('所属环节', 2.2, '{key|stageOf}'),
        row.column('不适用的理由', 6, '{reason}'),
      ],
      { empty: '无' },
    ),
    w.heading('替代的监督'),
    w.paragraph('{instead|sentence}'),
    ...issuedBy,
  ],
});
