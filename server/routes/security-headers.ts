import type { RequestHandler, Response } from 'express';
import helmet from 'helmet';

/** Nothing from elsewhere, nothing inline: a script that slips into a page's text does not run. */
export function securityHeaders({ https }: { https: boolean }): RequestHandler {
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        // A draft's preview is made in the page.
        frameSrc: ["'self'", 'blob:'],
        styleSrc: ["'self'"],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'self'"],
      },
    },
    strictTransportSecurity: https,
    // Only meaningful behind HTTPS; elsewhere browsers complain about it on every page.
    crossOriginOpenerPolicy: https,
    originAgentCluster: https,
  });
}

/** What no page needs; the camera is let in where a code is scanned. */
const UNUSED = ['camera', 'microphone', 'geolocation', 'payment', 'usb', 'display-capture'];

/** For an answer that is a page. */
export function devicePolicy(res: Response, { camera = false }: { camera?: boolean } = {}): void {
  res.setHeader('Permissions-Policy', UNUSED.map((device) => `${device}=${device === 'camera' && camera ? '(self)' : '()'}`).join(', '));
}

/** Lets in the style elements that carry this answer's nonce, and no others. */
export function stylesByNonce(res: Response, nonce: string): void {
  const policy = String(res.getHeader('Content-Security-Policy'));
  res.setHeader('Content-Security-Policy', policy.replace("style-src 'self'", `style-src 'self' 'nonce-${nonce}'`));
}
