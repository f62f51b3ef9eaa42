/** 施工合同, checkpoint 14, for small works of a village. */
import { z } from 'zod';
import { defineTemplate } from '../define-template.js';
import { basisPoints, civilDate, count, fen, flag, listOf, prose, words } from '../facts.js';
import { writerFor } from '../write-template.js';
import { attachments, authority, dues, party } from './shared-facts.js';

const facts = z.strictObject({
  number: words,
  employer: party,
  contractor: party,
  qualification: words,
  witness: words,
  authority,
  award: z.strictObject({ number: words, date: civilDate }),
  works: z.strictObject({ name: words, place: words, scope: prose, method: words }),
  term: z.strictObject({ start: civilDate, finish: civilDate, days: count }),
  quality: words,
  price: z.strictObject({ amount: fen, form: words, safetyFee: fen }),
  dues: dues.min(1),
  account: z.strictObject({ name: words, bank: words, number: words }),
  wages: z.strictObject({ account: words, share: basisPoints }),
  bond: z.strictObject({ amount: fen, form: words, returnWithinDays: count }).optional(),
  employerAgent: words,
  siteManager: z.strictObject({ name: words, certificate: words }),
  supervisingEngineer: words.optional(),
  materials: words,
  retention: z.strictObject({ rate: basisPoints, months: count }).optional(),
  warranty: listOf(z.strictObject({ item: words, length: words })).min(1),
  subcontractingAllowed: flag,
  delayDaily: fen,
  delayCap: basisPoints,
  lateDaily: basisPoints,
  supplement: prose,
  dispute: words,
  copies: count,
  attachments,
});

const w = writerFor(facts);
const signing = [w.blank('盖章'), w.blank('法定代表人（代理人）'), w.blank('签订日期')];

