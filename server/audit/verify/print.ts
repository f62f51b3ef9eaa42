/** A verdict for people: one line a finding, and at last what was checked and what it comes to. */
import { KINDS, type Kind, sentence } from './finding.js';
import type { Verdict } from './verify.js';

const SUMS: Record<Verdict['exit'], string> = {
  0: 'clean: everything was checked and nothing was found / 全部核对,未发现问题',
  1: 'TAMPERED: see the findings above / 发现篡改或不一致,详见上列各项',
  2: 'CANNOT SAY: not everything could be checked / 未能全部核对,不能得出结论',
};

export function printed(verdict: Verdict): string {
  const { findings, counts, unchecked, notes, checked, source, exit } = verdict;
  const more = Object.entries(counts).flatMap(([kind, count]) => {
    const shown = findings.filter((f) => f.kind === kind).length;
    return count > shown ? [`${kind}: ${count - shown} more / 另有 ${count - shown} 处:${KINDS[kind as Kind][1]}`] : [];
  });
  return [
    ...findings.map(sentence),
    ...more,
    ...unchecked.map((text) => `not checked: ${text}`),
    ...notes.map((text) => `note: ${text}`),
    `${source}: ${Object.entries(checked).map(([what, n]) => `${what} ${n}`).join(', ') || 'nothing'}`,
    SUMS[exit],
  ].join('\n');
}
