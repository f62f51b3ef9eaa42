/** 流标公告: why a round failed, told again from what the log holds of it. */
import { FAILURES, type FailureReason } from '../../machines/facts.js';
import { field, validOffers } from '../../machines/ranking.js';
import { ROUTES } from '../../machines/routes.js';
import { type RuleKey, ruleValue } from '../../machines/rules/book.js';
import { endOfWorkingDays, workingTime } from '../../machines/working-days.js';
import type { FactsOf } from '../templates/index.js';
import { noticeNumber } from './document-number.js';
import { type Material, needed } from './material.js';
import { collective, fullWidth, kindOfTrade, offices, second, workingDays } from './parts.js';
import { limitName } from './price-names.js';
import { ruleSentence } from './rule-sentence.js';
import { said } from './said.js';
import { whereItStood } from './where-it-stood.js';

type Facts = FactsOf<'failure'>;

const BASIS: Record<FailureReason, RuleKey> = {
  too_few_registered: 'offers.minimum',
  too_few_offers: 'offers.minimum',
  no_valid_offer: 'offers.minimum',
  below_reserve: 'reserve.floor',
  all_rejected: 'offers.minimum',
  ranks_exhausted: 'rank.next',
};

export function composeFailure(m: Material): Facts {
  const { openedAt, valuation, tenderFile, resolution, project } = m.facts;
  const reason = reasonOf(m);
  const failures = m.story.entries.filter(fails).length;
  const { once, inAll } = ruleValue(m.law, 'reserve.lowering');
  return {
    ...kindOfTrade(m),
    owner: collective(m),
    subject: said(m.story.title),
    noticeNumber: noticeNumber(m),
    failedAt: second(m.entry.at),
    stood: whereItStood(m.entry.from),
    reason: said(fullWidth(FAILURES[reason]).replaceAll(',', '，')),
    basis: ruleSentence(m, BASIS[reason]),
    needed: tenderFile?.minOffers ?? 1,
    // Before the opening nobody learns how many took part, also when none did.
    ...(openedAt === null ? {} : { counts: counts(m) }),
    priceName: limitName(m),
    ...(valuation?.amount == null ? {} : { limit: valuation.amount }),
    ...deposits(m, reason),
    failures,
    choiceBy: endOfWorkingDays(workingTime(m.law), m.entry.at, ruleValue(m.law, 'failed.choice')),
    mayLower: project.side === 'asset' && (resolution?.mayLower ?? false),
    lowering: `每次不超过${once}%，累计不超过${inAll}%`,
    ...otherModes(m, failures),
    offices: offices(m),
  };
}

const fails = ({ from, to }: { from: string; to: string }) =>
  to.startsWith('failed') && !from.startsWith('failed');

/** The same questions that the machine asked of the same facts. */
function reasonOf({ entry, facts }: Material): FailureReason {
  switch (entry.event) {
    case 'confirm_qualification':
      return 'too_few_registered';
    case 'close_offers':
      return 'too_few_offers';
    case 'open_offers':
      return ROUTES.reserveIsMissed(facts) ? 'below_reserve' : 'no_valid_offer';
    case 'confirm_ranking':
      return 'all_rejected';
    default:
      return 'ranks_exhausted';
  }
}

function counts({ facts }: Material): NonNullable<Facts['counts']> {
  const received = field(facts).filter(([, b]) => b.offer !== null).length;
  return { received, valid: validOffers(facts).length };
}

function deposits(m: Material, reason: FailureReason): Pick<Facts, 'deposits'> {
  if (needed(m, 'compile_tender_file').data.deposit === 0) return {};
  const but = reason === 'ranks_exhausted' ? '，依规定没收的除外' : '';
  return {
    deposits: `已缴纳的交易保证金在流标后${workingDays(m, 'deposit.return')}内全额退还${but}；缴纳人书面同意的，可以留待下一轮使用。`,
  };
}

function otherModes(m: Material, failures: number): Pick<Facts, 'otherModes'> {
  if (failures < ruleValue(m.law, 'mode.negotiation_grounds')) return {};
  const bound = m.facts.project.side === 'asset' ? '不得低于' : '不得高于';
  return {
    otherModes: `本项目已经${failures}次流标，依规定还可以改用谈判或者协议方式；采用协议方式的，价格${bound}最近一次的${limitName(m)}。`,
  };
}
