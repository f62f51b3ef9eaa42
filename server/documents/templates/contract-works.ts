/** 施工合同, checkpoint 14, for small works of a village. */
import { z } from 'zod';
import { defineTemplate } from '../define-template.js';
import { words } from '../facts.js';
import { writerFor } from '../write-template.js';
import { expenseFacts, latePayment, lateWork } from './contract-expense.js';
import { endOf, headOf } from './contract-parties.js';
import { authorityOf, BOUGHT, endByAgreement, supplement } from './contract-parts.js';
import { worksCompletion, worksCompletionFacts } from './contract-works-completion.js';
import { worksObject, worksObjectFacts } from './contract-works-object.js';
import { worksSite, worksSiteFacts } from './contract-works-site.js';
import { party } from './shared-facts.js';

const facts = z.strictObject({
  ...expenseFacts,
  employer: party,
  contractor: party,
  qualification: words,
  ...worksObjectFacts,
  ...worksSiteFacts,
  ...worksCompletionFacts,
});

const w = writerFor(facts);
const sides = { a: '发包方', b: '承包方', facts: { a: 'employer', b: 'contractor' }, organisations: true };

export const contractWorks = defineTemplate({
  kind: 'contract-works',
  name: '施工合同',
  version: 1,
  facts,
  blocks: [
    headOf(sides, w.wide('资质（能力）', '{qualification}')),
    w.paragraph(
      '甲乙双方依据《中华人民共和国民法典》《中华人民共和国建筑法》《中华人民共和国农村集体经济组织法》等法律法规，就甲方经公开交易确定乙方承建的工程，订立本合同。',
    ),
    authorityOf('本工程', BOUGHT),
    ...worksObject,
    ...worksSite,
    ...worksCompletion,
    w.clause(
      'breach',
      '违约责任',
      lateWork('乙方原因逾期完工'),
      latePayment,
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
      endByAgreement,
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
    supplement,
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
    ...endOf(sides),
  ],
});
