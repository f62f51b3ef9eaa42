/** The documents of stages 1 to 4 and of the side paths, by the title under which the machine calls for them. */
import { CHECKPOINT_KEYS, documentOf, notApplicable } from '../machines/checkpoints.js';
import type { Effect } from '../machines/decide.js';
import type { MachineEvent } from '../machines/events.js';
import type { Facts } from '../machines/facts.js';
import { field } from '../machines/ranking.js';
import type { CalledFor } from './for-later-stages.js';
import type { Kind } from './templates/index.js';

type Calling = (facts: Facts, event: MachineEvent, effect: Effect) => CalledFor[];

export const EARLIER_DOCUMENTS: Record<string, Calling> = {
  交易申请表: forWork('application'),
  民主决策会议纪要: forEverybody('resolution'),
  '底价(限价)确认书': forEverybody('reserve', '底价（限价）确认书'),
  审核意见书: (facts) => [{ kind: 'approval', audience: 'work' }, ...withoutSomeCheckpoints(facts)],
  // Public with the notice, which makes it so (transactions/store.ts).
  交易文件: forWork('tender-file'),
  交易公告: forEverybody('notice'),
  变更公告: beside('amendment', 'notice'),
  澄清公告: beside('clarification', 'notice'),
  报名回执: receipt('registration', 'registration'),
  资格审查表: qualifications,
  报价回执: receipt('offer', 'offers'),
  开标记录: opening,
  评审报告: evaluation,
  结果公示: result,
  异议答复: forEverybody('objection-answer'),
  成交确认书: award,
  流标公告: forEverybody('failure'),
  // Addressed to those who take part; the machine's effects keep their names of old.
  中止公告: forEverybody('suspension', '中止通知书'),
  暂停公告: forEverybody('suspension', '暂停通知书'),
  中止延长公告: forEverybody('suspension', '中止延长通知书'),
  恢复公告: forEverybody('resumption', '恢复通知书'),
  终止公告: forEverybody('termination'),
  弃标公告: forEverybody('giving-up'),
  弃标顺延公告: forEverybody('giving-up'),
  保证金退还单: ofBidder('deposit-refund'),
  保证金转款单: ofBidder('deposit-conversion'),
  保证金没收单: ofBidder('deposit-forfeit'),
};

function forWork(kind: Kind): Calling {
  return () => [{ kind, audience: 'work' }];
}

function forEverybody(kind: Kind, title?: string): Calling {
  return () => [{ kind, audience: 'public', ...(title ? { title } : {}) }];
}

function beside(kind: Kind, checkpoint: 'notice'): Calling {
  return () => [{ kind, audience: 'public', checkpoint }];
}

/** Given to each bidder at the act; that the checkpoint is over for all calls for none. */
function receipt(kind: Kind, checkpoint: 'registration' | 'offers'): Calling {
  return (_facts, _event, effect) =>
    effect.checkpoint === null && effect.bidder
      ? [{ kind, audience: effect.bidder, checkpoint }]
      : [];
}

function ofBidder(kind: Kind): Calling {
  return (facts, _event, effect) => {
    const bidder = effect.bidder ?? facts.candidate?.bidder;
    return bidder ? [{ kind, audience: bidder }] : [];
  };
}

/**
 * Each bidder's own, when persons have looked: before the offers where the notice says so, else with the substance of
 * the opened offers.
 */
function qualifications(facts: Facts, event: MachineEvent): CalledFor[] {
  // The party of an agreement is always examined by persons.
  const afterwards =
    (facts.tenderFile?.postQualification ?? false) && facts.project.mode !== 'agreement';
  if (event.type !== (afterwards ? 'check_substance' : 'confirm_qualification')) return [];
  return field(facts)
    .filter(([, b]) => !afterwards || b.offer !== null)
    .map(([bidder]) => ({ kind: 'qualification', audience: bidder, checkpoint: 'qualification' }));
}

/** The exchange keeps the records of what happens there. */
function opening({ project, openedAt }: Facts): CalledFor[] {
  return openedAt === null || project.mode === 'external'
    ? []
    : [{ kind: 'opening', audience: 'public' }];
}

function evaluation({ project }: Facts): CalledFor[] {
  return project.mode === 'external' ? [] : [{ kind: 'evaluation', audience: 'work' }];
}

/** Published when publicity begins; what ran at the exchange is known only when it has ended. */
function result({ project }: Facts, _event: MachineEvent, effect: Effect): CalledFor[] {
  const external = project.mode === 'external';
  if (external !== (effect.checkpoint === 'publicity')) return [];
  const agreed = project.mode === 'agreement' ? 'result-agreement' : 'result';
  const kind = external ? 'result-external' : agreed;
  return [{ kind, audience: 'public', checkpoint: 'publicity' }];
}

function award({ project }: Facts): CalledFor[] {
  return project.side === 'asset'
    ? [{ kind: 'award', audience: 'public' }]
    : [{ kind: 'award-procurement', audience: 'public', title: documentOf('award', project) }];
}

/** From the approval on it is settled which checkpoints this trade does not have. */
function withoutSomeCheckpoints({ project }: Facts): CalledFor[] {
  const trade = { mode: project.mode, emergency: project.emergency !== null };
  return CHECKPOINT_KEYS.some((key) => notApplicable(key, trade) !== null)
    ? [{ kind: 'not-applicable', audience: 'public', title: '不适用说明', checkpoint: 'approval' }]
    : [];
}
