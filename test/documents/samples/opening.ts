/** A box of twenty-five offers, and an empty one. */
import type { FactsOf } from '../../../server/documents/templates/index.js';
import { at, hash } from './common.js';

export const offer = (n: number): FactsOf<'opening'>['offers'][number] => ({
  name: n % 2 === 0 ? `样例建设有限公司第${n}分公司` : '样**',
  amount: 34_000_000 + n * 123_457,
  verdict: n % 7 === 3 ? 'invalid' : 'valid',
  ground: n % 7 === 3 ? '高于最高限价' : '符合要求',
  receipt: `HZ-${String(n).padStart(5, '0')}`,
  packageHash: hash(n + 100),
});

export const opening: FactsOf<'opening'> = {
  side: 'procurement',
  action: 'works',
  mode: 'comparison',
  subject: '丁家吴家周边环境整治工程',
  offersClosedAt: at('2025-07-07T16:00:00'),
  openedAt: at('2025-07-07T16:30:00'),
  finishedAt: at('2025-07-07T17:05:00'),
  place: '集士港镇公共资源交易站开标室',
  hosts: [
    { role: '交易站主持人', name: '样例主持' },
    { role: '交易站记录人', name: '样例记录' },
  ],
  countersigner: { role: '村监会成员', name: '样例监事', signedAt: at('2025-07-07T17:02:11') },
  keyholders: [
    { name: '集士港镇三资办', releasedAt: at('2025-07-07T16:30:05') },
    { name: '广昇村监会', releasedAt: at('2025-07-07T16:30:41') },
    { name: '区公共资源交易中心', releasedAt: at('2025-07-07T16:31:02') },
  ],
  box: { count: 25, root: hash(5), entry: '第41条', unchanged: true },
  priceUnit: '元，总价（含税）',
  offers: [
    ...Array.from({ length: 24 }, (_, n) => offer(n + 1)),
    {
      name: '样例市政工程有限公司',
      verdict: 'invalid',
      ground: '密封包损坏，密钥不能还原',
      receipt: 'HZ-00025',
      packageHash: hash(125),
    },
  ],
  counts: { received: 25, valid: 20, invalid: 5 },
  reserve: 38_650_000,
  outcome: 'succeeded',
  leading: { name: '样**', amount: 34_123_457 },
  outcomeNote: '有效报价20家，不少于公告规定的3家，本轮成立，转入评审。',
  objections: [],
};

export const openingFailed: FactsOf<'opening'> = {
  ...opening,
  box: { count: 0, root: hash(6), entry: '第12条', unchanged: true },
  keyholders: [],
  offers: [],
  counts: { received: 0, valid: 0, invalid: 0 },
  reserve: undefined,
  outcome: 'failed',
  leading: undefined,
  outcomeNote: '截止时没有收到报价，本轮流标，底价（限价）继续保密；10个工作日内决定后续安排。',
  objections: [
    {
      by: '样**',
      matter: '询问报价截止时刻的依据',
      answer: '依公告，以平台锁定读取的时刻为准；提出人表示无异议。',
    },
  ],
};
