/** Whether a paper in hand is the one that was issued: by the number printed on it, without signing in. */
import { z } from 'zod';
import { NotFound } from '../errors.js';
import { route } from './route.js';

const KEEP_SECONDS = 5;
const hash = z.string().regex(/^[0-9a-f]{64}$/);

export const documentCheckRoutes = [
  route({
    method: 'get',
    path: '/api/public/documents/:number',
    summary: '核验文书 What a document’s number stands for: its hash, its entry in the log, masked parties',
    notes:
      '文书印出的编号,二维码即其页面。尚未到公开时间的,与不存在的一样答 404。Before its time a document is not found.',
    access: 'public',
    params: z.strictObject({
      number: z.string().regex(/^[\w-]{3,80}$/, '文书编号由字母、数字和连字符组成'),
    }),
    answer: z.strictObject({
      number: z.string(),
      file: z.uuid().nullable().describe('公开的文书:GET /api/documents/{file} 取得原件'),
      kind: z.string(),
      kindName: z.string(),
      title: z.string(),
      project: z.strictObject({
        id: z.uuid(),
        code: z.string(),
        title: z.string(),
        village: z.string(),
        town: z.string(),
      }),
      round: z.int(),
      issuer: z.string(),
      issuedAt: z.int(),
      pages: z.int(),
      size: z.int(),
      sha256: hash.describe('签发文件的校验值;与手中文件的相同即为原件'),
      renderedSha256: hash.describe('签名前文件的校验值;没有签名时相同'),
      template: z.string().describe('模板版本;有小数点的是本区文本'),
      rulesVersion: z.string(),
      parties: z.array(z.string()).describe('已脱敏'),
      entry: z.strictObject({ seq: z.int(), at: z.int(), leaf: hash }).describe('平台日志中的条目'),
    }),
    status: 200,
    keepSeconds: KEEP_SECONDS,
    async handle({ params: { number }, deps }) {
      const found = await deps.checkDocument(number);
      if (!found)
        throw new NotFound('没有这个编号的文书,或者尚未到公开的时间。请核对编号;仍有疑问的,请向交易站查询。');
      return found;
    },
  }),
];
