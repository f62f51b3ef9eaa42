/** What a sentence is torn between and what not: 7月7日 and 3个工作日 are read as one word. */
const NUMBERED = '条|款|项|号|节点';
const UNIT = '个?工作日|个自然日|个环节|个节点|个月|小时|分钟|万元|亿元|元|年|月|日|天|分|秒|家|人|名|次|轮|条|倍|亩|项|字|瓦|匹|台|吨|米|平方米|%';
const TOGETHER = new RegExp(
  `(\\d{4}-\\d{2}-\\d{2}|(?:\\d{4}年)?\\d{1,2}月\\d{1,2}日(?:（周[一二三四五六日]）|\\d{1,2}:\\d{2})?|\\d{1,2}:\\d{2}(?::\\d{2})?|第\\d+(?:${NUMBERED})|\\d[\\d,.]*\\s?(?:${UNIT}))`,
);

/** The sentence in pieces: every second one, from the second on, is kept on one line. */
export const keptTogether = (text: string): string[] => text.split(TOGETHER);
