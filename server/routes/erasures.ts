/** Erasing a person's data on their request (个人信息保护法 47): found, looked at, done by a district's administrator. */
import { z } from 'zod';
import { erasureInput } from '../people/erase.js';
import { administeredBy } from '../people/policy.js';
import type { Subject } from '../people/subject.js';
import { type Look, noteLook } from '../transactions/note-look.js';
import { projectParams } from './project-query.js';
import { route } from './route.js';

const erasable = {
  account: z.uuid(),
  username: z.string(),
  name: z.string(),
  kind: z.enum(['person', 'company']),
  partyCode: z.string(),
  erased: z.boolean(),
};
const lookAtBidders = (subject: Subject, object?: string): Look => ({
  subject,
  place: { village: '', town: '', district: administeredBy(subject)[0] ?? '' },
  project: null,
  kind: 'bidders',
  object,
});
export const erasureRoutes = [
  route({
    method: 'get',
    path: '/api/admin/erasures',
    summary: '查找申请删除个人信息的竞买人(供应商) Find whoever asks to be erased',
    notes: '每次查找都留有记录。Every look is noted.',
    access: 'district',
    query: z.strictObject({ search: z.string().trim().min(2, '至少填两个字').max(60).describe('用户名、编号,或名称的一部分') }),
    answer: z.object({ items: z.array(z.object(erasable)) }),
    status: 200,
    async handle({ subject, query: { search }, deps: { db, people } }) {
      await noteLook(db, lookAtBidders(subject));
      return { items: await people.findErasable(subject, search) };
    },
  }),
  route({
    method: 'get',
    path: '/api/admin/erasures/:id',
    summary: '删除个人信息的后果 What an erasure would take and what stays',
    access: 'district',
    params: projectParams,
    answer: z.object({
      ...erasable,
      entries: z.int().describe('将删除个人信息的存证条数'),
      archived: z.int().describe('已归档、文书照留的交易'),
      neededBy: z.array(z.string()).describe('尚未归档、还需要其信息的交易编号,至多三个'),
    }),
    status: 200,
    async handle({ subject, params: { id }, deps: { db, people } }) {
      await noteLook(db, lookAtBidders(subject, id));
      return people.erasurePreview(subject, id);
    },
  }),
  route({
    method: 'post',
    path: '/api/admin/erasures',
    summary: '应本人申请删除个人信息 Erase a person’s data on their request',
    notes: '存证的哈希和判定依据保留,全部交易仍可复核。The log stays verifiable.',
    access: 'district',
    body: erasureInput,
    answer: z.object({ entries: z.int().describe('删除了个人信息的存证条数') }),
    status: 200,
    handle: ({ subject, body, deps }) => deps.people.erase(subject, body),
  }),
];
