/** 合同对照: what the contract says beside what was offered and announced, so that whoever signs or files it sees it at a glance. */
import { plusDays, plusMonths } from '../../../server/machines/time.js';
import { type Compared, Difference } from '../../parts/difference.js';
import { civilDay } from '../../text/moments.js';
import { type ProjectView, spokenYuan } from '../forms/circumstances.js';
import { useSay } from '../words.js';

export function ContractAgainstOffer({ view }: { view: ProjectView }) {
  const say = useSay();
  const rows = comparedOf(view).map((row) => ({ ...row, label: say(row.label) }));
  if (rows.length === 0) return null;
  return <Difference rows={rows} before={say('成交结果和交易文件')} after={say('合同')} />;
}

function comparedOf({ facts }: ProjectView): Compared[] {
  const { contract, candidate, tenderFile: file, dues = [] } = facts ?? {};
  if (!contract || !candidate || !file) return [];
  const due = (kind: string) => dues.filter((d) => d.kind === kind).reduce((sum, d) => sum + d.amount, 0);
  const row = (key: string, label: string, before: string, after: string): Compared => ({ key, label, before, after });
  const rows = [row('price', '价格', spokenYuan(candidate.amount), spokenYuan(contract.amount))];
  if (file.startsOn) rows.push(row('start', '起始日期', civilDay(file.startsOn), civilDay(contract.startsOn)));
  if (file.termMonths) {
    const end = plusDays(plusMonths(contract.startsOn, file.termMonths), -1);
    rows.push(row('end', '终止日期', civilDay(end), civilDay(contract.endsOn)));
  }
  if (file.bond > 0) rows.push(row('bond', '履约保证金', spokenYuan(file.bond), spokenYuan(due('bond'))));
  return rows;
}
