/**
 * The token of a session: 256 random bits that only the browser holds. The database keeps
 * their hash, so a stolen copy of it logs nobody in. Unsalted: nobody guesses 256 bits.
 */
import { createHash, randomBytes } from 'node:crypto';
import { parseCookie, stringifySetCookie } from 'cookie';

export const SESSION_COOKIE = 'cjt_session';

export interface SessionToken {
  /** For the cookie only. */
  readonly token: string;
  /** For the database. */
  readonly hash: string;
}

export function newSessionToken(): SessionToken {
  const token = randomBytes(32).toString('base64url');
  return { token, hash: hashSessionToken(token) };
}

export function hashSessionToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

/** Null unless the `Cookie` header carries a token of our form. */
export function sessionTokenFrom(cookieHeader: string | undefined): string | null {
  const token = parseCookie(cookieHeader ?? '')[SESSION_COOKIE];
  return token !== undefined && /^[A-Za-z0-9_-]{43}$/.test(token) ? token : null;
}

/** `secure` comes from the configuration: off only where the platform is tried out without HTTPS. */
export function sessionCookie(
  token: string,
  { secure, maxAgeSeconds }: { secure: boolean; maxAgeSeconds: number },
): string {
  return stringifySetCookie(SESSION_COOKIE, token, {
    ...attributes(secure),
    maxAge: maxAgeSeconds,
  });
}

/** Same attributes as when it was set, or the browser would keep it. */
export function clearedSessionCookie({ secure }: { secure: boolean }): string {
  return stringifySetCookie(SESSION_COOKIE, '', { ...attributes(secure), maxAge: 0 });
}

function attributes(secure: boolean) {
  // Lax: a link in a notice may lead in, while another site's form may not act.
  return { httpOnly: true, sameSite: 'lax', path: '/', secure } as const;
}
