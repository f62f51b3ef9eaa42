/** The asset register 资产登记: what a village's collective owns. */
import { z } from 'zod';
import { assetWithChanges, listAssets } from '../../db/queries/assets.js';
import { ASSET_CATEGORIES, assetInput } from '../assets/asset.js';
import { USE_STATES } from '../assets/states.js';
import { Forbidden, InvalidInput, NotFound } from '../errors.js';
import { mayKeepAssets } from '../people/policy.js';
import { receiveUpload } from '../files/receive.js';
import { limit } from './project-query.js';
import { Content, Reply, route } from './route.js';

const village = z.string().regex(/^\d{12}$/, '须为12位村级区划代码');
const params = z.object({ id: z.uuid() });
const registered = z.object({ id: z.uuid(), code: z.string().describe('资产编号'), version: z.int() });
const asset = registered.extend({
  village: z.object({ code: z.string(), name: z.string() }),
  changedAt: z.int(),
  retiredAt: z.int().nullable().describe('核销时刻'),
  said: z.looseObject({ name: z.string() }).describe('登记内容'),
});
const expectedVersion = z.int().min(1).describe('所依据的版本号');

const SHEET = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const MAX_SHEET_BYTES = 4 * 1024 * 1024;

export const assetRoutes = [
  route({
    method: 'get',
    path: '/api/assets',
    summary: '资产登记(按职责范围) Assets within one’s scope',
    access: 'signed-in',
    query: z.strictObject({
      village: village.optional(),
      category: z.enum(ASSET_CATEGORIES).optional(),
      useState: z.enum(Object.keys(USE_STATES) as [keyof typeof USE_STATES]).optional(),
      search: z.string().trim().min(1).max(60).optional(),
      retired: z.enum(['0', '1']).prefault('0').describe('1 连同已核销的'),
      after: z.string().max(40).optional(),
      limit: limit(200, 50),
    }),
    answer: z.object({ items: z.array(asset), next: z.string().nullable() }),
    status: 200,
    async handle({ query: { after = null, limit: most, retired, ...filters }, deps: { db } }) {
      return listAssets(db, { ...filters, retired: retired === '1' }, { after, limit: most });
    },
  }),
  route({
    method: 'post',
    path: '/api/assets',
    summary: '登记资产 Add an asset',
    access: 'signed-in',
    body: z.strictObject({ village, asset: assetInput }),
    answer: registered,
    status: 201,
    handle: ({ subject, body, deps: { assets } }) => assets.add({ subject, ...body }),
  }),
  route({
    method: 'get',
    path: '/api/assets/sheet',
    summary: '导出资产登记;没有资产时即为空白模板 The register as a spreadsheet',
    access: 'signed-in',
    query: z.strictObject({ village }),
    answer: new Content(SHEET),
    status: 200,
    async handle({ query, deps: { db, assets } }) {
      const name = encodeURIComponent(`资产登记-${query.village}.xlsx`);
      return new Reply(Buffer.from(await assets.sheet(db, query.village)), {
        'Content-Disposition': `attachment; filename*=UTF-8''${name}`,
      });
    },
  }),
  route({
    method: 'post',
    path: '/api/assets/sheet',
    summary: '导入资产登记:有一行不对就一行也不导入,并列出每一处 Import all rows or none',
    notes: '表单字段 file,.xlsx,不超过 4 MB、5000 行;check=1 只检查不导入。',
    access: 'signed-in',
    query: z.strictObject({ village, check: z.enum(['0', '1']).prefault('0') }),
    upload: true,
    answer: z.object({
      rows: z.int().describe('可以导入的行数'),
      imported: z.int(),
      bad: z.array(z.object({ row: z.int(), column: z.string(), problem: z.string() })),
    }),
    status: 200,
    async handle({ query, subject, req, deps: { assets, files } }) {
      const denied = mayKeepAssets(subject, query.village);
      if (denied !== null) throw new Forbidden(denied);
      const { sha256, size, type } = await receiveUpload(req, files);
      if (type !== SHEET) throw new InvalidInput('请上传 .xlsx 表格,可先下载本页的模板。', { status: 415, code: 'no-sheet' });
      if (size > MAX_SHEET_BYTES) throw new InvalidInput('表格超过 4 MB,请分成几个文件。', { status: 413, code: 'too-large' });
      const { assets: rows, bad } = await assets.check(await bytesOf(await files.open(sha256)));
      const imports = bad.length === 0 && query.check === '0';
      const imported = imports ? await assets.importRows({ subject, village: query.village, assets: rows }) : [];
      return { rows: rows.length, imported: imported.length, bad };
    },
  }),
  route({
    method: 'get',
    path: '/api/assets/:id',
    summary: '一项资产及其变更 An asset and all the register ever said of it',
    access: 'signed-in',
    params,
    answer: asset.extend({
      changes: z.array(z.object({ version: z.int(), at: z.int(), kind: z.string(), said: z.looseObject({}) })),
      trades: z.array(z.object({ project: z.uuid(), code: z.string(), title: z.string(), stage: z.string() })).describe('相关交易'),
    }),
    status: 200,
    async handle({ params: { id }, deps: { db } }) {
      const found = await assetWithChanges(db, id);
      if (!found) throw new NotFound('没有这项资产。');
      return found;
    },
  }),
  route({
    method: 'put',
    path: '/api/assets/:id',
    summary: '修改资产登记 Change an asset',
    access: 'signed-in',
    params,
    body: z.strictObject({ expectedVersion, asset: assetInput }),
    answer: registered,
    status: 200,
    handle: ({ subject, params: { id }, body, deps: { assets } }) =>
      assets.change({ subject, id, expectedVersion: body.expectedVersion, said: body.asset }),
  }),
  route({
    method: 'post',
    path: '/api/assets/:id/retirement',
    summary: '核销资产 The asset leaves the register',
    access: 'signed-in',
    params,
    body: z.strictObject({ expectedVersion, reason: z.string().trim().min(2, '请写明核销原因').max(500) }),
    answer: registered,
    status: 200,
    handle: ({ subject, params: { id }, body, deps: { assets } }) => assets.retire({ subject, id, ...body }),
  }),
];

async function bytesOf(stream: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  for await (const part of stream) parts.push(part);
  return Buffer.concat(parts);
}
