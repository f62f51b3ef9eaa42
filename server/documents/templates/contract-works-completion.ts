/** The third chapter of a works contract: changes, measurement, acceptance, and what is made good afterwards. */
import { z } from 'zod';
import { flag, listOf, words } from '../facts.js';
import type { TemplateBlock } from '../template.js';
import { writerFor } from '../write-template.js';
import { expenseFacts, retained } from './contract-expense.js';

export const worksCompletionFacts = {
  warranty: listOf(z.strictObject({ item: words, length: words })).min(1),
  subcontractingAllowed: flag,
};

const w = writerFor(z.strictObject({ ...expenseFacts, ...worksCompletionFacts }));

export const worksCompletion: readonly TemplateBlock[] = [
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
    retained,
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
];
