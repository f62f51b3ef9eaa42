/** Data of checkpoints 5 and 6. */
import { instantOf, plusMonths } from '../../../server/machines/time.js';
import { endOfWorkingDays, workingDayAfter } from '../../../server/machines/working-days.js';
import { type Input, iso, type Play } from '../play.js';
import { leased, yuan } from './basics.js';

export const tenderFile = (
  play: Play,
  over: Partial<Input<'compile_tender_file'>> = {},
): Input<'compile_tender_file'> => {
  const { project, application: applied, resolution: decided } = play.facts;
  const byScore = project.mode === 'scored';
  const yearly = applied?.dealing === 'lease' || applied?.dealing === 'contracting';
  return {
    conditions: '具备独立承担民事责任的能力',
    conditionsTailored: false,
    fairnessItems: [{ item: '未设置歧视性条件', passed: true }],
    postQualification: true,
    deposit: project.mode === 'agreement' ? 0 : leased(play) ? yuan(5_000) : yuan(5_000),
    depositAccount: '镇交易站保证金专户',
    bond: leased(play) ? 0 : yuan(10_000),
    minOffers:
      leased(play) && !byScore
        ? project.mode === 'negotiation'
          ? 2
          : 1
        : project.mode === 'negotiation'
          ? 2
          : 3,
    award: byScore ? 'score' : 'price',
    ...(byScore
      ? {
          priceWeight: 60,
          scoring: [
            { key: 'plan', name: '方案', weight: 25 },
            { key: 'record', name: '业绩', weight: 15 },
          ],
        }
      : {}),
    ...(yearly
      ? {
          termMonths: decided?.termMonths ?? applied?.termMonths,
          startsOn: plusMonths(play.today, 2),
        }
      : {}),
    retention: leased(play) ? 0 : 3,
    retentionMonths: leased(play) ? 0 : 24,
    advance: 0,
    paymentTerms: '按合同约定',
    contractDraft: '见附件',
    place: '镇公共资源交易站',
    contact: '镇公共资源交易站窗口',
    ...over,
  };
};

/** Dates `wd` working days ahead: with post-qualification one close, else one day each for 7, 8 and 9. */
export const notice = (
  play: Play,
  wd: number,
  over: Partial<Input<'publish_notice'>> = {},
): Input<'publish_notice'> => {
  const time = { calendar: play.law.calendar, closingHour: '16:00' };
  const close = endOfWorkingDays(time, play.at, wd);
  if (play.facts.tenderFile?.postQualification) {
    return {
      registrationClosesAt: iso(close),
      offersOpenAt: iso(play.at),
      offersCloseAt: iso(close),
      openingAt: iso(close),
      ...over,
    };
  }
  const opens = instantOf(workingDayAfter(play.law.calendar, play.today, wd + 1), '09:00');
  const closes = endOfWorkingDays(time, play.at, wd + 1);
  return {
    registrationClosesAt: iso(close),
    offersOpenAt: iso(opens),
    offersCloseAt: iso(closes),
    openingAt: iso(closes),
    ...over,
  };
};
