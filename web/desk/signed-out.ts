/** Without a session: how that is told, and where to sign in. */
import { Problem } from '../api/problem.js';

export const isSignedOut = (error: unknown) => error instanceof Problem && error.status === 401;

/** The sign-in page, which leads back to where one was. */
export function signInAddress(): string {
  return `/sign-in?next=${encodeURIComponent(window.location.pathname + window.location.search)}`;
}
