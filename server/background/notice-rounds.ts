/** Tells people what happened soon after it did, and sends it to those who want mail. */
import type { Knex } from 'knex';
import type { Logger } from 'pino';
import { type Sending, sendOnce } from '../notices/send-mail.js';
import { tellOnce } from '../notices/tell.js';
import { type Rounds, startRounds } from './rounds.js';

const SECOND = 1_000;

interface Telling {
  db: Knex;
  log: Logger;
  mail?: Omit<Sending, 'failed'>;
}

export function noticeRounds({ db, log, mail }: Telling): Rounds {
  const telling = startRounds({ name: 'notices', log, every: 5 * SECOND, gather: 200, work: () => tellOnce(db) });
  // Some seconds gather what one act after another has to say into one mail.
  const failed = (error: unknown, account: string) => log.warn({ err: error, account }, 'mail was not taken');
  const sending = mail && startRounds({ name: 'mail', log, every: 20 * SECOND, work: () => sendOnce({ ...mail, failed }) });
  return {
    wake: () => telling.wake(),
    async stop() {
      await Promise.all([telling.stop(), sending?.stop()]);
    },
  };
}
