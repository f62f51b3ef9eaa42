/** The log as everybody may read and check it. */
import { z } from 'zod';
import { publicLogEntries } from '../../db/queries/log-entries.js';
import type { Deps } from '../app.js';
import { InvalidInput, NotFound } from '../errors.js';
import { proofFile, proveConsistency, proveInclusion, signedHead, takeCosignatures } from '../transactions/log-proofs.js';
import { Content, Reply, route } from './route.js';
import type { LogSigning } from './use-cases.js';

const PAGE = 256;
const TEXT = 'text/plain; charset=utf-8';
/** A new head may be there in the next second. */
const SHORT = { 'Cache-Control': 'public, max-age=1' };

const index = z
  .string()
  .regex(/^\d{1,15}$/, '须为存证序号(从0起的整数)')
  .transform(Number);

const hash = z.base64().describe('SHA-256(base64)');
const size = index.optional().describe('存证条数,须已签名;不填则取已签名的检查点');

function signingOf({ signing }: Deps): LogSigning {
  if (!signing) throw new NotFound('这里的存证没有签名。');
  return signing;
}

export const logRoutes = [
  route({
    method: 'get',
    path: '/api/log/checkpoint',
    summary: '存证检查点:已签名的条数与树根 The signed head of the log',
    notes:
      'C2SP tlog-checkpoint:签名文本(signed note),其后各行为见证方的联署(tlog-cosignature)。A signed note; further lines are cosignatures.',
    access: 'public',
    query: z.strictObject({ size }),
    answer: new Content(TEXT),
    status: 200,
    async handle({ query, deps }) {
      const { note } = await signedHead(deps.db, signingOf(deps).origin, query.size);
      return new Reply(note, SHORT);
    },
  }),
  route({
    method: 'get',
    path: '/api/log/key',
    summary: '存证公钥 The log’s public key',
    notes:
      'C2SP vkey:名称+编号+base64。启用国密时第二行是 SM2 公钥。请从两个以上来源核对。A second line is the key in SM2. Compare it with a copy from elsewhere.',
    access: 'public',
    answer: new Content(TEXT),
    status: 200,
    handle({ deps }) {
      const { vkey, sm2Vkey } = signingOf(deps);
      return new Reply(sm2Vkey ? `${vkey}\n${sm2Vkey}\n` : `${vkey}\n`, { 'Cache-Control': 'public, max-age=60' });
    },
  }),
  route({
    method: 'get',
    path: '/api/log/proof',
    summary: '一条记录在存证中的证明 Proof that an entry is in the log',
    notes: 'RFC 6962 §2.1.1:path 自叶的兄弟节点起,到根的子节点止。From the leaf’s sibling to the root’s child.',
    access: 'public',
    query: z.strictObject({ index: index.describe('存证序号'), size }),
    answer: z.object({
      index: z.int(),
      size: z.int(),
      leaf: hash,
      path: z.array(hash),
      root: hash,
      checkpoint: z.string().nullable().describe('该条数的签名文本;未在此条数签过则为空'),
    }),
    status: 200,
    keepSeconds: 2,
    handle: ({ query, deps }) => proveInclusion(deps.db, signingOf(deps).origin, query),
  }),
  route({
    method: 'get',
    path: '/api/log/proof.txt',
    summary: '同上,一个可离线核对的文件 The same as one file, checked offline',
    notes: 'C2SP tlog-proof;extra 行是叶哈希,未经签名,仅为方便。The extra line is the leaf hash.',
    access: 'public',
    query: z.strictObject({ index: index.describe('存证序号'), size }),
    answer: new Content(TEXT),
    status: 200,
    async handle({ query, deps }) {
      const file = await proofFile(deps.db, signingOf(deps).origin, query);
      return new Reply(file, { ...SHORT, 'Content-Disposition': `attachment; filename="entry-${query.index}.tlog-proof"` });
    },
  }),
  route({
    method: 'get',
    path: '/api/log/consistency',
    summary: '存证只增不改的证明 Proof that the log only grew',
    notes: 'RFC 6962 §2.1.2。',
    access: 'public',
    query: z.strictObject({ old: index.describe('旧的条数'), new: index.optional().describe('新的条数,不填则取最新检查点') }),
    answer: z.object({ old: z.int(), new: z.int(), path: z.array(hash) }),
    status: 200,
    keepSeconds: 2,
    async handle({ query, deps }) {
      const proved = await proveConsistency(deps.db, signingOf(deps).origin, { old: query.old, size: query.new });
      return { old: proved.old, new: proved.size, path: proved.path };
    },
  }),
  route({
    method: 'post',
    path: '/api/log/cosignatures',
    summary: '见证方交回联署 A witness gives back its cosignature',
    notes:
      'note 为检查点全文,末尾附见证方的签名行(tlog-cosignature v1);只收已登记公钥的见证方的签名。The whole note with the witness’s line.',
    access: 'public',
    body: z.strictObject({ note: z.string().max(100_000) }),
    answer: z.object({ taken: z.int().describe('收下的签名数') }),
    status: 200,
    handle: async ({ body, deps, now }) => ({ taken: await takeCosignatures(deps.db, signingOf(deps), body.note, now) }),
  }),
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
