/**
 * 底价（限价）确认书, checkpoint 3: on what the price rests, that it keeps to the resolution, who fixed it. Of a secret one
 * only the hash is printed: it proves at the opening that nothing was changed.
 */
import { z } from 'zod';
import { defineTemplate } from '../define-template.js';
import { civilDate, count, fen, hash, instant, listOf, words } from '../facts.js';
import { writerFor } from '../write-template.js';
import { papers } from './recurring-blocks.js';
import { action, attachments, mode, side } from './shared-facts.js';

const facts = z.strictObject({
  side,
  action,
  mode,
  collective: words,
  subject: words,
  /** 底价 or 限价. */
  priceName: words,
  unit: words,
  method: words,
  appraisal: z.strictObject({ amount: fen, publishedOn: civilDate.optional() }).optional(),
  comparables: listOf(z.strictObject({ amount: fen })),
  amount: fen.optional(),
  sealedHash: hash.optional(),
  mandate: z.strictObject({ number: words, heldOn: civilDate, limitName: words, limit: fen }),
  lowered: z
    .strictObject({ first: fen, last: fen, once: count, inAll: count, basis: words })
    .optional(),
  persons: listOf(z.strictObject({ act: words, role: words, name: words, at: instant })).min(2),
  attachments,
});

const w = writerFor(facts);

export const reserve = defineTemplate({
  kind: 'reserve',
  name: '底价（限价）确认书',
  version: 1,
  facts,
  blocks: [
    w.heading('标的与授权'),
    w.fields(
      w.wide('集体经济组织', '{collective}'),
      w.wide('标的名称', '{subject}'),
      w.field('类别与方式', '{side|side}{action|action}，{mode|mode}'),
      w.field('计价单位', '{unit}'),
      w.field('决议编号', '{mandate.number}'),
      w.field('决议日期', '{mandate.heldOn|date}'),
      w.wide(
        '决议授权',
        '{mandate.limitName}{mandate.limit|money}（大写：{mandate.limit|capitals}）',
      ),
    ),
    w.heading('定价依据'),
    w.fields(w.wide('定价方法', '{method}')),
    w.when(
      'appraisal',
      w.fields(
        w.field('评估价', '{appraisal.amount|money}'),
        w.fieldIf('appraisal.publishedOn', '评估公示起', '{appraisal.publishedOn|date}'),
      ),
    ),
    w.when(
      'comparables',
      w.table(
        'comparables',
        (row) => [
          row.column('可比实例', 3, '第 {@no} 例', { align: 'center' }),
          row.column('价格（元）', 6, '{amount|figures}', { align: 'right' }),
        ],
        { empty: '无' },
      ),
    ),
    w.heading('确认的{priceName}'),
    w.when(
      'amount',
      w.fields(
        w.wide('{priceName}', '{amount|money}'),
        w.wide('大写', '{amount|capitals}'),
      ),
      w.paragraph('{priceName}公开，随交易公告公布。'),
    ),
    w.when(
      'sealedHash',
      w.paragraph(
        '{priceName}保密，金额不在本确认书载明，由下列两人先后封存和联署，经办会计不参与。密封包的校验值如下；开标时本轮成立的方予揭示，揭示的密封包须与此值相符，否则无效。',
      ),
      w.fields(w.wide('封存校验值', '{sealedHash|hash}')),
    ),
    w.when(
      'lowered',
      w.paragraph(
        '本次系流标（流拍）后按决议授权降低{priceName}：首轮{lowered.first|money}，上一轮{lowered.last|money}。规则：每次降低不超过{lowered.once}%，累计不超过{lowered.inAll}%（{lowered.basis}）。',
      ),
    ),
    w.heading('经办与确认'),
    w.table(
      'persons',
      (row) => [
        row.column('事项', 3, '{act}'),
        row.column('职务', 3, '{role}'),
        row.column('姓名', 3, '{name}'),
        row.column('时间', 4, '{at|minute}'),
      ],
      { empty: '无' },
    ),
    papers('未另附材料。'),
    w.signatures(
      w.party('集体经济组织', '{collective}', w.blank('负责人（盖章）'), w.blank('日期')),
      w.party('监督', '村监会', w.blank('签名'), w.blank('日期')),
    ),
  ],
});
