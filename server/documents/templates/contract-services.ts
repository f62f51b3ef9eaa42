/** 服务合同, checkpoint 14: services and labour that the collective buys. */
import { z } from 'zod';
import { defineTemplate } from '../define-template.js';
import { civilDate, count, flag, prose, words } from '../facts.js';
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
  service: z.strictObject({ name: words, place: words, scope: prose }),
  labour: flag,
  term: z.strictObject({ start: civilDate, finish: civilDate, days: count }),
  quality: words,
  personInCharge: words,
  wagesAccount: words.optional(),
});

const w = writerFor(facts);
const sides = { a: '委托方', b: '服务方' };

export const contractServices = defineTemplate({
  kind: 'contract-services',
  name: '服务合同',
  version: 1,
  facts,
  blocks: [
    headOf(sides),
    w.paragraph(
      '甲乙双方依据《中华人民共和国民法典》《中华人民共和国农村集体经济组织法》等法律法规，就甲方经公开交易委托乙方提供服务事宜，订立本合同。',
    ),
    authorityOf('本次采购', BOUGHT),
    w.clause(
      'service',
      '服务内容',
      w.item('服务项目：{service.name}；服务地点（范围）：{service.place}。'),
      w.item('服务内容和要求：{service.scope|sentence}'),
    ),
    w.clause(
      'term',
      '服务期限',
      w.item('自{term.start|date}起至{term.finish|date}止，共 {term.days} 日历天。期满本合同终止，需要继续服务的，由甲方重新公开交易。'),
    ),
    w.clause(
      'quality',
      '服务标准',
      w.item('服务应当达到：{quality}。乙方按月提交服务记录，由甲方代表签认。'),
    ),
    priceIsWhole,
    expenseOf('签认的服务记录和考核结果'),
    bondOf('服务期满并考核合格后，乙方结清全部费用后'),
    w.clause(
      'persons',
      '人员与安全',
      w.item('乙方项目负责人：{personInCharge}，未经甲方书面同意不得更换；服务人员应当具备相应的资格和能力。'),
      w.item('乙方与服务人员依法建立劳动（劳务）关系，办理工伤保险或者意外伤害保险，对服务中的安全负责；造成第三人损害的，由乙方赔偿。'),
      w.itemIf('wagesAccount', '劳务报酬通过专用账户（{wagesAccount}）发放到人。'),
    ),
    w.when(
      'labour',
      w.clause(
        'wages',
        '劳务报酬',
        w.item('乙方按月足额支付劳务人员报酬，实名登记、现场公示；同等条件下优先聘用本村成员。乙方拖欠的，甲方可以从未付价款中代为支付。'),
      ),
    ),
    w.clause(
      'client',
      '甲方的权利义务',
      w.item('提供服务所需的资料和条件，指定代表协调；检查、考核服务质量，提出整改要求；按约付款。'),
    ),
    w.clause(
      'provider',
      '乙方的权利义务',
      w.item('依约独立提供服务，接受甲方、村监会和村民代表的监督；发现安全隐患立即告知；同意按规定公开本合同的主要条款和履行情况。'),
    ),
    w.clause(
      'acceptance',
      '考核与验收',
      w.item('甲方会同村监会按季度考核，考核结果作为付款依据；不合格的，乙方限期整改，整改后仍不合格的，扣减相应价款。'),
      w.item('服务完成后，甲方在10个工作日内组织验收；参加验收的不少于3人，其中至少有村监会成员、村民代表各1人，付款经办人不参加。'),
      retained,
    ),
    w.clause(
      'results',
      '成果与保密',
      w.item('乙方为履行本合同形成的成果和资料归甲方所有，合同终止时移交；乙方对获知的成员个人信息和未公开的集体事务保密，期限不因合同终止而结束。'),
    ),
    w.clause('subcontract', '转委托', w.item('未经甲方书面同意，乙方不得将服务的全部或者部分转委托他人。')),
    w.clause(
      'changes',
      '变更',
      w.item(
        '增减服务内容的，须先订立补充协议。累计增加价款超过合同价5%的，经甲方民主决策；超过10%的，还须经镇街审核同意。',
      ),
    ),
    w.clause(
      'breach',
      '违约责任',
      lateWork('乙方未按约定时间提供服务'),
      latePayment,
      w.item('乙方违反{#subcontract}，或者以虚假材料取得成交的，甲方可以解除合同，并报镇街列入交易黑名单；造成损失的，乙方赔偿。'),
    ),
    w.clause(
      'termination',
      '合同的解除',
      endByAgreement,
      w.item('乙方连续两次考核不合格，或者中断服务超过5日，经催告仍不改正的，甲方可以解除合同。'),
      w.item('甲方逾期付款超过60日，经催告仍不支付的，乙方可以解除合同。已提供的合格服务按实结算。'),
    ),
    forceMajeure,
    integrity,
    service,
    ...supplementAndDispute,
    effectOf('不得背离中选价、服务内容和标准等实质性内容，增减按前述变更约定办理', '备案回执'),
    ...endOf(sides),
  ],
});
