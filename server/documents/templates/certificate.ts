/**
 * Checkpoint 15: 交易鉴证书 for an asset, 备案回执 for a procurement. Whoever reads it later, a bank or a registry,
 * decides by it whether the right came about in public and by which contract.
 */
import { z } from 'zod';
import { defineTemplate } from '../define-template.js';
import { civilDate, fen, instant, words } from '../facts.js';
import { writerFor } from '../write-template.js';
import { action, authority, category, mode, subject } from './shared-facts.js';

const facts = z.strictObject({
  action,
  mode,
  category,
  certificateNumber: words,
  filing: z.strictObject({ number: words, filedAt: instant, officer: words }),
  owner: words,
  counterparty: words,
  counterpartyCode: words,
  subject,
  authority,
  approvalNumber: words,
  notice: words,
  publicity: words,
  award: z.strictObject({ number: words, date: civilDate }),
  limit: fen.optional(),
  price: fen,
  priceUnit: words,
  total: fen,
  term: words,
  contract: z.strictObject({ number: words, signedAt: instant, startsOn: civilDate, endsOn: civilDate }),
  issuedBy: words,
});

const w = writerFor(facts);

const trade = (owner: string, counterparty: string) => [
  w.wide(owner, '{owner}'),
  w.wide(counterparty, '{counterparty}（{counterpartyCode}）'),
  w.wide('标的名称', '{subject.name}'),
  w.wide('坐落（地点）', '{subject.place}'),
  w.field('数量', '{subject.quantity}'),
  w.field('类别', '{category|category}'),
  w.field('交易方式', '{mode|mode}'),
  w.field('期限', '{term}'),
];

const price = (limit: string) => [
  w.fieldIf('limit', limit, '{limit|money}'),
  w.fieldIf('!limit', limit, '未公开'),
  w.field('成交价', '{price|money}（{priceUnit}）'),
  w.wide('合同总额', '{total|money}（大写：{total|capitals}）'),
];

const course = [
  w.wide('民主决策', '{authority.body|body}，{authority.number}，{authority.heldOn|date}'),
  w.field('审核编号', '{approvalNumber}'),
  w.field('公告编号', '{notice}'),
  w.wide('结果公示', '{publicity}'),
  w.wide('成交确认', '{award.number}，{award.date|date}'),
  w.field('合同编号', '{contract.number}'),
  w.field('签订时间', '{contract.signedAt|minute}'),
  w.wide('合同期限', '{contract.startsOn|date}起至{contract.endsOn|date}止'),
  w.field('备案编号', '{filing.number}'),
  w.field('备案时间', '{filing.filedAt|minute}'),
];

export const certificate = defineTemplate({
  kind: 'certificate',
  name: '交易鉴证书',
  version: 1,
  facts,
  blocks: [
    w.paragraph('鉴证编号：{certificateNumber}', { align: 'center', indent: false }),
    w.paragraph(
      '{owner}以{action|action}方式处置的下列标的，经本站组织公开交易，交易程序、成交结果和所签合同经核对一致，合同已由镇街备案，特予鉴证。',
    ),
    w.heading('交易双方与标的'),
    w.fields(...trade('转出方', '受让方')),
    w.heading('成交价格'),
    w.fields(...price('底价')),
    w.heading('办理经过'),
    w.fields(...course),
    w.paragraph(
      '本书证明上述交易在本站依照公开程序完成，不代替不动产登记等依法应当办理的手续，不对合同的履行作担保。真伪可以扫描首页右上角二维码核验。',
    ),
    w.signatures(
      w.party('鉴证机构', '{frame.issuer}', w.line('经办人', '{issuedBy}'), w.blank('盖章')),
      w.party('合同备案', '镇街三资办', w.line('经办人', '{filing.officer}'), w.blank('盖章')),
    ),
  ],
});

export const filingReceipt = defineTemplate({
  kind: 'filing-receipt',
  name: '备案回执',
  version: 1,
  facts,
  blocks: [
    w.paragraph('回执编号：{certificateNumber}', { align: 'center', indent: false }),
    w.paragraph(
      '{owner}报送的{action|action}合同及其交易资料已收讫。经核对，合同与公告、中选通知书一致，准予备案，合同自签订时生效，双方应当按约履行。',
    ),
    w.heading('合同双方与标的'),
    w.fields(...trade('采购方', '中选人')),
    w.heading('价格'),
    w.fields(...price('最高限价')),
    w.heading('办理经过'),
    w.fields(...course),
    w.paragraph(
      '合同变更的，应当在签订补充协议后重新报送；付款以合同约定的条件、发票和本回执为依据，没有备案的合同不得付款。',
    ),
    w.signatures(
      w.party('出具单位', '{frame.issuer}', w.line('经办人', '{issuedBy}'), w.blank('盖章')),
      w.party('合同备案', '镇街三资办', w.line('经办人', '{filing.officer}'), w.blank('盖章')),
    ),
  ],
});
