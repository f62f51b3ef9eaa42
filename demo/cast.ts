/** The people of a demonstration: who signs in for which role, and bidders who register themselves. */
import { DEMO_PASSWORD, demoUsername } from '../db/seeds/demo-accounts.js';
import type { Case } from './case.js';
import { anonymous, type Client, signIn } from './client.js';

export interface Member {
  client: Client;
  role: string;
}
export interface Bidder {
  client: Client;
  partyCode: string;
}
export interface Cast {
  staff: Member[];
  bidders: Bidder[];
}

const VILLAGE = ['accountant', 'head', 'supervisor', 'delegate'] as const;
const TOWN = ['town_officer', 'station', 'station', 'agent_accountant'] as const;

export async function gather(base: string, c: Case): Promise<Cast> {
  const town = c.village.slice(0, 9);
  const names = [
    ...VILLAGE.map((role) => ({ role, username: demoUsername(role, c.village) })),
    ...TOWN.map((role, i) => ({ role, username: demoUsername(role, town, role === 'station' ? i : 1) })),
    ...(c.mode === 'scored' ? [1, 2, 3, 4, 5].map((no) => ({ role: 'reviewer', username: demoUsername('reviewer', c.village.slice(0, 6), no) })) : []),
  ];
  const staff: Member[] = [];
  for (const { role, username } of names) staff.push({ role, client: await signIn(base, username, DEMO_PASSWORD) });
  const bidders: Bidder[] = [];
  const wanted = c.mode === 'agreement' || c.mode === 'external' ? 1 : c.bidders;
  for (let no = 1; no <= wanted; no += 1) bidders.push(await enrol(base, c, no));
  return { staff, bidders };
}

/** A company of the demonstration registers as any bidder does; its credit code has a right check digit. */
async function enrol(base: string, c: Case, no: number): Promise<Bidder> {
  const serial = `${Date.now().toString(36)}${no}`.slice(-10);
  const username = `yanshi-${serial}-${no}`;
  const { partyCode } = await anonymous(base).send<{ partyCode: string }>('POST', '/api/bidders', {
    username,
    password: DEMO_PASSWORD,
    kind: 'company',
    name: `${c.side === 'asset' ? '演示承租' : '演示建设'}有限公司${no}号`,
    identityCode: creditCode(serial, no),
    phone: `1390000${String(no).padStart(4, '0')}`,
  });
  return { client: await signIn(base, username, DEMO_PASSWORD), partyCode };
}

const SIGNS = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];

/** An 18-character unified social credit code (GB 32100) of the demonstration's own numbering. */
function creditCode(seed: string, no: number): string {
  const value = [...`${seed}${no}`].reduce((sum, ch) => (sum * 31 + ch.charCodeAt(0)) % 1_000_000_000, 7);
  const body = `91330203${String(value).padStart(9, '0')}`;
  const sum = [...body].reduce((total, ch, i) => total + SIGNS.indexOf(ch) * (WEIGHTS[i] as number), 0);
  return body + SIGNS[(31 - (sum % 31)) % 31];
}
