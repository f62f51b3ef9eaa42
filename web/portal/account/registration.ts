/** What a bidder fills in, step by step; the platform checks it again and more strictly. */
import type { AccountKey } from './words.js';

export interface Registration {
  kind: 'person' | 'company';
  name: string;
  identityCode: string;
  headIdentity: string;
  controllerCode: string;
  phone: string;
  username: string;
  password: string;
  again: string;
}
export type Faults = Partial<Record<keyof Registration, AccountKey>>;

export const EMPTY: Registration = {
  kind: 'person',
  name: '',
  identityCode: '',
  headIdentity: '',
  controllerCode: '',
  phone: '',
  username: '',
  password: '',
  again: '',
};

const plain = (text: string) => text.normalize('NFKC').replace(/[\s-]/g, '');

/** What is wrong with the fields of one step; nothing else stops a person from going on. */
export function faultsIn(step: 1 | 2 | 3, given: Registration): Faults {
  const faults: Faults = {};
  if (step === 1 && given.name.trim() === '') faults.name = 'needed';
  if (step === 2) {
    const isPerson = given.kind === 'person';
    if (!/^[0-9A-Z]{17}[0-9A-Z]$/i.test(plain(given.identityCode))) faults.identityCode = isPerson ? 'badIdentity' : 'badCredit';
    if (!isPerson && given.headIdentity && !/^\d{17}[\dX]$/i.test(plain(given.headIdentity))) faults.headIdentity = 'badIdentity';
    if (!/^(1[3-9]\d{9}|0\d{9,11})$/.test(plain(given.phone))) faults.phone = 'badPhone';
  }
  if (step === 3) {
    if (!/^[a-z0-9._-]{2,32}$/.test(given.username.normalize('NFKC').trim().toLowerCase())) faults.username = 'badUsername';
    if ([...given.password].length < 10) faults.password = 'tooShort';
    if (given.again !== given.password) faults.again = 'notSame';
  }
  return faults;
}

/** As `POST /api/bidders` takes it. */
export function bodyOf({ kind, name, identityCode, headIdentity, controllerCode, phone, username, password }: Registration): object {
  const common = { kind, name: name.trim(), identityCode, phone, username, password };
  if (kind === 'person') return common;
  return { ...common, ...(headIdentity ? { headIdentity } : {}), ...(controllerCode ? { controllerCode } : {}) };
}

/** The step on which a field of the platform's answer stands. */
export const stepOf = (field: string): 1 | 2 | 3 => (field === 'name' || field === 'kind' ? 1 : field === 'username' || field === 'password' ? 3 : 2);

const KEPT = 'cunjitong.registration';
/**
 * What may be kept while a page is reloaded: no password, no identity or credit code and no phone, which a browser stores
 * unencrypted; and only as long as the tab is open, for many register on a machine that is not theirs.
 */
const KEPT_FIELDS = ['kind', 'name', 'username'] as const;

export function keepRegistration(given: Registration): void {
  const kept = Object.fromEntries(KEPT_FIELDS.map((field) => [field, given[field]]));
  try {
    sessionStorage.setItem(KEPT, JSON.stringify(kept));
  } catch {
    // A browser that refuses storage keeps nothing.
  }
}

/** What was typed before the page was loaded again, or nothing. */
export function keptRegistration(): Partial<Registration> | null {
  try {
    return JSON.parse(sessionStorage.getItem(KEPT) ?? 'null');
  } catch {
    return null;
  }
}

export function dropRegistration(): void {
  try {
    sessionStorage.removeItem(KEPT);
  } catch {
    // As above: nothing was kept.
  }
}
