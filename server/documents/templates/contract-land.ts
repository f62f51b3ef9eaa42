/** 承包合同, checkpoint 14: land, forest, waste land or water of the collective contracted out in public by other ways. */
import { z } from 'zod';
import { defineTemplate } from '../define-template.js';
import { civilDate, count, fen, flag, listOf, words } from '../facts.js';
import { writerFor } from '../write-template.js';
import { incomeFacts, incomeOf, noticeOfEnd, penalty } from './contract-income.js';
import { endOf, headOf, partiesAB } from './contract-parties.js';
import {
  authorityOf,
  bondOf,
  effectOf,
  endByAgreement,
  service,
  SOLD,
  supplementAndDispute,
} from './contract-parts.js';

const facts = z.strictObject({
  ...incomeFacts,
  ...partiesAB,
  land: z.strictObject({
    name: words,
    place: words,
    area: words,
    certificate: words,
    condition: words,
  }),
  use: words,
  prohibited: listOf(words).min(1),
  term: z.strictObject({ from: civilDate, to: civilDate, length: words }),
  fee: z.strictObject({ yearly: fen, total: fen, escalation: words.optional() }),
  handoverBy: civilDate,
  facilities: words,
  transferAllowed: flag,
  overdueDaysToTerminate: count,
  returnWithinDays: count,
});

const w = writerFor(facts);
const sides = { a: '发包方', b: '承包方' };

export const contractLand = defineTemplate({
  kind: 'contract-land',
  name: '承包合同',
  version: 1,
  facts,
  blocks: [
    headOf(sides),
    w.paragraph(
      '甲乙双方依据《中华人民共和国民法典》《中华人民共和国农村土地承包法》《中华人民共和国农村集体经济组织法》等法律法规，在平等、自愿、诚信的基础上，就乙方经公开交易取得的承包经营事宜，订立本合同。',
    ),
    authorityOf('本次发包', SOLD),
    w.clause(
      'land',
      '承包标的',
      w.item('承包标的：{land.name}，坐落于{land.place}，面积（数量）{land.area}，四至以所附位置图为准。'),
      w.item(
        '权属：{land.certificate}。甲方保证有权发包，承包标的不存在权属争议和期限重叠的其他合同；承包不改变集体所有权。',
      ),
      w.item('交付时的现状：{land.condition}。乙方已实地查看，同意按现状承包。'),
    ),
    w.clause(
      'use',
      '用途与保护',
      w.item('承包标的用于{use}。未经依法批准，不得用于非农建设，不得改变用途。'),
      w.item('乙方不得有下列行为：'),
      w.list(w.itemEach('prohibited', '{@item}')),
      w.item(
        '乙方应当保护地力和水土，合理使用农药、化肥和投入品，及时回收农膜和包装物；标的属于永久基本农田的，依照永久基本农田保护的规定使用。',
      ),
    ),
    w.clause(
      'term',
      '承包期限',
      w.item('承包期{term.length}，自{term.from|date}起至{term.to|date}止。'),
      w.item('承包期届满本合同终止，不因乙方继续使用而当然延长；需要继续发包的，由甲方重新公开交易。'),
    ),
    w.clause(
      'fee',
      '承包费',
      w.item('首年承包费{fee.yearly|money}（大写：{fee.yearly|capitals}）。'),
      w.itemIf('fee.escalation', '承包费递增：{fee.escalation}。'),
      w.item(
        '承包期内承包费合计{fee.total|money}（大写：{fee.total|capitals}）。承包费与成交价一致，双方不得另行约定减免。',
      ),
    ),
    incomeOf('承包费的支付'),
    bondOf('承包期届满或者合同解除、乙方返还承包标的后，乙方结清全部费用后'),
    w.clause(
      'handover',
      '交付',
      w.item(
        '甲方于{handoverBy|date}前将承包标的交付乙方。双方在村监会见证下现场指界、清点、拍照，签署交付清单。',
      ),
      w.item('交付前应付的款项未付清的，甲方有权暂不交付，承包期不顺延。'),
    ),
    w.clause(
      'owner',
      '甲方的权利义务',
      w.item(
        '监督乙方按约定用途合理利用和保护承包标的，制止损害承包标的和农业资源的行为；会同村监会定期巡查。',
      ),
      w.item('维护乙方的承包经营权，不得非法变更、解除合同，不得干涉乙方依法进行正常的生产经营活动。'),
    ),
    w.clause(
      'contractor',
      '乙方的权利义务',
      w.item('依约自主组织生产经营、处置产品并取得收益，依照规定享受国家对经营者的政策支持。'),
      w.item(
        '按时支付承包费；对承包经营中的用电、用水、农机、池塘、防火、防汛防台等安全负责；同意按规定公开本合同的主要条款和履行情况。',
      ),
    ),
    w.clause(
      'facilities',
      '设施与投入',
      w.item('乙方修建生产设施的，应当事先取得甲方书面同意，依法办理设施农业用地等手续，不得建造永久性建筑物。'),
      w.item('期满后乙方投入的设施和地上附着物：{facilities}。'),
    ),
    w.clause(
      'transfer',
      '再流转',
      w.itemIf(
        '!transferAllowed',
        '乙方不得转包、出租、转让承包经营权，不得以其对外担保；确需流转的，经甲方原决策程序同意后由甲方重新公开交易。',
      ),
      w.itemIf(
        'transferAllowed',
        '乙方再流转的，应当事先取得甲方书面同意并报镇街备案，期限不超过本合同剩余期限，次承包人的行为由乙方向甲方负责；未经同意的，甲方有权解除合同。',
      ),
    ),
    w.clause(
      'force',
      '征收、补贴与不可抗力',
      w.item(
        '承包标的被依法征收、征用的，本合同相应终止，承包费按实际使用天数结算，多退少补；土地补偿归甲方，青苗和乙方投入的地上附着物的补偿归乙方。',
      ),
      w.item('因自然灾害等不可抗力减产、绝收的，乙方可以书面申请缓交，是否减免由甲方依民主决策程序决定。'),
    ),
    w.clause(
      'breach',
      '违约责任',
      w.item('乙方逾期支付承包费、费用的，每逾期一日，按逾期金额的{lateDaily|percent}支付违约金。'),
      w.item(
        '甲方逾期交付承包标的的，每逾期一日，按首年承包费的{lateDaily|percent}支付违约金，承包期相应顺延。',
      ),
      penalty,
    ),
    w.clause(
      'termination',
      '合同的解除',
      endByAgreement,
      w.item(
        '乙方有下列情形之一的，甲方可以解除合同：逾期付款超过{overdueDaysToTerminate}日，经催告仍不支付的；违反{#use}、{#transfer}的；擅自改变土地的农业用途的；弃耕抛荒连续两年以上的；给承包标的造成严重损害或者严重破坏生态环境的。',
      ),
      w.item(
        '甲方逾期交付超过30日，或者因甲方原因不能正常经营的，乙方可以解除合同，甲方退还未到期承包费和已收的履约保证金。',
      ),
      noticeOfEnd,
    ),
    w.clause(
      'return',
      '承包标的的返还',
      w.item(
        '承包期届满或者合同解除后{returnWithinDays}日内，乙方应当清理并返还承包标的，有在地作物的，双方协商合理的收获期；双方在村监会见证下清点、结清费用，签署验收结算单。',
      ),
      w.item('逾期不返还的，按日支付相当于日承包费两倍的占用费，并恢复原状。'),
    ),
    service,
    ...supplementAndDispute,
    effectOf('不得改变成交价和承包期；需要延长承包期的，另行公开交易', '交易鉴证书'),
    ...endOf(sides),
  ],
});
