/** What a witness raises an alarm for: a file, a line on stderr, and mail where somebody is to be told. */
import { appendFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

export interface Alarm {
  what: string;
  en: string;
  zh: string;
  /** The signed note that shows it, and the one it contradicts. */
  evidence: readonly string[];
}
export type SendMail = (mail: { subject: string; text: string }) => Promise<void>;

export const ALARMS = 'alarm.txt';

/** Mail that cannot be sent is said in the file: an alarm never fails because of it. */
export async function raise(dir: string, { what, en, zh, evidence }: Alarm, now: number, send?: SendMail): Promise<string> {
  const at = new Date(now).toISOString();
  const line = `${at} ${what}: ${en} / ${zh}`;
  await appendFile(join(dir, ALARMS), `${line}\n`);
  if (evidence.length > 0) await writeFile(join(dir, `evidence-${at.replaceAll(':', '-')}.txt`), evidence.join('\n----\n'));
  await send?.({ subject: `存证见证告警:${zh}`, text: `${line}\n\n请保留本机目录 ${dir} 中的全部文件,并联系区管理员和纪(工)委。` }).catch((error) =>
    appendFile(join(dir, ALARMS), `${at} mail: could not be sent: ${(error as Error).message}\n`),
  );
  return line;
}
