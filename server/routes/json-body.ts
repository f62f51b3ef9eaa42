/** Reads a JSON body, and refuses what no schema could judge: broken, too large, too deep, not storable text. */
import { isUtf8 } from 'node:buffer';
import express, { type Request, type Response } from 'express';
import { InvalidInput } from '../errors.js';

const MAX_BYTES = 256 * 1024;
const MAX_DEPTH = 32;

const read = express.json({
  limit: MAX_BYTES,
  // A bare number or text is readable JSON; that it is no set of fields the schema says better.
  strict: false,
  // The parser would turn bytes that are not UTF-8 into question marks and go on.
  verify: (_req, _res, bytes) => {
    if (!isUtf8(bytes)) throw new Error('not UTF-8');
  },
});

/** @throws InvalidInput 400, 413 or 415 */
export async function readJson(req: Request, res: Response): Promise<unknown> {
  const kind = req.is('application/json');
  if (kind === null) throw unreadable('empty-body', '请求没有内容,请以 JSON 格式提交。');
  if (kind === false) throw notJson();
  const body = await new Promise<unknown>((resolve, reject) => {
    read(req, res, (error?: unknown) => (error ? reject(unread(error)) : resolve(req.body)));
  });
  refuseUnstorable(body, 1);
  return body;
}

function unread(error: unknown): unknown {
  switch ((error as { type?: string }).type) {
    case 'entity.parse.failed':
      return unreadable('broken-json', '提交的内容不是完整的 JSON,请检查后重新提交。');
    case 'entity.verify.failed':
      return unreadable('not-utf8', '提交的内容不是 UTF-8 编码的文字,请转换编码后重新提交。');
    case 'entity.too.large':
      return new InvalidInput('提交的内容超过 256 KB。请删减文字,照片和文件请作为附件上传。', {
        status: 413,
        code: 'too-large',
      });
    case 'encoding.unsupported':
    case 'charset.unsupported':
      return notJson();
    case 'request.aborted':
    case 'request.size.invalid':
      return unreadable('aborted', '内容没有传完,什么都没有保存,请重新提交。');
    default:
      return isBadCompression(error)
        ? unreadable('broken-json', '压缩的内容无法解开,请不压缩直接提交。')
        : error;
  }
}

const isBadCompression = (error: unknown) => /^Z_/.test(String((error as { code?: unknown }).code));

function notJson(): InvalidInput {
  return new InvalidInput('请以 JSON 格式(Content-Type: application/json,UTF-8)提交。', {
    status: 415,
    code: 'not-json',
  });
}

function unreadable(code: string, message: string): InvalidInput {
  return new InvalidInput(message, { status: 400, code });
}

/** JSON can name halves of characters and zero characters, which neither UTF-8 nor the database can hold. */
function refuseUnstorable(value: unknown, depth: number): void {
  if (typeof value === 'string') refuseText(value);
  if (typeof value !== 'object' || value === null) return;
  if (depth > MAX_DEPTH)
    throw unreadable('too-deep', `提交的内容嵌套超过 ${MAX_DEPTH} 层,请检查后重新提交。`);
  for (const key of Object.keys(value)) {
    refuseText(key);
    refuseUnstorable((value as Record<string, unknown>)[key], depth + 1);
  }
}

function refuseText(text: string): void {
  // \p{Cs} under the u flag matches only surrogates that have lost their pair.
  if (!/[\p{Cs}\0]/u.test(text)) return;
  throw unreadable(
    'unstorable-text',
    '提交的文字里有不完整或无法保存的字符(常见于复制粘贴),请删除后重新输入。',
  );
}
