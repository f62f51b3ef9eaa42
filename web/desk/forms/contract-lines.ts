/** Limits beside the fields of the contract and its changes. */
import { contractTotal } from '../../../server/machines/contract-dues.js';
import { ruleValue } from '../../../server/machines/rules/book.js';
import { spokenYuan } from './circumstances.js';
import { line, under } from './rule-line.js';

export const bondLine = under((law) =>
  line(law, 'bond.works', `工程履约保证金不超过合同价的${ruleValue(law, 'bond.works')}%`),
);

export const retentionLine = under((law) => {
  const { share, months } = ruleValue(law, 'contract.retention');
  return line(law, 'contract.retention', `质量保证金不超过${share}%,不超过${months}个月`);
});

export const advanceLine = under((law) =>
  line(law, 'contract.advance', `预付款不超过${ruleValue(law, 'contract.advance')}%`),
);

export const priceLine = under((law, _c, facts) => {
  const award = facts.candidate?.amount;
  if (award === undefined) return null;
  return line(law, 'signing.equal', `合同价须等于成交价${spokenYuan(award)}`);
});

export const planSumLine = under((law, _c, facts) => {
  const award = facts.candidate?.amount;
  if (award === undefined) return null;
  const total = contractTotal(facts, award);
  return line(law, 'signing.equal', `各期合计(履约保证金另列)须等于合同总额${spokenYuan(total)}`);
});

export const changeLine = under((law) => {
  const { decision, town } = ruleValue(law, 'contract.amendment');
  return line(
    law,
    'contract.amendment',
    `累计变更超过${decision}%须民主决策,超过${town}%须镇街批准`,
  );
});
