/** 转让合同, checkpoint 14: an asset of the collective that is sold once and for all. */
import { z } from 'zod';
import { defineTemplate } from '../define-template.js';
import { civilDate, fen, words } from '../facts.js';
import { writerFor } from '../write-template.js';
import { incomeFacts, incomeOf, penalty } from './contract-income.js';
import { endOf, headOf, partiesAB } from './contract-parties.js';
import {
  authorityOf,
  bondOf,
  effectOf,
  endByAgreement,
  forceMajeure,
  service,
  SOLD,
  supplementAndDispute,
} from './contract-parts.js';

const facts = z.strictObject({
  ...incomeFacts,
  ...partiesAB,
  subject: z.strictObject({
    name: words,
    place: words,
    quantity: words,
    certificate: words,
    condition: words,
  }),
  price: fen,
  handoverBy: civilDate,
});

const w = writerFor(facts);
const sides = { a: '转让方', b: '受让方' };

export const contractTransfer = defineTemplate({
  kind: 'contract-transfer',
  name: '转让合同',
  version: 1,
  facts,
  blocks: [
    headOf(sides),
    w.paragraph(
      '甲乙双方依据《中华人民共和国民法典》《中华人民共和国农村集体经济组织法》等法律法规，就乙方经公开交易受让集体资产事宜，订立本合同。',
    ),
    authorityOf('本次转让', SOLD),
    w.clause(
      'subject',
      '转让标的',
      w.item('转让标的：{subject.name}，所在地{subject.place}，数量{subject.quantity}。'),
      w.item('权属：{subject.certificate}。甲方保证有权转让，标的不存在查封、抵押和权属争议。'),
      w.item('标的现状：{subject.condition}。乙方已实地查看，同意按现状受让。'),
    ),
    w.clause(
      'price',
      '转让价款',
      w.item('转让价款{price|money}（大写：{price|capitals}），与成交价一致，双方不得另行约定减免。'),
    ),
    incomeOf('价款的支付'),
    bondOf('标的交付完毕后，乙方结清全部费用后'),
    w.clause(
      'handover',
      '交付与过户',
      w.item('交付前应付的价款付清后，甲方于{handoverBy|date}前将标的交付乙方。双方在村监会见证下清点、拍照，签署交付清单，一并移交资料。'),
      w.item('依法需要办理权属变更登记的，双方在交付后15日内共同申请办理；标的的所有权，动产自交付时转移，须登记的自登记时转移。'),
    ),
    w.clause(
      'risk',
      '风险与收益',
      w.item('标的毁损、灭失的风险和产生的收益，交付之前由甲方承担和享有，交付之后由乙方承担和享有。'),
    ),
    w.clause(
      'disclosure',
      '瑕疵告知',
      w.item('甲方已如实告知所知的瑕疵；故意隐瞒重大瑕疵的，乙方可以请求减少价款或者解除合同。除此之外，甲方对按现状转让的标的不承担修理、更换责任。'),
    ),
    w.clause(
      'fees',
      '税费',
      w.item('转让产生的税费，法律有规定的依规定各自承担，没有规定的由乙方承担。拆卸、搬运的费用和安全由乙方负责。'),
    ),
    w.clause(
      'removal',
      '提取',
      w.item('乙方应当在交付后15日内提取完毕并清理场地；逾期不提取的，保管费用和风险由乙方承担。'),
    ),
    w.clause(
      'breach',
      '违约责任',
      w.item('乙方逾期付款的，每逾期一日，按逾期金额的{lateDaily|percent}支付违约金。'),
      w.item('甲方逾期交付的，每逾期一日，按转让价款的{lateDaily|percent}支付违约金。'),
      penalty,
    ),
    w.clause(
      'termination',
      '合同的解除',
      endByAgreement,
      w.item('乙方逾期付款超过30日，经催告仍不支付的，甲方可以解除合同；甲方逾期交付超过30日的，乙方可以解除合同，甲方退还已收的全部款项。'),
    ),
    forceMajeure,
    service,
    ...supplementAndDispute,
    effectOf('不得改变成交价', '交易鉴证书'),
    ...endOf(sides),
  ],
});
