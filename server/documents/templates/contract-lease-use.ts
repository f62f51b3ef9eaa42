/** The second chapter of a lease: how what is let is handed over, used, kept up and passed on. */
import { z } from 'zod';
import { civilDate, flag, words } from '../facts.js';
import type { TemplateBlock } from '../template.js';
import { writerFor } from '../write-template.js';
import { incomeFacts } from './contract-income.js';

export const leaseUseFacts = {
  handoverBy: civilDate,
  utilities: words,
  lessorRepairs: words,
  subletAllowed: flag,
};

const w = writerFor(z.strictObject({ ...incomeFacts, ...leaseUseFacts }));

export const leaseUse: readonly TemplateBlock[] = [
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
];
