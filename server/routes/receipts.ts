/** What a bidder takes home: proof that an act of theirs stands in the log, checked without the platform. */
import { z } from 'zod';
import { receiptFile, receiptsOf } from '../transactions/receipts.js';
import type { Deps } from '../app.js';
import { NotFound } from '../errors.js';
import type { Subject } from '../people/subject.js';
import { projectParams } from './project-query.js';
import { Content, Reply, route } from './route.js';
import { see } from './sight.js';

const seq = z
  .string()
  .regex(/^\d{1,15}$/, '须为存证序号(从0起的整数)')
  .transform(Number)
  .optional()
  .describe('存证序号,不填则为最后一次报价');

async function asking({ db, signing }: Deps, project: string, subject: Subject) {
  await see(db, project, subject);
  if (!signing) throw new NotFound('这里的存证没有签名。');
  return { project, account: subject.account, origin: signing.origin };
}

export const receiptRoutes = [
  route({
    method: 'get',
    path: '/api/projects/:id/receipts',
    summary: '本人在项目中的存证回执 One’s own receipts',
    notes: 'signed 为真时可取证明文件;新记录通常在 1 秒内签名。The proof is there when signed is true.',
    access: 'signed-in',
    params: projectParams,
    answer: z.object({
      items: z.array(
        z.object({
          seq: z.int().describe('存证序号'),
          event: z.string(),
          name: z.string(),
          at: z.int(),
          leaf: z.base64().describe('叶哈希'),
          signed: z.boolean(),
        }),
      ),
    }),
    status: 200,
    handle: async ({ params, subject, deps }) => ({ items: await receiptsOf(deps.db, await asking(deps, params.id, subject)) }),
  }),
  route({
    method: 'get',
    path: '/api/projects/:id/receipt',
    summary: '存证证明文件,可离线核对 The proof of one’s own act, checked offline',
    notes: 'C2SP tlog-proof。尚未签名时答 202 并带 Retry-After。202 with Retry-After until it is signed.',
    access: 'signed-in',
    params: projectParams,
    query: z.strictObject({ seq }),
    answer: new Content('text/plain; charset=utf-8'),
    status: 200,
    async handle({ params, query, subject, deps }) {
      const found = await receiptFile(deps.db, { ...(await asking(deps, params.id, subject)), seq: query.seq });
      if (found.file === null) return new Reply('您的记录已存证,正在签名,请1秒后再取证明文件。\n', { 'Retry-After': '1' }, 202);
      return new Reply(found.file, { 'Content-Disposition': `attachment; filename="receipt-${found.seq}.tlog-proof"` });
    },
  }),
];