export const contractWorks = defineTemplate({
  kind: 'contract-works',
  name: '施工合同',
  version: 1,
  facts,
  blocks: [
    w.fields(
      w.wide('合同编号', '{number}'),
      w.wide('甲方（发包方）', '{employer.name}'),
      w.field('信用代码', '{employer.identity}'),
      w.field('负责人', '{employer.representative?—}'),
      w.field('地址', '{employer.address}'),
      w.field('联系方式', '{employer.contact}'),
      w.wide('乙方（承包方）', '{contractor.name}'),
      w.field('信用代码', '{contractor.identity}'),
      w.field('代表人', '{contractor.representative?—}'),
      w.field('地址', '{contractor.address}'),
      w.field('联系方式', '{contractor.contact}'),
      w.wide('资质（能力）', '{qualification}'),
    ),
    w.paragraph(
      '甲乙双方依据《中华人民共和国民法典》《中华人民共和国建筑法》《中华人民共和国农村集体经济组织法》等法律法规，就甲方经公开交易确定乙方承建的工程，订立本合同。',
    ),
    w.clause(
      'authority',
      '订立依据',
      w.item(
        '本工程经甲方{authority.body|body}决议同意，决议编号{authority.number}，作出日期{authority.heldOn|date}。',
      ),
      w.item(
        '乙方为“{frame.projectName}”（项目编号：{frame.projectCode}）第 {frame.round} 轮交易的中选人，中选通知书编号{award.number}，日期{award.date|date}。交易公告、交易文件、乙方报价和中选通知书是本合同的组成部分，与本合同不一致的，以中选通知书为准。',
      ),
    ),
    w.clause(
      'works',
      '工程概况',
      w.item('工程名称：{works.name}。'),
      w.item('工程地点：{works.place}。'),
    ),
    w.clause(
      'scope',
      '承包范围与方式',
      w.item('承包范围：{works.scope|sentence}'),
      w.item('承包方式：{works.method}。'),
    ),
    w.clause(
      'term',
      '工期',
      w.item(
        '计划开工日期{term.start|date}，计划完工日期{term.finish|date}，总工期 {term.days} 日历天。实际开工日期以开工令为准。',
      ),
      w.item(
        '因甲方原因、设计变更、不可抗力或者连续停水停电等非乙方原因停工的，乙方应当在事件发生后3日内书面报告，经甲方和监理（或者甲方代表）签证后工期顺延；未经签证的不予顺延。',
      ),
    ),
    w.clause(
      'quality',
      '质量标准',
      w.item(
        '工程质量应当达到：{quality}。乙方应当按照施工图纸、工程量清单和现行技术标准施工，对工程质量负责。',
      ),
    ),
    w.clause(
      'price',
      '合同价款',
      w.item('合同价款{price.amount|money}（大写：{price.amount|capitals}），与中选价一致。'),
      w.item('价款形式：{price.form}。'),
      w.item('价款中包含安全文明施工费{price.safetyFee|money}，专款专用，不得挪作他用。'),
    ),
    w.clause(
      'payment',
      '价款支付',
      w.item('甲方按下表支付：'),
      w.table(
        'dues',
        (row) => [
          row.column('款项', 2.4, '{name}'),
          row.column('支付时间', 2.6, '{dueOn}'),
          row.column('金额（元）', 2.6, '{amount|figures}', { align: 'right' }),
          row.column('条件', 4.6, '{condition}'),
        ],
        { empty: '无' },
      ),
      w.item(
        '进度款以经签认的计量为依据；乙方应当先提供等额合法发票，未提供的，甲方有权暂缓付款且不承担逾期责任。',
      ),
      w.item(
        '甲方只向乙方账户付款：{account.name}，{account.bank}，账号{account.number}。账户变更须经双方书面确认，并报镇村级会计代理中心备案。',
      ),
    ),
    w.when(
      'bond',
      w.clause(
        'bond',
        '履约保证',
        w.item(
          '乙方在签订本合同前提供履约保证{bond.amount|money}（大写：{bond.amount|capitals}），形式为{bond.form}。',
        ),
        w.item('工程验收合格后{bond.returnWithinDays}日内退还；乙方违约的，甲方可以依约扣除。'),
      ),
    ),
    w.clause(
      'agents',
      '双方代表',
      w.item(
        '甲方代表：{employerAgent}，负责现场协调、签证确认和计量复核；涉及价款增减的签证，须同时经村监会会签。',
      ),
      w.item(
        '乙方项目负责人：{siteManager.name}（{siteManager.certificate}），应当常驻现场，未经甲方书面同意不得更换。',
      ),
      w.itemIf('supervisingEngineer', '工程监理：{supervisingEngineer}，依照监理合同行使职权。'),
    ),
    w.clause(
      'employer',
      '甲方的工作',
      w.item(
        '开工前提供施工场地、水电接口和必要的地下管线资料，完成图纸交底；及时办理签证、计量和验收；按约付款；协调与周边村民的关系。',
      ),
    ),
    w.clause(
      'contractor',
      '乙方的工作',
      w.item(
        '编制施工方案并报甲方确认；按图施工，做好施工记录；保护地下管线、相邻建筑物和树木；完工后清理场地；接受甲方、村监会和村民代表的监督。',
      ),
    ),
    w.clause(
      'materials',
      '材料与设备',
      w.item('材料设备的供应：{materials}。'),
      w.item(
        '进场材料应当有合格证明，经甲方代表（监理）验收后使用；不合格的由乙方限期清退，费用自负。',
      ),
    ),
    w.clause(
      'safety',
      '安全文明施工',
      w.item(
        '乙方对施工现场安全生产负责，应当落实安全交底、围挡警示、临时用电、高处作业和防汛防台措施，为作业人员办理工伤保险或者意外伤害保险。',
      ),
      w.item(
        '施工中发生事故的，乙方应当立即抢救、报告，并承担相应责任；因乙方原因造成第三人损害的，由乙方赔偿。',
      ),
      w.item('控制噪声、扬尘和污水，夜间施工须依法办理手续，做到完工场清。'),
    ),
    w.clause(
      'wages',
      '农民工工资',
      w.item('乙方应当与所招用的人员订立用工合同，实名登记，按月足额支付工资，并在现场公示。'),
      w.item(
        '每次付款时，按不低于该次付款{wages.share|percent}的比例优先付入工资账户（{wages.account}）。乙方拖欠工资的，甲方可以从未付价款中代为支付。',
      ),
    ),
    w.clause(
      'changes',
      '变更与签证',
      w.item(
        '工程变更须有书面指令，并在实施前办理签证，写明原因、工程量和价款；先施工后补签的不予认可，抢险除外。',
      ),
      w.item(
        '累计增加价款超过合同价5%的，经甲方民主决策；超过10%的，还须经镇街审核同意。价款按投标清单中相同或者相近的单价计算，没有的由双方依定额和市场价协商确定。',
      ),
    ),
    w.clause(
      'measurement',
      '计量',
      w.item(
        '乙方按月或者按节点提交已完工程量，甲方代表（监理）在5个工作日内复核签认；隐蔽工程覆盖前须通知甲方代表（监理）检查并留存影像，未经检查擅自覆盖的，返工费用由乙方承担。',
      ),
    ),
    w.clause(
      'acceptance',
      '验收与结算',
      w.item(
        '工程完工后，乙方提交完工报告和资料，甲方在10个工作日内组织验收；参加验收的不少于3人，其中至少有村监会成员、村民代表各1人，并有镇街工作人员或者监理工程师，付款经办人不参加。',
      ),
      w.item('验收不合格的，乙方限期整改，费用自负，工期不顺延。'),
      w.item(
        '验收合格后，乙方在28日内提交结算书，以审定的结算价为准；结算价超过合同价的部分，须有{#changes}规定的签证和审批。',
      ),
    ),
    w.clause(
      'warranty',
      '质量保证与保修',
      w.itemIf(
        'retention',
        '质量保证金为结算价的{retention.rate|percent}，保留 {retention.months} 个月，自验收合格之日起算；期满无质量问题的，14日内无息退还。',
      ),
      w.item('保修期限如下，自验收合格之日起算：'),
      w.table(
        'warranty',
        (row) => [row.column('保修项目', 7, '{item}'), row.column('保修期限', 4, '{length}')],
        { empty: '无' },
      ),
      w.itemIf('!retention', '本合同不留质量保证金。'),
      w.item(
        '保修期内出现质量问题的，乙方接到通知后3日内到场维修；逾期不修的，甲方可以另行委托，费用由乙方承担，留有质量保证金的先从中扣除。',
      ),
    ),
    w.clause(
      'subcontract',
      '转包与分包',
      w.itemIf(
        '!subcontractingAllowed',
        '乙方不得转包，不得将工程任何部分分包给他人，不得允许他人以本单位名义施工。',
      ),
      w.itemIf(
        'subcontractingAllowed',
        '乙方不得转包，主体工程须自行完成；专业工程分包的，应当事先取得甲方书面同意，并就分包工程与分包人承担连带责任。',
      ),
    ),
    w.clause(
      'breach',
      '违约责任',
      w.item(
        '乙方原因逾期完工的，每逾期一日支付违约金{delayDaily|money}，累计不超过合同价款的{delayCap|percent}。',
      ),
      w.item('甲方逾期付款的，每逾期一日，按逾期金额的{lateDaily|percent}支付违约金。'),
      w.item(
        '工程质量达不到约定标准的，乙方无偿返工；返工后仍不合格的，甲方可以拒付相应价款并要求赔偿。',
      ),
      w.item(
        '乙方转包、违法分包、挂靠，或者以虚假材料取得成交的，甲方可以解除合同，已提供的履约保证不予退还，并报镇街列入交易黑名单。',
      ),
    ),
    w.clause(
      'termination',
      '合同的解除',
      w.item('双方协商一致可以解除合同，甲方须经原决策程序同意。'),
      w.item(
        '乙方无正当理由停工超过15日，或者逾期完工累计达到{#breach}规定的上限，经催告仍不履行的，甲方可以解除合同。',
      ),
      w.item('甲方逾期付款超过60日，经催告仍不支付的，乙方可以停工或者解除合同。'),
      w.item(
        '合同解除后，双方在15日内对已完工程计量结算，乙方撤离并移交资料，不得以争议为由占据现场。',
      ),
    ),
    w.clause(
      'force',
      '不可抗力',
      w.item(
        '因不可抗力造成的损失，工程本身由甲方承担，乙方的人员、机械由乙方承担，工期相应顺延；遭受一方应当及时通知并采取措施防止损失扩大。',
      ),
    ),
    w.clause(
      'integrity',
      '廉洁约定',
      w.item(
        '任何一方工作人员不得索取、收受或者给予礼金、有价证券、回扣及其他利益，不得指定材料、队伍。违反的，守约方可以解除合同，并移送镇街纪（工）委处理。',
      ),
    ),
    w.clause('supplement', '补充条款', w.item('{supplement|sentence}')),
    w.clause(
      'dispute',
      '争议的解决',
      w.item(
        '因本合同发生争议，双方协商解决，或者请求镇街调解；协商、调解不成的，{dispute}。争议期间，双方应当采取措施保证工程安全。',
      ),
    ),
    w.clause(
      'effect',
      '生效与备案',
      w.item(
        '本合同自双方签名（盖章）之日起生效；双方不得另行订立背离中选价、工期、质量等实质性内容的协议；工程变更按{#changes}办理。',
      ),
      w.item(
        '本合同一式{copies}份，甲乙双方、镇街三资办、交易站各执一份，效力相同；签订后7个工作日内报镇街三资办备案。',
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
      w.party('甲方（发包方）', '{employer.name}', ...signing),
      w.party('乙方（承包方）', '{contractor.name}', ...signing),
      w.party('见证（村监会）', '{witness}', w.blank('签名'), w.blank('日期')),
    ),
  ],
});
