/** 合同履约: the contract, what is due and paid, inspection and settlement. */
import type { Due } from '../../../server/machines/facts.js';
import { Money } from '../../parts/money.js';
import { CivilDay, Moment } from '../../parts/moment.js';
import type { ProjectView } from '../forms/circumstances.js';
import { DUE_KINDS, DUE_PLACES } from '../forms/contract.js';
import { Nothing } from '../frame/states.js';
import { yuan } from '../table/csv.js';
import { ExportButton } from '../table/export-button.js';
import { Table } from '../table/table.js';
import { useSay } from '../words.js';
import { Contract } from './contract.js';
import { Facts } from './facts.js';

const DUE_STATES = {
  open: '未结',
  applied: '已申请',
  paid: '已结清',
  written_off: '已核销',
  returned: '已退还',
};

export function Performance({ view }: { view: ProjectView }) {
  const say = useSay();
  const { facts } = view;
  const contract = facts?.contract;
  if (!facts) return <Nothing>{say('合同与履约的公开内容,请看公开网站的项目页。')}</Nothing>;
  return (
    <>
      <Facts
        title="成交"
        facts={[
          ['成交价', facts.candidate && <Money fen={facts.candidate.amount} />],
          ['成交确认', facts.awardedAt && <Moment at={facts.awardedAt} />],
        ]}
      />
      {!contract && <Nothing>{say('合同尚未拟定。')}</Nothing>}
      <Contract view={view} />
      {facts.dues.length > 0 && <Dues view={view} />}
      {facts.dues.length > 0 && <ExportDues view={view} />}
      <Facts
        title="履约与结算"
        facts={[
          ['已计量', facts.measured > 0 && <Money fen={facts.measured} />],
          ['履约检查', facts.inspections > 0 && say('{n}次', { n: facts.inspections })],
          [
            '未完成的整改',
            facts.rectifications.length > 0 && say('{n}项', { n: facts.rectifications.length }),
          ],
          ['结算金额', facts.settlement && <Money fen={facts.settlement.amount} />],
          [
            '已签署验收',
            facts.acceptedBy.length > 0 && say('{n}人', { n: facts.acceptedBy.length }),
          ],
        ]}
      />
    </>
  );
}

function ExportDues({ view }: { view: ProjectView }) {
  const say = useSay();
  return (
    <p className="not-printed">
      <ExportButton
        name={`${say('收付款')}-${view.code}`}
        head={['序号', '款项', '种类', '收付', '金额(元)', '已收付(元)', '应结日期', '须结清于', '状态']}
        rows={() =>
          (view.facts?.dues ?? []).map((due) => [
            due.no,
            due.label,
            say(DUE_KINDS[due.kind]),
            directionOf(due, view, say),
            yuan(due.amount),
            yuan(due.paid),
            due.dueOn,
            say(DUE_PLACES[due.by]),
            say(DUE_STATES[due.state]),
          ])
        }
      />
    </p>
  );
}

/** Rent and bonds come in, the price of works goes out. */
const directionOf = (
  { kind }: Pick<Due, 'kind'>,
  view: ProjectView,
  say: (words: string) => string,
) => (view.side.key === 'asset' || kind === 'bond' ? say('收') : say('付'));

function Dues({ view }: { view: ProjectView }) {
  const say = useSay();
  const dues = view.facts?.dues ?? [];
  return (
    <Table
      caption="应收应付"
      items={dues}
      keyOf={(due) => due.no}
      columns={[
        { name: '序号', cell: (due) => due.no },
        {
          name: '款项',
          cell: (due) => (
            <>
              {due.label} {due.label !== DUE_KINDS[due.kind] && <small>{say(DUE_KINDS[due.kind])}</small>}
            </>
          ),
        },
        { name: '收付', cell: (due) => directionOf(due, view, say) },
        { name: '金额', className: 'number', cell: (due) => <Money fen={due.amount} /> },
        { name: '应结日期', cell: (due) => <CivilDay date={due.dueOn} /> },
        { name: '须结清于', cell: (due) => say(DUE_PLACES[due.by]) },
        { name: '状态', cell: (due) => say(DUE_STATES[due.state]) },
      ]}
    />
  );
}
