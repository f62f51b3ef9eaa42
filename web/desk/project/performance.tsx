/** 合同履约: the contract, what is due and paid, inspection and settlement. */
import { Money } from '../../parts/money.js';
import { CivilDay, Moment } from '../../parts/moment.js';
import { listed } from '../../text/listing.js';
import type { ProjectView } from '../forms/circumstances.js';
import { DUE_KINDS, DUE_PLACES } from '../forms/contract.js';
import { Nothing } from '../frame/states.js';
import { useSay } from '../words.js';
import { Facts } from './facts.js';

const DUE_STATES = {
  open: '未结',
  applied: '已申请',
  paid: '已结清',
  written_off: '已核销',
  returned: '已退还',
};
const SIGNERS = { head: '村方', winner: '成交方', supervisor: '监事' };

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
      {contract && (
        <Facts
          title="合同"
          facts={[
            ['合同价', <Money key="a" fen={contract.amount} />],
            ['合同总额', <Money key="t" fen={contract.total} />],
            ['起始日期', <CivilDay key="s" date={contract.startsOn} />],
            ['终止日期', <CivilDay key="e" date={contract.endsOn} />],
            [
              '已签署',
              listed(contract.signedBy.map((who) => say(SIGNERS[who]))) || say('尚无人签署'),
            ],
            ['签订时刻', contract.signedAt && <Moment at={contract.signedAt} />],
          ]}
        />
      )}
      {facts.dues.length > 0 && <Dues view={view} />}
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

function Dues({ view }: { view: ProjectView }) {
  const say = useSay();
  const dues = view.facts?.dues ?? [];
  const asset = view.side.key === 'asset';
  return (
    <table className="table">
      <caption>{say('应收应付')}</caption>
      <thead>
        <tr>
          <th scope="col">{say('序号')}</th>
          <th scope="col">{say('款项')}</th>
          <th scope="col">{say('收付')}</th>
          <th scope="col" className="number">
            {say('金额')}
          </th>
          <th scope="col">{say('日期')}</th>
          <th scope="col">{say('须结清于')}</th>
          <th scope="col">{say('状态')}</th>
        </tr>
      </thead>
      <tbody>
        {dues.map((due) => (
          <tr key={due.no}>
            <td data-label={say('序号')}>{due.no}</td>
            <td data-label={say('款项')}>
              {due.label} <small>{say(DUE_KINDS[due.kind])}</small>
            </td>
            <td data-label={say('收付')}>{asset || due.kind === 'bond' ? say('收') : say('付')}</td>
            <td data-label={say('金额')} className="number">
              <Money fen={due.amount} />
            </td>
            <td data-label={say('日期')}>
              <CivilDay date={due.dueOn} />
            </td>
            <td data-label={say('须结清于')}>{say(DUE_PLACES[due.by])}</td>
            <td data-label={say('状态')}>{say(DUE_STATES[due.state])}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
