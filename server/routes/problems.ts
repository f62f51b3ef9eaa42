/** Every failure becomes one problem document (RFC 9457) here and nowhere else. */
import type { ErrorRequestHandler, Response } from 'express';
import type { Logger } from 'pino';
import { z } from 'zod';
import { InvalidInput, NotFound, Problem } from '../errors.js';
import { MissingFile } from '../files/store.js';
import { RefusedFile } from '../files/refused-file.js';
import { UnacceptablePassword } from '../people/password.js';
import { requestId } from './request-log.js';

export const PROBLEM_TYPE = 'application/problem+json';

/** What is promised of every problem; rules add `rule`, `basis` and `earliest`. */
export const problemSchema = z
  .looseObject({
    type: z.string().describe('/problems/ 加错误代码 A stable code'),
    title: z.string().describe('错误的种类 The kind of problem'),
    status: z.int().describe('HTTP 状态码'),
    detail: z.string().describe('说明与下一步怎么办 What is wrong and what to do'),
    instance: z.string().describe('本次请求的编号,报修时请提供 The request, for asking about it'),
    rule: z.string().optional().describe('所依据的规则 The rule that refuses'),
    basis: z.string().optional().describe('规则的法律或制度依据 Where the rule comes from'),
    earliest: z.string().optional().describe('最早可行的时刻 The earliest instant that passes'),
    errors: z
      .array(z.object({ pointer: z.string(), message: z.string() }))
      .optional()
      .describe('逐项错误,pointer 为 JSON Pointer The faults one by one'),
  })
  .meta({ id: 'Problem', title: '问题 Problem' });

const TITLES: Record<number, string> = {
  400: '请求无法读取',
  401: '尚未登录',
  403: '没有权限',
  404: '没有找到',
  405: '办理方式不正确',
  409: '与现在的情况不符',
  413: '内容过大',
  415: '格式不支持',
  422: '内容不符合要求',
  429: '操作过于频繁',
  500: '平台出错',
  503: '暂时不可用',
};

export function problemAnswers(log: Logger): ErrorRequestHandler {
  return (error: unknown, req, res, _next) => {
    if (res.destroyed && (error as NodeJS.ErrnoException).code === 'ERR_STREAM_PREMATURE_CLOSE')
      return; // they left
    const problem = asProblem(error);
    if (problem.status >= 500)
      log.error({ err: error, id: requestId(res), path: req.path }, 'request failed');
    // Too late to say anything; a broken connection at least cannot be taken for a whole answer.
    if (res.headersSent || res.destroyed) return void res.destroy();
    answerProblem(res, problem);
  };
}

function answerProblem(res: Response, problem: Problem): void {
  const { retryAfter, allow, ...more } = problem.more as { retryAfter?: number; allow?: string };
  if (retryAfter !== undefined) res.setHeader('Retry-After', String(retryAfter));
  if (allow !== undefined) res.setHeader('Allow', allow);
  const body = {
    type: `/problems/${problem.code}`,
    title: TITLES[problem.status] ?? '无法办理',
    status: problem.status,
    detail: problem.message,
    instance: `urn:uuid:${requestId(res)}`,
    ...more,
  };
  res.statusCode = problem.status;
  res.setHeader('Content-Type', `${PROBLEM_TYPE}; charset=utf-8`);
  res.setHeader('Cache-Control', 'no-store');
  res.end(JSON.stringify(body));
}

/** What is not known here is a fault of the platform: its text may hold anything and is only logged. */
function asProblem(error: unknown): Problem {
  if (error instanceof Problem) return error;
  if (error instanceof RefusedFile) return fileProblem(error);
  if (error instanceof MissingFile) return new NotFound('没有这个文件,请核对编号。');
  if (error instanceof UnacceptablePassword) return new InvalidInput(sentence(error.message));
  if (error instanceof URIError)
    return new InvalidInput('网址不正确,请核对后重试。', { status: 400, code: 'broken-address' });
  if (isCutOff(error)) {
    return new Problem(
      'unavailable',
      503,
      '平台与数据库的连接刚刚中断,不能确定您的操作是否已经保存。请稍后刷新查看,没有办成的再重试。',
      { retryAfter: 5 },
    );
  }
  if (isOutOfReach(error)) {
    return new Problem(
      'unavailable',
      503,
      '平台繁忙或正在维护,请稍后重试。您刚才的操作没有保存。',
      { retryAfter: 5 },
    );
  }
  return new Problem(
    'fault',
    500,
    '平台出了故障,您刚才的操作没有完成。请稍后重试;仍不行时,请把请求编号告诉管理员。',
  );
}

function fileProblem({ code, message, status }: RefusedFile): InvalidInput {
  return new InvalidInput(sentence(message), { status, code: `file-${code.replaceAll('_', '-')}` });
}

const sentence = (text: string) => (/[。!?]$/.test(text) ? text : `${text}。`);

/** The connection was lost while a statement was on its way: it may have been committed, and nobody can tell here. */
function isCutOff(error: unknown): boolean {
  const { code, message } = (error ?? {}) as { code?: unknown; message?: unknown };
  // The driver gives its own errors no code.
  const lost = /^(Connection terminated|Client has encountered a connection error)/;
  return code === 'ECONNRESET' || code === 'EPIPE' || code === '57P01' || code === '57P02' || lost.test(String(message));
}

/** The database is away, full or too slow: worth another try, unlike a fault of the program. */
function isOutOfReach(error: unknown): boolean {
  const { code, name } = (error ?? {}) as { code?: unknown; name?: unknown };
  if (name === 'KnexTimeoutError' || code === 'ECONNREFUSED') return true;
  // Classes of SQLSTATE: connection lost, out of resources, cancelled or shutting down, lock not available.
  return typeof code === 'string' && /^(08|53|57|55P03)/.test(code);
}
