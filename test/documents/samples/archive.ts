/** The whole trade of the shop. */

import type { FactsOf } from '../../../server/documents/templates/index.js';
import { CHECKPOINTS } from '../../../server/machines/checkpoints.js';
import { at, hash } from './common.js';

const SKIPPED = ['qualification'];
export const archive: FactsOf<'archive'> = {
  side: 'asset',
  action: 'lease',
  mode: 'sealed',
  owner: '集士港镇王湖村股份经济合作社',
  subject: '王湖村沿街店面3间',
  counterparty: '样例便民商贸有限公司',
  price: 3_120_000,
  ending: '履约完毕',
  openedOn: '2025-05-06',
  closedOn: '2028-09-20',
  trail: CHECKPOINTS.map((c, n) =>
    SKIPPED.includes(c.key)
      ? { key: c.key, state: 'not_applicable' as const, remark: '资格后审，与评审合并进行' }
      : {
          key: c.key,
          state: 'done' as const,
          completedAt: at('2025-05-06T14:20:00') + n * 86_400_000 * 9,
          remark: n % 3 === 0 ? '王湖村会计' : '集士港镇公共资源交易站',
        },
  ),
  documents: Array.from({ length: 18 }, (_, n) => ({
    number: `JSG-2025-0018-${String(n + 1).padStart(2, '0')}`,
    title: [
      '交易申请表',
      '民主决策会议纪要',
      '底价（限价）确认书',
      '交易公告',
      '开标记录',
      '结果公示',
    ][n % 6] as string,
    issuedAt: at('2025-05-06T14:20:00') + n * 86_400_000,
    sha256: hash(n + 900),
  })),
  evidence: Array.from({ length: 12 }, (_, n) => ({
    name: `现场照片与签到表第${n + 1}组`,
    checkpoint: CHECKPOINTS[n]?.key ?? 'archive',
    sha256: hash(n + 1_900),
  })),
  log: {
    firstEntry: 18_201,
    lastEntry: 18_377,
    treeSize: 20_480,
    root: hash(42),
    origin: 'cunjitong.example/log/haishu',
  },
  ratings: [
    { by: '村民代表', rating: '满意', remark: '过程公开，店面按时开业。' },
    { by: '承租人', rating: '满意', remark: '无' },
  ],
  openDuties: ['第三年租金票据由代理会计于10日内补装订。'],
  custodian: '集士港镇档案室',
  keptFor: '30年',
};
