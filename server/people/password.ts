/** Passwords by scrypt. What is stored names its own cost, so the cost can rise without asking anyone for a new password. */
import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import { turns } from './turns.js';

export interface Cost {
  /** log2 of scrypt's N. */
  readonly ln: number;
  readonly r: number;
  readonly p: number;
}

/** OWASP's first choice for scrypt: 128 MB and a few tenths of a second each. */
export const DEFAULT_COST: Cost = { ln: 17, r: 8, p: 1 };

export const MIN_LENGTH = 10;
export const MAX_LENGTH = 200;
export const PASSWORD_RULE = `密码长度应为 ${MIN_LENGTH} 至 ${MAX_LENGTH} 个字符`;

export class UnacceptablePassword extends Error {
  override readonly name = 'UnacceptablePassword';
  constructor() {
    super(PASSWORD_RULE);
  }
}

const SALT_LENGTH = 16;
const HASH_LENGTH = 32;
/** More than this in a stored string is damage or malice, and would cost gigabytes to try. */
const HIGHEST: Cost = { ln: 20, r: 16, p: 4 };

/**
 * Verify against this when there is no such user, so that the answer takes as long as for one.
 * No password hashes to it, as it is made of random bytes.
 */
export const DUMMY_HASH = write({
  cost: DEFAULT_COST,
  salt: randomBytes(SALT_LENGTH),
  hash: randomBytes(HASH_LENGTH),
});

export async function hashPassword(password: string, cost: Cost = DEFAULT_COST): Promise<string> {
  const length = [...normalised(password)].length;
  if (length < MIN_LENGTH || length > MAX_LENGTH) throw new UnacceptablePassword();
  const salt = randomBytes(SALT_LENGTH);
  return write({ cost, salt, hash: await derive(password, salt, cost) });
}

/** Throws if `stored` is no hash of ours: that is a fault in the database, not a wrong password. */
export async function verifyPassword(password: string, stored: string): Promise<boolean> {
  const { cost, salt, hash } = read(stored);
  return timingSafeEqual(await derive(password, salt, cost), hash);
}

/** Made at another cost than today's: hash again while the password is at hand. */
export function needsRehash(stored: string, cost: Cost = DEFAULT_COST): boolean {
  const made = read(stored).cost;
  return made.ln !== cost.ln || made.r !== cost.r || made.p !== cost.p;
}

/** Two at once: each takes 128 MB and one of Node's four threads, which files and DNS need too. */
const inTurn = turns(2);

function derive(password: string, salt: Buffer, { ln, r, p }: Cost): Promise<Buffer> {
  const N = 2 ** ln;
  const options = { N, r, p, maxmem: 128 * r * (N + p + 2) };
  return inTurn(
    () =>
      new Promise<Buffer>((resolve, reject) => {
        scrypt(normalised(password), salt, HASH_LENGTH, options, (error, key) =>
          error ? reject(error) : resolve(key),
        );
      }),
  );
}

/** NFKC: a Chinese input method writes full-width letters and digits without showing it as dots. */
function normalised(password: string): string {
  return password.normalize('NFKC');
}

function write({ cost, salt, hash }: { cost: Cost; salt: Buffer; hash: Buffer }): string {
  return `$scrypt$ln=${cost.ln},r=${cost.r},p=${cost.p}$${unpadded(salt)}$${unpadded(hash)}`;
}

function read(stored: string): { cost: Cost; salt: Buffer; hash: Buffer } {
  const parts =
    /^\$scrypt\$ln=(\d{1,2}),r=(\d{1,2}),p=(\d{1,2})\$([A-Za-z0-9+/]{22})\$([A-Za-z0-9+/]{43})$/.exec(
      stored,
    );
  if (!parts) throw new Error('stored password hash is not of a known form');
  const [, ln, r, p, salt = '', hash = ''] = parts;
  const cost = { ln: Number(ln), r: Number(r), p: Number(p) };
  if (cost.ln > HIGHEST.ln || cost.r > HIGHEST.r || cost.p > HIGHEST.p) {
    throw new Error('stored password hash asks for too much memory');
  }
  return { cost, salt: Buffer.from(salt, 'base64'), hash: Buffer.from(hash, 'base64') };
}

function unpadded(bytes: Buffer): string {
  return bytes.toString('base64').replaceAll('=', '');
}
