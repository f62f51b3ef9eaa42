/** What papers of a contract's performance have in common: which contract, who acted, what was filed. */
import { dateOf } from '../../machines/time.js';
import type { StoryEntry } from '../../transactions/story.js';
import type { FactsOf } from '../templates/index.js';
import { type Material, needed } from './material.js';
import { attachments, collective, roleName, staffName, winnerName } from './parts.js';
import { said } from './said.js';

/** How titles end; the name of the contract says it again. */
const CALLED = /(公开)?(招租|出租|发包|承包|转让|处置|招标|采购|询价|服务)$/;

type Brief = FactsOf<'receipt'>['contract'];

export function contractBrief(m: Material): Brief {
  const prepared = needed(m, 'prepare_contract');
  return {
    number: said(prepared.data.number),
    name: `${said(m.story.title).replace(CALLED, '')}${contractName(m)}`,
    owner: collective(m),
    counterparty: said(winnerName(m)),
    signedOn: dateOf(m.facts.contract?.signedAt ?? prepared.at),
    price: prepared.data.amount,
  };
}

/** As its own document is called. */
export function contractName({ facts: { project, application } }: Material): string {
  if (project.side === 'asset') {
    if (application?.dealing === 'transfer') return '转让合同';
    return application?.dealing === 'contracting' ? '承包合同' : '租赁合同';
  }
  if (project.category === 'works' || project.category === 'repair') return '施工合同';
  return project.category === 'goods' ? '采购合同' : '服务合同';
}

/** Filed with the acts, each paper once. */
export function papers(m: Material, ...entries: (StoryEntry | null)[]) {
  return attachments(m, ...entries).map(({ name, sha256 }) => ({ name, sha256 }));
}

export const officer = (m: Material, entry: StoryEntry) =>
  said(`${roleName(entry.role)} ${staffName(m, entry.actor)}`);

/** A due of the plan as it stands after the act. */
export function dueOf(m: Material, no: number) {
  const due = m.facts.dues.find((d) => d.no === no);
  if (!due) throw new Error(`document ${m.row.number}: no due ${no}`);
  return due;
}
