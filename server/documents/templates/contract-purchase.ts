/** 采购合同, checkpoint 14: goods that the collective buys. */
import { z } from 'zod';
import { defineTemplate } from '../define-template.js';
import { civilDate, listOf, prose, words } from '../facts.js';
import { writerFor } from '../write-template.js';
import { expenseFacts, expenseOf, latePayment, lateWork, priceIsWhole, retained } from './contract-expense.js';
import { endOf, headOf, partiesAB } from './contract-parties.js';
import {
  authorityOf,
  bondOf,
  BOUGHT,
  effectOf,
  endByAgreement,
  forceMajeure,
  integrity,
  service,
  supplementAndDispute,
} from './contract-parts.js';

const facts = z.strictObject({
  ...expenseFacts,
  ...partiesAB,
  goods: z.strictObject({ name: words, quantity: words, specification: prose }),
  quality: words,
  delivery: z.strictObject({ from: civilDate, by: civilDate, place: words }),
  warranty: listOf(z.strictObject({ item: words, length: words })).min(1),
});

const w = writerFor(facts);
const sides = { a: '采购方', b: '供货方' };

export const contractPurchase = defineTemplate({
  kind: 'contract-purchase',
  name: '采购合同',
  version: 1,
  facts,
  blocks: [
    headOf(sides),
    w.paragraph(
      '甲乙双方依据《中华人民共和国民法典》《中华人民共和国产品质量法》《中华人民共和国农村集体经济组织法》等法律法规，就甲方经公开交易向乙方采购货物事宜，订立本合同。',
    ),
    authorityOf('本次采购', BOUGHT),
    w.clause(
      'goods',
      '货物',
      w.item('货物名称：{goods.name}；数量：{goods.quantity}。'),
      w.item('品种、规格、配置和技术要求：{goods.specification|sentence}'),
      w.item('乙方保证货物为全新、未经使用的合格产品，品牌、型号与其报价一致；不得以次充好，未经甲方书面同意不得替换。'),
    ),
    w.clause('quality', '质量标准', w.item('货物应当符合：{quality}。乙方随货提供合格证、检验报告和使用说明。')),
    priceIsWhole,
    expenseOf('签认的交货单和验收结论'),
    bondOf('货物全部验收合格后，乙方结清全部费用后'),
    w.clause(
      'delivery',
      '交货',
      w.item('交货期自{delivery.from|date}起至{delivery.by|date}止，交货地点：{delivery.place}。'),
      w.item('分批交货的，每批交货前2日通知甲方；甲方会同村监会清点数量、检查外观，签认交货单，签认不免除乙方的质量责任。'),
    ),
    w.clause(
      'packing',
      '包装、运输与风险',
      w.item('包装应当适合运输和存放；运输、装卸、保险由乙方负责，费用包含在价款内。'),
      w.item('货物毁损、灭失的风险，在交付甲方并签认交货单之前由乙方承担，之后由甲方承担；需要安装调试的，至安装调试完成时转移。'),
    ),
    w.clause(
      'acceptance',
      '验收',
      w.item(
        '交货（安装调试）完成后，甲方在10个工作日内组织验收；参加验收的不少于3人，其中至少有村监会成员、村民代表各1人，付款经办人不参加。',
      ),
      w.item('对质量有争议的，送有资质的机构检验，费用由责任方承担；验收不合格的，乙方限期更换、补足，费用自负，交货期不顺延。'),
    ),
    w.clause(
      'warranty',
      '质量保证与售后',
      w.item('质量保证期自验收合格之日起算：'),
      w.table(
        'warranty',
        (row) => [row.column('货物', 7, '{item}'), row.column('质量保证期', 4, '{length}')],
        { empty: '无' },
      ),
      retained,
      w.item('质量保证期内出现质量问题的，乙方接到通知后2日内响应，修理、更换或者退货；逾期不处理的，甲方可以另行委托，费用由乙方承担。'),
    ),
    w.clause(
      'title',
      '权利保证',
      w.item('乙方保证对货物享有完整的权利，甲方使用货物不侵犯他人的知识产权和其他权利；第三人主张权利的，由乙方处理并赔偿甲方损失。'),
    ),
    w.clause(
      'buyer',
      '甲方的权利义务',
      w.item('提供收货、安装所需的场地和条件；及时清点、验收；按约付款；验收合格的货物登记入集体资产台账。'),
    ),
    w.clause(
      'seller',
      '乙方的权利义务',
      w.item('按约交货并移交资料，免费指导使用；供货过程中的人员和运输安全由乙方负责；同意按规定公开本合同的主要条款和履行情况。'),
    ),
    w.clause(
      'changes',
      '变更',
      w.item(
        '增减数量或者替换规格的，须先订立补充协议。累计增加价款超过合同价5%的，经甲方民主决策；超过10%的，还须经镇街审核同意；单价按乙方报价计算。',
      ),
    ),
    w.clause(
      'breach',
      '违约责任',
      lateWork('乙方逾期交货'),
      latePayment,
      w.item('货物不符合约定，乙方拒不更换或者更换后仍不合格的，甲方可以退货、拒付相应价款并要求赔偿。'),
      w.item('乙方转让供货义务、提供假冒伪劣货物或者以虚假材料取得成交的，甲方可以解除合同，并报镇街列入交易黑名单。'),
    ),
    w.clause(
      'termination',
      '合同的解除',
      endByAgreement,
      w.item('乙方逾期交货累计达到{#breach}规定的上限，或者逾期超过30日，经催告仍不交货的，甲方可以解除合同。'),
      w.item('甲方逾期付款超过60日，经催告仍不支付的，乙方可以解除合同。已经验收合格的货物照价结算。'),
    ),
    forceMajeure,
    integrity,
    service,
    ...supplementAndDispute,
    effectOf('不得背离中选价、数量、质量等实质性内容，增减按前述变更约定办理', '备案回执'),
    ...endOf(sides),
  ],
});
