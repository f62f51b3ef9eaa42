/** Rounds of a witness, one after the other, and what becomes of those that fail. */
import { type Alarm, raise, type SendMail } from './alarm.js';
import { Refusal, type Witness } from './cosign.js';
import { DamagedDirectory } from './kept.js';
import { type LogReader, pull } from './pull.js';

export interface Watch {
  witness: Witness;
  log: LogReader;
  /** Without news from the log for so long, or with entries that are not signed, it counts as stalled. */
  stallAfter: number;
  send?: SendMail;
  tell: (line: string) => void;
}

/** `alarm`: the log is not to be trusted. `unread`: nothing can be said. */
export type Outcome = 'fine' | 'alarm' | 'unread';
export const EXIT_CODES: Record<Outcome, number> = { fine: 0, alarm: 1, unread: 2 };

export class Watcher {
  #heardAt: number;
  #lastAlarm = '';

  constructor(private readonly watch: Watch) {
    this.#heardAt = watch.witness.now();
  }

  /** Never throws: what went wrong is told, and kept where it is an alarm. */
  async round(): Promise<Outcome> {
    const { witness, log, tell } = this.watch;
    try {
      const { size, fresh } = await pull(witness, log);
      tell(`${size} entries, ${fresh} new / 已核对 ${size} 条,新增 ${fresh} 条`);
      await this.#refuseUnsigned(size);
      this.#lastAlarm = '';
      return 'fine';
    } catch (error) {
      return this.#failed(error as Error);
    }
  }

  /** Entries beyond the signed head are on their way; for long they must not be. */
  async #refuseUnsigned(size: number): Promise<void> {
    const { witness, log, stallAfter } = this.watch;
    const beyond = await log.leaves(size, size);
    if (beyond.length === 0) this.#heardAt = witness.now();
    const millis = witness.now() - this.#heardAt;
    if (millis > stallAfter) throw new Stalled(`entries behind ${size} are not signed for ${minutes(millis)} minutes`, `第 ${size} 条之后的记录已 ${minutes(millis)} 分钟未签名`);
  }

  async #failed(error: Error): Promise<Outcome> {
    const { witness, stallAfter, tell } = this.watch;
    if (error instanceof Refusal && error.trouble === 'clock') {
      tell(error.message);
      return 'unread';
    }
    if (error instanceof Refusal) {
      const evidence = [error.evidence, witness.kept.last?.note ?? ''].filter(Boolean);
      return this.#alarm({ what: error.trouble, en: error.en, zh: error.zh, evidence });
    }
    if (error instanceof Stalled) return this.#alarm({ what: 'stalled', en: error.en, zh: error.zh, evidence: [] });
    tell(`not read: ${error.message} / 未能读取存证`);
    const millis = witness.now() - this.#heardAt;
    const isLost = !(error instanceof DamagedDirectory) && millis > stallAfter;
    if (!isLost) return 'unread';
    return this.#alarm({ what: 'stalled', en: `the log has not answered for ${minutes(millis)} minutes`, zh: `存证已 ${minutes(millis)} 分钟没有应答`, evidence: [] });
  }

  /** The same alarm is raised once, however often it is found again. */
  async #alarm(alarm: Alarm): Promise<Outcome> {
    const { witness, send, tell } = this.watch;
    if (alarm.what !== this.#lastAlarm) tell(`ALARM ${await raise(witness.kept.dir, alarm, witness.now(), send)}`);
    this.#lastAlarm = alarm.what;
    return 'alarm';
  }
}

class Stalled extends Error {
  constructor(
    readonly en: string,
    readonly zh: string,
  ) {
    super(en);
  }
}

const minutes = (millis: number) => Math.round(millis / 60_000);
