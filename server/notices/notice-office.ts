/** Notices as routes use them; mail only where a server for it is configured. */
import type { Knex } from 'knex';
import { InvalidInput } from '../errors.js';
import type { DataKey } from '../people/sealed-identity.js';
import { confirmAddress, forgetAddress, type OwnAddress, ownAddress, setAddress } from './mail-address.js';
import type { Mailer } from './mailer.js';

export interface NoticeOffice {
  /** Whether this platform sends mail at all. */
  readonly sendsMail: boolean;
  address(account: string): Promise<OwnAddress | null>;
  /** @throws InvalidInput where no mail is sent; TooManyRequests */
  setAddress(account: string, address: string): Promise<void>;
  confirm(account: string, code: string): Promise<void>;
  forget(account: string): Promise<void>;
}

export function noticeOffice({ db, key, mailer }: { db: Knex; key: DataKey; mailer: Mailer | null }): NoticeOffice {
  return {
    sendsMail: mailer !== null,
    address: (account) => ownAddress(db, key, account),
    async setAddress(account, address) {
      if (!mailer) throw new InvalidInput('本平台没有开通邮件通知,消息请登录后查看。', { code: 'no-mail' });
      await setAddress(db, { key, mailer }, account, address);
    },
    confirm: (account, code) => confirmAddress(db, account, code),
    forget: (account) => forgetAddress(db, account),
  };
}
