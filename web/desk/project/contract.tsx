/** The contract in a few lines: what it costs, from when to when, and who has signed. */
import { Money } from '../../parts/money.js';
import { CivilDay, Moment } from '../../parts/moment.js';
import { listed } from '../../text/listing.js';
import type { ProjectView } from '../forms/circumstances.js';
import { useSay } from '../words.js';
import { Facts } from './facts.js';

const SIGNERS = { head: '村方', winner: '成交方', supervisor: '监事' };

export function Contract({ view }: { view: ProjectView }) {
  const say = useSay();
  const contract = view.facts?.contract;
  if (!contract) return null;
  return (
    <Facts
      title="合同"
      facts={[
        ['合同价', <Money key="a" fen={contract.amount} />],
        ['合同总额', <Money key="t" fen={contract.total} />],
        ['起始日期', <CivilDay key="s" date={contract.startsOn} />],
        ['终止日期', <CivilDay key="e" date={contract.endsOn} />],
        ['已签署', listed(contract.signedBy.map((who) => say(SIGNERS[who]))) || say('尚无人签署')],
        ['已计量', (view.facts?.measured ?? 0) > 0 && <Money key="m" fen={view.facts?.measured ?? 0} />],
        ['签订时刻', contract.signedAt && <Moment at={contract.signedAt} />],
      ]}
    />
  );
}
