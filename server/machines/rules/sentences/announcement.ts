/** The tender file, the notice, its dates and changes. */
import { MODES, type Mode, SIDES, type Side } from '../../modes.js';
import { speakRow } from '../speak.js';
import type { KeysOf, Sentences } from './sentence.js';

const speakSides = (sides: Partial<Record<Side, number>>) =>
  Object.entries(sides)
    .map(([side, n]) => `${SIDES[side as Side]}${n}家`)
    .join('、');

export const announcement = {
  'fairness.check': () => '交易文件须经公平竞争审查,不得设置指向特定主体的条件。',
  'offers.minimum': (least) =>
    `最低有效报价家数:${Object.entries(least)
      .map(([mode, sides]) => `${MODES[mode as Mode].name}${speakSides(sides)}`)
      .join(';')}。`,
  'scoring.weights': () => '评分办法随公告公布,价格分与各评分项权重合计100。',
  'notice.period': (rows) =>
    `公告期(工作日),同时符合几项的取最长:${rows.map((r) => `${speakRow(r)}:${r.wd}`).join(';')}。`,
  'notice.second': ({ share, wd }) => `再次公告的公告期不少于首次的${share}%,且不少于${wd}个工作日。`,
  'notice.dates': () => '公告发布、报名截止、报价开始、报价截止、开标依次不得颠倒。',
  'questions.close': (wd) => `提问须在报名截止前${wd}个工作日提出。`,
  'questions.hold': (wd) => `提问未答复的,最多暂缓开标${wd}个工作日。`,
  'amendment.remaining': (wd) => `修改条款后,报价截止前至少留${wd}个工作日。`,
  'window.restart': (wd) => `重新设定报价时段的,至少提前${wd}个工作日公布,且与原时段等长。`,
  'bond.works': (share) => `履约保证金不超过合同价的${share}%。`,
} satisfies Sentences<
  KeysOf<'fairness' | 'offers' | 'scoring' | 'notice' | 'questions' | 'amendment' | 'window' | 'bond'>
>;
