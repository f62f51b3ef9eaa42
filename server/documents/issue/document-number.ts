/** How one document names another: by its number, or where that still waits for its turn, by the act in the log. */
import type { EventType } from '../../machines/events.js';
import type { Kind } from '../templates/index.js';
import { type Material, needed } from './material.js';
import { logNumber } from './parts.js';

/** @param act the act that called for the document */
export function numberOf(m: Material, kinds: readonly Kind[], act: EventType): string {
  const issued = m.earlier.findLast(
    (d) => (kinds as readonly string[]).includes(d.kind) && d.round === m.facts.round,
  );
  return issued?.number ?? logNumber(needed(m, act));
}

export const noticeNumber = (m: Material) => numberOf(m, ['notice'], 'publish_notice');

/** Where a trade may stand before its notice. */
export function noticeNumberIfAny(m: Material): { noticeNumber?: string } {
  return m.facts.dates ? { noticeNumber: noticeNumber(m) } : {};
}
