/** 补充协议 and 解除合同通知书: what becomes of a contract after it was signed. */
import { ruleValue } from '../../machines/rules/book.js';
import { dateOf } from '../../machines/time.js';
import { actsOf } from '../../transactions/story.js';
import type { FactsOf } from '../templates/index.js';
import { contractBrief, contractName, officer, papers } from './contract-brief.js';
import { type Material, needed, recorded } from './material.js';
import { authority, fullWidth, offices, staffName } from './parts.js';
import { NOT_RECORDED, said, written } from './said.js';

export function composeContractAmendment(m: Material): FactsOf<'contract-amendment'> {
  const amendments = actsOf(m.story, 'amend_contract');
  const { data } = needed(m, 'amend_contract');
  const witness = recorded(m, 'witness_contract');
  const { contract } = m.facts;
  if (!contract) throw new Error(`document ${m.row.number}: there is no contract to change`);
  const after = contract.total + contract.changes;
  return {
    contract: contractBrief(m),
    no: amendments.length,
    authority: authority(m),
    reason: written(data.reason),
    ...(data.change === 0
      ? {}
      : {
          change: {
            amount: data.change,
            by: data.change > 0 ? '增加' : '减少',
            before: after - data.change,
            after,
            dueOn: data.dueOn,
          },
        }),
    ...ends(m),
    net: contract.changes,
    share: percentOf(contract.changed, contract.amount),
    decision: said(data.decision, '未达须民主决策的比例'),
    townApproval: said(data.townApproval, '未达须镇街批准的比例'),
    rule: rule(m),
    witness: said(witness ? `村监会 ${staffName(m, witness.actor)}` : null),
    attachments: papers(m, needed(m, 'amend_contract')),
  };
}

/** From which day to which, where the act moves it. */
function ends(m: Material): Pick<FactsOf<'contract-amendment'>, 'ends'> {
  const [last, ...earlier] = actsOf(m.story, 'amend_contract').toReversed();
  const after = last?.data.endsOn;
  if (!after) return {};
  const moved = earlier.find((e) => e.data.endsOn !== null)?.data.endsOn;
  return { ends: { before: moved ?? needed(m, 'prepare_contract').data.endsOn, after } };
}

function percentOf(part: number, whole: number): string {
  const points = Number((BigInt(part) * 10_000n) / BigInt(Math.max(whole, 1)));
  return `${(points / 100).toFixed(2)}%`;
}

function rule(m: Material): string {
  const { name, basis } = m.law.book.rules['contract.amendment'];
  const { decision, town } = ruleValue(m.law, 'contract.amendment');
  return said(
    fullWidth(`${name}：累计超过合同价${decision}%须经民主决策，超过${town}%须经镇街批准（${basis}）。`),
  );
}

/** The plan as the early end left it: what is not due yet is cut off. */
export function composeContractTermination(m: Material): FactsOf<'contract-termination'> {
  const ended = needed(m, 'terminate_contract');
  const today = dateOf(ended.at);
  const price = m.facts.dues.filter((d) => d.kind !== 'bond');
  const owed = price.filter((d) => d.state === 'open' && d.dueOn <= today);
  const bonds = m.facts.dues.filter((d) => d.kind === 'bond' && d.state === 'paid');
  return {
    contract: contractBrief(m),
    reasons: written(ended.data.reasons),
    endedAt: ended.at,
    decidedBy: officer(m, ended),
    stage: stage(m),
    dues: price.map(({ label, dueOn, amount, paid, state }) => ({
      name: said(label),
      dueOn,
      amount,
      paid,
      state,
    })),
    owed: owed.reduce((sum, d) => sum + d.amount - d.paid, 0),
    bondHeld: bonds.reduce((sum, d) => sum + d.paid, 0),
    settleWithin: settleWithin(m),
    offices: offices(m),
    attachments: papers(m, ended),
  };
}

function stage(m: Material): string {
  if (recorded(m, 'confirm_handover')) return '履行中';
  if (recorded(m, 'issue_certificate')) return '已备案，尚未交付（开工）';
  return m.facts.contract?.signedAt == null ? NOT_RECORDED : `${contractName(m)}已签订，尚未备案`;
}

function settleWithin(m: Material): string {
  const days = ruleValue(m.law, 'limit.working_days').acceptance;
  return days === undefined ? '合同约定的期限' : `${days}个工作日`;
}
