/** 租赁合同, checkpoint 14: the file and the winning offer, field by field, as the parties sign it. */
import { z } from 'zod';
import { defineTemplate } from '../define-template.js';
import { count } from '../facts.js';
import { writerFor } from '../write-template.js';
import { incomeFacts, noticeOfEnd, penalty } from './contract-income.js';
import { leaseObject, leaseObjectFacts } from './contract-lease-object.js';
import { leaseUse, leaseUseFacts } from './contract-lease-use.js';
import { endOf, headOf } from './contract-parties.js';
import { authorityOf, effectOf, endByAgreement, service, SOLD, supplementAndDispute } from './contract-parts.js';
import { party } from './shared-facts.js';

const facts = z.strictObject({
  ...incomeFacts,
  lessor: party,
  lessee: party,
  ...leaseObjectFacts,
  ...leaseUseFacts,
  overdueDaysToTerminate: count,
  returnWithinDays: count,
});

const w = writerFor(facts);
const sides = { a: '出租方', b: '承租方', facts: { a: 'lessor', b: 'lessee' } };

export const contractLease = defineTemplate({
  kind: 'contract-lease',
  name: '租赁合同',
  version: 1,
  facts,
  blocks: [
    headOf(sides),
    w.paragraph(
      '甲乙双方依据《中华人民共和国民法典》《中华人民共和国农村集体经济组织法》等法律法规，在平等、自愿、诚信的基础上，就乙方经公开交易取得的集体资产租赁事宜，订立本合同。',
    ),
    authorityOf('本次出租', SOLD),
    ...leaseObject,
    ...leaseUse,
    w.clause(
      'breach',
      '违约责任',
      w.item('乙方逾期支付租金、费用的，每逾期一日，按逾期金额的{lateDaily|percent}支付违约金。'),
      w.item(
        '甲方逾期交付租赁物的，每逾期一日，按首年租金的{lateDaily|percent}支付违约金，租期相应顺延。',
      ),
      penalty,
    ),
    w.clause(
      'termination',
      '合同的解除',
      endByAgreement,
      w.item(
        '乙方有下列情形之一的，甲方可以解除合同：逾期付款超过{overdueDaysToTerminate}日，经催告仍不支付的；违反{#use}、{#sublet}的；擅自改动主体结构或者存在重大安全隐患拒不整改的；利用租赁物从事违法活动的。',
      ),
      w.item(
        '甲方逾期交付超过30日，或者租赁物不能正常使用且甲方不予维修的，乙方可以解除合同，甲方退还未到期租金和已收的履约保证金。',
      ),
      noticeOfEnd,
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
    service,
    ...supplementAndDispute,
    effectOf('不得改变成交价和租期；需要延长租期的，另行公开交易', '交易鉴证书'),
    ...endOf(sides),
  ],
});
