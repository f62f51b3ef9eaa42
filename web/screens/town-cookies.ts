/** The cookie of a demonstration's account, as a browser would keep it. */
import { DEMO_PASSWORD } from '../../db/seeds/demo-accounts.js';

export async function cookieOf(url: string, username: string): Promise<string> {
  const answer = await fetch(`${url}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ username, password: DEMO_PASSWORD }),
  });
  const [cookie] = answer.headers.getSetCookie();
  if (!cookie) throw new Error(`${username} could not sign in: ${answer.status}`);
  return cookie.split(';')[0] as string;
}
