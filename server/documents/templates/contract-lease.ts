/** 租赁合同, checkpoint 14: the file and the winning offer, field by field, as the parties sign it. */
import { z } from 'zod';
import { defineTemplate } from '../define-template.js';
import { basisPoints, civilDate, count, fen, flag, listOf, prose, words } from '../facts.js';
import { writerFor } from '../write-template.js';
import { attachments, authority, dues, party } from './shared-facts.js';

const facts = z.strictObject({
  number: words,
  lessor: party,
  lessee: party,
  witness: words,
  authority,
  award: z.strictObject({ number: words, date: civilDate }),
  subject: z.strictObject({
    name: words,
    place: words,
    area: words,
    certificate: words,
    condition: words,
  }),
  use: words,
  prohibited: listOf(words).min(1),
  term: z.strictObject({
    from: civilDate,
    to: civilDate,
    length: words,
    rentFree: words.optional(),
  }),
  rent: z.strictObject({ yearly: fen, total: fen, escalation: words.optional() }),
  dues: dues.min(1),
  account: z.strictObject({ name: words, bank: words, number: words }),
  bond: z.strictObject({ amount: fen, returnWithinDays: count }).optional(),
  handoverBy: civilDate,
  utilities: words,
  lessorRepairs: words,
  subletAllowed: flag,
  lateDaily: basisPoints,
  overdueDaysToTerminate: count,
  breachPenalty: fen,
  returnWithinDays: count,
  supplement: prose,
  dispute: words,
  copies: count,
  attachments,
});

const w = writerFor(facts);
const signing = [w.blank('盖章（签名）'), w.blank('法定代表人（代理人）'), w.blank('签订日期')];

