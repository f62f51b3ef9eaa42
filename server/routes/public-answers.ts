/** How public projects are described. Closed: a column that is not named here fails a test. */
import { z } from 'zod';
import { projectHead } from './project-query.js';

const instant = z.int().describe('时刻(毫秒)');
const fen = z.int().describe('金额(分)');

const dates = z.strictObject({
  publishedAt: instant,
  registrationClosesAt: instant,
  offersOpenAt: instant,
  offersCloseAt: instant,
  openingAt: instant,
});

export const publicProjectItem = z.strictObject({
  ...projectHead,
  publicAt: instant,
  limit: fen.nullable().describe('底价或限价;保密的在成交后公开'),
  deal: fen.nullable().describe('成交金额;成交确认后公开'),
  dealing: z.string().nullable().describe('交易形式;除转让外,金额均为每年'),
  dates: dates.nullable().describe('公告载明的各时刻'),
});

const checkpointDates = z.array(
  z.strictObject({
    no: z.int(),
    key: z.string(),
    name: z.string(),
    state: z.enum(['done', 'current', 'coming', 'not_applicable', 'cut_off']),
    at: instant.nullable(),
    reason: z.string().nullable().describe('不适用的原因'),
  }),
);

const timetable = z.strictObject({
  law: z.string().describe('推算所依据的交易规则与工作日历'),
  due: z.strictObject({ at: instant, provisional: z.boolean() }).nullable().describe('当前节点的办理期限'),
  earliest: z.array(
    z.strictObject({
      key: z.string(),
      at: instant.describe('最早时刻'),
      rule: z.string().nullable().describe('依据的规则;公告或合同载明的为空'),
      provisional: z.boolean().describe('预计:该年节假日安排尚未公布'),
    }),
  ),
});

const terms = z.strictObject({
  postQualification: z.boolean(),
  deposit: fen,
  bond: fen,
  minOffers: z.int(),
  award: z.enum(['price', 'score']),
  priceWeight: z.int(),
  scoring: z.array(z.strictObject({ name: z.string(), weight: z.int() })),
  termMonths: z.int().nullable(),
  startsOn: z.string().nullable(),
  escalation: z.int(),
  retention: z.int(),
  advance: z.int(),
});

export const publicProjectDetail = publicProjectItem.extend({
  round: z.int(),
  failures: z.int().describe('流标次数'),
  areaMu: z.int().nullable(),
  resolution: z
    .strictObject({ body: z.string(), heldOn: z.string(), publishedOn: z.string() })
    .nullable(),
  checkpointDates,
  timetable: timetable.optional().describe('后续节点的最早时刻;较早写入的记录没有'),
  terms: terms.nullable().describe('公告条款'),
  failed: z.strictObject({ reason: z.string(), at: instant }).nullable(),
  terminatedAt: instant.nullable(),
  suspension: z.strictObject({ since: instant, until: instant }).nullable(),
  result: z
    .strictObject({
      name: z.string(),
      amount: fen,
      rank: z.int(),
      publicityEndsAt: instant,
      awardedAt: instant.nullable(),
    })
    .nullable()
    .describe('结果公示'),
  contract: z
    .strictObject({
      amount: fen,
      total: fen,
      startsOn: z.string(),
      endsOn: z.string(),
      signedAt: instant.nullable(),
    })
    .nullable(),
  settlement: fen.nullable(),
  documents: z.array(
    z.strictObject({
      id: z.uuid(),
      title: z.string(),
      checkpoint: z.string().nullable(),
      issuedAt: instant.nullable(),
    }),
  ),
});
