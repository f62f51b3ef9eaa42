/**
 * No other site's page may act with our cookie. Browsers say where a request comes from; a program that says
 * nothing is no browser, carries no one's cookie by accident, and is let through.
 */
import type { Request, RequestHandler } from 'express';
import { Forbidden } from '../errors.js';

export function sameOrigin(publicUrl: string | undefined): RequestHandler {
  const own = publicUrl && new URL(publicUrl).origin;
  return (req, _res, next) => {
    if (req.method === 'GET' || req.method === 'HEAD' || isFromUs(req, own)) return next();
    throw new Forbidden('这个请求来自其他网站,已被拒绝。请从村集通的页面上办理。');
  };
}

function isFromUs(req: Request, own: string | undefined): boolean {
  const site = req.headers['sec-fetch-site'];
  const { origin } = req.headers;
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return false;
  if (origin === undefined) return true;
  // A proxy may change the host that reaches us, so the configured address counts as well.
  return origin === own || (URL.canParse(origin) && new URL(origin).host === req.headers.host);
}
