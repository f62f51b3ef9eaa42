/** The pages: the portal at every address that is not the API's, the desks below /desk, and what both load. */
import { createHash, randomBytes } from 'node:crypto';
import type { Request, RequestHandler, Response } from 'express';
import type { WebFile, WebFiles } from '../web-files.js';
import { html } from './html.js';
import { setPattern } from './request-log.js';
import { devicePolicy, stylesByNonce } from './security-headers.js';

const YEAR_SECONDS = 365 * 24 * 3600;
const HTML = 'text/html; charset=utf-8';

/** First parts of the portal's addresses; any other is answered with the same page and the status 404. */
export const PORTAL_ADDRESSES = ['', 'projects', 'village', 'v', 'rules', 'log', 'help', 'complaints', 'sign-in', 'register'];

/** What belongs to programs, not to people. */
const NOT_PAGES = /^\/(api|assets|healthz|readyz|metrics)(\/|$)/;

export function pages(built: () => WebFiles | null): RequestHandler {
  return (req, res, next) => {
    if (req.method !== 'GET' && req.method !== 'HEAD') return next();
    const web = built();
    const file = web?.find(req.path);
    if (file) return sendFile(req, res, file);
    if (NOT_PAGES.test(req.path)) return next();
    if (!wantsPage(req)) return next();
    if (!web) return sendPage(req, res, { text: NOT_BUILT, status: req.path === '/' ? 200 : 503 });
    if (/^\/desk(\/|$)/.test(req.path)) return sendDesk(req, res, web.desk);
    const known = PORTAL_ADDRESSES.includes(req.path.split('/')[1] ?? '');
    sendPage(req, res, { text: web.portal, status: known ? 200 : 404, camera: req.path === '/log/check' });
  };
}

/** A program that asks for an address of nothing is told so as a problem, not by a page. */
const wantsPage = (req: Request) => req.path === '/' || /text\/html/.test(req.headers.accept ?? '');

function sendFile(req: Request, res: Response, file: WebFile): void {
  setPattern(res, '/assets');
  const { bytes, encoding } = file.encoded(String(req.headers['accept-encoding'] ?? ''));
  res.setHeader('Content-Type', file.type);
  res.setHeader('Vary', 'Accept-Encoding');
  res.setHeader('Cache-Control', file.immutable ? `public, max-age=${YEAR_SECONDS}, immutable` : 'public, max-age=3600');
  if (encoding !== 'identity') res.setHeader('Content-Encoding', encoding);
  res.setHeader('Content-Length', bytes.length);
  res.end(req.method === 'HEAD' ? undefined : bytes);
}

/** A page is small and names what it loads by hash: asked again each time, answered with 304 while it is the same. */
function sendPage(req: Request, res: Response, { text, status, camera }: { text: string; status: number; camera?: boolean }): void {
  setPattern(res, '/');
  devicePolicy(res, { camera });
  const etag = `"${createHash('sha256').update(text).digest('base64url').slice(0, 22)}"`;
  res.setHeader('Content-Type', HTML);
  res.setHeader('Cache-Control', 'no-cache');
  res.setHeader('ETag', etag);
  res.statusCode = status === 200 && req.headers['if-none-match'] === etag ? 304 : status;
  res.end(req.method === 'HEAD' || res.statusCode === 304 ? undefined : text);
}

/** antd sets its variables in a style element of its own, which only this answer's nonce lets in. */
function sendDesk(req: Request, res: Response, text: string): void {
  setPattern(res, '/desk');
  const nonce = randomBytes(18).toString('base64url');
  stylesByNonce(res, nonce);
  devicePolicy(res);
  res.setHeader('Content-Type', HTML);
  res.setHeader('Cache-Control', 'no-store');
  res.end(req.method === 'HEAD' ? undefined : text.replace('__NONCE__', nonce));
}

const NOT_BUILT = html`<!doctype html>
<html lang="zh-CN">
<head><meta charset="utf-8"><title>村集通</title></head>
<body>
<h1>村集通</h1>
<p>网页尚未生成,接口可用。在服务器上运行 npm run build 后重新启动即可。</p>
<p><a href="/api/docs">接口说明</a></p>
</body>
</html>
`.text;
