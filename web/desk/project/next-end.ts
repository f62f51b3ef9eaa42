/** What ends next by the clock: the one countdown of a project's page. */
import type { ProjectView } from '../forms/circumstances.js';

export interface NextEnd {
  to: number;
  label: string;
  /** The checkpoint whose limit it is; a limit can be missed, all else closes. */
  limitOf?: string;
}

export function nextEnd({ dates, position, now, facts, suspended, dueAt, checkpoints }: ProjectView): NextEnd | null {
  const suspension = facts?.suspension;
  // Nothing else runs meanwhile.
  if (suspended)
    return suspension ? { to: suspension.until, label: suspension.by === 'discipline' ? '镇街决定期限' : '中止至' } : null;
  const announced: Partial<Record<string, NextEnd | null>> = dates
    ? {
        'bidding.registration': { to: dates.offersCloseAt, label: '报价截止' },
        // Only who is found qualified by then may offer.
        'bidding.qualification': { to: dates.offersOpenAt, label: '报价开始' },
        'bidding.offers': { to: dates.offersCloseAt, label: '报价截止' },
        'bidding.opening': { to: dates.openingAt, label: '开标' },
      }
    : {};
  const publicity = facts?.publicityEndsAt;
  const end = position === 'selection.publicity' && publicity ? { to: publicity, label: '公示截止' } : announced[position];
  if (end && end.to > now) return end;
  return dueAt === null ? null : { to: dueAt, label: '办理期限', limitOf: checkpoints[0] };
}
