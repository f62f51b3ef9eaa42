/** 归档目录: the table of contents of a trade, from its trail. */
import { onPool, rootAt } from '../../audit/tree-store.js';
import { EVIDENCE } from '../../machines/events/fields.js';
import { definitionOf, isEventType } from '../../machines/events.js';
import { dateOf, speakDate } from '../../machines/time.js';
import { checkpointOfAct } from '../../transactions/trail/acts.js';
import { actsOf } from '../../transactions/story.js';
import { readTrail } from '../../transactions/trail/read.js';
import type { TrailCheckpoint } from '../../transactions/trail/shape.js';
import type { FactsOf } from '../templates/index.js';
import { type Material, needed } from './material.js';
import {
  collective,
  evidenceOf,
  fullWidth,
  kindOfTrade,
  roleName,
  townOffice,
  winnerName,
} from './parts.js';
import { NOT_RECORDED, said } from './said.js';

type Facts = FactsOf<'archive'>;

export async function composeArchive(m: Material): Promise<Facts> {
  const { entry, story, facts } = m;
  const archived = needed(m, 'archive_project').data;
  const price = facts.contract?.amount;
  return {
    ...kindOfTrade(m),
    owner: collective(m),
    subject: said(story.title),
    counterparty: said(facts.contract ? winnerName(m) : null, '无'),
    ...(price === undefined ? {} : { price }),
    ending: ending(m),
    openedOn: dateOf(story.registeredAt),
    closedOn: dateOf(entry.at),
    trail: await trail(m),
    documents: m.earlier.map(({ number, title, issuedAt, sha256 }) => ({
      number,
      title,
      issuedAt,
      sha256,
    })),
    evidence: evidence(m),
    log: await log(m),
    ratings: ratings(m),
    openDuties: facts.dues
      .filter((d) => d.by === 'after' && d.state === 'open')
      .map((d) => `${said(d.label)}于${speakDate(d.dueOn)}到期后办理退还。`),
    custodian: said(archived.custodian, townOffice(m)),
    keptFor: said(archived.keptFor),
  };
}

function ending({ facts }: Material): string {
  if (facts.terminated) return said(`终止交易：${facts.terminated.reason}`);
  return facts.contractEnded ? '合同解除，已结算' : '履约完毕';
}

const STATES = {
  done: 'done',
  not_applicable: 'not_applicable',
  cut_off: 'cut_off',
  current: 'open',
  waiting: 'open',
} as const;

async function trail(m: Material): Promise<Facts['trail']> {
  const read = await readTrail(m.db, {
    id: m.story.id,
    now: m.entry.at,
    lawOf: () => m.law,
    viewer: { sight: 'work', secrets: true },
    upTo: m.entry.entryNo,
  });
  if (!read) throw new Error(`document ${m.row.number}: no trail`);
  return read.checkpoints.map((c) => ({
    key: c.key,
    state: STATES[c.state],
    ...(c.doneAt === null ? {} : { completedAt: c.doneAt }),
    remark: said(c.reason ?? responsible(c), '系统到期办理'),
  }));
}

/** Who did it, by role: this document is public, and names of persons in office are not needed to check it. */
function responsible(checkpoint: TrailCheckpoint): string {
  const roles = new Set(
    checkpoint.acts.filter((a) => a.role !== 'clock').map((a) => roleName(a.role)),
  );
  return [...roles].join('、');
}

/** By what each paper shows and at which act it was filed: a file's own name may hold a person's. */
function evidence(m: Material): Facts['evidence'] {
  return m.story.entries.flatMap((e) => {
    const key = checkpointOfAct(e);
    if (!isEventType(e.event) || key === null) return [];
    const act = fullWidth(definitionOf(e.event).name);
    return evidenceOf(e).map(({ kind, file }) => ({
      name: `${act}：${EVIDENCE[kind]}`,
      checkpoint: key,
      sha256: file,
    }));
  });
}

async function log(m: Material): Promise<Facts['log']> {
  const treeSize = m.entry.seq + 1;
  const origin: { origin: string } | undefined = await m.db('log.origin').first('origin');
  return {
    firstEntry: m.story.entries[0]?.seq ?? 0,
    lastEntry: m.entry.seq,
    treeSize,
    root: Buffer.from(await rootAt(onPool(m.db), treeSize)).toString('hex'),
    origin: said(origin?.origin, NOT_RECORDED),
  };
}

const STARS = ['很不满意', '不满意', '一般', '满意', '很满意'];

function ratings(m: Material): Facts['ratings'] {
  return actsOf(m.story, 'rate').map((e) => ({
    by: roleName(e.role),
    rating: STARS[e.data.stars - 1] ?? String(e.data.stars),
    remark: said(e.data.remark, '无'),
  }));
}
