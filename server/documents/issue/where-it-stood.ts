/** A line of the log such as `bidding.offers!` in the words of the by-law. */
import { checkpoint } from '../../machines/checkpoints.js';
import { checkpointsAt } from '../../transactions/trail/acts.js';
import { fullWidth } from './parts.js';
import { said } from './said.js';

export function whereItStood(line: string): string {
  if (line.startsWith('failed')) return '流标待选择';
  return said(
    checkpointsAt(line)
      .map((key) => `第${checkpoint(key).no}节点 ${fullWidth(checkpoint(key).name)}`)
      .join('、'),
    '办理中',
  );
}
