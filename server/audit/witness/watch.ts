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

/** Also a witness that is started for one round at a time notices that the log is silent, and tells an alarm once. */
const HEARD = 'last-heard-at';
const RAISED = 'last-alarm';

export class Watcher {
  #heardAt: number;
  #lastAlarm: string;

  constructor(private readonly watch: Watch) {
    const { kept, now } = watch.witness;
    const heard = Number(kept.text(HEARD) ?? Number.NaN);
    // A clock that was put back makes nothing heard in the future.
    this.#heardAt = Number.isFinite(heard) ? Math.min(heard, now()) : now();
    this.#lastAlarm = kept.text(RAISED) ?? '';
  }

  /** Never throws: what went wrong is told, and kept where it is an alarm. */
  async round(): Promise<Outcome> {
    const { witness, log, tell } = this.watch;
    try {
      const { size, fresh, untaken } = await pull(witness, log);
      tell(`${size} entries, ${fresh} new / 已核对 ${size} 条,新增 ${fresh} 条`);
      if (untaken) tell(`checked and kept, but the log has not taken the cosignature / 已核对并保存,但平台没有收下联署: ${untaken}`);
      await this.#refuseUnsigned(size);
      await this.#raised('');
      return 'fine';
    } catch (error) {
      return this.#failed(error as Error);
    }
  }

  /** Entries beyond the signed head are on their way; for long they must not be. */
  async #refuseUnsigned(size: number): Promise<void> {
    const { witness, log, stallAfter } = this.watch;
    const beyond = await log.leaves(size, size);
    if (beyond.length === 0) await this.#heard();
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
    if (isOwnDisk(error)) {
      tell(`nothing was kept and no name was given / 本机存储出错,没有保存也没有联署,请检查磁盘: ${error.message}`);
      return 'unread';
    }
    if (error instanceof Stalled) return this.#alarm({ what: 'stalled', en: error.en, zh: error.zh, evidence: [] });
    tell(`not read / 未能读取存证: ${error.message}`);
    const millis = witness.now() - this.#heardAt;
    const isLost = !(error instanceof DamagedDirectory) && millis > stallAfter;
    if (!isLost) return 'unread';
    return this.#alarm({ what: 'stalled', en: `the log has not answered for ${minutes(millis)} minutes`, zh: `存证已 ${minutes(millis)} 分钟没有应答`, evidence: [] });
  }

  /** The same alarm is raised once, however often it is found again. */
  async #alarm(alarm: Alarm): Promise<Outcome> {
    const { witness, send, tell } = this.watch;
    if (alarm.what !== this.#lastAlarm) tell(`ALARM ${await raise(witness.kept.dir, alarm, witness.now(), send)}`);
    await this.#raised(alarm.what).catch((error: Error) => tell(`the alarm will be told again / 告警可能重复: ${error.message}`));
    return 'alarm';
  }

  async #heard(): Promise<void> {
    const { kept, now } = this.watch.witness;
    this.#heardAt = now();
    await kept.keepText(HEARD, String(this.#heardAt));
  }

  async #raised(what: string): Promise<void> {
    if (what === this.#lastAlarm) return;
    this.#lastAlarm = what;
    await this.watch.witness.kept.keepText(RAISED, what);
  }
}

/** What this machine's own files say; the log over HTTP has no such codes. */
const isOwnDisk = (error: NodeJS.ErrnoException) => ['ENOSPC', 'EDQUOT', 'EROFS', 'EIO', 'EACCES'].includes(error.code ?? '');

class Stalled extends Error {
  constructor(
    readonly en: string,
    readonly zh: string,
  ) {
    super(en);
  }
}

const minutes = (millis: number) => Math.round(millis / 60_000);
