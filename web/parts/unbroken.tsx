/** A sentence whose dates, times and amounts stay on one line: 7月7日 and 3个工作日 are read as one word. */
import type { ReactNode } from 'react';
import './unbroken.css';

const UNIT = '个?工作日|个自然日|个月|小时|分钟|万元|亿元|元|年|月|日|天|分|秒|家|人|名|次|轮|条|倍|亩|项|字|%';
const TOGETHER = new RegExp(
  `(\\d{4}-\\d{2}-\\d{2}|(?:\\d{4}年)?\\d{1,2}月\\d{1,2}日(?:\\d{1,2}:\\d{2})?|\\d{1,2}:\\d{2}(?::\\d{2})?|\\d[\\d,.]*\\s?(?:${UNIT}))`,
);

export function unbroken(text: string): ReactNode {
  const pieces = text.split(TOGETHER);
  if (pieces.length === 1) return text;
  return pieces.map((piece, i) =>
    // Every second piece is what the pattern took.
    // biome-ignore lint/suspicious/noArrayIndexKey: pieces have no other name, and are made anew with their text
    i % 2 === 1 ? <span key={i} className="unbroken">{piece}</span> : piece,
  );
}
