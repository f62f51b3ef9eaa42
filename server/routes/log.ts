/** The log as everybody may read and check it. */
import { z } from 'zod';
import { publicLogEntries } from '../../db/queries/log-entries.js';
import { InvalidInput } from '../errors.js';
import { route } from './route.js';

const PAGE = 256;

const index = z
  .string()
  .regex(/^\d{1,15}$/, '须为存证序号(从0起的整数)')
  .transform(Number);

export const logRoutes = [
  route({
    method: 'get',
    path: '/api/log/entries',
    summary: '存证记录(起止序号均含,每次最多 256 条) Log entries, both ends inclusive',
    notes:
      'bytes 是被哈希的原始字节(base64),leaf 是叶哈希 SHA-256(0x00 || bytes)(base64)。开标前的秘密事项、以及会泄露报名家数的记录,只给叶哈希。Withheld entries are leaf hashes only.',
    access: 'public',
    query: z.strictObject({
      start: index.prefault('0').describe('起始序号'),
      end: index.optional().describe('截止序号'),
    }),
    answer: z.object({
      entries: z.array(z.object({ seq: z.int(), leaf: z.base64(), bytes: z.base64().optional() })),
    }),
    status: 200,
    keepSeconds: 2,
    async handle({ query: { start, end = start + PAGE - 1 }, deps: { db } }) {
      if (end < start) {
        const message = '截止序号不能小于起始序号';
        throw new InvalidInput(`${message}。`, { errors: [{ pointer: '/end', message }] });
      }
      const last = Math.min(end, start + PAGE - 1);
      return { entries: await publicLogEntries(db, { start, end: last }) };
    },
  }),
];
