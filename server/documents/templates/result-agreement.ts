/** 结果公示 of an agreement 协议, checkpoint 12: with whom, at what price, and why there was no competition. */
import { z } from 'zod';
import { defineTemplate } from '../define-template.js';
import { fen, words } from '../facts.js';
import { writerFor } from '../write-template.js';
import { issuedBy, publicityFields, subjectRows, whereToGo } from './recurring-blocks.js';
import { action, authority, category, offices, publicity, side, subject } from './shared-facts.js';

const facts = z.strictObject({
  side,
  action,
  category,
  owner: words,
  subject,
  term: words,
  authority,
  approvalNumber: words,
  ground: z.strictObject({ name: words, basis: words }),
  party: words,
  price: fen,
  total: fen,
  priceUnit: words,
  priceName: words,
  limit: fen,
  publicity,
  signingWithin: words,
  offices,
});

const w = writerFor(facts);

export const resultAgreement = defineTemplate({
  kind: 'result-agreement',
  name: '结果公示',
  version: 1,
  facts,
  blocks: [
    w.paragraph(
      '“{subject.name}”经{owner}{authority.body|body}决议（编号：{authority.number}，{authority.heldOn|date}），并经镇街审核（编号：{approvalNumber}），采用协议方式{action|action}。现将拟成交的相对方、价格和期限公示如下，接受社会监督。',
    ),
    w.heading('拟成交情况'),
    w.fields(
      w.wide('相对方', '{party}'),
      w.wide('价格', '{price|money}（{priceUnit}）'),
      w.wide('价格大写', '{price|capitals}'),
      w.wide('合同总价', '{total|money}（大写：{total|capitals}）'),
      w.field('{priceName}', '{limit|money}'),
      w.field('合同期限', '{term}'),
    ),
    w.heading('交易标的'),
    w.fields(
      w.wide('集体经济组织', '{owner}'),
      ...subjectRows,
    ),
    w.heading('采用协议方式的理由'),
    w.fields(w.wide('情形', '{ground.name}'), w.wide('依据', '{ground.basis}')),
    w.paragraph('该情形已经镇街审核认可。相对方、价格和期限由民主决策确定，没有经过报价竞争。'),
    w.heading('公示期与异议'),
    publicityFields,
    w.list(
      w.item(
        '本集体成员和其他利害关系人有异议的，应在公示结束前以书面形式或者通过平台向交易站提出；交易站3日内答复，答复前公示不结束。',
      ),
      w.item('有意以更优条件参加的，可以在公示期内一并提出，由镇街核实是否应当改为公开交易。'),
      w.item('公示期满无异议或者异议已经处理的，发出成交确认文件，并于{signingWithin}签订合同。'),
    ),
    whereToGo,
    ...issuedBy,
  ],
});