export const contractLease = defineTemplate({
  kind: 'contract-lease',
  name: '租赁合同',
  version: 1,
  facts,
  blocks: [
    w.fields(
      w.wide('合同编号', '{number}'),
      w.wide('甲方（出租方）', '{lessor.name}'),
      w.field('信用代码', '{lessor.identity}'),
      w.field('负责人', '{lessor.representative?—}'),
      w.field('地址', '{lessor.address}'),
      w.field('联系方式', '{lessor.contact}'),
      w.wide('乙方（承租方）', '{lessee.name}'),
      w.field('证件（代码）', '{lessee.identity}'),
      w.field('代表人', '{lessee.representative?—}'),
      w.field('地址', '{lessee.address}'),
      w.field('联系方式', '{lessee.contact}'),
    ),
    w.paragraph(
      '甲乙双方依据《中华人民共和国民法典》《中华人民共和国农村集体经济组织法》等法律法规，在平等、自愿、诚信的基础上，就乙方经公开交易取得的集体资产租赁事宜，订立本合同。',
    ),
    w.clause(
      'authority',
      '订立依据',
      w.item(
        '本次出租经甲方{authority.body|body}决议同意，决议编号{authority.number}，作出日期{authority.heldOn|date}。',
      ),
      w.item(
        '乙方为“{frame.projectName}”（项目编号：{frame.projectCode}）第 {frame.round} 轮交易的成交人，成交确认书编号{award.number}，日期{award.date|date}。交易公告、交易文件、乙方报价和成交确认书是本合同的组成部分，与本合同不一致的，以成交确认书为准。',
      ),
    ),
    w.clause(
      'subject',
      '租赁物',
      w.item('租赁物：{subject.name}，坐落于{subject.place}，面积（数量）{subject.area}。'),
      w.item(
        '权属：{subject.certificate}。甲方保证有权出租，租赁物不存在查封、权属争议和期限重叠的其他合同。',
      ),
      w.item('交付时的现状：{subject.condition}。乙方已实地查看，同意按现状承租。'),
    ),
    w.clause(
      'use',
      '用途与限制',
      w.item('租赁物用于{use}。未经甲方书面同意并依法办理手续，不得改变用途。'),
      w.item('乙方不得有下列行为：'),
      w.list(w.itemEach('prohibited', '{@item}')),
    ),
    w.clause(
      'term',
      '租赁期限',
      w.item('租期{term.length}，自{term.from|date}起至{term.to|date}止。'),
      w.itemIf('term.rentFree', '免租期：{term.rentFree}。免租期包含在租期内。'),
      w.item(
        '租期届满本合同终止，不因乙方继续使用而当然延长；需要继续出租的，由甲方重新公开交易。',
      ),
    ),
    w.clause(
      'rent',
      '租金',
      w.item('首年租金{rent.yearly|money}（大写：{rent.yearly|capitals}）。'),
      w.itemIf('rent.escalation', '租金递增：{rent.escalation}。'),
      w.item(
        '租期内租金合计{rent.total|money}（大写：{rent.total|capitals}）。租金与成交价一致，双方不得另行约定减免。',
      ),
    ),
    w.clause(
      'payment',
      '租金支付',
      w.item('乙方按下表支付租金：'),
      w.table(
        'dues',
        (row) => [
          row.column('期次', 2.4, '{name}'),
          row.column('应付日期', 3, '{dueOn}'),
          row.column('金额（元）', 2.6, '{amount|figures}', { align: 'right' }),
          row.column('说明', 4.2, '{condition}'),
        ],
        { empty: '无' },
      ),
      w.item(
        '租金只付入甲方账户：{account.name}，{account.bank}，账号{account.number}。付给任何个人的，不视为付款。',
      ),
      w.item('甲方收款后1个工作日内开具统一编号的票据。'),
    ),
    w.when(
      'bond',
      w.clause(
        'bond',
        '履约保证金',
        w.item(
          '乙方在签订本合同时交付履约保证金{bond.amount|money}（大写：{bond.amount|capitals}）。',
        ),
        w.item(
          '租期届满或者合同解除，乙方返还租赁物并结清全部费用后，甲方于{bond.returnWithinDays}日内无息退还；应由乙方承担的费用和违约金，甲方可以从中扣除，并书面告知明细。',
        ),
      ),
    ),
    w.clause(
      'handover',
      '交付',
      w.item(
        '甲方于{handoverBy|date}前将租赁物交付乙方。双方在村监会见证下清点、拍照，签署交付清单，记明水、电、气等计量读数。',
      ),
      w.itemIf('bond', '首期租金和履约保证金未付清的，甲方有权暂不交付，租期不顺延。'),
      w.itemIf('!bond', '首期租金未付清的，甲方有权暂不交付，租期不顺延。'),
    ),
    w.clause(
      'safety',
      '使用与安全',
      w.item(
        '乙方是租赁物使用期间的安全责任人，应当落实消防、用电、用气、防汛防台和环境保护措施，接受甲方和有关部门的检查，并在限期内整改。',
      ),
      w.item(
        '乙方装修、添置设施的，应当事先取得甲方书面同意，不得破坏主体结构和承重部位，不得擅自扩建、加层。',
      ),
      w.item('乙方使用不当造成他人人身、财产损害的，由乙方承担责任。'),
    ),
    w.clause(
      'repairs',
      '维修与添附',
      w.item(
        '甲方负责：{lessorRepairs}。甲方接到通知后应当及时维修，紧急情况下乙方可以先行处置，合理费用由甲方承担。',
      ),
      w.item('其余日常维修、养护由乙方负责。因乙方保管、使用不善造成损坏的，由乙方修复或者赔偿。'),
      w.item(
        '租期届满，乙方自行添置的可移动物品由乙方取走；附着于租赁物的装修、设施无偿归甲方，双方另有书面约定的除外。',
      ),
    ),
    w.clause(
      'utilities',
      '费用负担',
      w.item('租期内的费用按下列约定负担：{utilities}。因乙方经营产生的税费由乙方承担。'),
    ),
    w.clause(
      'sublet',
      '转租与转让',
      w.itemIf(
        '!subletAllowed',
        '乙方不得转租、分租、转借租赁物，不得转让本合同的权利义务，不得以租赁物或者租赁权对外担保。',
      ),
      w.itemIf(
        'subletAllowed',
        '乙方转租的，应当事先取得甲方书面同意，转租期限不超过本合同剩余期限，次承租人的行为由乙方向甲方负责；未经同意转租的，甲方有权解除合同。',
      ),
    ),
    w.clause(
      'lessor',
      '甲方的权利义务',
      w.item(
        '按约交付租赁物，不干预乙方依法依约的经营活动；会同村监会定期巡查，巡查应当事先告知，紧急情况除外。',
      ),
      w.item('租赁期间转让租赁物的，不影响本合同的效力，并应提前通知乙方。'),
    ),
    w.clause(
      'lessee',
      '乙方的权利义务',
      w.item(
        '依约使用租赁物并取得收益；按时支付租金，爱护租赁物；发现险情、侵占、毁损的，立即告知甲方；同意按规定公开本合同的主要条款和履行情况。',
      ),
    ),
    w.clause(
      'breach',
      '违约责任',
      w.item('乙方逾期支付租金、费用的，每逾期一日，按逾期金额的{lateDaily|percent}支付违约金。'),
      w.item(
        '甲方逾期交付租赁物的，每逾期一日，按首年租金的{lateDaily|percent}支付违约金，租期相应顺延。',
      ),
      w.item(
        '一方有其他违约行为，经书面通知后限期内不改正的，向对方支付违约金{breachPenalty|money}（大写：{breachPenalty|capitals}）；违约金不足以弥补损失的，还应赔偿差额。',
      ),
    ),
    w.clause(
      'termination',
      '合同的解除',
      w.item('双方协商一致可以解除合同，甲方须经原决策程序同意。'),
      w.item(
        '乙方有下列情形之一的，甲方可以解除合同：逾期付款超过{overdueDaysToTerminate}日，经催告仍不支付的；违反{#use}、{#sublet}的；擅自改动主体结构或者存在重大安全隐患拒不整改的；利用租赁物从事违法活动的。',
      ),
      w.item(
        '甲方逾期交付超过30日，或者租赁物不能正常使用且甲方不予维修的，乙方可以解除合同，甲方退还未到期租金和已收的履约保证金。',
      ),
      w.item('解除通知以书面送达对方时生效，并同时送交易站登记。'),
    ),
    w.clause(
      'return',
      '租赁物的返还',
      w.item(
        '租期届满或者合同解除后{returnWithinDays}日内，乙方应当腾空并返还租赁物，双方在村监会见证下清点、结清费用，签署验收结算单。',
      ),
      w.item(
        '逾期不返还的，按日支付相当于日租金两倍的占用费；遗留物品经催告7日后仍不取走的，视为放弃，由甲方处置。',
      ),
    ),
    w.clause(
      'force',
      '征收与不可抗力',
      w.item(
        '因国家建设征收、征用或者政策调整，合同不能继续履行的，本合同终止，租金按实际使用天数结算，多退少补；土地、房屋补偿归甲方，乙方自行投入部分的补偿依照征收补偿规定处理。',
      ),
      w.item(
        '因不可抗力不能履行的，部分或者全部免除责任；遭受一方应当及时通知并在15日内提供证明。',
      ),
    ),
    w.clause(
      'notice',
      '通知与送达',
      w.item(
        '本合同首部所列地址和联系方式为双方确认的送达地址，变更的应当在3日内书面通知对方，否则按原地址发出即视为送达。',
      ),
    ),
    w.clause('supplement', '补充条款', w.item('{supplement|sentence}')),
    w.clause(
      'dispute',
      '争议的解决',
      w.item('因本合同发生争议，双方协商解决，或者请求镇街调解；协商、调解不成的，{dispute}。'),
    ),
    w.clause(
      'effect',
      '生效、变更与备案',
      w.item(
        '本合同自双方签名（盖章）之日起生效。变更应当订立书面补充协议，不得改变成交价和租期；需要延长租期的，另行公开交易。',
      ),
      w.item(
        '本合同一式{copies}份，甲乙双方、镇街三资办、交易站各执一份，效力相同。签订后7个工作日内报镇街三资办备案，由交易站出具交易鉴证书。',
      ),
    ),
    w.clause(
      'attachments',
      '附件',
      w.item('下列附件是本合同的组成部分：'),
      w.table(
        'attachments',
        (row) => [
          row.column('序号', 1, '{@no}', { align: 'center' }),
          row.column('附件名称', 6, '{name}'),
          row.column('页数', 1.2, '{pages?—}', { align: 'center' }),
          row.column('校验值（SHA-256）', 4.5, '{sha256|hash}', { tiny: true }),
        ],
        { empty: '无附件。' },
      ),
    ),
    w.paragraph('（以下无正文，为签署处）'),
    w.signatures(
      w.party('甲方（出租方）', '{lessor.name}', ...signing),
      w.party('乙方（承租方）', '{lessee.name}', ...signing),
      w.party('见证（村监会）', '{witness}', w.blank('签名'), w.blank('日期')),
    ),
  ],
});
