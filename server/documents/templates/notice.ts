/** 交易公告, checkpoint 6: everything somebody needs to decide whether to take part, and to object. */
import { z } from 'zod';
import { defineTemplate } from '../define-template.js';
import { count, fen, hash, instant, listOf, prose, words } from '../facts.js';
import { writerFor } from '../write-template.js';
import { depositAccount, depositRows, noDeposit, offeredFacts, offeredRows, priorityTable } from './offered-parts.js';
import { attachmentsTable, issuedBy, whereToGo } from './recurring-blocks.js';

const facts = z.strictObject({
  ...offeredFacts,
  /** No amount: the reserve or ceiling is secret, and its hash proves that it was fixed before. */
  price: z.strictObject({
    unit: words,
    amount: fen.optional(),
    sealedHash: hash.optional(),
    step: fen.optional(),
  }),
  deposit: depositAccount.extend({ until: instant, refund: words }).optional(),
  eligibility: listOf(words),
  howToRegister: words,
  times: z.strictObject({
    registrationOpens: instant,
    registrationCloses: instant,
    questionsUntil: instant,
    offersOpen: instant,
    offersClose: instant,
    opening: instant,
  }),
  openingPlace: words,
  evaluation: z.strictObject({ method: prose, equalPrice: words, minOffers: count, fewer: prose }),
  publicity: z.strictObject({ length: words, place: words }),
  signingWithin: words,
  bond: words.optional(),
  fileObjectionsUntil: instant,
});

const w = writerFor(facts);

/** As each side of a trade calls the unit, the limit, and the step from one offer to the next. */
const priceFields = (unit: string, limit: string, step: string) =>
  w.fields(
    w.wide(unit, '{price.unit}'),
    w.wideIf('price.amount', limit, '{price.amount|money}（大写：{price.amount|capitals}）'),
    w.wideIf('!price.amount', limit, '保密'),
    w.wideIf('price.step', step, '每次不少于{price.step|money}'),
  );

export const notice = defineTemplate({
  kind: 'notice',
  name: '交易公告',
  version: 1,
  facts,
  blocks: [
    w.paragraph(
      '经{owner}{authority.body|body}民主决策（决议编号：{authority.number}，{authority.heldOn|date}），并经镇街审核（审核编号：{approvalNumber}），现对“{subject.name}”公开{action|action}，欢迎符合条件的{action|offerer}参加。',
    ),
    w.heading('交易标的'),
    w.fields(...offeredRows('{mode|mode}')),
    w.heading('价格与保证金'),
    w.when(
      'side=asset',
      priceFields('计价单位', '交易底价', '加价幅度'),
      w.when('price.amount', w.paragraph('报价低于底价的无效，首次报价可以等于底价。')),
    ),
    w.when(
      'side=procurement',
      priceFields('报价单位', '最高限价', '降价幅度'),
      w.when('price.amount', w.paragraph('报价高于最高限价的无效。')),
    ),
    w.when(
      '!price.amount',
      w.paragraph(
        '价格保密的，由两人共同封存，仅在本轮交易成立时于开标现场揭示；本轮流标（流拍）的，继续保密。',
      ),
      w.when('price.sealedHash', w.fields(w.wide('封存校验值', '{price.sealedHash|hash}'))),
    ),
    w.when(
      'deposit',
      w.fields(
        ...depositRows,
        w.field('账号', '{deposit.accountNumber}'),
        w.field('到账截止', '{deposit.until|instant}'),
        w.wide('退还办法', '{deposit.refund}'),
      ),
      w.paragraph(
        '保证金须以{action|offerer}本人（本单位）账户转账，以到账时刻为准；他人代缴、现金缴存的不予认可。',
      ),
    ),
    noDeposit,
    w.heading('参加条件'),
    w.list(
      w.itemEach('eligibility', '{@item}'),
      w.item(
        '未被列入交易黑名单，且对任何集体经济组织无拖欠款项；有拖欠的，在报名截止前结清的除外。',
      ),
      w.itemIf('side=procurement', '本村工作人员及其直系亲属不得参加本村的采购。'),
      w.itemIf('side=asset', '本村工作人员及其直系亲属参加的，应当事先申报并经同意。'),
      w.item(
        '法定代表人（负责人）为同一人或者存在控股、管理关系的不同单位，不得同时参加本标的；同时参加的，其报价均无效。',
      ),
    ),
    w.when(
      'prequalified',
      w.paragraph('本项目实行资格预审，经审查合格方可报价；审查结果只通知本人。'),
    ),
    w.when(
      '!prequalified',
      w.paragraph('本项目实行资格后审，报价开启后首先审查资格和实质性要求，不合格的报价无效。'),
    ),
    w.when(
      'priority',
      w.paragraph(
        '下列优先权人已依法通知，须按本公告报名、缴纳保证金并在报价期内主张优先权；同等条件下优先，逾期不主张的视为放弃。序号在前者先行使：',
      ),
      priorityTable('序号'),
    ),
    w.when('!priority', w.when('side=asset', w.paragraph('本标的无已知优先权人。'))),
    w.heading('时间安排'),
    w.fields(
      w.field('报名开始', '{times.registrationOpens|instant}'),
      w.field('报名截止', '{times.registrationCloses|instant}'),
      w.field('提问截止', '{times.questionsUntil|instant}'),
      w.field('报价开始', '{times.offersOpen|instant}'),
      w.field('报价截止', '{times.offersClose|instant}'),
      w.field('开标时间', '{times.opening|instant}'),
      w.wide('报名方式', '{howToRegister}'),
      w.wide('开标地点', '{openingPlace}'),
    ),
    w.paragraph(
      '以上均为北京时间。截止时刻以平台锁定读取的时刻为准，严格早于截止时刻方为有效。上述时间仅可由公告变更调整，变更公告与本公告在同一平台发布。',
    ),
    w.heading('成交办法'),
    w.paragraph('{evaluation.method|sentence}'),
    w.list(
      w.item('报价相同的：{evaluation.equalPrice|sentence}'),
      w.item('有效报价不得少于 {evaluation.minOffers} 家；不足的：{evaluation.fewer|sentence}'),
    ),
    w.heading('付款与合同'),
    w.list(
      w.itemEach('payments', '{@item}'),
      w.itemIf('bond', '履约保证：{bond|sentence}'),
      w.item(
        '合同签订期限：{signingWithin}。合同价款与成交价一致，合同内容与本公告、交易文件和报价一致。',
      ),
      w.item(
        '成交后声明放弃、逾期不签订合同或者弄虚作假骗取成交的，保证金不予退还，并取消参加本项目下一轮交易的资格。',
      ),
    ),
    w.heading('结果公示与异议'),
    w.paragraph('结果公示期：{publicity.length}；公示地点：{publicity.place}。'),
    w.paragraph(
      '对公告和交易文件的异议，应于{fileObjectionsUntil|instant}前提出；对开标的异议，当场提出；对结果的异议，在公示期内提出。异议向交易站提出，3日内答复；对答复不服的，可在公示期满之日起10日内向镇街投诉。对交易中的违纪违法行为，可向镇街纪（工）委反映。',
    ),
    whereToGo,
    w.heading('附件'),
    attachmentsTable('附件名称', '本公告无附件。'),
    ...issuedBy,
  ],
});
