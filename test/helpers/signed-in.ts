import { newSessionToken, SESSION_COOKIE } from '../../server/people/session-token.js';
import type { Who, World } from './world.js';

/** The cookie of somebody who is signed in, without the third of a second that a password takes. */
export async function cookieOf(world: World, who: Who): Promise<string> {
  const { account } = await world.subject(who);
  const { token, hash } = newSessionToken();
  const now = new Date();
  await world.admin('sessions').insert({ token_hash: hash, account, created_at: now, last_seen_at: now, expires_at: new Date(now.getTime() + 3_600_000) });
  return `${SESSION_COOKIE}=${token}`;
}
