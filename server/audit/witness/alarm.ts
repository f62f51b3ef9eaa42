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

/**
 * By every way there is: one that fails stops none of the others, and is told. A full disk must not swallow an alarm.
 * @returns what was raised, with the ways that failed
 */
export async function raise(dir: string, { what, en, zh, evidence }: Alarm, now: number, send?: SendMail): Promise<string> {
  const at = new Date(now).toISOString();
  const line = `${at} ${what}: ${en} / ${zh}`;
  const troubles: string[] = [];
  const attempt = (way: string, work: Promise<void>) => work.catch((error: Error) => void troubles.push(`${way}: ${error.message}`));
  await attempt(ALARMS, appendFile(join(dir, ALARMS), `${line}\n`));
  if (evidence.length > 0) await attempt('evidence', writeFile(join(dir, `evidence-${at.replaceAll(':', '-')}.txt`), evidence.join('\n----\n')));
  const text = `${line}\n\n请保留本机目录 ${dir} 中的全部文件,并联系区管理员和纪(工)委。`;
  if (send) await attempt('mail', send({ subject: `存证见证告警:${zh}`, text }));
  if (troubles.length === 0) return line;
  const failed = `${at} could not be told by / 未能送达: ${troubles.join('; ')}`;
  await attempt(ALARMS, appendFile(join(dir, ALARMS), `${failed}\n`));
  return `${line}\n${failed}`;
}
